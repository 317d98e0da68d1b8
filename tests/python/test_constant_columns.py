"""Every column of a mart varies in the sample of all channels, or a row gives the reason.

A column that is null or the same in every row means a port that no channel fills, a join that
matches nothing, or a wrong sample: all three build without an error.
"""

import csv
from pathlib import Path

import pytest
from sample_builds import Build

from portrait.database import REPOSITORY, connect
from portrait.sql import Quoted, compose, quote_identifier, quote_table

EXCUSES = REPOSITORY / "tests" / "fixtures" / "constant_columns.csv"
COLUMNS = """
    select table_name, list(column_name order by ordinal_position)
    from information_schema.columns
    where table_schema = 'marts'
    group by table_name
    order by table_name
"""
Column = tuple[str, str]


def constant_columns(built: Build) -> set[Column]:
    """Return the columns of the marts, as table and column, with at most one value."""
    found: set[Column] = set()
    for table, columns in built.rows(COLUMNS):
        counts = [
            compose("count(distinct {column})", column=quote_identifier(column))
            for column in columns
        ]
        statement = compose(
            "select {counts} from {table}",
            counts=Quoted(", ".join(counts)),
            table=quote_table("marts", table),
        )
        (values,) = built.rows(statement)
        pairs = zip(columns, values, strict=True)
        found |= {(table, column) for column, distinct in pairs if distinct <= 1}
    return found


@pytest.fixture(scope="module")
def found(every_channel: Build) -> set[Column]:
    return constant_columns(every_channel)


@pytest.fixture(scope="module")
def excused() -> set[Column]:
    with EXCUSES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert all(row["reason"].strip() for row in rows)
    columns = [(row["table"], row["column"]) for row in rows]
    assert len(set(columns)) == len(columns)
    return set(columns)


def test_every_column_of_a_mart_says_something(found: set[Column], excused: set[Column]) -> None:
    assert found - excused == set()


def test_every_excuse_is_still_needed(found: set[Column], excused: set[Column]) -> None:
    assert excused - found == set()


def test_empty_and_constant_columns_are_seen(tmp_path: Path) -> None:
    made = Build(tmp_path)
    with connect(made.database) as connection:
        connection.execute("create schema marts")
        connection.execute(
            "create table marts.dim_a as select * from (values (1, 'x', null, 'y', 7),"
            " (2, 'x', null, null, 7)) as rows_given (varied, same, empty, sometimes, number)"
        )
        connection.execute("create table marts.dim_b (never varchar)")
    assert constant_columns(made) == {
        *(("dim_a", column) for column in ("same", "empty", "sometimes", "number")),
        ("dim_b", "never"),
    }
