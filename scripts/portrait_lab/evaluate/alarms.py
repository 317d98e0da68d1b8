"""Counts how often a clean world is called unusual, and how many faults are found in it.

Whether a day is unusual depends only on the row counts of its channel. So the row counts, and the
views that flag days, are copied from a built warehouse into a small one. There one day at a time is
broken, and the views are queried again.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import duckdb

from portrait.database import connect, query
from portrait_lab.evaluate.truth import EvaluationError, require_columns
from portrait_world.tables import RELOADED_DAY_BEFORE_END, RELOADED_DAYS_LATER
from portrait_world.world import DAY, WORLD_END

VIEWS = ("int_source_days__counted", "int_source_days__compared", "int_source_days__flagged")
COLUMNS = (
    "intermediate.int_row_counts__unioned.counted_on",
    *(f"intermediate.{view}.counted_on" for view in VIEWS),
)
RELOADED_ON = date(1970, 1, 1) + timedelta(
    days=WORLD_END // DAY - RELOADED_DAY_BEFORE_END + RELOADED_DAYS_LATER
)
"""The one day on which a generated world is not clean: every channel received rows twice."""
SIZES = (1, 10, 50, 200)
"""Rows from which on a day is of the next size."""


@dataclass(frozen=True)
class SourceDay:
    """The rows that a channel delivered on a day."""

    channel: str
    counted_on: date
    accepted: int
    duplicate: int
    deleted: int
    invalid: int

    @property
    def rows(self) -> int:
        """All rows of the day."""
        return self.accepted + self.duplicate + self.deleted + self.invalid

    @property
    def size(self) -> int:
        """The smallest number of rows of a day of this size."""
        return max(size for size in SIZES if size <= max(self.rows, 1))


@dataclass(frozen=True)
class FalseAlarms:
    """Days of a clean world, and those that are called unusual."""

    days: int
    volume: int
    quality: int
    either: int
    reloaded_channels: int
    reloaded_found: int

    @property
    def share(self) -> float:
        """Share of the clean days that are called unusual."""
        return self.either / self.days if self.days else 0.0


@dataclass(frozen=True)
class FaultsFound:
    """Faults of one kind on days of one size, and how many of them are found."""

    kind: str
    size: int
    injected: int
    found: int


def halved(day: SourceDay) -> SourceDay:
    """Lose every other row."""
    return replace(
        day,
        accepted=day.accepted - day.accepted // 2,
        duplicate=day.duplicate // 2,
        deleted=day.deleted // 2,
        invalid=day.invalid // 2,
    )


def doubled(day: SourceDay) -> SourceDay:
    """Receive every row twice."""
    return replace(day, duplicate=day.duplicate + day.rows)


def silent(day: SourceDay) -> SourceDay:
    """Get nothing."""
    return replace(day, accepted=0, duplicate=0, deleted=0, invalid=0)


def broken(day: SourceDay) -> SourceDay:
    """Receive a fifth of the valid rows in an unreadable form."""
    lost = round(day.accepted / 5)
    return replace(day, accepted=day.accepted - lost, invalid=day.invalid + lost)


FAULTS: Mapping[str, Callable[[SourceDay], SourceDay]] = {
    "no rows at all": silent,
    "rows cut to half": halved,
    "rows doubled": doubled,
    "20 % invalid": broken,
}


def false_alarms(connection: duckdb.DuckDBPyConnection, since: date) -> FalseAlarms:
    """Count the days from `since` on that are called unusual."""
    counts = query(
        connection,
        """
        select
            count(*) filter (where counted_on <> $2),
            count(*) filter (where counted_on <> $2 and is_volume_unusual),
            count(*) filter (where counted_on <> $2 and is_quality_unusual),
            count(*) filter (where counted_on <> $2 and (is_volume_unusual or is_quality_unusual)),
            count(*) filter (where counted_on = $2 and raw_rows > 0),
            count(*) filter (where counted_on = $2 and is_volume_unusual)
        from intermediate.int_source_days__flagged
        where counted_on >= $1
        """,
        [since, RELOADED_ON],
    )[0]
    if not counts[0]:
        raise EvaluationError(f"no channel delivered anything from {since} on")
    return FalseAlarms(*counts)


def faults_found(
    connection: duckdb.DuckDBPyConnection, since: date, rounds: int, seed: int
) -> list[FaultsFound]:
    """Break one day of every channel per round and kind; count how often that day is flagged."""
    dice, by_channel = Random(seed), _days(connection, since)  # noqa: S311
    tally: dict[tuple[str, int], list[bool]] = {}
    for kind, fault in FAULTS.items():
        for _ in range(rounds):
            chosen = [dice.choice(days) for days in by_channel.values()]
            flagged = _flagged(connection, [fault(day) for day in chosen])
            for day in chosen:
                found = (day.channel, day.counted_on) in flagged
                tally.setdefault((kind, day.size), []).append(found)
    return [
        FaultsFound(kind, size, len(tally[kind, size]), sum(tally[kind, size]))
        for kind in FAULTS
        for size in SIZES
        if (kind, size) in tally
    ]


@contextmanager
def laboratory(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a copy of the row counts and of the views that flag days.

    The copy has the name of the warehouse, since views name the file they were created in.

    Raises:
        DatabaseUnavailableError: the warehouse cannot be opened.
        EvaluationError: it lacks a table.
    """
    with closing(connect(warehouse, read_only=True)) as built:
        require_columns(built, COLUMNS)
        counts = built.sql("from intermediate.int_row_counts__unioned").to_arrow_table()
        views = dict(query(built, "select view_name, sql from duckdb_views()"))
    with (
        TemporaryDirectory() as folder,
        closing(connect(Path(folder) / warehouse.name)) as connection,
    ):
        query(connection, "create schema intermediate")
        connection.register("counts", counts)
        query(connection, "create table intermediate.int_row_counts__unioned as from counts")
        for view in VIEWS:
            query(connection, views[view])
        yield connection


