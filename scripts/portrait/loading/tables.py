"""Creates, widens and fills raw tables: every column is text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from portrait.database import query
from portrait.loading.values import LOAD_COLUMNS
from portrait.sql import (
    Quoted,
    compose,
    quote_identifier,
    quote_identifiers,
    quote_table,
    text_columns,
)


@dataclass(frozen=True)
class RawTable:
    """A table of the warehouse, by schema and name."""

    schema: str
    name: str

    @property
    def quoted(self) -> Quoted:
        """The table as it stands in a statement."""
        return quote_table(self.schema, self.name)


def columns_of(connection: duckdb.DuckDBPyConnection, table: RawTable) -> list[str]:
    """Return a table's columns in order; none when it does not exist."""
    rows = query(
        connection,
        """
        select column_name from information_schema.columns
        where table_schema = ? and table_name = ? order by ordinal_position
        """,
        [table.schema, table.name],
    )
    return [name for (name,) in rows]


def widen(
    connection: duckdb.DuckDBPyConnection, table: RawTable, columns: Iterable[str]
) -> list[str]:
    """Make sure that a table has these columns and the load columns; return those added.

    SQL names do not differ by case: `Email` is the same column as `email`.
    """
    existing = {name.lower() for name in columns_of(connection, table)}
    missing = [name for name in columns if name.lower() not in existing]
    if not existing:
        schema, all_columns = quote_identifier(table.schema), [*missing, *LOAD_COLUMNS]
        query(connection, compose("create schema if not exists {schema}", schema=schema))
        create = "create table {table} ({columns})"
        query(connection, compose(create, table=table.quoted, columns=text_columns(all_columns)))
        return missing
    for name in missing:
        alter = "alter table {table} add column {column}"
        query(connection, compose(alter, table=table.quoted, column=text_columns([name])))
    return missing


def insert_batch(
    connection: duckdb.DuckDBPyConnection,
    table: RawTable,
    incoming_rows: pa.Table,
    same: Mapping[str, str],
) -> None:
    """Insert rows, with the values of `same` in every one of them."""
    statement = compose(
        "insert into {table} ({columns}, {same}) select {columns}, {values} from incoming_rows",
        table=table.quoted,
        columns=quote_identifiers(incoming_rows.column_names),
        same=quote_identifiers(same),
        values=Quoted(", ".join("?" for _ in same)),
    )
    # DuckDB finds `incoming_rows` by its name in this frame. Registered instead, each batch would
    # stay in memory until the transaction ends.
    connection.execute(statement, list(same.values())).fetchall()


def count_rows(connection: duckdb.DuckDBPyConnection, table: RawTable) -> int:
    """Return the number of rows, which DuckDB knows without a scan."""
    return int(query(connection, compose("select count(*) from {table}", table=table.quoted))[0][0])
