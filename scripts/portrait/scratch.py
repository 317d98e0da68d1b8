"""Temporary dbt projects with the repository's macros, to run its SQL on other rows."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from portrait.database import REPOSITORY


def write_scratch_project(folder: Path, settings: str, models: Mapping[str, str]) -> None:
    """Write the project's settings, the macros and these models by name, but no profile."""
    (folder / "models").mkdir(parents=True, exist_ok=True)
    shutil.copytree(REPOSITORY / "macros", folder / "macros")
    (folder / "dbt_project.yml").write_text(settings, encoding="utf-8")
    for name, statement in models.items():
        (folder / "models" / f"{name}.sql").write_text(statement, encoding="utf-8")


def scratch_places(folder: Path) -> list[str]:
    """Return the dbt options that read project and profile from `folder` and write there."""
    places = {"project-dir": "", "profiles-dir": "", "log-path": "logs", "target-path": "target"}
    return [word for name, below in places.items() for word in (f"--{name}", str(folder / below))]
