"""Reads CSV files as batches of accepted records and rejections, in bounded memory."""

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv

from portrait.loading.arrow_text import numbers_as_text
from portrait.loading.content import Block, utf8_blocks
from portrait.loading.csv_scanner import (
    MAXIMUM_RECORD_BYTES,
    TOO_LONG,
    Flags,
    Positions,
    Scan,
    Scanner,
    Split,
    count_lines,
    fault_of_text,
    legible,
    split,
    wrong_number,
)
from portrait.loading.values import Batch, ColumnNames, Dialect, InputError, Rejection

DELIMITERS = ",;\t|"
# Excel writes the delimiter into a line of its own when it is not the country's usual one.
_SEPARATOR_LINE = re.compile(rb"sep=([,;\t|])(?:\r\n|\n|\r)")
_DELIMITER_NAMES = {"\t": "tab"}


@dataclass(frozen=True)
class Header:
    """The columns of a file, and where its records start.

    `following` is the offset, and `following_line` the physical line, at which the records
    start; `ends_at_return`: the header ends at a lone CR, and so do the records.
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
    start, stated = _start(data)
    delimiter = delimiter or stated or sniff_delimiter(data[start:])
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
    """Return where the header starts, and the delimiter if a line before it states one."""
    stated = _SEPARATOR_LINE.match(data)
    if stated:
        return stated.end(), stated.group(1).decode("ascii")
    return len(data) - len(data.lstrip(b"\r\n")), None


def _notes(delimiter: str) -> list[str]:
    return [] if delimiter == "," else [f"delimiter: {_DELIMITER_NAMES.get(delimiter, delimiter)}"]


def sniff_delimiter(data: bytes) -> str:
    """Return the delimiter that splits the first line into most fields; a comma if none does."""
    scanners = {delimiter: Scanner(delimiter, ends_at_return=True) for delimiter in DELIMITERS}
    return max(DELIMITERS, key=lambda delimiter: len(scanners[delimiter].scan(data, 0, 0).values))


def _check(scan: Scan, data: bytes) -> None:
    fault = scan.fault or fault_of_text(data[scan.start : scan.end])
    if fault:
        line = 1 + count_lines(data[: scan.start])
        raise InputError(f"line {line}: the header cannot be read: {fault}")


_REPLACEMENT = "\ufffd".encode()


@dataclass
class Gathered:
    """Records that are read but not yet passed on as a batch; `size` in bytes of UTF-8."""

    header: Header
    pieces: list[bytes] = field(default_factory=list)
    lines: list[Positions] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    records: int = 0
    blank_lines: int = 0
    size: int = 0

    def accept(self, text: bytes, lines: Positions) -> None:
        """Keep complete records with their line ends, and the physical line where each starts."""
        if text.endswith(b"\r"):
            text = text[:-1] + b"\n"
        self.pieces.append(text)
        self.lines.append(lines)
        self.records += len(lines)
        self.size += len(text)

    def reject(self, line: int, reason: str, text: bytes) -> None:
        """Keep a rejected record with its reason."""
        self.rejections.append(Rejection(line, reason, legible(text)))
        self.records += 1
        self.size += len(text)

    def batch(self, position: int) -> Batch:
        """Return the gathered records as one batch."""
        text = b"".join(self.pieces)
        return Batch(
            rows=_rows(text, self.header, np.concatenate([np.zeros(0, np.int64), *self.lines])),
            records=self.records,
            rejections=tuple(self.rejections),
            blank_lines=self.blank_lines,
            replacement_characters=0 if text.isascii() else text.count(_REPLACEMENT),
            position=position,
        )


def _rows(text: bytes, header: Header, lines: Positions) -> pa.Table:
    """Parse accepted records; if the fast parser counts other records, scan them exactly."""
    # The fast parser would end records at a lone CR, which this file does not.
    has_characters_cr = not header.ends_at_return and text.count(b"\r") > text.count(b"\r\n")
    rows = None if has_characters_cr else _parse(text, header)
    if rows is None or rows.num_rows != len(lines):
        rows = _parse_exactly(text, header)
    if rows.num_rows != len(lines):
        raise InputError(_lost(f"{rows.num_rows:,} of {len(lines):,} records were parsed"))
    rows = rows.rename_columns(list(header.columns))
    return rows.append_column("_line", numbers_as_text(lines))


def _parse(text: bytes, header: Header) -> pa.Table | None:
    names = [str(number) for number, _ in enumerate(header.columns)]
    if not text:
        return pa.schema([(name, pa.string()) for name in names]).empty_table()
    try:
        return pyarrow.csv.read_csv(
            pa.BufferReader(text),
            # One block, so that the parser need not look for record ends across blocks.
            pyarrow.csv.ReadOptions(
                column_names=names, block_size=len(text) + 1, use_threads=False
            ),
            pyarrow.csv.ParseOptions(delimiter=header.delimiter, newlines_in_values=True),
            pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                null_values=[""],
                strings_can_be_null=True,
            ),
        )
    except pa.ArrowInvalid:
        return None


def _parse_exactly(text: bytes, header: Header) -> pa.Table:
    scanner = Scanner(header.delimiter, ends_at_return=header.ends_at_return)
    records, start = [], 0
    while start < len(text):
        scan = scanner.scan(text, start, len(header.columns))
        records.append([value.decode("utf-8") or None for value in scan.values])
        start = scan.following
    columns = zip(*records, strict=True)
    return pa.table({str(n): pa.array(values, pa.string()) for n, values in enumerate(columns)})


class CsvWalk:
    """Reads one file record by record; `line` is the next physical line.

    `gathered` holds the records that were read since the last `renew`.
    """

    def __init__(self, header: Header) -> None:
        """Start after the header."""
        self._header = header
        self._scanner = Scanner(header.delimiter, ends_at_return=header.ends_at_return)
        self._is_inside_rejected_line = False
        self.line = header.following_line
        self.gathered = Gathered(header)

    def renew(self) -> None:
        """Start a new, empty batch."""
        self.gathered = Gathered(self._header)

    def consume(self, data: bytes, *, final: bool) -> bytes:
        """Read all complete records of `data`; return the rest of it.

        Where the fast way stops, the exact way reads one record, then two, four, ...: one stray
        quote costs little, and a file full of them is not split again at every record.
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
        """Read up to `count` records one by one; stop where more of the file is needed."""
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


