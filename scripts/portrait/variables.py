"""The variables of dbt_project.yml, for Python that must agree with the models."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from portrait.database import REPOSITORY


def project_variables(project: Path = REPOSITORY) -> dict[str, Any]:
    """Return `vars` of the dbt project in this folder; empty where it sets none."""
    settings = yaml.safe_load((project / "dbt_project.yml").read_text(encoding="utf-8"))
    variables: dict[str, Any] = settings.get("vars") or {}
    return variables


def known_channels(project: Path = REPOSITORY) -> list[str]:
    """Return every channel whose ports the dbt project knows, switched on or not."""
    return sorted(project_variables(project).get("channel_ports") or {})


def source_variables(channels: Iterable[str]) -> str:
    """Return the variables with which dbt reads what was landed of these channels."""
    return "{raw: source, channels: [" + ", ".join(channels) + "]}"
