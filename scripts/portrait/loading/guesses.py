"""Keeps what the loader decided about files and columns, in `raw_portrait.column_forms`."""

from collections.abc import Sequence

import duckdb

from portrait.database import query
from portrait.loading.values import Guess, SourceFile, Stamp


def open_guesses(connection: duckdb.DuckDBPyConnection) -> None:
    """Create `raw_portrait.column_forms` where it is missing."""
    query(
        connection,
        """
        create table if not exists raw_portrait.column_forms (
            channel varchar, table_name varchar, _file varchar, _batch_id varchar,
            column_name varchar, decision varchar, origin varchar, evidence_rows bigint
        )
        """,
    )


def keep_guesses(
    connection: duckdb.DuckDBPyConnection,
    source: SourceFile,
    stamp: Stamp,
    guesses: Sequence[Guess],
) -> None:
    """Write the decisions on one file; `column_name` is null where one holds for the whole file."""
    for guess in guesses:
        query(
            connection,
            "insert into raw_portrait.column_forms values (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                *(source.channel, source.table, source.label, stamp.batch_id),
                *(guess.column, guess.decision, guess.origin, guess.rows),
            ],
        )
