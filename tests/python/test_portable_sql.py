"""Every model and test runs on DuckDB and Spark: it uses nothing that only one of them has."""

import pytest

from portrait.database import REPOSITORY
from portrait_lab.portability.compiling import DIALECTS, compile_project
from portrait_lab.portability.constructs import problems


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """Every model and test as each engine receives it."""
    folder = tmp_path_factory.mktemp("portable")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PORTRAIT_DATABASE", str(folder / "portrait.duckdb"))
        return compile_project(folder)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_models_and_tests_use_the_portable_set_only(compiled, dialect):
    found = {name: problems(sql, dialect) for name, sql in compiled[dialect].items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_models_and_tests_of_all_channels_are_read_in_both_spellings(compiled):
    assert compiled["duckdb"].keys() == compiled["spark"].keys()
    assert {"base_olist__orders", "base_online_retail__order_lines"} <= compiled["duckdb"].keys()
    written = {path.stem for path in (REPOSITORY / "tests").rglob("assert_*.sql")}
    assert written <= compiled["duckdb"].keys()
    assert any(name.startswith("primary_key_") for name in compiled["duckdb"])
    assert "regexp_matches(" in compiled["duckdb"]["int_identifiers__normalised"]
    assert "regexp_like(" in compiled["spark"]["int_identifiers__normalised"]


def broken_rules(sql):
    """What is found by either dialect."""
    return {word for dialect in DIALECTS for word in problems(sql, dialect)}


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("select strftime(at, '%Y') as year from t", "function strftime"),
        ("select list_transform(x, y -> y + 1) as z from t", "syntax Lambda"),
        ("select distinct on (a) a, b from t", "syntax distinct on"),
        ("select * exclude (a) from t", "syntax * with exceptions"),
        ("select a from t union all by name select a from u", "syntax union by name"),
        ("select a from t asof join u on t.at >= u.at", "syntax asof join"),
        ("select current_date as today", "syntax CurrentDate"),
        ("select random() as dice", "function random"),
        ("select [1, 2] as numbers", "syntax Array"),
        ("select j -> 'key' as part from t", "syntax JSONExtract"),
        ("select regexp_matches(a, 'b') as is_like from t", "function regexp_matches"),
        ("select regexp_like(a, 'b') as is_like from t", "function regexp_like"),
        ("select regexp_extract(a, '\\d+', 0) as digits from t", "backslash in a text"),
        ("select get_json_object(a, '$.b') as part from t", "function get_json_object"),
        ("select explode(a) as part from t", "function explode"),
        # Every Spark before 4 reads this as two adjacent texts.
        ("select 'it''s' as text", "syntax Concat"),
    ],
)
def test_what_only_one_engine_knows_is_found(sql, expected):
    assert expected in broken_rules(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "with t as (select 1 as a) select a, count(*) filter (where a > 0) as n from t group by a",
        "select max_by(a, b) as a, sum(b) over (partition by c order by d) as s from t",
        "select 'max (a)' as a, cast(b as decimal(18, 2)) as b from t where c in ('x', 'y')",
        "select a from t full outer join u on t.a is not distinct from u.a",
    ],
)
def test_what_both_engines_know_is_let_through(sql):
    assert broken_rules(sql) == set()


def test_a_statement_that_cannot_be_parsed_is_reported():
    assert any("cannot parse" in word for word in broken_rules("select from where (("))
