"""The project's commands as tests run them: in this process, or as installed programs."""

import os
import subprocess
from pathlib import Path

from click.testing import Result
from typer.testing import CliRunner

from portrait import cli
from portrait.database import REPOSITORY, environment_of
from portrait_lab import cli as lab_cli
from portrait_lab.programs import program


def portrait(*arguments: object) -> Result:
    """Run a command of `portrait` in this process, which has already imported its libraries."""
    given = [str(argument) for argument in arguments]
    return CliRunner().invoke(cli.application, given, env={"COLUMNS": "200"})


def portrait_lab(*arguments: object) -> Result:
    """Run a command of `portrait-lab` in this process."""
    given = [str(argument) for argument in arguments]
    return CliRunner().invoke(lab_cli.application, given, env={"COLUMNS": "200"})


def finished(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run an installed program to its end, with any exit code."""
    command = [str(program(name)), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def run(database: Path, name: str, *arguments: object) -> None:
    """Run a program of the environment in the repository; its output is shown when it fails."""
    done = subprocess.run(
        [str(program(name)), *map(str, arguments)],
        cwd=REPOSITORY,
        env=os.environ | environment_of(database),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-4000:]


def build(database: Path, variables: str, *arguments: str) -> None:
    """Run `dbt build`; its output files stay beside the warehouse."""
    folder = database.parent
    places = ("--target-path", folder / "target", "--log-path", folder / "logs")
    run(database, "dbt", "--quiet", "build", "--vars", variables, *places, *arguments)
