"""Reads CSV files as batches of accepted records and rejections, in bounded memory."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from portrait.loading.content import Block, utf8_blocks
from portrait.loading.csv_header import Header, read_header
from portrait.loading.csv_walk import CsvWalk
from portrait.loading.scanner import MAXIMUM_RECORD_BYTES, TOO_LONG, count_lines
from portrait.loading.values import Batch, Dialect, InputError


def read_csv(
    path: Path, dialect: Dialect, delimiter: str | None, batch_bytes: int
) -> Iterator[Batch]:
    """Yield the records of a CSV file; at least one batch, so that the columns are known.

    Raises:
        InputError: no readable header, or the physical lines walked through are not those read.
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
        raise InputError(f"lost count at line {walk.line - 1:,} of {counted.lines:,}")
    yield dataclasses.replace(walk.gathered.batch(path.stat().st_size), notes=notes)


def _header(blocks: Iterator[Block], delimiter: str | None) -> tuple[Header, bytes]:
    """Return the header and the text after it."""
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
        raise InputError("the file is empty: there is not even a header")
    return header, data[header.following :]


class _Counted:
    """Passes blocks on and counts their physical lines, apart from how they are parsed."""

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
