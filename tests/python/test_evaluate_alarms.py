"""The evaluation of alarms agrees with a count by hand and undoes what it breaks."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from commands import portrait_lab

from portrait.database import connect, query
from portrait_lab.evaluate.alarms import (
    FAULTS,
    RELOADED_ON,
    SourceDay,
    false_alarms,
    faults_found,
    laboratory,
)
from portrait_lab.evaluate.truth import EvaluationError

FIRST_DAY = RELOADED_ON - timedelta(days=10)
DAY = SourceDay("shop", FIRST_DAY, accepted=20, duplicate=4, deleted=2, invalid=1)
COUNTED = """
    create view intermediate.int_source_days__counted as
    select
        'shop' as channel, counted_on, coalesce(raw_rows, 0) as raw_rows,
        coalesce(accepted_rows, 0) as accepted_rows, coalesce(duplicate_rows, 0) as duplicate_rows,
        coalesce(deleted_rows, 0) as deleted_rows, coalesce(invalid_rows, 0) as invalid_rows
    from (
        select (select min(counted_on) from intermediate.int_row_counts__unioned)
            + cast(range as integer) as counted_on
        from range(20)
    ) as days
    left join intermediate.int_row_counts__unioned using (counted_on)
"""
JUDGED = """
    create view intermediate.int_source_days__flagged as
    select
        *,
        raw_rows <> 20 as is_volume_unusual,
        invalid_rows > 3 as is_quality_unusual
    from intermediate.int_source_days__compared
"""


def write_warehouse(path: Path, rows_of_day: dict[int, int]) -> Path:
    """A channel with 20 rows on each of 20 days, except on the given days."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema intermediate")
        connection.execute(
            "create table intermediate.int_row_counts__unioned (channel varchar, raw_table varchar,"
            " counted_on date, raw_rows bigint, accepted_rows bigint, duplicate_rows bigint,"
            " deleted_rows bigint, invalid_rows bigint, latest_loaded_at timestamp)"
        )
        for number in range(20):
            rows = rows_of_day.get(number, 20)
            connection.execute(
                "insert into intermediate.int_row_counts__unioned"
                " values ('shop', 'orders', ?, ?, ?, 0, 0, 0, null)",
                [FIRST_DAY + timedelta(days=number), rows, rows],
            )
        connection.execute(COUNTED)
        connection.execute(
            "create view intermediate.int_source_days__compared as"
            " from intermediate.int_source_days__counted"
        )
        connection.execute(JUDGED)
    return path


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """One false alarm on the third day, and the day that does not count as clean."""
    with laboratory(write_warehouse(tmp_path / "shop.duckdb", {2: 21, 10: 40})) as connection:
        yield connection


def test_a_fault_changes_what_its_name_says():
    assert {kind: fault(DAY).rows for kind, fault in FAULTS.items()} == {
        "no rows at all": 0,
        "rows cut to half": 13,
        "rows doubled": 54,
        "20 % invalid": 27,
    }
    assert FAULTS["20 % invalid"](DAY).invalid == 5
    assert FAULTS["rows doubled"](DAY).accepted == 20


def test_the_day_that_came_twice_is_no_false_alarm(connection):
    alarms = false_alarms(connection, FIRST_DAY)
    assert (alarms.days, alarms.volume, alarms.quality, alarms.either) == (19, 1, 0, 1)
    assert (alarms.reloaded_channels, alarms.reloaded_found) == (1, 1)
    assert false_alarms(connection, FIRST_DAY + timedelta(days=3)).share == 0


def test_faults_are_found_one_by_one_and_undone(connection):
    before = query(connection, "from intermediate.int_row_counts__unioned order by all")
    found = faults_found(connection, FIRST_DAY, rounds=4, seed=1)
    assert [(fault.kind, fault.injected) for fault in found] == [(kind, 4) for kind in FAULTS]
    assert all(fault.found == 4 for fault in found)
    assert query(connection, "from intermediate.int_row_counts__unioned order by all") == before


def test_a_time_without_days_is_refused(connection):
    with pytest.raises(EvaluationError, match="no channel delivered anything"):
        false_alarms(connection, date(2099, 1, 1))


def run(database: Path) -> tuple[int, str]:
    """Exit code and output of the command."""
    arguments = ["--database", database, "--since", FIRST_DAY, "--rounds", 1]
    answer = portrait_lab("evaluate", "alarms", *arguments)
    return answer.exit_code, answer.output


def test_the_command_fails_where_alarms_are_too_many(tmp_path):
    assert run(write_warehouse(tmp_path / "clean.duckdb", {}))[0] == 0
    code, output = run(write_warehouse(tmp_path / "noisy.duckdb", {2: 21}))
    assert code == 1
    assert "failed: more than 1.00% of the days are false alarms" in output


def test_a_warehouse_without_the_tables_is_named(tmp_path):
    with connect(tmp_path / "empty.duckdb") as empty:
        query(empty, "select 1")
    code, output = run(tmp_path / "empty.duckdb")
    assert code == 1
    assert "run dbt build first" in output
