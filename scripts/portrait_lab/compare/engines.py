"""Build the same rows on both engines and write the tables of each as Parquet files."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from portrait.database import REPOSITORY, environment_of
from portrait_lab.compare.raw_data import RawData, land
from portrait_lab.programs import program

ENGINES = ("duckdb", "spark")
# The tests of the models are not compared, and take longer than the models.
BUILD = ("build", "--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")
EXPORTED = "exported"
EXPORT = ("run-operation", "export_tables", "--args")


class SparkUnavailableError(Exception):
    """Spark cannot be started here; the message says what is missing."""


def check_spark() -> None:
    """Raise `SparkUnavailableError` if PySpark or Java is missing."""
    if find_spec("pyspark") is None:
        raise SparkUnavailableError(
            "pyspark is not installed: .venv/bin/uv sync --inexact --group spark"
        )
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise SparkUnavailableError("no Java found: Java 17 is needed, or JAVA_HOME to name it")


def build_and_export_all(
    folder: Path, schema: str, report: Callable[[str], None], raw: RawData | None = None
) -> tuple[Path, Path]:
    """Build the sample, or `raw`, on DuckDB and Spark; return the folders of the exported tables.

    `report` is called with the name of each step. Raises `SparkUnavailableError` before anything is
    built, `RuntimeError` when a build fails, `ValueError` when a channel has no files.
    """
    check_spark()
    sides = {engine: folder / engine for engine in ENGINES}
    if raw:
        report("loading the files")
        give_to_both(raw, sides)
    for engine, side in sides.items():
        report(f"building {'the loaded tables' if raw else 'the sample'} on {engine}")
        build_and_export(engine, side, schema, raw.arguments if raw else ())
    return sides["duckdb"] / EXPORTED, sides["spark"] / EXPORTED


def give_to_both(raw: RawData, sides: Mapping[str, Path]) -> None:
    """Load the files into the DuckDB warehouse and create the same tables on Spark."""
    landed = sides["duckdb"] / "landed"
    landed.mkdir(parents=True)
    land(raw, Path(warehouse_variables(sides["duckdb"])["PORTRAIT_DATABASE"]))
    operations = {"duckdb": "export_landed_tables", "spark": "register_landed_tables"}
    for engine, operation in operations.items():
        arguments = ["run-operation", operation, "--args", f"{{folder: '{landed}'}}"]
        run_dbt(engine, sides[engine], [*arguments, *raw.arguments])


def build_and_export(engine: str, folder: Path, schema: str, arguments: Sequence[str] = ()) -> None:
    """Build on one of `ENGINES` into `folder`, with `arguments` for dbt.

    In its folder `EXPORTED` every table of `schema` is a folder of Parquet files. Raises
    `RuntimeError` with the end of dbt's output when dbt fails.
    """
    exported = folder / EXPORTED
    exported.mkdir(parents=True)
    run_dbt(engine, folder, [*BUILD, *arguments])
    what = f"{{folder: '{exported}', schema: {schema}}}"
    run_dbt(engine, folder, [*EXPORT, what, *arguments])


def run_dbt(engine: str, folder: Path, arguments: Sequence[str], project: Path = REPOSITORY) -> str:
    """Run dbt on one engine, with all its output files below `folder`; return its output.

    Raises `RuntimeError` with the end of the output when dbt fails.
    """
    dbt = str(program("dbt"))
    folders = ["--target-path", str(folder / "target"), "--log-path", str(folder / "logs")]
    finished = subprocess.run(
        [dbt, "--quiet", *arguments, "--target", engine, *folders],
        cwd=project,
        env=os.environ | warehouse_variables(folder) | {"DBT_PROFILES_DIR": str(project)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if finished.returncode:
        raise RuntimeError(f"dbt {arguments[0]} on {engine} failed:\n{finished.stdout[-4000:]}")
    return finished.stdout


def warehouse_variables(folder: Path) -> dict[str, str]:
    """Return the variables that put the warehouse of either engine below `folder`."""
    spark = {"PORTRAIT_SPARK_WAREHOUSE": str(folder / "spark")}
    return environment_of(folder / "portrait.duckdb") | spark
