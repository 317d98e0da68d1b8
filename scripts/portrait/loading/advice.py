"""Says what a user can do about a file, table or channel that cannot be loaded as it is."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from portrait.loading.column_names import alike, nearest
from portrait.loading.contracts import DeclaredTable

AS_CSV = "save the sheet as CSV UTF-8 and load that file"

_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers", ".et")
_ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".tgz", ".bz2", ".xz", ".zst")
_PAGES = (".html", ".htm", ".xml")
_OF_SUFFIX = {
    **dict.fromkeys(_WORKBOOKS, f"a workbook, which cannot be loaded; {AS_CSV}"),
    **dict.fromkeys(_ARCHIVES, "an archive; unpack it and load the files inside"),
    **dict.fromkeys(_PAGES, "a page of HTML or XML; export the table as CSV UTF-8"),
}
_OTHER = "a form that cannot be loaded; export the table as CSV UTF-8, JSON lines or Parquet"


def unreadable_form(path: Path) -> str:
    """Return what a file seems to be and what to do; the content counts more than the name."""
    with path.open("rb") as file:
        start = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta")):
        return (
            f"a page of HTML under the name of another form; open it in a spreadsheet and {AS_CSV}"
        )
    return _OF_SUFFIX.get(path.suffix.lower(), _OTHER)


def undeclared_channel(channel: str, known: Sequence[str]) -> str:
    """Return the words for files of a channel that nobody declared."""
    return (
        f"{channel}: no channel of this name is declared, so no model reads it; the channels are"
        f" {', '.join(known) or 'none yet'}. Load its files as one of them with --channel, or add"
        " the channel: CONTRIBUTING.md has the recipe"
    )


def undeclared_table(table: str, channel: str, layouts: Mapping[str, DeclaredTable]) -> str:
    """Return the words for a table that its channel does not declare, and the nearest ones."""
    near = nearest(table, layouts)
    advice = f"is it {' or '.join(near)}? Then rename the file. " if near else ""
    return (
        f"{channel} declares no table {table}, so no model reads its rows: {advice}"
        f"The tables of {channel} are {', '.join(layouts)}"
    )


def lacks_required(
    declared: DeclaredTable,
    columns: Sequence[str],
    layouts: Mapping[str, DeclaredTable],
    hint: str,
) -> str:
    """Return the words for a file without a required column: what may be meant, what is wanted."""
    lacking = _lacking(declared, columns)
    wanted = ", ".join(name for name in declared.columns if name in declared.required)
    said = [
        f"required column missing: {', '.join(lacking)}; export the file with it",
        *([hint] if hint else []),
        *_meant(lacking, columns),
        _nearest_layout(declared, columns, layouts),
        f"{declared.name} requires {wanted}",
    ]
    return "; ".join(text for text in said if text)


def _lacking(declared: DeclaredTable, columns: Iterable[str]) -> list[str]:
    held = {name.lower() for name in columns}
    return [name for name in declared.columns if name in declared.required - held]


def _meant(lacking: Iterable[str], columns: Sequence[str]) -> list[str]:
    found = {name: alike(name, columns) for name in lacking}
    return [
        f"{_either(near)} looks like {name}: rename it if it is"
        for name, near in found.items()
        if near
    ]


def _either(names: Sequence[str]) -> str:
    return " or ".join(f'"{name}"' for name in names[:3])


def _nearest_layout(
    declared: DeclaredTable, columns: Sequence[str], layouts: Mapping[str, DeclaredTable]
) -> str:
    """Return which other table of the channel holds more of the columns, and what it lacks."""
    held = {name.lower() for name in columns}
    shared = {table: len(held & set(layout.columns)) for table, layout in layouts.items()}
    best = max(shared, key=lambda table: (shared[table], table == declared.name), default="")
    if not best or best == declared.name or not shared[best]:
        return ""
    lacking = _lacking(layouts[best], columns)
    rest = f", and lacks {', '.join(lacking)} of it" if lacking else ""
    return f"its columns are more like the table {best}{rest}"
