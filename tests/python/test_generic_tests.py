"""The generic data tests and the accounting of raw rows fail when they must.

A test that cannot fail guards nothing. A temporary dbt project contains the repository's macros,
these tests, and small models that keep or break each promise; one dbt build runs all of them.
"""

import shutil
from pathlib import Path

import duckdb
import pytest
from dbt.cli.main import dbtRunner

from portrait.database import REPOSITORY
from portrait.scratch import scratch_places, write_scratch_project

PROJECT = """
name: portrait
version: 0.0.0
profile: scratch
macro-paths: [macros, generic]
test-paths: [singular]
flags: {send_anonymous_usage_stats: false}
vars:
  raw: sample
  channels: [shop]
  channel_ports: {shop: []}
  raw_tables:
    shop: {whole: whole, lossy: lossy, forgotten: forgotten, unread: unread, unkind: unkind}
"""
PROFILE = """
scratch:
  target: duckdb
  outputs:
    duckdb: {{type: duckdb, path: "{database}", schema: main, threads: 1}}
"""
ACCOUNT = "assert_every_raw_row_is_accepted_or_kept"
RAW_TABLE = "select * from (values (1), (2), (3)) as rows_landed(id)"
MODELS = {
    "shop__whole": RAW_TABLE,
    "shop__lossy": RAW_TABLE,
    "shop__forgotten": RAW_TABLE,
    "shop__unread": RAW_TABLE,
    "shop__unkind": RAW_TABLE,
    "int_row_counts__unioned": """
        select *, 'shop' as channel, 0 as duplicate_rows, 0 as deleted_rows
        from (
            values
                ('whole', 3, 2, 1), ('lossy', 2, 1, 1), ('forgotten', 3, 2, 1), ('unkind', 3, 2, 0),
                ('made_up', 1, 1, 0)
        ) as counts(raw_table, raw_rows, accepted_rows, invalid_rows)
    """,
    "fct_rejected_rows": """
        select 'shop' as channel, 'whole' as raw_table
        union all select 'shop', 'lossy'
        union all select 'shop', 'unkind'
        union all select 'loader', 'whole'
        union all select 'shop', 'unknown'
    """,
    "pairs_once": "select * from (values (1, 'a'), (1, 'b'), (null, 'a')) as pairs(x, y)",
    "pairs_twice": """
        select * from (values (1, 'a'), (1, 'a'), (2, 'b'), (null, 'c'), (null, 'c')) as pairs(x, y)
    """,
    "keys_whole": "select * from (values (1, 1), (1, 2), (2, 1)) as t (x, y)",
    "keys_broken": """
        select * from (values (1, 1), (1, 1), (2, null), (null, 3), (4, 4)) as keys (x, y)
    """,
    "inside": "select * from (values (0.0), (1.0), (null)) as shares(share)",
    "outside": "select * from (values (-0.1), (0.5), (1.1), (1.2)) as shares(share)",
}
TESTS = """
models:
  - name: pairs_once
    data_tests:
      - unique_combination: {name: pairs_are_unique, arguments: {columns: [x, y]}}
  - name: pairs_twice
    data_tests:
      - unique_combination: {name: pairs_repeat, arguments: {columns: [x, y]}}
  - name: keys_whole
    data_tests:
      - primary_key: {name: keys_are_keys, arguments: {columns: [x, y]}}
    columns:
      - name: x
        data_tests: [{primary_key: {name: half_a_key_repeats}}]
  - name: keys_broken
    data_tests:
      - primary_key: {name: keys_repeat_or_lack_a_part, arguments: {columns: [x, y]}}
  - name: inside
    columns:
      - name: share
        data_tests:
          - accepted_range: {name: shares_are_shares, arguments: {min_value: 0, max_value: 1}}
  - name: outside
    columns:
      - name: share
        data_tests:
          - accepted_range: {name: no_share_at_all, arguments: {min_value: 0, max_value: 1}}
          - accepted_range: {name: too_small, arguments: {min_value: 0}}
          - accepted_range: {name: too_large, arguments: {max_value: 1}}
"""
EXPECTED_FAILURES = {
    ACCOUNT: 6,
    "pairs_are_unique": 0,
    "pairs_repeat": 2,
    "keys_are_keys": 0,
    "half_a_key_repeats": 1,
    "keys_repeat_or_lack_a_part": 3,
    "shares_are_shares": 0,
    "no_share_at_all": 3,
    "too_small": 1,
    "too_large": 2,
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("generic")


@pytest.fixture(scope="module")
def failures(project: Path) -> dict[str, int | None]:
    """How many failures each test reported."""
    write_scratch_project(project, PROJECT, MODELS)
    shutil.copytree(REPOSITORY / "tests" / "generic", project / "generic")
    (project / "singular").mkdir()
    shutil.copy(REPOSITORY / "tests" / "staging" / f"{ACCOUNT}.sql", project / "singular")
    (project / "profiles.yml").write_text(PROFILE.format(database=project / "scratch.duckdb"))
    (project / "models" / "_models.yml").write_text(TESTS)
    answer = dbtRunner().invoke(["build", "--quiet", *scratch_places(project)])
    assert answer.exception is None, answer.exception
    tests = [item for item in answer.result if item.node.resource_type == "test"]
    return {item.node.name: item.failures for item in tests}


@pytest.mark.parametrize("name", EXPECTED_FAILURES)
def test_a_promise_is_judged_as_it_is_kept(failures: dict[str, int | None], name: str) -> None:
    assert failures[name] == EXPECTED_FAILURES[name]


def test_every_generic_test_of_the_project_is_judged_here() -> None:
    names = {path.stem for path in (REPOSITORY / "tests" / "generic").glob("*.sql")}
    assert names == {name for name in names if f"- {name}:" in TESTS}


def test_an_account_that_does_not_balance_names_its_table(
    failures: dict[str, int | None], project: Path
) -> None:
    compiled = next((project / "target" / "compiled").rglob(f"{ACCOUNT}.sql"))
    # The settings of dbt, which runs in this process and keeps the file open.
    with duckdb.connect(project / "scratch.duckdb") as connection:
        accounts = connection.execute(compiled.read_text(encoding="utf-8")).fetchall()
    assert len(accounts) == failures[ACCOUNT]
    tables = ("lossy", "forgotten", "unread", "unkind", "made_up", "unknown")
    assert {account[:2] for account in accounts} == {("shop", table) for table in tables}