def read_csv(
    path: Path, dialect: Dialect, delimiter: str | None, batch_bytes: int
) -> Iterator[Batch]:
    """Yield the records of a CSV file; at least one batch, so that the columns are known.

    Raises:
        InputError: the header cannot be read, or physical lines of the file were lost.
    """
    counted = _Counted(_terminated(utf8_blocks(path, dialect.encoding)))
    header, rest = _header(counted, delimiter)
    walk, notes = CsvWalk(header), header.notes
    rest = walk.consume(rest, final=False)
    for block in counted:
        if walk.gathered.size >= batch_bytes:
            yield dataclasses.replace(walk.gathered.batch(block.position), notes=notes)
            walk.renew()
            notes = ()
        rest = walk.consume(rest + block.data, final=False)
    walk.consume(rest, final=True)
    if walk.line != counted.lines + 1:
        raise InputError(_lost(f"line {walk.line - 1:,} of {counted.lines:,} was reached"))
    yield dataclasses.replace(walk.gathered.batch(path.stat().st_size), notes=notes)


def _lost(counts: str) -> str:
    return f"records were lost: {counts}; nothing was loaded, report this error of the loader"


def _header(blocks: Iterator[Block], delimiter: str | None) -> tuple[Header, bytes]:
    """Return the header, and the text after it that is already read."""
    data = b""
    for block in blocks:
        data += block.data
        header = read_header(data, delimiter, final=False)
        if (header.following if header else len(data)) > MAXIMUM_RECORD_BYTES:
            raise InputError(f"line 1: the header cannot be read: {TOO_LONG}")
        if header:
            return header, data[header.following :]
    header = read_header(data, delimiter, final=True)
    if header is None:
        raise InputError("the file is empty: it has no header")
    return header, data[header.following :]


class _Counted:
    """Passes blocks on and counts their physical lines, independently of the parser."""

    def __init__(self, blocks: Iterator[Block]) -> None:
        self._blocks = blocks
        self.lines = 0

    def __iter__(self) -> Iterator[Block]:
        return self

    def __next__(self) -> Block:
        block = next(self._blocks)
        self.lines += count_lines(block.data)
        return block


def _terminated(blocks: Iterator[Block]) -> Iterator[Block]:
    """End the last record with a line feed, and keep the two bytes of a CRLF together."""
    held, last, position = b"", b"\n", 0
    for block in blocks:
        data, position = held + block.data, block.position
        held = b"\r" if data.endswith(b"\r") else b""
        data = data[: len(data) - len(held)]
        last = data[-1:] or last
        yield Block(data, position)
    if held or last != b"\n":
        yield Block(held + b"\n", position)
