"""Reads CSV records one at a time, exactly, and says what is wrong with a bad one.

The rules are those of RFC 4180 (section 2), widened where nothing can be lost by it: a record
ends at LF, CRLF or a lone CR, and a quote inside an unquoted field is a character like any other.
"""

import re
from dataclasses import dataclass

MAXIMUM_RECORD_BYTES = 8 << 20

UNTERMINATED = "unterminated quote"
TEXT_AFTER_QUOTE = "text after a closing quote"
NUL_BYTE = "NUL byte"
UNDECODABLE = "undecodable bytes"
TOO_LONG = f"record longer than {MAXIMUM_RECORD_BYTES:,} bytes"

_QUOTED = re.compile(rb'"[^"]*+(?:""[^"]*+)*+"')
_LINE_END = re.compile(rb"\r\n|\n|\r")


@dataclass(frozen=True)
class Scan:
    """One record of a buffer: its fields, its fault, where its text ends and the next starts."""

    start: int
    end: int
    following: int
    values: tuple[bytes, ...]
    fault: str | None = None

    @property
    def is_blank(self) -> bool:
        """An empty line between records is no record."""
        return self.start == self.end


@dataclass(frozen=True)
class Step:
    """What becomes of the text from one place of a buffer to `following`."""

    following: int
    reason: str | None = None
    is_blank: bool = False


class Scanner:
    """Scans records that are divided by one delimiter (a single ASCII byte)."""

    def __init__(self, delimiter: str) -> None:
        """Prepare the patterns for `delimiter`."""
        self._delimiter = delimiter.encode("ascii")
        self._unquoted = re.compile(rb"[^\r\n" + re.escape(self._delimiter) + rb"]*+")

    def scan(self, data: bytes, start: int) -> Scan:
        """Read the record that starts at `start` of a buffer whose last record is terminated.

        A record that is not closed within the buffer comes back with the fault `UNTERMINATED`.
        """
        values: list[bytes] = []
        position = start
        while True:
            quoted = data[position : position + 1] == b'"'
            match = (_QUOTED if quoted else self._unquoted).match(data, position)
            if match is None:
                return Scan(start, len(data), len(data), tuple(values), UNTERMINATED)
            values.append(_unescaped(match.group()) if quoted else match.group())
            position = match.end()
            if data[position : position + 1] != self._delimiter:
                return _closed(data, start, position, tuple(values))
            position += 1

    def step(self, data: bytes, start: int, fields: int, *, final: bool) -> Step | None:
        """Decide on the record at `start`: accepted, blank, or rejected with a reason.

        A stray quote can swallow good records up to the next quote. So a bad record is rejected
        only up to the next line on which a good one begins, and reading goes on there.
        None: the record's end is not in the buffer, which is not the file's last.
        """
        scan = self.scan(data, start)
        if scan.end == scan.following and not final:
            too_long = len(data) - start > MAXIMUM_RECORD_BYTES
            return _first_line(data, start) if too_long else None
        reason, following = fault_of(scan, fields), scan.following
        if reason:
            following = self._resumption(data, start, scan, fields)
        else:
            reason = fault_of_text(data[start : scan.end])
        return Step(following, reason, scan.is_blank)

    def _resumption(self, data: bytes, start: int, scan: Scan, fields: int) -> int:
        for line_end in _LINE_END.finditer(data, start, scan.following):
            if line_end.end() >= scan.following:
                break
            candidate = self.scan(data, line_end.end())
            if not candidate.is_blank and fault_of(candidate, fields) is None:
                return line_end.end()
        return scan.following


def fault_of(scan: Scan, fields: int) -> str | None:
    """Return what is wrong with the form of a record, or None."""
    if scan.fault or scan.is_blank or len(scan.values) == fields:
        return scan.fault
    return wrong_number(len(scan.values), fields)


def wrong_number(found: int, expected: int) -> str:
    """Return the reason for a record with too few or too many fields."""
    return f"wrong number of fields: {found} where the header has {expected}"


def fault_of_text(data: bytes) -> str | None:
    """Return what is wrong with the bytes of a well-formed record, or None."""
    if b"\0" in data:
        return NUL_BYTE
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return UNDECODABLE
    return None


def count_lines(data: bytes) -> int:
    """Count physical lines ended in `data` by LF, CRLF or a lone CR."""
    return data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")


def legible(data: bytes) -> str:
    """Return bytes as text that any column can hold: what is not UTF-8 stands as \\xNN."""
    return data.rstrip(b"\r\n").decode("utf-8", "backslashreplace").replace("\0", "\\x00")


def _first_line(data: bytes, start: int) -> Step:
    line_end = _LINE_END.search(data, start)
    return Step(line_end.end() if line_end else len(data), TOO_LONG)


def _closed(data: bytes, start: int, position: int, values: tuple[bytes, ...]) -> Scan:
    line_end = _LINE_END.search(data, position)
    end, following = line_end.span() if line_end else (len(data), len(data))
    fault = None if end == position else TEXT_AFTER_QUOTE
    return Scan(start, end, following, values, fault)


def _unescaped(quoted: bytes) -> bytes:
    return quoted[1:-1].replace(b'""', b'"')
