"""Loads one file in one transaction: records into the raw table, rejects into load_rejects."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import duckdb

from portrait.database import transaction
from portrait.loading import raw_layer
from portrait.loading.contracts import DeclaredTable
from portrait.loading.raw_layer import RawTable, columns_of, count_rows, insert_batch, widen
from portrait.loading.values import (
    LOAD_COLUMNS,
    Batch,
    Dialect,
    InputError,
    Landed,
    Rejection,
    SourceFile,
    Stamp,
)


class Tally:
    """Totals of the batches of one file that were read so far."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self.records = 0
        self.accepted = 0
        self.first_rejection = ""
        self._blank_lines = 0
        self._replacements = 0
        self._columns: dict[str, None] = {}
        self._notes: list[str] = []

    @property
    def columns(self) -> list[str]:
        """The file's columns so far, in order, without the load columns."""
        return list(self._columns)

    @property
    def fits(self) -> bool:
        """At least half of the records fit the header; otherwise it may be a data row."""
        return 2 * self.accepted >= self.records

    def add(self, batch: Batch) -> None:
        """Add a batch to the totals."""
        names = [name for name in batch.rows.column_names if name not in LOAD_COLUMNS]
        self._columns.update(dict.fromkeys(names))
        self._notes.extend(batch.notes)
        self.records += batch.records
        self.accepted += batch.rows.num_rows
        self._blank_lines += batch.blank_lines
        self._replacements += batch.replacement_characters
        if batch.rejections and not self.first_rejection:
            first = min(batch.rejections, key=lambda rejection: rejection.line)
            self.first_rejection = f"line {first.line:,}: {first.reason}"

    def said(self) -> list[str]:
        """Return the remarks that a user should read about the file."""
        said = list(self._notes) if self.fits else []
        if not self.records:
            said.append("the file has a header but no records")
        if self._blank_lines:
            said.append(f"blank lines skipped: {self._blank_lines:,}")
        if self._replacements:
            said.append(f"characters lost before export (U+FFFD): {self._replacements:,}")
        return said


@dataclass(frozen=True)
class Task:
    """A file to load, how to read it, and the declaration of its table (None: not declared)."""

    source: SourceFile
    stamp: Stamp
    dialect: Dialect
    declared: DeclaredTable | None

    @property
    def table(self) -> RawTable:
        """The raw table the file belongs to."""
        return raw_table(self.source.channel, self.source.table)


def raw_table(channel: str, table: str) -> RawTable:
    """Return the raw table for a table of a channel."""
    return RawTable(f"raw_{channel}", table)


def land(
    connection: duckdb.DuckDBPyConnection,
    task: Task,
    batches: Iterable[Batch],
    progress: Callable[[int], None],
) -> Landed:
    """Write all batches, check that none of the file's records is missing, and commit.

    Raises:
        InputError: the file is bad, lacks a required column, or records were lost; the warehouse
            then stays unchanged.
    """
    with transaction(connection):
        earlier = raw_layer.columns_before(connection, task.source)
        is_new = not columns_of(connection, task.table)
        before = _counts(connection, task.table)
        tally = Tally()
        for batch in batches:
            _write(connection, task, tally, batch)
            progress(batch.position)
        lacking = _complete(connection, task, tally.columns)
        columns, others = _named(tally, earlier, task.declared)
        widen(connection, task.table, columns)
        unnamed = _park_header(connection, task, tally, others)
        accepted, rejected = _added(before, _counts(connection, task.table), tally.records)
        changes = [] if is_new else _changes(earlier, columns, task.declared)
        said = (*tally.said(), *unnamed, *changes, *lacking)
        landed = Landed(task.source, task.stamp, task.dialect, accepted, rejected)
        raw_layer.enter(connection, landed, columns)
    return landed.saying(tally.first_rejection, said)


def _write(connection: duckdb.DuckDBPyConnection, task: Task, tally: Tally, batch: Batch) -> None:
    tally.add(batch)
    if batch.rows.num_rows:
        widen(connection, task.table, tally.columns)
        stamp = task.stamp
        same = {
            "_file": task.source.label,
            "_loaded_at": stamp.loaded_at,
            "_batch_id": stamp.batch_id,
        }
        insert_batch(connection, task.table, batch.rows, same)
    raw_layer.park(connection, task.source, task.stamp, batch.rejections)


def _named(
    tally: Tally, earlier: Sequence[str], declared: DeclaredTable | None
) -> tuple[list[str], list[str]]:
    """Return the columns that messages and the register may name, and the other columns.

    A header that few records fit may be a data row: a person's values would become column names
    and appear in every message about them.
    """
    known = (*earlier, *(declared.columns if declared else ()))
    others = [] if tally.fits or not known else _without(tally.columns, known)
    return _without(tally.columns, others), others


def _park_header(
    connection: duckdb.DuckDBPyConnection, task: Task, tally: Tally, others: Sequence[str]
) -> list[str]:
    """Keep the unknown names of a header as a reject, because they may be a lost data row."""
    if not others:
        return []
    rejection = Rejection(1, "few records fit this header", ",".join(others))
    raw_layer.park(connection, task.source, task.stamp, [rejection])
    tally.records += 1
    return [
        f"few records fit the header: {len(others)} unknown column names are not shown, but kept in"
        f" {raw_layer.SCHEMA}.load_rejects; does the file start with its header?"
    ]


def _counts(connection: duckdb.DuckDBPyConnection, table: RawTable) -> tuple[int, int]:
    exists = bool(columns_of(connection, table))
    rows = count_rows(connection, table) if exists else 0
    return rows, count_rows(connection, raw_layer.REJECTS)


def _added(before: tuple[int, int], after: tuple[int, int], records: int) -> tuple[int, int]:
    accepted, rejected = after[0] - before[0], after[1] - before[1]
    if accepted + rejected != records:
        raise InputError(
            f"records were lost: {records:,} in the file, "
            f"{accepted:,} accepted + {rejected:,} rejected; nothing of the file was loaded"
        )
    return accepted, rejected


def _complete(
    connection: duckdb.DuckDBPyConnection, task: Task, columns: Sequence[str]
) -> list[str]:
    """Add declared columns that the file lacks, as NULL; return a remark about them."""
    declared = task.declared
    if declared is None:
        return []
    lacking = _without(declared.columns, columns)
    required = [name for name in lacking if name in declared.required]
    if required:
        raise InputError(f"required column missing: {', '.join(required)}; export the file with it")
    widen(connection, task.table, lacking)
    return (
        [f"declared columns that the file lacks, now NULL: {', '.join(lacking)}"] if lacking else []
    )


def _changes(
    earlier: Sequence[str], columns: Sequence[str], declared: DeclaredTable | None
) -> list[str]:
    """Return remarks on how the columns differ from those of the table's earlier files."""
    declared_names = declared.columns if declared else ()
    new = _without(columns, [*earlier, *declared_names])
    gone = _without(earlier, [*columns, *declared_names, *LOAD_COLUMNS])
    said = [f"new columns, NULL in earlier rows: {', '.join(new)}"] if new else []
    return said + (
        [f"columns of earlier files that this file lacks, now NULL: {', '.join(gone)}"]
        if gone
        else []
    )


def _without(names: Iterable[str], others: Iterable[str]) -> list[str]:
    """Return the names that are not among others; SQL names do not differ by case."""
    known = {name.lower() for name in others}
    return [name for name in names if name.lower() not in known]
