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

    `line` is its first physical line; `following` the offset, and `following_line` the line, at
    which the records start.
    """

    columns: tuple[str, ...]
    delimiter: str
    line: int
    following: int
    following_line: int
    notes: tuple[str, ...] = ()


def read_header(data: bytes, delimiter: str | None, *, final: bool) -> Header | None:
    """Read the first line that is not blank; None when it is not complete in `data`.

    Raises:
        InputError: the header cannot be read.
    """
    told = _SEPARATOR_LINE.match(data)
    start = told.end() if told else len(data) - len(data.lstrip(b"\r\n"))
    if told and not delimiter:
        delimiter = told.group(1).decode("ascii")
    delimiter = delimiter or sniff_delimiter(data[start:])
    scan = Scanner(delimiter).scan(data, start)
    if scan.end == scan.following and not final:
        return None
    if start == len(data):
        return None
    line = 1 + count_lines(data[:start])
    _check(scan, data[start : scan.end], line)
    names = ColumnNames()
    if delimiter != ",":
        names.notes.append(f"delimiter: {_DELIMITER_NAMES.get(delimiter, delimiter)}")
    exported = [value.decode("utf-8") for value in scan.values]
    columns = tuple(names.claim(name, number) for number, name in enumerate(exported, start=1))
    following_line = 1 + count_lines(data[: scan.following])
    return Header(columns, delimiter, line, scan.following, following_line, tuple(names.notes))


def sniff_delimiter(data: bytes) -> str:
    """Return the delimiter that divides the first line into most fields; a comma if none does."""
    return max(DELIMITERS, key=lambda delimiter: len(Scanner(delimiter).scan(data, 0).values))


def _check(scan: Scan, text: bytes, line: int) -> None:
    fault = scan.fault or fault_of_text(text)
    if fault:
        raise InputError(f"line {line}: the header cannot be read: {fault}")
