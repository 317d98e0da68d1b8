"""Damaged exports: every row accounted for, a message for every refused file, no value printed."""

import tempfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portrait_lab.fuzz.accounting import Told, check_loads, load_mutants
from portrait_lab.fuzz.cells import CHANGES
from portrait_lab.fuzz.exports import read_export, tables
from portrait_lab.fuzz.mutants import Case, Mutant, draw, make
from portrait_lab.fuzz.suite import ALL_CHANNELS, fuzz
from portrait_lab.fuzz.texts import BYTE_DAMAGES, ENCODINGS, TEXT_DAMAGES

CASES = st.builds(
    lambda table, form, cells, text, data, seed: Case(*table, form, cells, text, data, seed),
    table=st.sampled_from(tables()),
    form=st.sampled_from(["csv", "jsonl"]),
    cells=st.lists(st.sampled_from(sorted(CHANGES)), max_size=3).map(tuple),
    text=st.lists(st.sampled_from(sorted(TEXT_DAMAGES)), max_size=3).map(tuple),
    data=st.lists(st.sampled_from(sorted(ENCODINGS | BYTE_DAMAGES)), max_size=1).map(tuple),
    seed=st.integers(0, 2**32 - 1),
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
    assert wrong_of([make(draw(seed, ALL_CHANNELS))], tmp_path) == []


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
    assert any("exit code 1 where 0 is correct" in each for each in wrong)


@pytest.mark.slow
def test_hundreds_of_damaged_files_of_every_channel_build(tmp_path):
    verdict = fuzz(400, 5000, tmp_path, ALL_CHANNELS, builds=True)
    assert verdict.wrong == ()
    assert verdict.sums.loaded > 200
    assert verdict.judged[0] == verdict.sums.accepted
