"""Splits CSV text into records: exactly and one at a time, or fast and many at a time.

The rules are those of RFC 4180 (section 2), relaxed where this loses nothing: a record may end at
LF, and a quote inside an unquoted field is an ordinary character. So is a lone CR, unless the
header ends at one, or the record is valid only when the CR ends it.

The fast way uses parity: when every quote is well placed, text is inside quotes exactly when an
odd number of quotes precedes it. The fast way splits records only up to the first misplaced quote;
from there the exact scanner reads on.
"""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MAXIMUM_RECORD_BYTES = 8 << 20

UNTERMINATED = "unterminated quote"
TEXT_AFTER_QUOTE = "text after a closing quote"
NUL_BYTE = "NUL byte"
UNDECODABLE = "undecodable bytes"
TOO_LONG = f"record longer than {MAXIMUM_RECORD_BYTES:,} bytes"

# Repeats a single character only: a repeated choice keeps a state for each character, a gigabyte
# for a long field, and its possessive form matches too much before Python 3.11.5.
_QUOTES = re.compile(rb'"+')
_LINE_END = {True: re.compile(rb"\r\n|\n|\r"), False: re.compile(rb"\r?\n")}


@dataclass(frozen=True)
class Scan:
    """One record of a buffer: its fields, its fault, its end and the start of the next one."""

    start: int
    end: int
    following: int
    values: tuple[bytes, ...]
    fault: str | None = None

    @property
    def is_blank(self) -> bool:
        """The line is empty, and therefore not a record."""
        return self.start == self.end

    @property
    def is_open(self) -> bool:
        """No line end follows: the record may continue after the buffer."""
        return self.end == self.following

    @property
    def is_too_long(self) -> bool:
        """The record is longer than the maximum."""
        return self.following - self.start > MAXIMUM_RECORD_BYTES


@dataclass(frozen=True)
class Step:
    """The result for the text from one offset of a buffer to `following`."""

    following: int
    reason: str | None = None
    is_blank: bool = False


class Scanner:
    """Scans records with one delimiter (a single ASCII byte) between their fields."""

    def __init__(self, delimiter: str, *, ends_at_return: bool) -> None:
        """Prepare the patterns; `ends_at_return`: a lone CR ends every record outside quotes."""
        self._delimiter = delimiter.encode("ascii")
        self._ends_at_return = ends_at_return
        divider = re.escape(self._delimiter)
        self._plain_end = {
            True: re.compile(rb"[\r\n" + divider + rb"]"),
            False: re.compile(rb"[\n" + divider + rb"]|\r\n"),
        }

    def scan(self, data: bytes, start: int, fields: int) -> Scan:
        """Read the record that starts at `start`, preferring the reading that has `fields` fields.

        A record with a quote that the buffer does not close has the fault `UNTERMINATED`.
        """
        scan = self._scan(data, start, ends_at_return=self._ends_at_return)
        is_settled = scan.is_open or scan.is_too_long or fault_of(scan, fields) is None
        if self._ends_at_return or is_settled:
            return scan
        shorter = self._scan(data, start, ends_at_return=True)
        return scan if shorter.is_open or fault_of(shorter, fields) else shorter

    def _scan(self, data: bytes, start: int, *, ends_at_return: bool) -> Scan:
        values: list[bytes] = []
        position = start
        while True:
            quoted = data[position : position + 1] == b'"'
            end = self._field_end(data, position, quoted=quoted, ends_at_return=ends_at_return)
            if end is None:
                return Scan(start, len(data), len(data), tuple(values), UNTERMINATED)
            field = data[position:end]
            values.append(_unescaped(field) if quoted else field)
            position = end
            if data[position : position + 1] != self._delimiter:
                line_end = _LINE_END[ends_at_return].search(data, position)
                return _closed(data, start, position, line_end, tuple(values))
            position += 1

    def _field_end(
        self, data: bytes, start: int, *, quoted: bool, ends_at_return: bool
    ) -> int | None:
        """Return where the field that starts at `start` ends; None when it is never closed."""
        if quoted:
            return _quoted_end(data, start)
        end = self._plain_end[ends_at_return].search(data, start)
        return end.start() if end else len(data)

    def step(self, data: bytes, start: int, fields: int, *, final: bool) -> Step | None:
        """Validate the record at `start`: accepted, blank, or rejected with a reason.

        A stray quote can swallow good records up to the next quote. So a bad record is rejected
        only up to the next line on which a good one begins, and reading goes on there.
        Returns None when the record's end is not in the buffer and the file goes on.
        """
        scan = self.scan(data, start, fields)
        if scan.is_too_long:
            return _first_line(data, start)
        if scan.is_open and not final:
            return None
        reason = fault_of(scan, fields)
        if reason is None:
            fault = fault_of_text(data[start : scan.end])
            return Step(scan.following, fault, scan.is_blank)
        following = self._resumption(data, scan, fields, final=final)
        return None if following is None else Step(following, reason)

    def _resumption(self, data: bytes, bad: Scan, fields: int, *, final: bool) -> int | None:
        """Return the start of the first good record on a later line of a bad one, or its end."""
        for line_end in _LINE_END[True].finditer(data, bad.start, bad.following):
            start = line_end.end()
            if start >= bad.following:
                break
            candidate = self.scan(data, start, fields)
            if candidate.is_open and not (final or candidate.is_too_long):
                return None
            is_bad = candidate.is_too_long or fault_of(candidate, fields)
            if not (is_bad or candidate.is_blank):
                return start
        return bad.following


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
    """Return bytes as text that any column can hold: what is not UTF-8 is written as \\xNN."""
    return data.rstrip(b"\r\n").decode("utf-8", "backslashreplace").replace("\0", "\\x00")


