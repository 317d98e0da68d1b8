"""The project's commands on a warehouse of a test's own; what they say is shown when they fail."""

import os
import subprocess
import sys
from pathlib import Path

from portrait.database import REPOSITORY, environment_of


def run(database: Path, program: str, *arguments: object) -> None:
    """Run a program of the environment in the repository."""
    finished = subprocess.run(
        [str(Path(sys.executable).parent / program), *map(str, arguments)],
        cwd=REPOSITORY,
        env=os.environ | environment_of(database),
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout[-6000:] + finished.stderr[-4000:]


def build(database: Path, variables: str, *arguments: str) -> None:
    """Run `dbt build`; what it writes stays beside the warehouse."""
    folder = database.parent
    places = ("--target-path", folder / "target", "--log-path", folder / "logs")
    run(database, "dbt", "--quiet", "build", "--vars", variables, *places, *arguments)
