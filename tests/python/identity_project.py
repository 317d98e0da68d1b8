"""The models of identity as a separate dbt project, over handmade records."""

import re
import shutil
from pathlib import Path

from dbt.cli.main import dbtRunner
from sample_builds import MODELS_ONLY

from portrait.database import REPOSITORY

WANTED = ("int_clusters__records", "fct_identity_links", "fct_refused_identifiers")
GIVEN = (
    "int_profiles__unioned",
    "int_identifiers__unioned",
    "int_run__as_of",
    "must_link",
    "cannot_link",
    "unmerge",
)
STUBS = {
    "int_profiles__unioned": """
        select channel, {{ filled_columns(
            'profiles', ['source_record_id', 'first_name', 'last_name', 'birth_date']
        ) }}
        from given.int_profiles__unioned
    """
}
REFERENCE = re.compile(r"ref\('(\w+)'\)")
PROFILE = """
portrait:
  target: duckdb
  outputs:
    duckdb: {{type: duckdb, path: "{database}", schema: main, threads: 1}}
"""


def solve(folder: Path, database: Path) -> None:
    """Build the models in a warehouse whose schema `given` contains their inputs."""
    project = folder / "project"
    write_project(project, database)
    places = ["--project-dir", project, "--profiles-dir", project, "--log-path", folder / "logs"]
    wanted = [f"+{name}" for name in WANTED]
    answer = dbtRunner().invoke(
        ["build", "--quiet", *map(str, places), *MODELS_ONLY, "--select", *wanted]
    )
    assert answer.exception is None, answer.exception
    assert answer.success, [result.message for result in answer.result if result.message]


def write_project(project: Path, database: Path) -> None:
    """Copy the wanted models and everything they read, each to its path in the repository."""
    shutil.copytree(REPOSITORY / "macros", project / "macros")
    for seeds in ("rules", "reference"):
        given = shutil.ignore_patterns(*(f"{name}.csv" for name in GIVEN))
        shutil.copytree(REPOSITORY / "seeds" / seeds, project / "seeds" / seeds, ignore=given)
    shutil.copy(REPOSITORY / "dbt_project.yml", project)
    (project / "profiles.yml").write_text(PROFILE.format(database=database), encoding="utf-8")
    files = {path.stem: path for path in (REPOSITORY / "models").rglob("*.sql")}
    for name in names_read(files):
        copy = project / files[name].relative_to(REPOSITORY)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(files[name], copy)
    shutil.copy(REPOSITORY / "models" / "columns.md", project / "models")
    for name in GIVEN:
        stub = project / "models" / "intermediate" / "channels" / f"{name}.sql"
        stub.parent.mkdir(parents=True, exist_ok=True)
        stub.write_text(STUBS.get(name, "select * from given.{{ this.identifier }}"), "utf-8")


def names_read(files: dict[str, Path]) -> set[str]:
    """Return the models that the wanted ones depend on, themselves included."""
    waiting, found = list(WANTED), set[str]()
    while waiting:
        name = waiting.pop()
        if name in files and name not in found and name not in GIVEN:
            found.add(name)
            waiting += REFERENCE.findall(files[name].read_text(encoding="utf-8"))
    return found
