"""Describe how two tables differ: counts, columns and keys, never a personal value."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import duckdb

from portrait.database import query
from portrait.sql import compose, quote_identifier, quote_identifiers, quote_table
from portrait_lab.compare.digests import Shape, TableName, column_digest

# Rows are compared by their hash, so that no value except the key leaves the warehouse.
KEYED_ROWS = "select hash({columns}) as row_hash, cast({key} as varchar) as row_key from {table}"
KEYLESS_ROWS = "select hash({columns}) as row_hash, cast(null as varchar) as row_key from {table}"
ROWS_ONLY_LEFT = """
    with only_left as (
        select row_hash, row_key from read_parquet(?)
        except all
        select row_hash, row_key from read_parquet(?)
    )
    select count(*), coalesce(min(row_key, 3), []) from only_left
"""
EXAMPLES = 3


@dataclass(frozen=True)
class Difference:
    """How a table differs: rows on one side only, columns with different values, some keys."""

    only_left: int
    only_right: int
    columns: tuple[str, ...]
    key: str
    examples: tuple[str, ...]

    def __str__(self) -> str:
        """Return one line for people to read."""
        text = f"{self.only_left:,} rows only in A, {self.only_right:,} only in B"
        if self.columns:
            text += f"; columns {', '.join(self.columns)}"
        return text + (f"; {self.key} {', '.join(self.examples)}" if self.examples else "")


def difference(
    left: duckdb.DuckDBPyConnection,
    right: duckdb.DuckDBPyConnection,
    name: TableName,
    shape: Shape,
) -> Difference:
    """Compare two tables with the same columns row by row, in both directions, in any row order."""
    key = key_column(shape)
    with tempfile.TemporaryDirectory(prefix="portrait-compare-") as folder:
        files = [Path(folder) / "a.parquet", Path(folder) / "b.parquet"]
        for connection, file in zip((left, right), files, strict=True):
            connection.sql(_row_hashes(name, shape, key)).write_parquet(str(file))
        only_left, left_keys = _except(files[0], files[1])
        only_right, right_keys = _except(files[1], files[0])
    columns = _changed_columns(left, right, name, shape)
    examples = sorted({*left_keys, *right_keys})[:EXAMPLES]
    return Difference(only_left, only_right, columns, key or "", tuple(examples))


def key_column(shape: Shape) -> str | None:
    """Return the first column with the name of a key, `<entity>_id`, or None."""
    return next((column for column in shape.names if column.endswith("_id")), None)


def _row_hashes(name: TableName, shape: Shape, key: str | None) -> str:
    """Return the query of every row's hash and key."""
    columns, table = quote_identifiers(shape.names), quote_table(name.schema, name.table)
    if key is None:
        return compose(KEYLESS_ROWS, columns=columns, table=table)
    return compose(KEYED_ROWS, columns=columns, key=quote_identifier(key), table=table)


def _except(left: Path, right: Path) -> tuple[int, list[str]]:
    """Return how many rows of the left file the right one lacks, and a few of their keys."""
    with duckdb.connect() as connection:
        count, keys = query(connection, ROWS_ONLY_LEFT, [str(left), str(right)])[0]
    return int(count), [str(key) for key in keys]


def _changed_columns(
    left: duckdb.DuckDBPyConnection,
    right: duckdb.DuckDBPyConnection,
    name: TableName,
    shape: Shape,
) -> tuple[str, ...]:
    """Return the columns whose values, taken as a multiset, differ."""
    return tuple(
        column
        for column in shape.names
        if column_digest(left, name, column) != column_digest(right, name, column)
    )
