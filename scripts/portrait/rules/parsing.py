"""Parse the project with dbt itself, so that the rules never look at a stale manifest."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import yaml
from dbt.cli.main import dbtRunner

from portrait.rules.graph import Graph
from portrait.rules.manifest import graph_from_manifest


def parse_project(root: Path) -> Graph:
    """Return the graph of the project at `root`, parsed afresh.

    Every channel is switched on and base models read declared sources. Raises `RuntimeError` with
    dbt's message when the project does not parse.
    """
    variables = {"raw": "source", "channels": channels_of(root)}
    with tempfile.TemporaryDirectory(prefix="portrait-parse-") as folder:
        arguments = ["--project-dir", str(root), "--profiles-dir", str(root)]
        arguments += ["--target-path", folder, "--log-path", folder, "--no-partial-parse"]
        arguments += ["--vars", json.dumps(variables)]
        result = dbtRunner().invoke(["--quiet", "parse", *arguments])
        if not result.success:
            raise RuntimeError(f"dbt could not parse the project: {result.exception}")
        manifest = json.loads((Path(folder) / "manifest.json").read_text(encoding="utf-8"))
    return graph_from_manifest(manifest)


def channels_of(root: Path) -> list[str]:
    """Return every channel that `dbt_project.yml` knows the ports of; none when it does not say."""
    project = root / "dbt_project.yml"
    if not project.is_file():
        return []
    variables = yaml.safe_load(project.read_text(encoding="utf-8")).get("vars") or {}
    return sorted(variables.get("channel_ports") or {})
