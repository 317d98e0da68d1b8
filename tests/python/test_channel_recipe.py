"""The recipes of CONTRIBUTING.md, on a copy of the project: add a channel, a segment, a feature."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sample_builds import Build

from portrait.database import REPOSITORY, environment_of
from portrait.loading.loader import Options, load
from portrait.variables import known_channels, source_variables
from portrait_lab.house.recipes import follow, read_recipes

FIXTURE = REPOSITORY / "tests" / "fixtures" / "guestbook"
RECIPES = read_recipes(REPOSITORY)
LINES = [line for edit in RECIPES["channel"].edits if edit.below for line in edit.add]
BUILT = (
    *("+bridge_customer_records", "+fct_activities", "+fct_rejected_rows", "+rpt_source_quality"),
    *("+fct_orders", "+fct_order_lines", "+fct_statements", "+fct_consents"),
    *("+fct_segment_members", "+fct_segment_clauses"),
)
SINGULAR = (
    "staging/assert_every_raw_row_is_accepted_or_kept",
    "staging/assert_every_identifier_belongs_to_a_record",
    "identity/assert_every_identifier_type_has_a_rule",
    "customers/assert_no_record_is_younger_than_its_facts",
)
JUDGED = tuple(Path(name).name for name in SINGULAR)
OWN_TESTS = ("path:models/staging/guestbook", "--indirect-selection", "empty")
# Other channels and the sample, which are not built, and tests that are not run are left out to
# save parsing time.
OTHERS = sorted({*known_channels(), "sample"} - {"shopify"})
UNUSED = (*OTHERS, "_int_*__models.yml", "_int_*__unit_tests.yml")


def follow_recipes(folder: Path) -> Path:
    """Copy the project and follow the recipes."""
    project = folder / "project"
    tests = [f"tests/{name}.sql" for name in SINGULAR]
    copied = ("models", "macros", "seeds", "tests/generic", *tests)
    for name in (*copied, "dbt_project.yml", "profiles.yml"):
        origin, copy = REPOSITORY / name, project / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if origin.is_dir():
            shutil.copytree(origin, copy, ignore=shutil.ignore_patterns(*UNUSED))
        else:
            shutil.copy(origin, copy)
    for name in ("channel", "segment", "feature"):
        for edit in RECIPES[name].edits:
            shutil.copy(REPOSITORY / edit.file, project / edit.file)
        follow(RECIPES[name], project, REPOSITORY)
    return project


def dbt(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run dbt on the copy."""
    variables = source_variables(["shopify", "guestbook"])
    command = [str(Path(sys.executable).parent / "dbt"), "--quiet", "--no-write-json", *arguments]
    folder = project.parent
    return subprocess.run(
        [
            *(*command, "--vars", variables, "--profiles-dir", str(project)),
            *("--target-path", str(folder / "target"), "--log-path", str(folder / "logs")),
        ],
        cwd=project,
        env=os.environ | environment_of(folder / "portrait.duckdb"),
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def changed(file: Path, changes: dict[str, str]) -> Iterator[None]:
    """Replace the text of a file temporarily."""
    sound = file.read_text(encoding="utf-8")
    text = sound
    for step, other in changes.items():
        assert text.count(step) == 1
        text = text.replace(step, other)
    file.write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        file.write_text(sound, encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return follow_recipes(tmp_path_factory.mktemp("recipe"))


@pytest.fixture(scope="module")
def built(project: Path) -> Build:
    staging = project / "models" / "staging"
    options = Options(project.parent / "portrait.duckdb", "2026-05-09 00:00:00", staging=staging)
    report = load([str(FIXTURE / "raw")], options)
    assert report.is_good
    assert "guestbook" in report.channels
    done = dbt(project, "build", "--select", *BUILT, *JUDGED, *OWN_TESTS)
    assert done.returncode == 0, done.stdout[-4000:]
    return Build(project.parent)


def test_its_people_are_those_of_the_shop_by_their_addresses(built):
    customers = dict(
        built.rows("select source_record_id, customer_id from marts.bridge_customer_records")
    )
    assert customers["guestbook:entry:1"] == customers["shopify:customer:71"]
    assert customers["guestbook:entry:2"] == customers["shopify:customer:72"]
    assert customers["guestbook:entry:3"] == customers["guestbook:entry:5"], "of one pen name"
    assert len(set(customers.values())) == 4, "Ann, Bo, Cy and Ed"


def test_its_activities_belong_to_them_and_its_bad_row_is_kept(built):
    signed = built.rows(
        "select source_record_id from marts.fct_activities where activity = 'signed_guestbook'"
    )
    assert sorted(signed) == [(f"guestbook:entry:{number}",) for number in (1, 2, 3, 5)]
    kept = built.rows(
        "select reject_reason from marts.fct_rejected_rows where channel = 'guestbook'"
    )
    assert kept == [("unreadable_time",)]


def test_a_new_segment_has_its_members(built):
    members = built.rows(
        "select source_record_id from marts.bridge_customer_records"
        " inner join marts.fct_segment_members using (customer_id)"
        " where segment_id = 'active_locals' order by 1"
    )
    # Ann lives in Lisbon and Cy in Porto; Bo did as much, but lives elsewhere.
    assert [key for (key,) in members if key.startswith("guestbook")] == [
        f"guestbook:entry:{number}" for number in (1, 3, 5)
    ]


def test_a_new_feature_is_known_of_whoever_did_anything(built):
    days = built.rows(
        "select feature_value from intermediate.int_customers__feature_values"
        " where feature = 'days_since_first_activity' order by 1"
    )
    assert days == [(0,), (30,), (31,), (32,)]


def test_a_column_the_channel_does_not_have_is_null(built):
    known = built.rows(
        "select first_name, last_name, is_verified from intermediate.int_profiles__unioned"
        " where source_record_id = 'guestbook:entry:1'"
    )
    assert known == [("Ann", None, False)]


def test_a_misspelt_column_of_a_port_is_named(built, project):
    activities = project / "models" / "staging" / "guestbook" / "stg_guestbook__activities.sql"
    chosen = ("stg_guestbook__activities", "int_activities__unioned")
    with changed(activities, {"as is_outbound": "as is_outbond"}):
        done = dbt(project, "run", "--select", *chosen)
    assert done.returncode != 0
    assert "has the column is_outbond, which its port does not have" in done.stdout
    assert "lacks the column is_outbound, which its port cannot do without" in done.stdout
    assert "stg_guestbook__activities" in done.stdout


def test_a_forgotten_port_is_named(project):
    profiles = project / "models" / "staging" / "guestbook" / "stg_guestbook__profiles.sql"
    aside = profiles.rename(project.parent / "aside.sql")
    done = dbt(project, "parse")
    aside.rename(profiles)
    assert done.returncode != 0
    assert "stg_guestbook__profiles' which was not found" in done.stdout


def test_a_header_with_a_blank_that_is_not_quoted_is_named(project):
    entries = project / "models" / "staging" / "guestbook" / "base_guestbook__entries.sql"
    with changed(entries, {"adapter.quote('pen name')": "'pen name'"}):
        done = dbt(project, "compile", "--select", entries.stem)
    assert done.returncode != 0
    assert "the column 'pen name' has a blank in it: write adapter.quote('pen name')" in done.stdout


@pytest.mark.parametrize(
    ("forgotten", "words"),
    [
        (
            LINES,
            "guestbook is switched on and has no line under vars.channel_ports and vars.raw_tables",
        ),
        (
            ["entry: entries"],
            "base_guestbook__entries reads the raw table entry, which vars.raw_tables in"
            " dbt_project.yml does not list with this base model",
        ),
    ],
)
def test_forgotten_lines_are_named(project, forgotten, words):
    with changed(project / "dbt_project.yml", dict.fromkeys(forgotten, "")):
        done = dbt(project, "parse")
    assert done.returncode != 0
    assert words in done.stdout


@pytest.fixture(scope="module")
def forgetful(built, project) -> str:
    """The output of a build without the row of the type, and with records created too late."""
    types = project / "seeds" / "rules" / "identifier_types.csv"
    (row,) = RECIPES["channel"].edits[-1].add
    profiles = project / "models" / "staging" / "guestbook" / "stg_guestbook__profiles.sql"
    # Entry 1 is created after all else in the warehouse, so it is left out; the others, between.
    late = """case entry_id when '1' then synced_at
        else cast('2026-05-02 12:00:00' as timestamp) end as created_at"""
    chosen = ("identifier_types", "stg_guestbook__profiles", "int_profiles__unioned", *JUDGED[1:])
    forgotten = changed(types, {row + "\n": ""})
    with forgotten, changed(profiles, {"signed_at as created_at": late}):
        done = dbt(project, "build", "--select", *chosen, "--indirect-selection", "empty")
    assert done.returncode == 1
    return done.stdout


def test_a_forgotten_type_of_identifier_fails_by_channel_and_type(forgetful):
    assert "- channel guestbook, identifier_type guestbook_pen_name: add a row" in forgetful


def test_a_record_that_is_younger_than_its_facts_is_named_with_its_channel(forgetful):
    lost, young = "source_record_id guestbook:entry:1: ", "source_record_id guestbook:entry:2: "
    assert f"- channel guestbook, {lost}the profiles of the channel lack this record" in forgetful
    assert f"fct_activities, {young}created_at is after this fact" in forgetful
