"""A segment rule that nobody could meet fails a test that names it and says why.

A temporary dbt project contains the project's rules, broken rules beside them, and the tests.
"""

import csv
import shutil
from pathlib import Path

import duckdb
from dbt.cli.main import dbtRunner

from portrait.database import REPOSITORY, query
from portrait.scratch import scratch_places, write_scratch_project
from portrait.sql import compose, quote_table

PROJECT = """
name: portrait
version: 0.0.0
profile: scratch
macro-paths: [macros]
test-paths: [singular]
flags: {send_anonymous_usage_stats: false}
seeds: {portrait: {segment_rules: {+column_types: {threshold: double, words: varchar}}}}
data_tests: {+store_failures: true, +schema: failures}
"""
PROFILE = """
scratch:
  target: duckdb
  outputs:
    duckdb: {{type: duckdb, path: "{database}", schema: main, threads: 1}}
"""
RULES_TEST = "assert_every_segment_rule_can_be_evaluated"
CATALOG_TEST = "assert_the_feature_catalog_lists_every_feature"
SEEDS = (
    "rules/segments",
    "rules/segment_rules",
    "rules/feature_catalog",
    "fitted/persona_features",
)
# What is wrong with each of these, by the key of the rule.
BROKEN = {
    "no_such_segment,g,orders,>=,1,,x": "segments.csv has no such segment",
    "new,g,cty,is,,Lisbon,x": "feature_catalog.csv has no such feature",
    "new,g,category_share:none,>=,1,,x": "feature_catalog.csv has no such feature",
    "new,g,orders,is,,five,x": "the feature is a number, which is compared by >=, <=, >, < or =",
    "new,g,city,>=,5,,x": "the feature is a word, which is compared by is, is_not or in",
    "new,g,orders,~,5,,x": "no such operator",
    "new,g,orders,>,,,x": "a number needs a threshold and no words",
    "new,g,orders,<,1,one,x": "a number needs a threshold and no words",
    "new,g,city,in,,,x": "a word needs words and no threshold",
    "new,g,city,is_not,1,Lisbon,x": "a word needs words and no threshold",
    "new,g,gender,is,,male|female,x": "is takes one word; in takes several",
}


def write_project(folder: Path, *broken: str) -> None:
    """Write the rules followed by broken ones, and models with every feature as a column."""
    with (REPOSITORY / "seeds/rules/feature_catalog.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    models = {
        f"int_customers__{name}": "select 'c1' as customer_id, "
        + ", ".join(f"null as {row['feature']}" for row in rows if row["kind"] == kind)
        for name, kind in (("features", "number"), ("words", "word"))
    }
    write_scratch_project(folder, PROJECT, models)
    (folder / "profiles.yml").write_text(PROFILE.format(database=folder / "scratch.duckdb"))
    for target in ("seeds", "singular"):
        (folder / target).mkdir()
    for name in (RULES_TEST, CATALOG_TEST):
        shutil.copy(REPOSITORY / "tests" / "marts" / f"{name}.sql", folder / "singular")
    for name in SEEDS:
        (seed,) = (REPOSITORY / "seeds").rglob(f"{name}.csv")
        shutil.copy(seed, folder / "seeds")
    with (folder / "seeds" / "segment_rules.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{row}\n" for row in broken)


def failures(folder: Path) -> dict[str, set[tuple]]:
    """The rows with which each test failed; none if it passed."""
    answer = dbtRunner().invoke(["build", "--quiet", *scratch_places(folder)])
    assert answer.exception is None, answer.exception
    assert {item.status for item in answer.result} <= {"success", "pass", "fail"}
    # Not with portrait.database: dbt holds the file in this process, with its own settings.
    with duckdb.connect(str(folder / "scratch.duckdb")) as connection:
        return {
            name: set(
                query(connection, compose("from {table}", table=quote_table("failures", name)))
            )
            for name in (RULES_TEST, CATALOG_TEST)
        }


def test_the_rules_and_the_catalogue_of_the_project_are_sound(tmp_path: Path) -> None:
    write_project(tmp_path)
    assert failures(tmp_path) == {RULES_TEST: set(), CATALOG_TEST: set()}


def test_every_rule_that_nobody_can_meet_is_named(tmp_path: Path) -> None:
    write_project(tmp_path, *BROKEN)
    keys = {row: row.split(",") for row in BROKEN}
    assert failures(tmp_path)[RULES_TEST] == {
        (feature, operator, segment, group, BROKEN[row])
        for row, (segment, group, feature, operator, *_) in keys.items()
    }


def test_every_difference_between_catalogue_and_columns_is_named(tmp_path: Path) -> None:
    write_project(tmp_path)
    catalog = tmp_path / "seeds" / "feature_catalog.csv"
    text = catalog.read_text(encoding="utf-8")
    text = text.replace("\ngender,word,", "\nsex,word,").replace("\ncity,word,", "\ncity,number,")
    text = text.replace(",main device,app_share,,false,", ",main device,app_share,,true,")
    catalog.write_text(text, encoding="utf-8")
    assert failures(tmp_path)[CATALOG_TEST] == {
        ("city", "it is a word"),
        ("gender", "the catalogue lacks it"),
        ("main_device", "personas are built on numbers only"),
        ("sex", "no model has such a column"),
    }
