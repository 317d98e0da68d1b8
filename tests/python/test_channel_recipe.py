"""The recipe of CONTRIBUTING.md adds a channel: one folder, two lines, and its people are found."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sample_builds import Build
from test_channel_contracts import CHANNELS

from portrait.database import REPOSITORY, environment_of
from portrait.loading.loader import load
from portrait.loading.outcomes import Options
from portrait.variables import source_variables

FIXTURE = REPOSITORY / "tests" / "fixtures" / "guestbook"
LINES = {
    "  channel_ports:\n": "    guestbook: [profiles, identifiers, activities]\n",
    "  raw_tables:\n": "    guestbook: {entry: entries}\n",
}
BUILT = ("+bridge_customer_records", "+fct_activities", "+fct_rejected_rows", "+rpt_source_quality")
RECONCILED = "assert_every_raw_row_is_accepted_or_kept"
OWN_TESTS = ("path:models/staging/guestbook", "--indirect-selection", "empty")
# Left out to be read faster: other channels and the sample, of which nothing is built, and tests
# that are not run.
OTHERS = sorted({*CHANNELS, "sample"} - {"shopify"})
UNUSED = (*OTHERS, "_int_*__models.yml", "_int_*__unit_tests.yml")


def add_guestbook(folder: Path) -> Path:
    """Copy the project and follow the recipe: the folder, then the lines."""
    project = folder / "project"
    copied = ("models", "macros", "seeds", "tests/generic", f"tests/staging/{RECONCILED}.sql")
    for name in (*copied, "dbt_project.yml", "profiles.yml"):
        origin, copy = REPOSITORY / name, project / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if origin.is_dir():
            shutil.copytree(origin, copy, ignore=shutil.ignore_patterns(*UNUSED))
        else:
            shutil.copy(origin, copy)
    shutil.copytree(FIXTURE / "models" / "guestbook", project / "models" / "staging" / "guestbook")
    settings = (project / "dbt_project.yml").read_text(encoding="utf-8")
    for above, line in LINES.items():
        assert settings.count(above) == 1
        settings = settings.replace(above, above + line)
    (project / "dbt_project.yml").write_text(settings, encoding="utf-8")
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
    """Write other text into a file, for a while."""
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
    return add_guestbook(tmp_path_factory.mktemp("recipe"))


@pytest.fixture(scope="module")
def built(project: Path) -> Build:
    staging = project / "models" / "staging"
    options = Options(project.parent / "portrait.duckdb", "2026-05-09 00:00:00", staging=staging)
    report = load([str(FIXTURE / "raw")], options)
    assert report.is_good
    assert "guestbook" in report.channels
    done = dbt(project, "build", "--select", *BUILT, RECONCILED, *OWN_TESTS)
    assert done.returncode == 0, done.stdout[-4000:]
    return Build(project.parent)


def test_its_people_are_those_of_the_shop_by_their_addresses(built):
    customers = dict(
        built.rows("select source_record_id, customer_id from marts.bridge_customer_records")
    )
    assert customers["guestbook:entry:1"] == customers["shopify:customer:71"]
    assert customers["guestbook:entry:2"] == customers["shopify:customer:72"]
    assert len(set(customers.values())) == 4, "Ann, Bo, Cy and Ed"


def test_its_activities_belong_to_them_and_its_bad_row_is_kept(built):
    signed = built.rows(
        "select source_record_id from marts.fct_activities where activity = 'signed_guestbook'"
    )
    assert sorted(signed) == [(f"guestbook:entry:{number}",) for number in (1, 2, 3)]
    kept = built.rows(
        "select reject_reason from marts.fct_rejected_rows where channel = 'guestbook'"
    )
    assert kept == [("unreadable_time",)]


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


@pytest.mark.parametrize(
    ("forgotten", "words"),
    [
        (
            LINES.values(),
            "guestbook is switched on and has no line under vars.channel_ports and vars.raw_tables",
        ),
        (
            ["entry: entries"],
            "base_guestbook__entries reads the raw table entry, which vars.raw_tables in"
            " dbt_project.yml does not name beside it",
        ),
    ],
)
def test_forgotten_lines_are_named(project, forgotten, words):
    with changed(project / "dbt_project.yml", dict.fromkeys(forgotten, "")):
        done = dbt(project, "parse")
    assert done.returncode != 0
    assert words in done.stdout
