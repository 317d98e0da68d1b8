"""Splits a buffer of CSV into records many at a time.

The quick way rests on parity: where every quote is well placed, text is inside quotes exactly
where an odd number of them precedes it. Records are split only up to the first misplaced quote;
from there the exact scanner decides.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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
    """Split `data`, which starts at a record; the last byte must not be half a line end.

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

    An opening quote stands at the start of a field, or doubles a closing one; a closing quote
    stands before a delimiter, a line end, or a quote.
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
