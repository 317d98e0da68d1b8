"""Damaged exports: every row accounted for, a message for every refused file, no value printed."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portrait_lab.fuzz.accounting import Told, check_loads, load_mutants
from portrait_lab.fuzz.cells import CHANGES
from portrait_lab.fuzz.exports import read_export, tables
from portrait_lab.fuzz.habits import HABITS
from portrait_lab.fuzz.likeness import Workshop, unlike
from portrait_lab.fuzz.mutants import Case, Mutant, draw, make
from portrait_lab.fuzz.suite import ALL_CHANNELS, fuzz
from portrait_lab.fuzz.texts import BYTE_DAMAGES, ENCODINGS, TEXT_DAMAGES

SHOP_TABLES = [table for channel, table in tables() if channel == "shopify"]
WAITING = {
    "characters_invisible": "text and keys",
    "width_full": "text and keys",
    "words_for_nothing": "text and keys",
    "ids_of_a_spreadsheet": "text and keys",
    "timestamps_spelled": "timestamps and numbers",
    "decimals_with_comma": "timestamps and numbers",
    "header_spelled": "reading of files",
    "rows_that_are_none": "reading of files",
}
CASES = st.builds(
    lambda table, form, cells, text, data, seed, habits: Case(
        *table, form, cells, text, data, seed, habits
    ),
    table=st.sampled_from(tables()),
    form=st.sampled_from(["csv", "jsonl"]),
    cells=st.lists(st.sampled_from(sorted(CHANGES)), max_size=3).map(tuple),
    text=st.lists(st.sampled_from(sorted(TEXT_DAMAGES)), max_size=3).map(tuple),
    data=st.lists(st.sampled_from(sorted(ENCODINGS | BYTE_DAMAGES)), max_size=1).map(tuple),
    seed=st.integers(0, 2**32 - 1),
    habits=st.lists(st.sampled_from(sorted(HABITS)), max_size=2).map(tuple),
)


def wrong_of(mutants: list[Mutant], folder: Path) -> list[str]:
    told = load_mutants(mutants, folder / "exports", folder / "portrait.duckdb")
    return check_loads(mutants, told, folder / "portrait.duckdb")[1]


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(CASES)
def test_every_record_of_a_damaged_file_is_accounted_for(case):
    with tempfile.TemporaryDirectory() as folder:
        assert wrong_of([make(case)], Path(folder)) == []


@pytest.mark.parametrize("seed", [1027, 5039, 5131, 5187])
def test_what_was_wrong_once_stays_right(seed, tmp_path):
    assert wrong_of([make(replace(draw(seed, ALL_CHANNELS), habits=()))], tmp_path) == []


@pytest.mark.parametrize("habit", sorted(HABITS))
def test_every_record_that_a_habit_writes_is_accounted_for(habit, tmp_path):
    cases = [Case("shopify", table, "csv", (), (), (), 1, (habit,)) for table in SHOP_TABLES]
    assert wrong_of([make(case, number) for number, case in enumerate(cases)], tmp_path) == []


def test_a_seed_damages_alike_and_another_otherwise():
    assert make(draw(7, ALL_CHANNELS)) == make(draw(7, ALL_CHANNELS))
    assert len({make(draw(seed, ALL_CHANNELS)).data for seed in range(30)}) > 25


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("delete from raw_square.customers where _line = '2'", "registered 24 + 0, stored 23 + 0"),
        ("update raw_square.customers set fuzz_mark = ''", "24 marked rows are missing"),
        ("delete from raw_portrait.loads", "neither loaded, nor failed"),
        ("update raw_portrait.loads set accepted = 23", "24 records became 23 + 0"),
    ],
)
def test_the_suite_itself_sees_what_is_lost(statement, what, tmp_path):
    mutant = make(Case("square", "customers", "csv", (), (), (), 1))
    database = tmp_path / "portrait.duckdb"
    told = load_mutants([mutant], tmp_path / "exports", database)
    assert check_loads([mutant], told, database)[1] == []
    with duckdb.connect(str(database)) as connection:
        connection.execute(statement)
    assert any(what in each for each in check_loads([mutant], told, database)[1])


def test_the_suite_itself_sees_a_value_told_and_a_wrong_exit_code(tmp_path):
    mutant = make(Case("square", "customers", "csv", (), (), (), 1))
    database = tmp_path / "portrait.duckdb"
    told = load_mutants([mutant], tmp_path / "exports", database)
    export = read_export("square", "customers")
    value = export.rows[0][export.header.index("email_address")]
    wrong = check_loads([mutant], Told(told.output + value, 1), database)[1]
    assert any("a personal value is in a message" in each for each in wrong)
    assert check_loads([mutant], Told(f"{told.output}{value}_of_a_column", 0), database)[1] == []
    assert any("exit code 1 where 0 is correct" in each for each in wrong)


@pytest.mark.slow
def test_hundreds_of_damaged_files_of_every_channel_build(tmp_path):
    verdict = fuzz(400, 5000, tmp_path, ALL_CHANNELS, builds=True)
    assert verdict.wrong == ()
    assert verdict.sums.loaded > 200
    assert verdict.judged[0] == verdict.sums.accepted


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop("shopify", tmp_path_factory.mktemp("workshop"))


@pytest.fixture(scope="module")
def as_exported(workshop: Workshop) -> Path:
    return workshop.build(None)


def _habits() -> list[object]:
    """Every habit; those that are not read yet are expected to fail, and say what they wait for."""
    marks = {
        habit: [pytest.mark.xfail(strict=True, raises=AssertionError, reason=part)]
        for habit, part in WAITING.items()
    }
    return [pytest.param(habit, marks=marks.get(habit, [])) for habit in sorted(HABITS)]


@pytest.mark.slow
@pytest.mark.parametrize("habit", _habits())
def test_a_habit_changes_no_accepted_row(habit, workshop, as_exported):
    built = workshop.build(habit)
    assert (unlike(as_exported, built), unlike(built, as_exported)) == ({}, {})


@pytest.mark.slow
def test_the_comparison_itself_sees_a_row_that_differs(workshop, as_exported, tmp_path):
    other = tmp_path / "other.duckdb"
    shutil.copyfile(as_exported, other)
    with duckdb.connect(str(other)) as connection:
        connection.execute("update staging.base_shopify__orders set email = 'x@else.example'")
    assert unlike(as_exported, other)["base_shopify__orders"] > 100
