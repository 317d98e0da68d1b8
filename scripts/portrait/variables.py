"""Reads the variables of dbt_project.yml, for Python that must agree with the models."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from portrait.database import REPOSITORY


def project_variables(project: Path = REPOSITORY) -> dict[str, Any]:
    """Return `vars` of the dbt project in this folder; empty when it sets none."""
    settings = yaml.safe_load((project / "dbt_project.yml").read_text(encoding="utf-8"))
    variables: dict[str, Any] = settings.get("vars") or {}
    return variables


def known_channels(project: Path = REPOSITORY) -> list[str]:
    """Return every channel with ports in the dbt project, switched on or not."""
    return sorted(project_variables(project).get("channel_ports") or {})


def source_variables(channels: Iterable[str]) -> str:
    """Return the dbt variables that make it read the loaded files of these channels."""
    return "{raw: source, channels: [" + ", ".join(channels) + "]}"
