"""Keeps the books of the raw layer: which files were loaded, which records were rejected."""

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from portrait.database import query
from portrait.loading.tables import RawTable, insert_batch
from portrait.loading.values import Landed, Rejection, SourceFile, Stamp

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
    """Create `raw_portrait.loads` and `raw_portrait.load_rejects` where they are missing."""
    for statement in _STATEMENTS:
        query(connection, statement)


def loaded_before(connection: duckdb.DuckDBPyConnection, source: SourceFile, stamp: Stamp) -> str:
    """Return the `_file` under which these very bytes came into this table before, or nothing."""
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
    """Return the columns of all files that came into this table before, in order of name."""
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
    """Write one file into the register, its columns one a line."""
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
