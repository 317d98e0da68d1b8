"""A segment rule that nobody could meet stops the build with a message that names it.

A throw-away dbt project holds the project's rules with broken ones beside them, and its tests.
"""

import csv
import shutil
from pathlib import Path

from dbt.cli.main import dbtRunner

from portrait.database import REPOSITORY
from portrait.scratch import scratch_places, write_scratch_project

PROJECT = """
name: portrait
version: 0.0.0
profile: scratch
macro-paths: [macros]
test-paths: [singular]
flags: {send_anonymous_usage_stats: false}
seeds: {portrait: {segment_rules: {+column_types: {threshold: double, words: varchar}}}}
"""
PROFILE = """
scratch:
  target: duckdb
  outputs:
    duckdb: {{type: duckdb, path: "{database}", schema: main, threads: 1}}
"""
RULES_TEST = "assert_every_segment_rule_can_be_evaluated"
CATALOG_TEST = "assert_the_feature_catalog_lists_every_feature"
SEEDS = ("rules/segments", "rules/segment_rules", "rules/feature_catalog", "fitted/persona_features")
BROKEN = {
    "no_such_segment,g,orders,>=,1,,x": "no_such_segment, g, orders >=: segments.csv has no such",
    "new,g,cty,is,,Lisbon,x": "new, g, cty is: feature_catalog.csv has no such feature",
    "new,g,category_share:none,>=,1,,x": "category_share:none >=: feature_catalog.csv has no such",
    "new,g,orders,is,,five,x": "new, g, orders is: the feature is a number",
    "new,g,city,>=,5,,x": "new, g, city >=: the feature is a word",
    "new,g,orders,~,5,,x": "new, g, orders ~: no such operator",
    "new,g,orders,>,,,x": "new, g, orders >: a number needs a threshold and no words",
    "new,g,orders,<,1,one,x": "new, g, orders <: a number needs a threshold and no words",
    "new,g,city,in,,,x": "new, g, city in: a word needs words and no threshold",
    "new,g,city,is_not,1,Lisbon,x": "new, g, city is_not: a word needs words and no threshold",
    "new,g,gender,is,,male|female,x": "new, g, gender is: is takes one word",
}


def write_project(folder: Path, *broken: str) -> None:
    """Write the rules with broken ones behind them, and models with every feature as a column."""
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
        shutil.copy(REPOSITORY / "seeds" / f"{name}.csv", folder / "seeds")
    with (folder / "seeds" / "segment_rules.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{row}\n" for row in broken)


def messages(folder: Path) -> dict[str, str | None]:
    """What each test said; None of a test that passed."""
    answer = dbtRunner().invoke(["build", "--quiet", *scratch_places(folder)])
    assert answer.exception is None, answer.exception
    tests = [item for item in answer.result if item.node.resource_type == "test"]
    return {item.node.name: None if item.status == "pass" else item.message for item in tests}


def test_the_rules_and_the_catalogue_of_the_project_are_sound(tmp_path: Path) -> None:
    write_project(tmp_path)
    assert messages(tmp_path) == {RULES_TEST: None, CATALOG_TEST: None}


def test_every_rule_that_nobody_can_meet_is_named(tmp_path: Path) -> None:
    write_project(tmp_path, *BROKEN)
    message = messages(tmp_path)[RULES_TEST]
    assert message is not None
    assert [said for said in BROKEN.values() if said not in message] == []
    assert message.count("segment_rules.csv, ") == len(BROKEN)


def test_every_difference_between_catalogue_and_columns_is_named(tmp_path: Path) -> None:
    write_project(tmp_path)
    catalog = tmp_path / "seeds" / "feature_catalog.csv"
    text = catalog.read_text(encoding="utf-8")
    text = text.replace("\ngender,word,", "\nsex,word,").replace("\ncity,word,", "\ncity,number,")
    text = text.replace(",main device,app_share,,false,", ",main device,app_share,,true,")
    catalog.write_text(text, encoding="utf-8")
    message = messages(tmp_path)[CATALOG_TEST]
    assert message is not None
    expected = {
        "city: it is a word",
        "gender: the catalogue lacks it",
        "main_device: personas are built on numbers only",
        "sex: no model has such a column",
    }
    assert {said for said in expected if f"feature_catalog.csv, {said}" in message} == expected
    assert message.count("feature_catalog.csv, ") == len(expected)
