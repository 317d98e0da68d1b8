"""Hold back a share of a warehouse's raw rows, and let them arrive as a later batch."""

from __future__ import annotations

from pathlib import Path

from portrait.database import connect, query, transaction
from portrait.sql import Quoted, compose, quote_identifier, quote_table

HELD_BACK = "held_back"
ARRIVAL = ("arrived later", "arrived later", "2099-01-01 00:00:00")
LIST_TABLES = """
    select table_schema, table_name from information_schema.tables
    where table_schema like 'raw!_%' escape '!' and table_schema <> 'raw_portrait'
    order by table_schema, table_name
"""
# Every n-th row of a table, by a hash of its position: the same rows in every run.
TAKE = "create table {held} as select * from {raw} where hash(_file, _line) % ? = 0"
LEAVE = "delete from {raw} where hash(_file, _line) % ? = 0"
MARK = "update {held} set _file = ? || _file, _batch_id = ? || _batch_id, _loaded_at = ?"
ADD = "insert into {raw} by name select * from {held}"


def hold_back(database: Path, one_in: int) -> int:
    """Move one row in `one_in` of every raw table aside; return the number of moved rows."""
    with connect(database) as connection, transaction(connection):
        connection.execute(compose("create schema {schema}", schema=quote_identifier(HELD_BACK)))
        rows = 0
        for schema, table in query(connection, LIST_TABLES):
            parts = _parts(schema, table)
            rows += int(query(connection, compose(TAKE, **parts), [one_in])[0][0])
            query(connection, compose(LEAVE, **parts), [one_in])
    return rows


def let_arrive(database: Path) -> None:
    """Put the held-back rows into their tables, as new batches that are loaded last."""
    with connect(database) as connection, transaction(connection):
        for schema, table in query(connection, LIST_TABLES):
            parts = _parts(schema, table)
            query(connection, compose(MARK, **parts), list(ARRIVAL))
            query(connection, compose(ADD, **parts))
        drop = "drop schema {schema} cascade"
        connection.execute(compose(drop, schema=quote_identifier(HELD_BACK)))


def _parts(schema: str, table: str) -> dict[str, Quoted]:
    """Return a raw table and the table of its held-back rows."""
    held = quote_table(HELD_BACK, f"{schema}__{table}")
    return {"raw": quote_table(schema, table), "held": held}
