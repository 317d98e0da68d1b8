"""Builds exports of a channel unchanged and respelled: the accepted rows must be the same."""

import csv
import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb

from portrait.database import connect, query
from portrait.loading.raw_layer import RawTable, columns_of
from portrait.sql import compose, quote_identifiers, quote_texts
from portrait.variables import source_variables
from portrait_lab.fuzz.accounting import load_folder
from portrait_lab.fuzz.chance import chance
from portrait_lab.fuzz.exports import read_export, tables
from portrait_lab.fuzz.habits import HABITS
from portrait_lab.programs import build

# Where a row was read; a habit may move it to another line.
_PLACES = ("file_name", "line_number", "batch_id", "loaded_at")
_ROWS = 150


@dataclass(frozen=True)
class Workshop:
    """The folder in which a channel is built repeatedly: the same one, so that dbt parses once."""

    channel: str
    folder: Path

    def build(self, habit: str | None, seed: int = 1) -> Path:
        """Load and build the exports of the channel; return the file of the warehouse."""
        name = habit or "as_exported"
        database = self.folder / "portrait.duckdb"
        self._write(habit, seed, self.folder / name)
        load_folder(self.folder / name, database)
        self._run_dbt(database)
        return Path(shutil.move(database, self.folder / f"{name}.duckdb"))

    def _write(self, habit: str | None, seed: int, folder: Path) -> None:
        for table in (table for channel, table in tables() if channel == self.channel):
            export = read_export(self.channel, table, _ROWS)
            if habit:
                export = HABITS[habit](export, chance(seed))
            path = folder / self.channel / f"{table}.csv"
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([export.header, *export.rows])

    def _run_dbt(self, database: Path) -> None:
        """Build the base models. Raises `RuntimeError` with the output of dbt when it fails."""
        arguments = (
            *("--select", f"+base_{self.channel}__*"),
            *("--exclude-resource-type", "test", "unit_test"),
            *("--vars", source_variables([self.channel]), "--no-write-json"),
        )
        done = build(database, self.folder, arguments)
        if done.returncode:
            raise RuntimeError(done.stdout[-6000:] + done.stderr[-2000:])


def unlike(ours: Path, theirs: Path) -> dict[str, int]:
    """Return the base models whose accepted rows differ, with the count of rows only in ours."""
    with closing(connect(ours, read_only=True)) as connection:
        # Before the other file is attached: its columns would be listed as well.
        columns = {name: _compared(connection, name) for name in _base_models(connection)}
        other = compose("attach {path} as theirs (read_only)", path=quote_texts([str(theirs)]))
        query(connection, other)
        counted = {name: _only_ours(connection, name, columns[name]) for name in columns}
    return {name: count for name, count in counted.items() if count}


def _base_models(connection: duckdb.DuckDBPyConnection) -> list[str]:
    rows = query(
        connection,
        """
        select distinct table_name from information_schema.columns
        where table_schema = 'staging' and column_name = 'reject_reason'
        order by table_name
        """,
    )
    return [name for (name,) in rows]


def _only_ours(connection: duckdb.DuckDBPyConnection, name: str, columns: list[str]) -> int:
    statement = """
        select count(*) from (
            select {columns} from {ours} where reject_reason is null
            except all
            select {columns} from theirs.{ours} where reject_reason is null
        )
    """
    parts = {"columns": quote_identifiers(columns), "ours": RawTable("staging", name).quoted}
    ((count,),) = query(connection, compose(statement, **parts))
    return int(count)


def _compared(connection: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    columns = columns_of(connection, RawTable("staging", name))
    return [column for column in columns if column not in _PLACES]
