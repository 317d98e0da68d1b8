"""The two commands of `run.py`: build the warehouse, and run every check."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from portrait.running.console import REPOSITORY, Step, give_up, run_step, summarise
from portrait.running.setting_up import PROGRAMS, PYTHON, set_up

SQL_FOLDERS = ("models", "tests", "analyses")


def database_path() -> Path:
    """Return the warehouse file dbt writes: `PORTRAIT_DATABASE`, or the default below the root."""
    named = os.environ.get("PORTRAIT_DATABASE")
    return REPOSITORY / (named or "warehouse/portrait.duckdb")


def build(arguments: Sequence[str]) -> int:
    """Set up, build the warehouse and show what it holds; `arguments` go to `dbt build`."""
    if names_spark(arguments):
        return build_on_spark(arguments)
    exit_code = set_up()
    if exit_code:
        return exit_code
    database_path().parent.mkdir(parents=True, exist_ok=True)
    outcomes = [run_step(build_step(arguments))]
    if outcomes[0].exit_code == 0:
        outcomes.append(run_step(show_step()))
    return summarise(outcomes, f"The warehouse is {database_path()}")


def build_on_spark(arguments: Sequence[str]) -> int:
    """Set up PySpark too, and build; `arguments` go to `dbt build`."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        return give_up("Spark needs Java 17; on Debian: apt install openjdk-17-jre-headless")
    exit_code = set_up(["spark"])
    if exit_code:
        return exit_code
    where = os.environ.get("PORTRAIT_SPARK_WAREHOUSE") or "warehouse/spark"
    return summarise([run_step(build_step(arguments))], f"The tables are in {REPOSITORY / where}")


def names_spark(arguments: Sequence[str]) -> bool:
    """Return whether `--target spark` is among the arguments."""
    return "--target=spark" in arguments or ("--target", "spark") in pairwise(arguments)


def test(arguments: Sequence[str]) -> int:
    """Set up and run every check, even after one fails; `arguments` go to pytest."""
    exit_code = set_up()
    if exit_code:
        return exit_code
    database_path().parent.mkdir(parents=True, exist_ok=True)
    outcomes = [run_step(step) for step in test_steps(arguments)]
    return summarise(outcomes, "The output of each failed step is above.")


def build_step(arguments: Sequence[str]) -> Step:
    """Return the step that builds every seed, model and test of the project."""
    command: list[str | Path] = [PROGRAMS / "dbt", "build", *arguments]
    return Step("dbt build", "seeds, models and their tests, in order", command)


def show_step() -> Step:
    """Return the step that prints customers, segments and personas."""
    command: list[str | Path] = [PROGRAMS / "portrait", "show"]
    return Step("show", "what the warehouse now holds", command)


def test_steps(arguments: Sequence[str]) -> list[Step]:
    """Return the checks, the quickest to fail first."""
    folders = [folder for folder in SQL_FOLDERS if any((REPOSITORY / folder).rglob("*.sql"))]
    python = ["scripts", "tests"]
    sqlfluff: list[str | Path] = [PROGRAMS / "sqlfluff", "lint", "--processes", "2", *folders]
    # A later -m among the arguments wins, so that `run.py test -m slow` runs the slow ones.
    # All tests of a file run in one worker, so that what they share is built once. Files start in
    # the order of tests/python/conftest.py, not of their number of tests.
    workers = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    pytest: list[str | Path] = [PYTHON, "-m", "pytest", *workers, "-m", "not slow", *arguments]
    steps = [
        Step("ruff check", "Python lint", [PROGRAMS / "ruff", "check", *python]),
        Step("ruff format", "Python layout", [PROGRAMS / "ruff", "format", "--check", *python]),
        Step("mypy", "Python types", [PROGRAMS / "mypy"]),
        Step("sqlfluff", "SQL lint, through dbt", sqlfluff),
        Step("pytest", "every test but the slow ones", pytest),
    ]
    return [step for step in steps if step.name != "sqlfluff" or folders]


COMMANDS = {"build": build, "test": test}
