"""Walks through the records of CSV text: many at a time, one at a time where that is unsafe."""

import numpy as np

from portrait.loading.csv_header import Header
from portrait.loading.csv_rows import Gathered
from portrait.loading.scanner import (
    MAXIMUM_RECORD_BYTES,
    Scanner,
    count_lines,
    fault_of_text,
    wrong_number,
)
from portrait.loading.splitting import Flags, Split, split


class CsvWalk:
    """The way through one file; `line` is the physical line that comes next.

    `gathered` holds what was read since it was last renewed.
    """

    def __init__(self, header: Header) -> None:
        """Start after the header."""
        self._header = header
        self._scanner = Scanner(header.delimiter, ends_at_return=header.ends_at_return)
        self._is_inside_rejected_line = False
        self.line = header.following_line
        self.gathered = Gathered(header)

    def renew(self) -> None:
        """Start gathering anew."""
        self.gathered = Gathered(self._header)

    def consume(self, data: bytes, *, final: bool) -> bytes:
        """Take all complete records of `data`; return what is left of it.

        Where the quick way stops, the exact way takes one record, then two, four, ...: one
        stray quote costs little, and a file full of them is not split again at every record.
        """
        data, patience = self._after_rejected_line(data), 1
        while data:
            data = data[self._take_many(data) :]
            reached = self._take_exactly(data, patience, final=final)
            if not reached:
                break
            data, patience = data[reached:], patience * 2
        return data

    def _after_rejected_line(self, data: bytes) -> bytes:
        if not self._is_inside_rejected_line:
            return data
        line_end = min((at for at in (data.find(b"\n"), data.find(b"\r")) if at >= 0), default=-1)
        if line_end < 0:
            return b""
        following = line_end + (2 if data[line_end : line_end + 2] == b"\r\n" else 1)
        self._is_inside_rejected_line = False
        self.line += 1
        return data[following:]

    def _take_many(self, data: bytes) -> int:
        records = split(data, self._header.delimiter, self._header.ends_at_return)
        is_wrong = self._is_wrong(records)
        is_long = records.following - records.starts > MAXIMUM_RECORD_BYTES
        unclear = np.flatnonzero(is_long | (is_wrong & (records.lines > 1)))
        if len(unclear):
            records = records.head(int(unclear[0]))
        if not len(records.following):
            return 0
        self._keep(data, records)
        return int(records.following[-1])

    def _is_wrong(self, records: Split) -> Flags:
        is_wrong: Flags = (records.fields != len(self._header.columns)) & ~records.is_blank
        return is_wrong

    def _keep(self, data: bytes, records: Split) -> None:
        reasons = _faults_of_text(data[: records.following[-1]], records)
        for index in np.flatnonzero(self._is_wrong(records)).tolist():
            found, expected = int(records.fields[index]), len(self._header.columns)
            reasons[index] = wrong_number(found, expected)
        first_lines = self.line + np.cumsum(records.lines) - records.lines
        is_good = ~records.is_blank
        is_good[list(reasons)] = False
        self.gathered.accept(records.text(data, is_good), first_lines[is_good])
        for index, reason in sorted(reasons.items()):
            text = data[records.starts[index] : records.following[index]]
            self.gathered.reject(int(first_lines[index]), reason, text)
        self.gathered.blank_lines += int(records.is_blank.sum())
        self.line += int(records.lines.sum())

    def _take_exactly(self, data: bytes, count: int, *, final: bool) -> int:
        """Take up to `count` records one by one; stop where more of the file is needed."""
        start = 0
        while count and start < len(data):
            step = self._scanner.step(data, start, len(self._header.columns), final=final)
            if step is None:
                break
            text = data[start : step.following]
            if step.reason:
                self.gathered.reject(self.line, step.reason, text[:MAXIMUM_RECORD_BYTES])
            elif step.is_blank:
                self.gathered.blank_lines += 1
            else:
                self.gathered.accept(text, np.array([self.line]))
            self.line += count_lines(text)
            self._is_inside_rejected_line = not text.endswith((b"\n", b"\r"))
            start, count = step.following, count - 1
        return start


def _faults_of_text(text: bytes, records: Split) -> dict[int, str]:
    """Return the reason for each record that holds undecodable or NUL bytes."""
    if fault_of_text(text) is None:
        return {}
    spans = zip(records.starts.tolist(), records.following.tolist(), strict=True)
    faults = ((index, fault_of_text(text[slice(*span)])) for index, span in enumerate(spans))
    return {index: fault for index, fault in faults if fault}
