"""Reads the header of a CSV file: where it is, its delimiter, and the columns it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from portrait.loading.column_names import declared_names
from portrait.loading.contracts import DeclaredTable
from portrait.loading.csv_scanner import (
    TEXT_AFTER_QUOTE,
    Scan,
    Scanner,
    count_lines,
    fault_of_text,
    legible,
)
from portrait.loading.values import ColumnNames, Guess, InputError, Rejection

DELIMITERS = ",;\t|"
ABOVE_THE_HEADER = "above_the_header"
# As far as a header is looked for.
LOOKED_AT_BYTES = 1 << 16
_LOOKED_AT_LINES = 100
# Excel writes the delimiter into a line of its own when it is not the country's usual one.
_SEPARATOR_LINE = re.compile(rb'(?:"sep=([,;\t|])"|sep=([,;\t|]))[,;\t|]*(?:\r\n|\n|\r)', re.I)
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_DELIMITER_NAMES = {"\t": "tab"}


@dataclass(frozen=True)
class Header:
    """The columns of a file, and where its records start.

    `exported` are the names as they stand in the file. `following` is the offset, and
    `following_line` the physical line, at which the records start; `ends_at_return`: the header
    ends at a lone CR, and so do the records. `above` are the lines before the header; `hint` names
    a line that is more like the header of this table than the one that was read.
    """

    columns: tuple[str, ...]
    delimiter: str
    ends_at_return: bool
    following: int
    following_line: int
    exported: tuple[str, ...] = ()
    above: tuple[Rejection, ...] = ()
    notes: tuple[str, ...] = ()
    guesses: tuple[Guess, ...] = ()
    hint: str = ""


def read_header(
    data: bytes, delimiter: str | None, declared: DeclaredTable | None, *, final: bool
) -> Header | None:
    """Read the header; None when it is not complete in `data`.

    It is the first line that holds all required columns of the declared table; if there is none,
    the first line that is not blank.

    Raises:
        InputError: the header cannot be read.
    """
    first, stated = _start(data)
    seen = _found(data, first, delimiter or stated, declared)
    start = seen.start
    delimiter = delimiter or stated or seen.delimiter or sniff_delimiter(data[start:])
    scan = _scanned(data, start, delimiter)
    if start == len(data) or (scan.is_open and not final):
        return None
    _check(scan, data)
    names = ColumnNames()
    exported = tuple(value.decode("utf-8") for value in scan.values)
    meant = declared_names(exported, declared.columns) if declared else exported
    columns = tuple(names.claim_all(meant, declared.columns if declared else ()))
    line = 1 + count_lines(data[:start])
    guesses = (
        *_of_place(line, delimiter, is_below=start > first),
        *(Guess(column, f"header {name}") for name, column in _renamed(exported, columns)),
    )
    return Header(
        columns=columns,
        delimiter=delimiter,
        ends_at_return=data[scan.end : scan.following] == b"\r",
        following=scan.following,
        following_line=1 + count_lines(data[: scan.following]),
        exported=exported,
        above=tuple(_above(data, first, start)),
        notes=(*_notes(line, delimiter, exported, columns, is_below=start > first), *names.notes),
        guesses=guesses,
        hint=seen.hint,
    )


def sniff_delimiter(data: bytes) -> str:
    """Return the delimiter that splits the first line into most fields; a comma if none does."""
    return max(DELIMITERS, key=lambda delimiter: len(_cells(data, 0, delimiter)))


def _start(data: bytes) -> tuple[int, str | None]:
    """Return where the text starts, and the delimiter if a line before it states one."""
    stated = _SEPARATOR_LINE.match(data)
    start, delimiter = 0, None
    if stated:
        start, delimiter = stated.end(), (stated.group(1) or stated.group(2)).decode("ascii")
    rest = data[start:]
    return start + len(rest) - len(rest.lstrip(b"\r\n")), delimiter


@dataclass(frozen=True)
class _Place:
    """Where a header starts, the delimiter that shows it, and what is better elsewhere."""

    start: int
    delimiter: str | None = None
    hint: str = ""


def _found(
    data: bytes, first: int, delimiter: str | None, declared: DeclaredTable | None
) -> _Place:
    """Return the first line that holds what the table requires, else the first line."""
    if declared is None:
        return _Place(first)
    head, most, best = data[:LOOKED_AT_BYTES], 0, first
    for start in _line_starts(head, first):
        for candidate in delimiter or DELIMITERS:
            held = _held(_cells(head, start, candidate), declared)
            if _is_header(held, declared):
                return _Place(start, candidate)
            if len(held) > most:
                most, best = len(held), start
    is_elsewhere = best > first and most > 1
    return _Place(first, hint=_better(data, best) if is_elsewhere else "")


def _better(data: bytes, start: int) -> str:
    return f"line 1 is no header, line {1 + count_lines(data[:start])} looks like one"


def _line_starts(data: bytes, first: int) -> Iterator[int]:
    lines = (line for line in _LINE.finditer(data, first) if line.group().strip())
    for _, line in zip(range(_LOOKED_AT_LINES), lines, strict=False):
        yield line.start()


def _cells(data: bytes, start: int, delimiter: str) -> tuple[bytes, ...]:
    return _scanned(data, start, delimiter).values


def _scanned(data: bytes, start: int, delimiter: str) -> Scan:
    """Scan a header; blanks between a quote and a delimiter are no part of any name."""
    scanner = Scanner(delimiter, ends_at_return=True)
    scan = scanner.scan(data, start, 0)
    if scan.fault != TEXT_AFTER_QUOTE:
        return scan
    border = re.escape(delimiter.encode("ascii"))
    tight = re.sub(rb'" +(?=' + border + rb"|\Z)", b'"', data[start : scan.end])
    tight = re.sub(rb"(\A|" + border + rb') +"', rb'\1"', tight)
    again = scanner.scan(tight, 0, 0)
    return scan if again.fault else replace(scan, values=again.values, fault=None)


def _held(cells: Sequence[bytes], declared: DeclaredTable) -> set[str]:
    """Return the declared columns among the cells of a line."""
    names = [cell.decode("utf-8", "replace") for cell in cells]
    return set(declared_names(names, declared.columns)) & set(declared.columns)


def _is_header(held: set[str], declared: DeclaredTable) -> bool:
    return declared.required <= held if declared.required else bool(held)


def _above(data: bytes, first: int, start: int) -> Iterator[Rejection]:
    for line in _LINE.finditer(data, first, start):
        if line.group().strip(b"\r\n"):
            number = 1 + count_lines(data[: line.start()])
            yield Rejection(number, ABOVE_THE_HEADER, legible(line.group()))


def _notes(
    line: int,
    delimiter: str,
    exported: Sequence[str],
    columns: Sequence[str],
    *,
    is_below: bool,
) -> list[str]:
    notes = [f"the header is line {line}"] if is_below else []
    notes += [] if delimiter == "," else [f"delimiter: {_in_words(delimiter)}"]
    renamed = [f'"{name}" is {column}' for name, column in _renamed(exported, columns)]
    return notes + (
        [f"headers that mean declared columns: {', '.join(renamed)}"] if renamed else []
    )


def _renamed(exported: Sequence[str], columns: Sequence[str]) -> list[tuple[str, str]]:
    """Return the fields that are read under the name of a declared column, with that name.

    A name with a number added only repeats another one, and has a note of its own.
    """
    pairs = list(zip(exported, columns, strict=True))
    return [pair for pair in pairs if declared_names(pair[:1], pair[1:]) != list(pair[:1])]


def _of_place(line: int, delimiter: str, *, is_below: bool) -> list[Guess]:
    guesses = [Guess("", f"header line {line}")] if is_below else []
    return guesses + ([] if delimiter == "," else [Guess("", f"delimiter {_in_words(delimiter)}")])


def _in_words(delimiter: str) -> str:
    return _DELIMITER_NAMES.get(delimiter, delimiter)


def _check(scan: Scan, data: bytes) -> None:
    fault = scan.fault or fault_of_text(data[scan.start : scan.end])
    if fault:
        line = 1 + count_lines(data[: scan.start])
        raise InputError(f"line {line}: the header cannot be read: {fault}")
