"""Gathers what is read from CSV text and turns accepted records into columns."""

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.csv

from portrait.loading.arrow_text import numbers_as_text
from portrait.loading.csv_header import Header
from portrait.loading.scanner import Scanner, legible
from portrait.loading.splitting import Positions
from portrait.loading.values import Batch, InputError, Rejection

_REPLACEMENT = "\ufffd".encode()


@dataclass
class Gathered:
    """What has been read and not yet handed on as a batch; `size` in bytes of UTF-8."""

    header: Header
    pieces: list[bytes] = field(default_factory=list)
    lines: list[Positions] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    records: int = 0
    blank_lines: int = 0
    size: int = 0

    def accept(self, text: bytes, lines: Positions) -> None:
        """Keep whole records, each ended, with the physical line on which each starts."""
        if text.endswith(b"\r"):
            text = text[:-1] + b"\n"
        self.pieces.append(text)
        self.lines.append(lines)
        self.records += len(lines)
        self.size += len(text)

    def reject(self, line: int, reason: str, text: bytes) -> None:
        """Keep a record that is not accepted."""
        self.rejections.append(Rejection(line, reason, legible(text)))
        self.records += 1
        self.size += len(text)

    def batch(self, position: int) -> Batch:
        """Return what is gathered."""
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
    """Parse accepted records; where the quick parser disagrees, the exact scanner reads them."""
    # The quick parser would end records at a lone CR where this file does not.
    has_characters_cr = not header.ends_at_return and text.count(b"\r") > text.count(b"\r\n")
    rows = None if has_characters_cr else _parse(text, header)
    if rows is None or rows.num_rows != len(lines):
        rows = _parse_exactly(text, header)
    if rows.num_rows != len(lines):
        raise InputError(f"lost count: {rows.num_rows:,} rows of {len(lines):,} records")
    rows = rows.rename_columns(list(header.columns))
    return rows.append_column("_line", numbers_as_text(lines))


def _parse(text: bytes, header: Header) -> pa.Table | None:
    names = [str(number) for number, _ in enumerate(header.columns)]
    if not text:
        return pa.schema([(name, pa.string()) for name in names]).empty_table()
    try:
        return pyarrow.csv.read_csv(
            pa.BufferReader(text),
            # One block: the parser need not look for record ends across blocks.
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
