"""A text that is no timestamp, number or boolean becomes null; others give the same everywhere.

Here on DuckDB; the tests of the engines check that Spark reads all of these texts the same.
"""

from contextlib import closing

import pytest
from engine_projects import write_project
from odd_texts import (
    BOOLEANS,
    BY_MARK,
    BY_ORDER,
    DAYS,
    EXCEL_DAYS,
    MOMENTS,
    NO_MOMENTS,
    NO_MOMENTS_BUT_DAYS,
    NO_NUMBERS,
    NUMBERS,
)

from portrait.database import connect, query
from portrait_lab.compare.engines import run_dbt

READ = """
    select text, cast(moment as varchar), cast(day as varchar), cast(amount as varchar), number,
        whole, is_yes
    from marts.readings
    where text is not null
"""


READ_BY_FORM = """
    select text, cast(moment as varchar), cast(amount as varchar)
    from marts.readings_{form}
    where text is not null
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A warehouse with the results of the macros for each text."""
    folder = tmp_path_factory.mktemp("readings")
    write_project(folder / "project", graphs={})
    run_dbt("duckdb", folder, ["build"], folder / "project")
    return folder / "portrait.duckdb"


def by_text(built, statement):
    with closing(connect(built, read_only=True)) as connection:
        return {row[0]: row[1:] for row in query(connection, statement)}


@pytest.fixture(scope="module")
def readings(built):
    """What the macros make of each text where nothing is decided for its column."""
    return by_text(built, READ)


def test_moments_and_days_are_read(readings):
    assert {text: readings[text][0] for text in MOMENTS} == MOMENTS
    days = {text: DAYS.get(text, moment[:10]) for text, moment in MOMENTS.items()}
    assert {text: readings[text][1] for text in MOMENTS} == days


def test_second_zero_of_1970_is_a_day_and_no_moment(readings):
    read = {text: readings[text][:2] for text in NO_MOMENTS_BUT_DAYS}
    assert read == {text: (None, day) for text, day in NO_MOMENTS_BUT_DAYS.items()}


def test_the_form_of_the_column_decides_what_a_text_leaves_open(built):
    day, month, excel = (
        by_text(built, READ_BY_FORM.format(form=form)) for form in ("day", "month", "excel")
    )
    assert {text: (day[text][0], month[text][0]) for text in BY_ORDER} == BY_ORDER
    assert {text: excel[text][0] for text in EXCEL_DAYS} == EXCEL_DAYS
    amounts = {text: (day[text][1], month[text][1], excel[text][1]) for text in BY_MARK}
    assert amounts == BY_MARK


def test_what_only_looks_like_a_moment_is_none(readings):
    assert [text for text in NO_MOMENTS if readings[text][:2] != (None, None)] == []


def test_amounts_doubles_and_whole_numbers_are_read(readings):
    assert {text: readings[text][2:5] for text in NUMBERS} == NUMBERS


def test_what_only_looks_like_a_number_is_none(readings):
    assert [text for text in NO_NUMBERS if readings[text][2:5] != (None, None, None)] == []


def test_yes_and_no_are_read(readings):
    assert {text: readings[text][5] for text in BOOLEANS} == BOOLEANS
