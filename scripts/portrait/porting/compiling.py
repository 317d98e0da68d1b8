"""Compile models and tests twice with the DuckDB adapter: as DuckDB gets them, and as Spark does.

Spark gets the `default__` side of every macro of macros/cross_db, so leaving the `duckdb__` side
out shows its SQL on a machine that has neither Spark nor Java.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from dbt.cli.main import dbtRunner

from portrait.database import REPOSITORY
from portrait.rules.parsing import channels_of

DIALECTS = ("duckdb", "spark")
LINKED = ("models", "seeds", "tests", "analyses", "dbt_project.yml", "profiles.yml")
DUCKDB_MACRO = re.compile(r"{%-? macro duckdb__.*?endmacro -?%}", re.DOTALL)


def compile_for(dialect: str, folder: Path, project: Path = REPOSITORY) -> dict[str, str]:
    """Return the SQL of every model and test of every channel, by name, as one of `DIALECTS` does.

    A copy of the project is made in `folder`, which must not exist yet. Raises `RuntimeError` when
    dbt cannot compile it.
    """
    _copy_project(dialect, folder, project)
    arguments = ["compile", "--quiet", "--no-populate-cache", "--target", "duckdb"]
    arguments += ["--select", "resource_type:model", "resource_type:test"]
    arguments += ["--vars", json.dumps({"raw": "source", "channels": channels_of(project)})]
    arguments += ["--project-dir", str(folder), "--profiles-dir", str(folder)]
    arguments += ["--target-path", str(folder / "target"), "--log-path", str(folder / "logs")]
    answer = dbtRunner().invoke(arguments)
    if not answer.success:
        raise RuntimeError(f"dbt compile failed for {dialect}: {answer.exception}")
    results = getattr(answer.result, "results", [])
    return {result.node.name: result.node.compiled_code for result in results}


def _copy_project(dialect: str, folder: Path, project: Path) -> None:
    """Link what is the same for both, copy the macros without the other engine's side."""
    folder.mkdir(parents=True)
    (folder / "warehouse").mkdir()
    for name in LINKED:
        (folder / name).symlink_to(project / name)
    shutil.copytree(project / "macros", folder / "macros")
    if dialect == "duckdb":
        return
    for path in (folder / "macros").rglob("*.sql"):
        text = path.read_text(encoding="utf-8")
        path.write_text(DUCKDB_MACRO.sub("", text), encoding="utf-8")
