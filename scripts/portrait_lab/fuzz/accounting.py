"""Loads damaged files with the loader's own command and accounts for each of them."""

import io
import re
from collections.abc import Collection, Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import duckdb
import typer

from portrait.commands.load import load_and_report
from portrait.database import connect, query
from portrait.loading.loader import Options
from portrait.loading.raw_layer import RawTable, columns_of
from portrait.sql import compose
from portrait_lab.fuzz.exports import personal_values
from portrait_lab.fuzz.mutants import Mutant

_MARKED = re.compile(r"mk[0-9]{6}x")
_LOADED_AT = "2026-11-22 00:00:00"
_ENTRIES = """
    select channel, table_name, _batch_id, accepted, rejected, columns
    from raw_portrait.loads where _file = ?
"""


@dataclass(frozen=True)
class Told:
    """The output and the exit code of the command."""

    output: str
    code: int

    def of(self, name: str) -> list[str]:
        """Return the lines about a file; the table of results repeats every name."""
        lines = (line.removeprefix("failed: ") for line in self.output.splitlines())
        return [line for line in lines if line.startswith(f"{name}: ")]


@dataclass(frozen=True)
class Sums:
    """The results of many files."""

    files: int
    loaded: int
    failed: int
    repeated: int
    accepted: int
    rejected: int


def load_mutants(mutants: Collection[Mutant], folder: Path, database: Path) -> Told:
    """Write the files and load the folder as a user would."""
    for mutant in mutants:
        path = folder / mutant.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(mutant.data)
    return load_folder(folder, database)


def load_folder(folder: Path, database: Path) -> Told:
    """Run the loader's command; only its own exit is caught, other exceptions pass."""
    out, code = io.StringIO(), 0
    with redirect_stdout(out), redirect_stderr(out):
        try:
            load_and_report([str(folder)], Options(database, _LOADED_AT))
        except typer.Exit as end:
            code = end.exit_code
    return Told(out.getvalue(), code)


def check_loads(mutants: Collection[Mutant], told: Told, database: Path) -> tuple[Sums, list[str]]:
    """Return the sums and what is wrong: lost rows, files without a message, printed values."""
    accounts: list[Account] = []
    with closing(connect(database, read_only=True)) as connection:
        accounts = [Account(connection, mutant, told) for mutant in mutants]
        wrong = [f"{each.mutant.name}: {what}" for each in accounts for what in each.wrong()]
    wrong += _wrong_code(accounts, told)
    wrong += _values_told({(m.case.channel, m.case.table) for m in mutants}, told)
    return _sums(accounts), wrong


class Account:
    """The result of one file: its entry in the register, or the messages why there is none."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, mutant: Mutant, told: Told) -> None:
        """Look the file up."""
        self.mutant = mutant
        self._connection = connection
        self._entries = query(connection, _ENTRIES, [mutant.name])
        self._lines = told.of(mutant.name)
        self.failed = f"failed: {mutant.name}: " in told.output
        self.repeated = any("loaded before, from " in line for line in self._lines)
        self.accepted = sum(entry[3] for entry in self._entries)
        self.rejected = sum(entry[4] for entry in self._entries)

    @property
    def is_wholly_rejected(self) -> bool:
        """There were records, and none was accepted."""
        return bool(self.rejected) and not self.accepted

    def wrong(self) -> Iterator[str]:
        """Yield what is wrong with this file."""
        if len(self._entries) + self.failed + self.repeated != 1:
            yield "neither loaded, nor failed with a message, nor known from before"
        if self._entries:
            yield from self._wrong_rows()
        if "Traceback" in " ".join(self._lines):
            yield "a traceback instead of a message"

    def _wrong_rows(self) -> Iterator[str]:
        ((channel, table, batch, accepted, rejected, columns),) = self._entries
        raw = _texts(self._connection, RawTable(f"raw_{channel}", table), batch)
        parked = _texts(self._connection, RawTable("raw_portrait", "load_rejects"), batch)
        if (len(raw), len(parked)) != (accepted, rejected):
            yield f"registered {accepted} + {rejected}, stored {len(raw)} + {len(parked)}"
        headers = sum("few records fit this header" in text for text in parked)
        if self.mutant.records not in (None, accepted + rejected - headers):
            yield f"{self.mutant.records} records became {accepted} + {rejected}"
        kept = " ".join([*raw, *parked, columns]).replace("\\\\x00", "")
        lost = {mark.decode() for mark in self.mutant.marks} - set(_MARKED.findall(kept))
        if lost:
            yield f"{len(lost)} marked rows are missing"


def _texts(connection: duckdb.DuckDBPyConnection, table: RawTable, batch: str) -> list[str]:
    """Return the rows of one file, each as one text."""
    if not columns_of(connection, table):
        return []
    statement = "select cast(to_json(rows) as varchar) from {table} as rows where _batch_id = ?"
    return [text for (text,) in query(connection, compose(statement, table=table.quoted), [batch])]


def _wrong_code(accounts: Collection[Account], told: Told) -> list[str]:
    bad = any(each.failed or each.is_wholly_rejected for each in accounts)
    return [] if told.code == int(bad) else [f"exit code {told.code} where {int(bad)} is correct"]


def _values_told(exports: Collection[tuple[str, str]], told: Told) -> list[str]:
    return [
        f"{channel}.{table}: a personal value is in a message"
        for channel, table in sorted(exports)
        if any(_is_told(value, told.output) for value in personal_values(channel, table))
    ]


def _is_told(value: str, output: str) -> bool:
    """Whether the value stands there as a word; `master` within `master_record_id` does not."""
    return value in output and bool(re.search(rf"(?<!\w){re.escape(value)}(?!\w)", output))


def _sums(accounts: Collection[Account]) -> Sums:
    return Sums(
        files=len(accounts),
        loaded=len(accounts) - sum(each.failed or each.repeated for each in accounts),
        failed=sum(each.failed for each in accounts),
        repeated=sum(each.repeated for each in accounts),
        accepted=sum(each.accepted for each in accounts),
        rejected=sum(each.rejected for each in accounts),
    )
