"""Read a table once and keep what tells it from any other: columns, rows, order-free digest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from portrait.database import query
from portrait.sql import compose, quote_identifier, quote_identifiers, quote_table

LIST_COLUMNS = """
    select table_schema, table_name, column_name, data_type
    from information_schema.columns
    where
        table_catalog = current_database()
        and table_schema not in ('information_schema', 'pg_catalog', 'raw_portrait')
        and table_schema not like '%dbt_test__audit'
    order by table_schema, table_name, ordinal_position
"""
# Two sums of 64-bit hashes with different salts: a changed, lost or repeated row changes both.
DIGEST = """
    select
        count(*),
        coalesce(sum(cast(hash({columns}) as hugeint)), 0),
        coalesce(sum(cast(hash('portrait', {columns}) as hugeint)), 0)
    from {table}
"""
# Salted, since the plain hash of 0 is 0 and would not change the sum.
COLUMN_DIGEST = "select coalesce(sum(cast(hash('portrait', {column}) as hugeint)), 0) from {table}"
# The load timestamp of raw rows is not part of their content.
LOAD_COLUMNS = ("_loaded_at",)


@dataclass(frozen=True, order=True)
class TableName:
    """A table or view of a warehouse file."""

    schema: str
    table: str

    def __str__(self) -> str:
        """Return `schema.table`."""
        return f"{self.schema}.{self.table}"


@dataclass(frozen=True)
class Shape:
    """The compared columns of a table in their order: names and types."""

    names: tuple[str, ...]
    types: tuple[str, ...]


@dataclass(frozen=True)
class Digest:
    """The number of rows of a table, and two sums over the hashes of its rows."""

    rows: int
    sums: tuple[int, int]


def shapes(
    connection: duckdb.DuckDBPyConnection, schemas: Sequence[str], ignored: Sequence[str]
) -> dict[TableName, Shape]:
    """Return every table and view with its columns, without the `ignored` ones.

    Only the named `schemas`, or all when none is named. The loader's own tables and stored test
    failures are left out; in `raw_` schemas also the load timestamp.
    """
    found: dict[TableName, list[tuple[str, str]]] = {}
    for schema, table, column, data_type in query(connection, LIST_COLUMNS):
        is_landing = schema.startswith("raw_") and column in LOAD_COLUMNS
        if (not schemas or schema in schemas) and not is_landing and column not in ignored:
            found.setdefault(TableName(schema, table), []).append((column, data_type))
    return {
        name: Shape(tuple(c for c, _ in columns), tuple(t for _, t in columns))
        for name, columns in found.items()
    }


def digest(connection: duckdb.DuckDBPyConnection, name: TableName, shape: Shape) -> Digest:
    """Return the digest of a table in one scan.

    Equal digests mean equal multisets of rows, except with a probability of about 2 ** -128. The
    hash is DuckDB's own, so both files must be read by the same version; within one run they are.
    """
    table = quote_table(name.schema, name.table)
    statement = compose(DIGEST, columns=quote_identifiers(shape.names), table=table)
    rows, first, second = query(connection, statement)[0]
    return Digest(int(rows), (int(first), int(second)))


def column_digest(connection: duckdb.DuckDBPyConnection, name: TableName, column: str) -> int:
    """Return a digest of one column that does not depend on the order of rows."""
    table = quote_table(name.schema, name.table)
    statement = compose(COLUMN_DIGEST, column=quote_identifier(column), table=table)
    return int(query(connection, statement)[0][0])