def _days(connection: duckdb.DuckDBPyConnection, since: date) -> dict[str, list[SourceDay]]:
    """Return the clean days with rows by channel; without the newest, perhaps incomplete day."""
    rows = query(
        connection,
        """
        select channel, counted_on, accepted_rows, duplicate_rows, deleted_rows, invalid_rows
        from intermediate.int_source_days__counted
        where
            counted_on >= ? and counted_on <> ? and raw_rows > 0
            and counted_on < (select max(counted_on) from intermediate.int_row_counts__unioned)
        order by channel, counted_on
        """,
        [since, RELOADED_ON],
    )
    by_channel: dict[str, list[SourceDay]] = {}
    for row in rows:
        by_channel.setdefault(row[0], []).append(SourceDay(*row))
    return by_channel


def _flagged(connection: duckdb.DuckDBPyConnection, days: list[SourceDay]) -> set[tuple[str, date]]:
    """Return what is unusual with these days replaced; then restore everything."""
    query(connection, "begin transaction")
    try:
        for day in days:
            _replace(connection, day)
        rows = query(
            connection,
            """
            select channel, counted_on from intermediate.int_source_days__flagged
            where is_volume_unusual or is_quality_unusual
            """,
        )
    finally:
        query(connection, "rollback")
    return {(channel, counted_on) for channel, counted_on in rows}


def _replace(connection: duckdb.DuckDBPyConnection, day: SourceDay) -> None:
    key = [day.channel, day.counted_on]
    query(
        connection,
        "delete from intermediate.int_row_counts__unioned where channel = ? and counted_on = ?",
        key,
    )
    if day.rows:
        query(
            connection,
            "insert into intermediate.int_row_counts__unioned values"
            " (?, 'all', ?, ?, ?, ?, ?, ?, null)",
            [*key, day.rows, day.accepted, day.duplicate, day.deleted, day.invalid],
        )
