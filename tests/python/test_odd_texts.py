"""A text that is no timestamp, number or boolean becomes null; others give the same everywhere.

Here on DuckDB; the tests of the engines check that Spark reads all of these texts the same.
"""

from contextlib import closing

import pytest
from engine_projects import write_project
from odd_texts import BOOLEANS, DAYS, MOMENTS, NO_MOMENTS, NO_NUMBERS, NUMBERS

from portrait.database import connect, query
from portrait_lab.compare.engines import run_dbt

READ = """
    select text, cast(moment as varchar), cast(day as varchar), cast(amount as varchar), number,
        whole, is_yes
    from marts.readings
    where text is not null
"""


@pytest.fixture(scope="module")
def readings(tmp_path_factory):
    """The results of the macros for each text."""
    folder = tmp_path_factory.mktemp("readings")
    write_project(folder / "project", graphs={})
    run_dbt("duckdb", folder, ["build"], folder / "project")
    with closing(connect(folder / "portrait.duckdb", read_only=True)) as connection:
        return {row[0]: row[1:] for row in query(connection, READ)}


def test_moments_and_days_are_read(readings):
    assert {text: readings[text][0] for text in MOMENTS} == MOMENTS
    days = {text: DAYS.get(text, moment[:10]) for text, moment in MOMENTS.items()}
    assert {text: readings[text][1] for text in MOMENTS} == days


def test_what_only_looks_like_a_moment_is_none(readings):
    assert [text for text in NO_MOMENTS if readings[text][:2] != (None, None)] == []


def test_amounts_doubles_and_whole_numbers_are_read(readings):
    assert {text: readings[text][2:5] for text in NUMBERS} == NUMBERS


def test_what_only_looks_like_a_number_is_none(readings):
    assert [text for text in NO_NUMBERS if readings[text][2:5] != (None, None, None)] == []


def test_yes_and_no_are_read(readings):
    assert {text: readings[text][5] for text in BOOLEANS} == BOOLEANS
