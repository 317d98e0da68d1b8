"""Compile models and tests twice with the DuckDB adapter: for DuckDB and for Spark.

Spark uses the `default__` version of every macro of macros/cross_db. Without the `duckdb__`
versions, the adapter shows Spark's SQL on a machine that has neither Spark nor Java. The project is
parsed once for both, because parsing takes most of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest

from portrait.database import REPOSITORY
from portrait.variables import known_channels, source_variables

DIALECTS = ("duckdb", "spark")


def compile_project(folder: Path, project: Path = REPOSITORY) -> dict[str, dict[str, str]]:
    """Return the SQL of every model and test of every channel, by dialect and name.

    dbt's files are written to `folder`. Raises `RuntimeError` if dbt cannot read or compile it.
    """
    places = ["--project-dir", str(project), "--profiles-dir", str(project)]
    places += ["--target-path", str(folder / "target"), "--log-path", str(folder / "logs")]
    places += ["--vars", source_variables(known_channels(project))]
    places += ["--target", "duckdb"]
    answer = dbtRunner().invoke(["parse", "--quiet", "--no-partial-parse", *places])
    if not answer.success or not isinstance(answer.result, Manifest):
        raise RuntimeError(f"dbt could not parse the project: {answer.exception}")
    compiled = {"duckdb": _compile("duckdb", answer.result, places)}
    _leave_duckdb_out(answer.result)
    return compiled | {"spark": _compile("spark", answer.result, places)}


def _leave_duckdb_out(manifest: Manifest) -> None:
    """Remove DuckDB's version of every macro of the project."""
    for name, macro in list(manifest.macros.items()):
        if macro.name.startswith("duckdb__") and macro.package_name == "portrait":
            del manifest.macros[name]
    # dbt also stores them by name and package, and would find them there.
    manifest._macros_by_name = manifest._macros_by_package = None


def _compile(dialect: str, manifest: Manifest, places: Sequence[str]) -> dict[str, str]:
    """Return the SQL of every model and test of a parsed project."""
    arguments = ["compile", "--quiet", "--no-populate-cache", *places]
    arguments += ["--select", "resource_type:model", "resource_type:test"]
    answer = dbtRunner(manifest=manifest).invoke(arguments)
    if not answer.success:
        raise RuntimeError(f"dbt compile failed for {dialect}: {answer.exception}")
    results = getattr(answer.result, "results", [])
    return {result.node.name: result.node.compiled_code for result in results}