def _first_line(data: bytes, start: int) -> Step:
    line_end = _LINE_END[True].search(data, start)
    return Step(line_end.end() if line_end else len(data), TOO_LONG)


def _closed(
    data: bytes,
    start: int,
    position: int,
    line_end: re.Match[bytes] | None,
    values: tuple[bytes, ...],
) -> Scan:
    end, following = line_end.span() if line_end else (len(data), len(data))
    fault = None if end == position else TEXT_AFTER_QUOTE
    return Scan(start, end, following, values, fault)


def _quoted_end(data: bytes, start: int) -> int | None:
    """Return the end of a quoted field: quotes inside come in pairs, so an odd run closes it."""
    for quotes in _QUOTES.finditer(data, start + 1):
        if (quotes.end() - quotes.start()) % 2:
            return quotes.end()
    return None


def _unescaped(quoted: bytes) -> bytes:
    return quoted[1:-1].replace(b'""', b'"')


_LF, _CR, _QUOTE = 10, 13, 34

Positions = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Split:
    """Complete, well-formed records at the start of a buffer; each array has one entry a record.

    `starts` and `following` are byte offsets (a record's text and its line end lie between);
    `lines` counts the physical lines a record spans; `fields` its fields; `is_blank` marks empty
    lines, which are no records.
    """

    starts: Positions
    following: Positions
    lines: Positions
    fields: Positions
    is_blank: Flags

    def head(self, count: int) -> "Split":
        """Return the first `count` records."""
        return Split(
            self.starts[:count],
            self.following[:count],
            self.lines[:count],
            self.fields[:count],
            self.is_blank[:count],
        )

    def text(self, data: bytes, is_wanted: Flags) -> bytes:
        """Return the text of the wanted records, one after the other, with their line ends."""
        edges = np.diff(np.concatenate([[0], is_wanted.astype(np.int8), [0]]))
        firsts, lasts = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1) - 1
        spans = zip(self.starts[firsts], self.following[lasts], strict=True)
        return b"".join(data[first:last] for first, last in spans)


def split(data: bytes, delimiter: str, ends_at_return: bool) -> Split:
    """Split `data`, which starts at a record; the last byte must not be the CR of a CRLF.

    A lone CR outside quotes ends a record only if `ends_at_return`.
    """
    codes = np.frombuffer(data, dtype=np.uint8)
    line_ends = _line_ends(codes, data)
    delimiters = np.flatnonzero(codes == ord(delimiter))
    record_ends = line_ends if ends_at_return else line_ends[codes[line_ends] == _LF]
    if b'"' in data:
        quotes = np.flatnonzero(codes == _QUOTE)
        inside = np.bitwise_xor.accumulate(codes == _QUOTE)
        delimiters = delimiters[~inside[delimiters]]
        record_ends = record_ends[~inside[record_ends]]
        trusted = _first_misplaced(codes, quotes, ord(delimiter), ends_at_return)
        record_ends = record_ends[record_ends < trusted]
    return _records(codes, record_ends, line_ends, delimiters)


def _line_ends(codes: NDArray[np.uint8], data: bytes) -> Positions:
    """Offsets of the last byte of every physical line: LF, or a CR that no LF follows."""
    line_feeds = np.flatnonzero(codes == _LF)
    if b"\r" not in data:
        return line_feeds
    returns = np.flatnonzero(codes == _CR)
    followed = np.append(codes, 0)[returns + 1] == _LF
    return np.sort(np.concatenate([line_feeds, returns[~followed]]))


def _first_misplaced(
    codes: NDArray[np.uint8], quotes: Positions, delimiter: int, ends_at_return: bool
) -> int:
    """Return the offset of the first quote that opens or closes no field (or the buffer's end).

    An opening quote is at the start of a field, or doubles a closing one; a closing quote is
    before a delimiter, a line end, or a quote.
    """
    is_border = np.zeros(256, dtype=np.bool_)
    is_border[[_LF, _QUOTE, delimiter]] = True
    is_border[_CR] = ends_at_return
    padded = np.concatenate([[_LF], codes, [_LF, _LF]]).astype(np.uint8)
    is_before_crlf = (padded[quotes + 2] == _CR) & (padded[quotes + 3] == _LF)
    is_well_placed = is_border[padded[quotes + 2]] | is_before_crlf
    is_well_placed[0::2] = is_border[padded[quotes[0::2]]]
    misplaced = np.flatnonzero(~is_well_placed)
    return int(quotes[misplaced[0]]) if len(misplaced) else len(codes)


def _records(
    codes: NDArray[np.uint8], ends: Positions, line_ends: Positions, delimiters: Positions
) -> Split:
    following = ends + 1
    starts = np.concatenate([[0], following[:-1]]).astype(np.int64)[: len(ends)]
    lines = np.diff(np.searchsorted(line_ends, ends, side="right"), prepend=0)
    fields = np.diff(np.searchsorted(delimiters, ends), prepend=0) + 1
    is_crlf = (ends > starts) & (codes[starts] == _CR) & (ends == starts + 1)
    return Split(starts, following, lines, fields, (ends == starts) | is_crlf)
