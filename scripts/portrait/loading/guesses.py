"""Keeps what the loader decided about a file that the file itself leaves open."""

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from portrait.database import query
from portrait.loading.raw_layer import SCHEMA, RawTable, insert_batch
from portrait.loading.values import Guess, SourceFile, Stamp

FORMS = RawTable(SCHEMA, "column_forms")

_STATEMENT = """
    create table if not exists raw_portrait.column_forms (
        channel varchar, table_name varchar, _file varchar, _batch_id varchar, column_name varchar,
        decision varchar, origin varchar, evidence_rows bigint
    )
"""


def keep_guesses(
    connection: duckdb.DuckDBPyConnection,
    source: SourceFile,
    stamp: Stamp,
    guesses: Sequence[Guess],
) -> None:
    """Write the decisions about one file into `raw_portrait.column_forms`."""
    query(connection, _STATEMENT)
    if not guesses:
        return
    rows = pa.table(
        {
            "column_name": pa.array([guess.column for guess in guesses]),
            "decision": pa.array([guess.decision for guess in guesses]),
            "origin": pa.array([guess.origin for guess in guesses]),
            "evidence_rows": pa.array([guess.evidence_rows for guess in guesses], pa.int64()),
        }
    )
    same = {
        "channel": source.channel,
        "table_name": source.table,
        "_file": source.label,
        "_batch_id": stamp.batch_id,
    }
    insert_batch(connection, FORMS, rows, same)
