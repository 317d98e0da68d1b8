"""Loads one file in one transaction: records into the raw table, rejects into load_rejects."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import duckdb

from portrait.database import transaction
from portrait.loading import raw_layer
from portrait.loading.advice import lacks_required
from portrait.loading.column_forms import FormFinder, Forms
from portrait.loading.contracts import DeclaredTable
from portrait.loading.damaged_text import Damage
from portrait.loading.guesses import keep_guesses
from portrait.loading.no_records import NO_RECORDS, Sieve
from portrait.loading.raw_layer import RawTable, columns_of, count_rows, insert_records, widen
from portrait.loading.staged_columns import Kind
from portrait.loading.values import (
    LOAD_COLUMNS,
    Batch,
    Dialect,
    Guess,
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
        self._backslash_quotes = 0
        self._no_records: Counter[str] = Counter()
        self._damage = Damage()
        self._guesses: list[Guess] = []
        self.hint = ""
        self._columns: dict[str, None] = {}
        self._notes: list[str] = []

    @property
    def columns(self) -> list[str]:
        """The file's columns so far, in order, without the load columns."""
        return list(self._columns)

    @property
    def fits(self) -> bool:
        """At least half of the records fit the header; otherwise it may be a data row."""
        return 2 * self.accepted >= self.records - self._no_records.total()

    @property
    def guesses(self) -> list[Guess]:
        """What was decided about the file and its columns, without names that are not shown."""
        shown = [guess for guess in self._guesses if self.fits or not guess.column]
        if self._backslash_quotes:
            quotes = Guess("", "backslash before quotes", evidence_rows=self._backslash_quotes)
            shown.append(quotes)
        return [*shown, *(self._damage.guesses() if self.fits else ())]

    def add(self, batch: Batch) -> None:
        """Add a batch to the totals."""
        names = [name for name in batch.rows.column_names if name not in LOAD_COLUMNS]
        self._columns.update(dict.fromkeys(names))
        self._notes.extend(batch.notes)
        self.records += batch.records
        self.accepted += batch.rows.num_rows
        self._blank_lines += batch.blank_lines
        self._replacements += batch.replacement_characters
        self._backslash_quotes += batch.backslash_quotes
        self._no_records.update(r.reason for r in batch.rejections if r.reason in NO_RECORDS)
        self._damage.add(batch.rows)
        self._guesses.extend(batch.guesses)
        self.hint = self.hint or batch.hint
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
        if self._backslash_quotes:
            said.append(f"records with a backslash before quotes: {self._backslash_quotes:,}")
        if self._no_records:
            counts = (f"{count:,} {reason}" for reason, count in sorted(self._no_records.items()))
            said.append(f"lines that are no records: {', '.join(counts)}")
        return [*said, *(self._damage.said() if self.fits else ())]


@dataclass(frozen=True)
class Task:
    """A file to load, how to read it, the declaration of its table and those of its channel.

    `declared` is None for a table that its channel does not declare.
    `kinds` tells what staging reads of its columns, and `given` the forms of columns that were
    given instead of being decided by the values.
    """

    source: SourceFile
    stamp: Stamp
    dialect: Dialect
    declared: DeclaredTable | None
    layouts: Mapping[str, DeclaredTable] = field(default_factory=dict)
    kinds: Mapping[str, Kind] | None = None
    given: Mapping[str, str] = field(default_factory=dict)

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
        tally, finder = Tally(), FormFinder(task.kinds)
        sieve = Sieve(task.declared) if task.declared else None
        for found in batches:
            batch = sieve.sift(found) if sieve else found
            _write(connection, task, tally, batch)
            finder.add(batch.rows)
            progress(batch.position)
        lacking = _complete(connection, task, tally)
        columns, others = _named(tally, earlier, task.declared)
        widen(connection, task.table, columns)
        unnamed = _park_header(connection, task, tally, others)
        accepted, rejected = _added(before, _counts(connection, task.table), tally.records)
        changes = [] if is_new else _changes(earlier, columns, task.declared)
        forms = _write_forms(connection, task, finder, tally.guesses)
        said = (*tally.said(), *unnamed, *changes, *lacking, *forms.said)
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
        insert_records(connection, task.table, batch.rows, same)
    raw_layer.park(connection, task.source, task.stamp, batch.rejections)


def _write_forms(
    connection: duckdb.DuckDBPyConnection, task: Task, finder: FormFinder, guesses: Sequence[Guess]
) -> Forms:
    """Keep what was decided about the file, and give the forms of columns to each of its rows."""
    source, stamp = task.source, task.stamp
    forms = finder.forms(task.given, f"{source.channel}.{source.table}")
    if forms.text:
        raw_layer.give_forms(connection, task.table, stamp, forms.text)
    keep_guesses(connection, source, stamp, [*_of_text(task.dialect), *guesses, *forms.guesses])
    return forms


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


def _of_text(dialect: Dialect) -> list[Guess]:
    if dialect.is_certain:
        return []
    return [Guess("", f"encoding {dialect.encoding}", dialect.encoding_origin)]


def _complete(connection: duckdb.DuckDBPyConnection, task: Task, tally: Tally) -> list[str]:
    """Add declared columns that the file lacks, as NULL; return a remark about them."""
    declared = task.declared
    if declared is None:
        return []
    lacking = _without(declared.columns, tally.columns)
    required = [name for name in lacking if name in declared.required]
    if required:
        raise InputError(lacks_required(declared, tally.columns, task.layouts, tally.hint))
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
