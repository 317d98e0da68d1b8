"""Writes the raw layer: all-text tables, the register of loads, and rejected records."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from portrait.database import query
from portrait.loading.values import LOAD_COLUMNS, Landed, Rejection, SourceFile, Stamp
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
        """The quoted table for a statement."""
        return quote_table(self.schema, self.name)


def columns_of(connection: duckdb.DuckDBPyConnection, table: RawTable) -> list[str]:
    """Return a table's columns in order; an empty list when it does not exist."""
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
    """Insert rows; every row gets the values of `same`."""
    statement = compose(
        "insert into {table} ({columns}, {same}) select {columns}, {values} from incoming_rows",
        table=table.quoted,
        columns=quote_identifiers(incoming_rows.column_names),
        same=quote_identifiers(same),
        values=Quoted(", ".join("?" for _ in same)),
    )
    # DuckDB finds `incoming_rows` by its name in this frame. If it were registered, each batch
    # would stay in memory until the transaction ends.
    connection.execute(statement, list(same.values())).fetchall()


def count_rows(connection: duckdb.DuckDBPyConnection, table: RawTable) -> int:
    """Return the number of rows, which DuckDB knows without a scan."""
    return int(query(connection, compose("select count(*) from {table}", table=table.quoted))[0][0])


SCHEMA = "raw_portrait"
REJECTS = RawTable(SCHEMA, "load_rejects")

_STATEMENTS = (
    "create schema if not exists raw_portrait",
    """
    create table if not exists raw_portrait.loads (
        channel varchar, table_name varchar, _file varchar, _batch_id varchar, _loaded_at varchar,
        encoding varchar, accepted bigint, rejected bigint, columns varchar
    )
    """,
    "alter table raw_portrait.loads add column if not exists columns varchar",
    """
    create table if not exists raw_portrait.load_rejects (
        channel varchar, table_name varchar, _file varchar, _line varchar, reason varchar,
        raw_text varchar, _loaded_at varchar, _batch_id varchar
    )
    """,
)


def open_register(connection: duckdb.DuckDBPyConnection) -> None:
    """Create `raw_portrait.loads` and `raw_portrait.load_rejects` when they are missing."""
    for statement in _STATEMENTS:
        query(connection, statement)


def loaded_before(connection: duckdb.DuckDBPyConnection, source: SourceFile, stamp: Stamp) -> str:
    """Return the earlier `_file` of this table with the same bytes, or an empty text."""
    rows = query(
        connection,
        """
        select _file from raw_portrait.loads
        where channel = ? and table_name = ? and _batch_id = ?
        """,
        [source.channel, source.table, stamp.batch_id],
    )
    return rows[0][0] if rows else ""


def columns_before(connection: duckdb.DuckDBPyConnection, source: SourceFile) -> list[str]:
    """Return the columns of all earlier files of this table, in order of name."""
    rows = query(
        connection,
        """
        select distinct unnest(string_split(columns, chr(10))) as name from raw_portrait.loads
        where channel = ? and table_name = ? and columns <> '' order by name
        """,
        [source.channel, source.table],
    )
    return [name for (name,) in rows]


def channels(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the channels that have files in the warehouse, in order of name."""
    rows = query(connection, "select distinct channel from raw_portrait.loads order by channel")
    return [channel for (channel,) in rows]


def enter(connection: duckdb.DuckDBPyConnection, landed: Landed, columns: Sequence[str]) -> None:
    """Write one file into the register, its columns one per line."""
    source, stamp = landed.source, landed.stamp
    query(
        connection,
        "insert into raw_portrait.loads values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(source.channel, source.table, source.label, stamp.batch_id, stamp.loaded_at),
            *(landed.dialect.encoding, landed.accepted, landed.rejected),
            "\n".join(columns),
        ],
    )


def park(
    connection: duckdb.DuckDBPyConnection,
    source: SourceFile,
    stamp: Stamp,
    rejections: Sequence[Rejection],
) -> None:
    """Keep rejected records, with file, line and reason."""
    if not rejections:
        return
    rows = pa.table(
        {
            "_line": pa.array([str(rejection.line) for rejection in rejections]),
            "reason": pa.array([rejection.reason for rejection in rejections]),
            "raw_text": pa.array([rejection.raw_text for rejection in rejections]),
        }
    )
    same = {
        "channel": source.channel,
        "table_name": source.table,
        "_file": source.label,
        "_loaded_at": stamp.loaded_at,
        "_batch_id": stamp.batch_id,
    }
    insert_batch(connection, REJECTS, rows, same)
