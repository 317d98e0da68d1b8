"""The recipe "Add an attribute of a person" of CONTRIBUTING.md, on a copy of the project."""

import csv
import filecmp
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sample_builds import Build
from test_channel_recipe import changed

from portrait.database import REPOSITORY, environment_of
from portrait.variables import known_channels
from portrait_lab.house.recipes import follow, read_recipes

RECIPE = read_recipes(REPOSITORY)["attribute"]
PERSONS = "seeds/sample/klaviyo/klaviyo__person.csv"
PARTS = ("models", "macros", "seeds", "scripts", "tests/generic")
RULED = "assert_every_attribute_has_a_survivorship_rule"
# Other channels, and whatever only tests or describes, are left out to save parsing time; the
# generator writes the sample of all channels.
OTHERS = sorted({*known_channels()} - {"klaviyo"})
UNUSED = (*OTHERS, "_int_*__models.yml", "*__unit_tests.yml", "__pycache__")
TEAMS = """
    select records.source_record_id, customers.favourite_team
    from marts.dim_customers as customers
    inner join intermediate.int_records__resolved as records
        on customers.customer_id = records.customer_id
    where customers.record_count = 1
"""
FANS = "select customer_id from marts.dim_customers where favourite_team = 'Ajax'"
FINGERPRINTS = "select customer_id, fingerprint from intermediate.int_customers__fingerprints"
HASHED = (
    *("base_klaviyo__persons", "int_profiles__unioned", "int_records__cleaned"),
    "int_customers__fingerprints",
)
GENERATE = "from portrait_lab.commands.worlds import sample; sample()"


def copy_project(project: Path) -> None:
    """Copy the files that the recipe changes and that a build of one channel needs."""
    for part in PARTS:
        unused = ("__pycache__",) if part == "scripts" else UNUSED
        shutil.copytree(REPOSITORY / part, project / part, ignore=shutil.ignore_patterns(*unused))
    test = f"tests/customers/{RULED}.sql"
    (project / test).parent.mkdir()
    for name in ("dbt_project.yml", "profiles.yml", "pyproject.toml", test):
        shutil.copy(REPOSITORY / name, project / name)


def touched(project: Path) -> set[str]:
    """Return the files of the copy that differ from those of the repository, or are new."""
    names = {
        path.relative_to(project).as_posix()
        for path in project.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    return {
        name
        for name in names
        if not (REPOSITORY / name).exists()
        or not filecmp.cmp(REPOSITORY / name, project / name, shallow=False)
    }


def dbt(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run dbt on the copy, over the sample of one channel."""
    folder = project.parent
    return subprocess.run(
        [
            *(str(Path(sys.executable).parent / "dbt"), "--quiet", "--no-write-json", *arguments),
            *("--vars", json.dumps({"channels": ["klaviyo"]}), "--profiles-dir", str(project)),
            *("--target-path", str(folder / "target"), "--log-path", str(folder / "logs")),
        ],
        cwd=project,
        env=os.environ | environment_of(folder / "portrait.duckdb"),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy after the recipe, with the sample written by its own generator."""
    project = tmp_path_factory.mktemp("attribute") / "project"
    copy_project(project)
    follow(RECIPE, project, REPOSITORY, to_commit=True)
    subprocess.run(
        [sys.executable, "-c", GENERATE],
        env=os.environ | {"PYTHONPATH": str(project / "scripts")},
        check=True,
        capture_output=True,
    )
    return project


@pytest.fixture(scope="module")
def built(project: Path) -> Build:
    """A build of the copy up to the golden record."""
    wanted = ("+dim_customers", RULED, "--indirect-selection", "empty")
    done = dbt(project, "build", "--select", *wanted)
    assert done.returncode == 0, done.stdout[-4000:]
    return Build(project.parent)


def test_it_touches_six_files_and_nine_with_the_sample_and_its_generator(project):
    steps = {edit.file for edit in RECIPE.edits}
    sample = {edit.file for edit in RECIPE.edits_to_commit} | {PERSONS}
    assert touched(project) == steps | sample
    assert len(steps) <= 6
    assert len(steps | sample) <= 13


def test_the_value_reaches_the_customer(built, project):
    with (project / PERSONS).open(encoding="utf-8", newline="") as file:
        teams = {row["id"]: row["custom_team"] for row in csv.DictReader(file)}
    published = {record.rpartition(":")[2]: team for record, team in built.rows(TEAMS)}
    stated = {key: team for key, team in published.items() if teams.get(key)}
    assert set(stated.values()) == {"Ajax", "Celtic", "Lazio"}
    assert stated == {key: teams[key] for key in stated}
    assert {team for key, team in published.items() if not teams.get(key)} == {None}


def test_another_value_makes_another_fingerprint(built, project):
    before = dict(built.rows(FINGERPRINTS))
    fans = {customer for (customer,) in built.rows(FANS)}
    base = project / "models" / "staging" / "klaviyo" / "base_klaviyo__persons.sql"
    spelled = {"'custom_team'": "\"replace(custom_team, 'Ajax', 'Roma')\""}
    with changed(base, spelled):
        done = dbt(project, "run", "--select", *HASHED)
    assert done.returncode == 0, done.stdout[-4000:]
    after = dict(built.rows(FINGERPRINTS))
    differing = {customer for customer in before if before[customer] != after[customer]}
    assert fans
    assert fans <= differing
    assert differing < set(before)


@pytest.mark.parametrize(
    ("step", "command", "words"),
    [
        (
            "macros/channels/ports.sql",
            ("run", "--select", "int_profiles__unioned"),
            "stg_klaviyo__profiles has the column favourite_team, which its port does not have",
        ),
        (
            "seeds/rules/survivorship.csv",
            ("build", "--select", "survivorship", RULED, "--indirect-selection", "empty"),
            "- attribute favourite_team: add a row for it to seeds/rules/survivorship.csv",
        ),
    ],
)
def test_a_forgotten_step_is_named(built, project, step, command, words):
    (edit,) = (edit for edit in RECIPE.edits if edit.file == step)
    with changed(project / step, {f"{line}\n": "" for line in edit.add}):
        done = dbt(project, *command)
    assert done.returncode != 0
    assert words in done.stdout
