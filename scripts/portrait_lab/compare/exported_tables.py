"""Compare two folders of exported tables row by row: in any order, doubles within a tolerance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from portrait.database import query
from portrait.sql import Quoted, compose, quote_identifier, quote_identifiers
from portrait_lab.compare.digests import TableName
from portrait_lab.compare.warehouses import IDENTICAL, Verdict

# Logarithms of two engines may differ in the last bit; a wrong rule differs by far more.
RELATIVE_TOLERANCE = 1e-9

DESCRIBE = "describe select * from read_parquet(?)"
# Spark's only timestamp has a time zone, and is exported in UTC.
READ = """
    create or replace temporary table {side} as
    select
        hash({exact}) as row_hash,
        cast([{measures}] as double[]) as measures,
        row_number() over (
            partition by hash({exact}) order by cast([{measures}] as double[])
        ) as place
    from read_parquet(?)
"""
COUNT_ROWS = "select count(*) from read_parquet(?)"
COUNT_ONLY = """
    select count(*)
    from {here}
    anti join {there} on {here}.row_hash = {there}.row_hash and {here}.place = {there}.place
"""
# Which of the doubles differ, by position in the row: both null, or nearly equal, is no difference.
DIFFERING_MEASURES = """
    with compared as (
        select unnest(list_zip(ours.measures, theirs.measures, range(len(ours.measures)))) as pair
        from ours
        inner join theirs on ours.row_hash = theirs.row_hash and ours.place = theirs.place
    )
    select pair[3], count(*)
    from compared
    where
        pair[1] is distinct from pair[2]
        and not coalesce(
            abs(pair[1] - pair[2]) <= ? * greatest(abs(pair[1]), abs(pair[2])), false
        )
    group by pair[3]
    order by pair[3]
"""
COLUMN_VALUES = """
    select coalesce(sum(cast(hash('portrait', {column}) as hugeint)), 0) from read_parquet(?)
"""


@dataclass(frozen=True)
class Columns:
    """The columns of a table: names in order, with DuckDB's types."""

    types: dict[str, str]

    @property
    def measures(self) -> list[str]:
        """The doubles, which are compared with a tolerance."""
        return [name for name, data_type in self.types.items() if data_type == "DOUBLE"]

    @property
    def exact(self) -> list[str]:
        """Every other column."""
        return [name for name in self.types if name not in self.measures]


def compare_exports(left: Path, right: Path, schema: str) -> Iterator[Verdict]:
    """Yield a verdict for every table exported below either folder, by name.

    Raises `ValueError` when there is none.
    """
    names = sorted({path.name for side in (left, right) for path in side.iterdir()})
    if not names:
        raise ValueError(f"{left}, {right}: no table to compare")
    with duckdb.connect() as connection:
        query(connection, "set timezone = 'UTC'")
        for name in names:
            yield _verdict(connection, TableName(schema, name), left / name, right / name)


def _verdict(
    connection: duckdb.DuckDBPyConnection, name: TableName, left: Path, right: Path
) -> Verdict:
    """Compare one table: whether it exists, then its columns, then its rows."""
    rows = [_row_count(connection, side) if side.is_dir() else None for side in (left, right)]
    if None in rows:
        return Verdict(name, rows[0], rows[1], "only in B" if rows[0] is None else "only in A")
    ours, theirs = _columns(connection, left), _columns(connection, right)
    if list(ours.types.items()) != list(theirs.types.items()):
        differing = sorted({column for column, _ in ours.types.items() ^ theirs.types.items()})
        words = f"columns differ: {', '.join(differing) or 'their order'}"
    else:
        words = _row_differences(connection, ours, left, right) or IDENTICAL
    return Verdict(name, rows[0], rows[1], words)


def _row_count(connection: duckdb.DuckDBPyConnection, folder: Path) -> int:
    return int(query(connection, COUNT_ROWS, [_files(folder)])[0][0])


def _columns(connection: duckdb.DuckDBPyConnection, folder: Path) -> Columns:
    """Return the columns of a table; a timestamp with a time zone counts as a timestamp."""
    described = query(connection, DESCRIBE, [_files(folder)])
    return Columns({row[0]: row[1].removesuffix(" WITH TIME ZONE") for row in described})


def _row_differences(
    connection: duckdb.DuckDBPyConnection, columns: Columns, left: Path, right: Path
) -> str:
    """Return the differences as counts and column names, never values; empty if there are none."""
    exact = quote_identifiers(columns.exact) if columns.exact else Quoted("1")
    measures = quote_identifiers(columns.measures)
    for side, folder in (("ours", left), ("theirs", right)):
        statement = compose(READ, side=quote_identifier(side), exact=exact, measures=measures)
        query(connection, statement, [_files(folder)])
    only_left, only_right = (_count_only(connection, *sides) for sides in _BOTH_WAYS)
    differing = query(connection, DIFFERING_MEASURES, [RELATIVE_TOLERANCE])
    words = [f"{columns.measures[place]} in {count:,} rows" for place, count in differing]
    if only_left or only_right:
        changed = _changed_columns(connection, columns, left, right)
        words.insert(0, f"{only_left:,} rows only in A, {only_right:,} only in B ({changed})")
    return "; ".join(words)


_BOTH_WAYS = (("ours", "theirs"), ("theirs", "ours"))


def _count_only(connection: duckdb.DuckDBPyConnection, here: str, there: str) -> int:
    """Return how many rows of one side are missing on the other, without comparing doubles."""
    names = {"here": quote_identifier(here), "there": quote_identifier(there)}
    return int(query(connection, compose(COUNT_ONLY, **names))[0][0])


def _changed_columns(
    connection: duckdb.DuckDBPyConnection, columns: Columns, left: Path, right: Path
) -> str:
    """Return the columns whose values, taken as a multiset, differ."""
    changed = []
    for column in columns.exact:
        statement = compose(COLUMN_VALUES, column=quote_identifier(column))
        sums = {query(connection, statement, [_files(side)])[0][0] for side in (left, right)}
        if len(sums) > 1:
            changed.append(column)
    return ", ".join(changed) or "the same values in other rows"


def _files(folder: Path) -> str:
    return str(folder / "*.parquet")
