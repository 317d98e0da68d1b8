"""The programs of this Python's environment: dbt, and the project's own commands."""

import sys
from pathlib import Path


def program(name: str) -> Path:
    """Return the path of an installed program."""
    return Path(sys.executable).parent / name
