"""Finds the files to load, and the channel and table of each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from portrait.loading.content import is_gzip
from portrait.loading.csv_reader import DELIMITERS
from portrait.loading.values import InputError, SourceFile

_HEAD_BYTES = 4096
_MAGIC = {
    b"PK\x03\x04": "a zip archive or an Excel workbook",
    b"PAR1": "a Parquet file",
    b"%PDF": "a PDF document",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
}
_HTML = ("<!doctype html", "<html", "<head", "<body", "<?xml", "<error")


def has_table_form(path: Path) -> bool:
    """Return whether plain text looks like a table: its first two lines split alike."""
    if is_gzip(path):
        return True
    with path.open("rb") as file:
        lines = file.read(_HEAD_BYTES).splitlines()[:2]
    counts = [[line.count(delimiter.encode()) for delimiter in DELIMITERS] for line in lines]
    return len(counts) == 2 and any(a == b > 0 for a, b in zip(*counts, strict=True))


def check_form(head: bytes, encoding: str, form: str) -> None:
    """Refuse a file whose first bytes do not match the form in its name.

    Raises:
        InputError: empty, a page of HTML or XML, JSON under a CSV name, an array of JSON, or a
            known binary form.
    """
    for magic, what in _MAGIC.items():
        if head.startswith(magic):
            raise InputError(f"line 1: this is {what}, not {form}; export it again as {form}")
    start = head.decode(encoding, "ignore").lstrip("\ufeff \t\r\n\0")
    if not start and len(head) < _HEAD_BYTES:
        raise InputError("the file is empty: it has no header")
    if start.lower().startswith(_HTML):
        raise InputError(f"line 1: this is a page of HTML or XML, not {form}; export it again")
    if form == "csv" and start[:1] in ("{", "["):
        raise InputError("line 1: this is JSON, not CSV; name JSON lines .jsonl")
    if form == "json" and start[:1] == "[":
        raise InputError("line 1: this is a JSON array; write JSON lines, one object per line")


FORMS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".parquet": "parquet",
}


@dataclass(frozen=True)
class Ignored:
    """A file that is not loaded, and why."""

    label: str
    why: str


Found = SourceFile | Ignored


def discover(patterns: Iterable[str], channel: str | None = None) -> list[Found]:
    """Return the files of paths, folders and globs, in order, each file once.

    Raises:
        FileNotFoundError: a path or pattern matches nothing.
        InputError: a given file is of no known form.
    """
    found: dict[Path, Found] = {}
    for pattern in patterns:
        for path in _matches(pattern):
            for file, item in _of_path(path, channel):
                found.setdefault(file.resolve(), item)
    return list(found.values())


def sql_name(text: str) -> str:
    """Return a file's or folder's name in SQL: lower case, `_` for all but letters and digits."""
    return re.sub(r"\W", "_", text.lower())


def _matches(pattern: str) -> list[Path]:
    if Path(pattern).exists():
        return [Path(pattern)]
    anchor = Path(pattern).anchor
    paths = sorted(Path(anchor or ".").glob(pattern.removeprefix(anchor)))
    if not paths:
        raise FileNotFoundError(f"{pattern}: no such file or folder, and nothing matches it")
    return paths


def _of_path(path: Path, channel: str | None) -> Iterator[tuple[Path, Found]]:
    path = path.resolve()
    if path.is_dir():
        yield from _of_folder(path, channel)
    elif (form := _form(path)) is None:
        raise InputError(f"{path.name}: this form cannot be loaded; use one of {_known()}")
    else:
        yield path, _source(path, path.parent, _stem(path), channel, form)


def _of_folder(folder: Path, channel: str | None) -> Iterator[tuple[Path, Found]]:
    """A folder that holds tables is a channel; otherwise its folders are channels."""
    holds_tables = any(path.is_file() and _why_not(path) is None for path in _inside(folder))
    if channel or holds_tables:
        yield from _of_channel(folder, channel)
        return
    for path in _inside(folder):
        if path.is_dir():
            yield from _of_channel(path, None)
        else:
            yield path, Ignored(path.name, _why_not(path) or "")


def _of_channel(folder: Path, channel: str | None) -> Iterator[tuple[Path, Found]]:
    for path in _inside(folder):
        parts = sorted(path.rglob("*")) if path.is_dir() else [path]
        table = path.name if path.is_dir() else _stem(path)
        for file in parts:
            if file.is_file() and not _is_hidden(file.relative_to(folder)):
                yield file, _found(file, folder, table, channel)


def _found(file: Path, folder: Path, table: str, channel: str | None) -> Found:
    form, why = _form(file), _why_not(file)
    if why or form is None:
        return Ignored(f"{folder.name}/{file.relative_to(folder).as_posix()}", why or "")
    return _source(file, folder, table, channel, form)


def _source(file: Path, folder: Path, table: str, channel: str | None, form: str) -> SourceFile:
    label = f"{channel or folder.name}/{file.relative_to(folder).as_posix()}"
    return SourceFile(file, sql_name(channel or folder.name), sql_name(table), label, form)


def _inside(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if not _is_hidden(Path(path.name))]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _form(path: Path) -> str | None:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes[-1:] == [".gz"]:
        suffixes = suffixes[:-1]
    return FORMS.get(suffixes[-1]) if suffixes else None


def _stem(path: Path) -> str:
    name = path.name[: -len(".gz")] if path.suffix.lower() == ".gz" else path.name
    return Path(name).stem


def _why_not(path: Path) -> str | None:
    """Return why a file of a folder is not a table, or None."""
    if _form(path) is None:
        return "not a table"
    if ".txt" in path.suffixes and not has_table_form(path):
        return "text that does not look like a table"
    return None


def _known() -> str:
    return ", ".join(FORMS)
