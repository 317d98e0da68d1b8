"""Reads the header of a CSV file: its delimiter and its column names."""

import re
from dataclasses import dataclass

from portrait.loading.columns import ColumnNames
from portrait.loading.scanner import Scan, Scanner, count_lines, fault_of_text
from portrait.loading.values import InputError

DELIMITERS = ",;\t|"
# Excel writes the delimiter into a line of its own where it is not the country's usual one.
_SEPARATOR_LINE = re.compile(rb"sep=([,;\t|])(?:\r\n|\n|\r)")
_DELIMITER_NAMES = {"\t": "tab"}


@dataclass(frozen=True)
class Header:
    """Where the header stands and what it says.

    `following` is the offset, and `following_line` the physical line, at which the records
    start; `ends_at_return`: the header ends at a lone CR, as then do the records.
    """

    columns: tuple[str, ...]
    delimiter: str
    ends_at_return: bool
    following: int
    following_line: int
    notes: tuple[str, ...] = ()


def read_header(data: bytes, delimiter: str | None, *, final: bool) -> Header | None:
    """Read the first line that is not blank; None when it is not complete in `data`.

    Raises:
        InputError: the header cannot be read.
    """
    start, told = _start(data)
    delimiter = delimiter or told or sniff_delimiter(data[start:])
    scan = Scanner(delimiter, ends_at_return=True).scan(data, start, 0)
    if start == len(data) or (scan.is_open and not final):
        return None
    _check(scan, data)
    names = ColumnNames()
    exported = [value.decode("utf-8") for value in scan.values]
    columns = tuple(names.claim(name, number) for number, name in enumerate(exported, start=1))
    return Header(
        columns=columns,
        delimiter=delimiter,
        ends_at_return=data[scan.end : scan.following] == b"\r",
        following=scan.following,
        following_line=1 + count_lines(data[: scan.following]),
        notes=(*_notes(delimiter), *names.notes),
    )


def _start(data: bytes) -> tuple[int, str | None]:
    """Return where the header starts, and the delimiter if a line before it tells."""
    told = _SEPARATOR_LINE.match(data)
    if told:
        return told.end(), told.group(1).decode("ascii")
    return len(data) - len(data.lstrip(b"\r\n")), None


def _notes(delimiter: str) -> list[str]:
    return [] if delimiter == "," else [f"delimiter: {_DELIMITER_NAMES.get(delimiter, delimiter)}"]


def sniff_delimiter(data: bytes) -> str:
    """Return the delimiter that divides the first line into most fields; a comma if none does."""
    scanners = {delimiter: Scanner(delimiter, ends_at_return=True) for delimiter in DELIMITERS}
    return max(DELIMITERS, key=lambda delimiter: len(scanners[delimiter].scan(data, 0, 0).values))


def _check(scan: Scan, data: bytes) -> None:
    fault = scan.fault or fault_of_text(data[scan.start : scan.end])
    if fault:
        line = 1 + count_lines(data[: scan.start])
        raise InputError(f"line {line}: the header cannot be read: {fault}")
