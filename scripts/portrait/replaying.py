"""Gives rejected rows a second chance: written out to be corrected, or decided anew."""

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
"""Reasons that tell of no mistake: such rows are written only when they are asked for by name."""

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
    """Nothing can be replayed; the message says which table and why, and never a value."""


def rejected_by_reason(
    connection: duckdb.DuckDBPyConnection, channel: str, table: str, reasons: Sequence[str]
) -> dict[str, int]:
    """Count a table's rejected rows by reason: by those given, or all that tell of a mistake.

    Raises:
        ReplayError: the table was never landed, the warehouse was never built, or no row fits.
    """
    if not columns_of(connection, raw_table(channel, table)):
        raise ReplayError(f"{channel}.{table}: no such raw table was landed")
    try:
        wanted = list(reasons) or _reasons_of_mistakes(connection, channel, table)
        counted = dict(query(connection, _REASONS, [channel, table, wanted]))
    except duckdb.CatalogException as error:
        raise ReplayError("the warehouse has no marts.fct_rejected_rows: run dbt build") from error
    if not counted:
        raise ReplayError(f"{channel}.{table}: no row was rejected for {_words(reasons)}")
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
        ReplayError: the file is there already: it may hold corrections.
    """
    if out.exists():
        raise ReplayError(f"{out} is there already: it may hold corrections, give another name")
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


def _words(reasons: Sequence[str]) -> str:
    return " or ".join(reasons) if reasons else "a mistake"


def base_model(channel: str, table: str) -> str:
    """Return the base model that judges a raw table, as `vars.raw_tables` of the project names it.

    Raises:
        ReplayError: there is no such channel, or it does not read the table.
    """
    raw_tables = project_variables()["raw_tables"]
    if channel not in raw_tables:
        raise ReplayError(f"{channel}: there is no such channel in dbt_project.yml")
    names: dict[str, str] = raw_tables[channel]
    if table not in names:
        raise ReplayError(f"{channel}.{table}: the channel reads {', '.join(sorted(names))}")
    return f"base_{channel}__{names[table]}"


def again_command(model: str, channels: Sequence[str], database: Path) -> str:
    """Return the command that decides all rows of a base model anew, and what follows from them."""
    variables = shlex.quote(source_variables(channels))
    command = f"dbt build --full-refresh --select {model}+ --vars {variables}"
    if database.resolve() != warehouse_path().resolve():
        return f"PORTRAIT_DATABASE={shlex.quote(str(database.resolve()))} {command}"
    return command


@dataclass(frozen=True)
class Replay:
    """Which rows to replay; `out` is None where their base model shall decide them anew."""

    database: Path
    channel: str
    table: str
    reasons: Sequence[str]
    out: Path | None


def is_where_the_loader_looks(out: Path, channel: str, table: str) -> bool:
    """Return whether the loader would take the file for this table."""
    named = (out.resolve().parent.name, out.suffix, sql_name(out.stem))
    return named == (channel, ".csv", table)


def replay(asked: Replay) -> Iterator[str]:
    """Write the rows, or find the command; yield what to say, never a value of a row.

    Raises:
        DatabaseUnavailableError: the warehouse cannot be opened.
        ReplayError: there is nothing to replay, or the file is there already.
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
