"""Reads Parquet files as batches of text."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet

from portrait.loading.arrow_text import as_text, numbers_as_text
from portrait.loading.values import Batch, ColumnNames, InputError

_BATCH_ROWS = 1 << 16


def read_parquet(path: Path) -> Iterator[Batch]:
    """Yield a Parquet file's rows, every column as text; `_line` is the 1-based row number.

    Raises:
        InputError: the file is not Parquet, or damaged.
    """
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            yield from _batches(file, path.stat().st_size)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"not readable as Parquet: {str(error).splitlines()[0]}") from error


def _batches(file: pyarrow.parquet.ParquetFile, size: int) -> Iterator[Batch]:
    names = ColumnNames()
    exported = enumerate(file.schema_arrow.names, start=1)
    columns = [names.claim(name, position) for position, name in exported]
    notes, total, done = tuple(names.notes), file.metadata.num_rows, 0
    yield Batch(_rows(file.schema_arrow.empty_table(), columns, 0), records=0, notes=notes)
    for batch in file.iter_batches(_BATCH_ROWS):
        rows = _rows(pa.Table.from_batches([batch]), columns, done)
        done += batch.num_rows
        yield Batch(rows, records=batch.num_rows, position=size * done // total)
    if done != total:
        raise InputError(f"damaged: {done:,} rows were read, but its footer says {total:,}")


def _rows(table: pa.Table, columns: list[str], before: int) -> pa.Table:
    lines = numbers_as_text(np.arange(before + 1, before + 1 + table.num_rows))
    texts = [as_text(column.combine_chunks()) for column in table.columns]
    return pa.table([*texts, lines], names=[*columns, "_line"])
