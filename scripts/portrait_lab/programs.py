"""The programs of this Python's environment: dbt, and the project's own commands."""

import os
import subprocess
import sys
from pathlib import Path

from portrait.database import REPOSITORY, environment_of


def program(name: str) -> Path:
    """Return the path of an installed program."""
    return Path(sys.executable).parent / name


def build(
    database: Path, folder: Path, arguments: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Run `dbt build` into one DuckDB file; `folder` gets what dbt writes besides.

    The exit code and the output of dbt are in the result: a failed build raises nothing.
    """
    command = [str(program("dbt")), "--quiet", "build", *arguments]
    folders = ["--target-path", str(folder / "target"), "--log-path", str(folder / "logs")]
    return subprocess.run(
        [*command, *folders],
        cwd=REPOSITORY,
        env=os.environ | environment_of(database),
        capture_output=True,
        text=True,
        check=False,
    )
