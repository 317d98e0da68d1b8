"""Replays rejected rows: writes them to a file to be corrected, or re-evaluates them."""

import csv
import re
import shlex
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb

from portrait.database import connect, query, warehouse_path
from portrait.loading.discovery import sql_name
from portrait.loading.landing import raw_table
from portrait.loading.raw_layer import channels, columns_of
from portrait.loading.values import LOAD_COLUMNS
from portrait.sql import Quoted, compose, quote_identifier
from portrait.variables import project_variables, source_variables

NO_MISTAKE = re.compile(r"superseded|deleted_in_source|repeated.*")
"""Reasons that are no mistake: such rows are written only when their reason is given."""

ROWS_PER_FETCH = 10_000

_REASONS = """
    select reject_reason, count(*) from marts.fct_rejected_rows
    where channel = ? and raw_table = ? and reject_reason in (select unnest(?))
    group by reject_reason order by reject_reason
"""
_ROWS = """
    select {columns}
    from {table} as raw_rows
    inner join marts.fct_rejected_rows as rejected
        on
            raw_rows._file = rejected.file_name
            and cast(raw_rows._line as bigint) = rejected.line_number
            and raw_rows._batch_id = rejected.batch_id
    where
        rejected.channel = ? and rejected.raw_table = ?
        and rejected.reject_reason in (select unnest(?))
    order by raw_rows._loaded_at, raw_rows._file, raw_rows._batch_id, rejected.line_number
"""


class ReplayError(Exception):
    """Nothing can be replayed; the message says which table and why, without any value."""


def rejected_by_reason(
    connection: duckdb.DuckDBPyConnection, channel: str, table: str, reasons: Sequence[str]
) -> dict[str, int]:
    """Count a table's rejected rows by reason: the given reasons, or all that are mistakes.

    Raises:
        ReplayError: the table was never loaded, the warehouse was never built, or no row matches.
    """
    if not columns_of(connection, raw_table(channel, table)):
        raise ReplayError(f"{channel}.{table}: this raw table is not loaded: run `portrait load`")
    try:
        wanted = list(reasons) or _reasons_of_mistakes(connection, channel, table)
        counted = dict(query(connection, _REASONS, [channel, table, wanted]))
    except duckdb.CatalogException as error:
        raise ReplayError(
            "the warehouse has no marts.fct_rejected_rows: run `dbt build`"
        ) from error
    if not counted:
        raise ReplayError(f"{channel}.{table}: no row was rejected for {_reasons_text(reasons)}")
    return counted


def write_rows(
    connection: duckdb.DuckDBPyConnection,
    channel: str,
    table: str,
    reasons: Sequence[str],
    out: Path,
) -> int:
    """Write the rows rejected for these reasons as CSV, in UTF-8, and return their number.

    Raises:
        ReplayError: the file already exists: it may hold corrections.
    """
    if out.exists():
        raise ReplayError(f"{out} already exists and may hold corrections: give another path")
    landed = columns_of(connection, raw_table(channel, table))
    names = [name for name in landed if name not in LOAD_COLUMNS]
    columns = Quoted(", ".join(f"raw_rows.{quote_identifier(name)}" for name in names))
    statement = compose(_ROWS, columns=columns, table=raw_table(channel, table).quoted)
    out.parent.mkdir(parents=True, exist_ok=True)
    return _write(connection.execute(statement, [channel, table, list(reasons)]), names, out)


def _write(answer: duckdb.DuckDBPyConnection, names: Sequence[str], out: Path) -> int:
    written = 0
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        while rows := answer.fetchmany(ROWS_PER_FETCH):
            writer.writerows(rows)
            written += len(rows)
    return written


def _reasons_of_mistakes(
    connection: duckdb.DuckDBPyConnection, channel: str, table: str
) -> list[str]:
    rows = query(
        connection,
        "select distinct reject_reason from marts.fct_rejected_rows"
        " where channel = ? and raw_table = ?",
        [channel, table],
    )
    return [reason for (reason,) in rows if not NO_MISTAKE.fullmatch(reason)]


def _reasons_text(reasons: Sequence[str]) -> str:
    return " or ".join(reasons) if reasons else "a mistake"


def base_model(channel: str, table: str) -> str:
    """Return the base model that validates a raw table, from the project's `vars.raw_tables`.

    Raises:
        ReplayError: there is no such channel, or it does not read the table.
    """
    raw_tables = project_variables()["raw_tables"]
    if channel not in raw_tables:
        raise ReplayError(f"{channel}: vars.raw_tables in dbt_project.yml has no such channel")
    names: dict[str, str] = raw_tables[channel]
    if table not in names:
        tables = ", ".join(sorted(names))
        raise ReplayError(f"{channel}.{table}: the channel has no such raw table; it has {tables}")
    return f"base_{channel}__{names[table]}"


def again_command(model: str, channels: Sequence[str], database: Path) -> str:
    """Return the command that re-evaluates all rows of a base model and rebuilds what reads it."""
    variables = shlex.quote(source_variables(channels))
    command = f"dbt build --full-refresh --select {model}+ --vars {variables}"
    if database.resolve() != warehouse_path().resolve():
        return f"PORTRAIT_DATABASE={shlex.quote(str(database.resolve()))} {command}"
    return command


@dataclass(frozen=True)
class Replay:
    """Which rows to replay; `out` is None when their base model re-evaluates them."""

    database: Path
    channel: str
    table: str
    reasons: Sequence[str]
    out: Path | None


def is_where_the_loader_looks(out: Path, channel: str, table: str) -> bool:
    """Return whether the loader would load the file into this table."""
    named = (out.resolve().parent.name, out.suffix, sql_name(out.stem))
    return named == (channel, ".csv", table)


def replay(asked: Replay) -> Iterator[str]:
    """Write the rows, or find the command; yield messages without any value of a row.

    Raises:
        DatabaseUnavailableError: the warehouse cannot be opened.
        ReplayError: there is nothing to replay, or the file already exists.
    """
    with closing(connect(asked.database, read_only=True)) as connection:
        model = base_model(asked.channel, asked.table)
        table = (asked.channel, asked.table)
        counted = rejected_by_reason(connection, *table, asked.reasons)
        yield from (f"{rows:,} rows: {reason}" for reason, rows in counted.items())
        if asked.out:
            write_rows(connection, *table, list(counted), asked.out)
            yield f"{asked.out} holds personal data. Correct it, then: portrait load {asked.out}"
        else:
            yield again_command(model, channels(connection), asked.database)
