"""Parse the project with dbt itself, so that the rules never read a stale manifest."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from dbt.cli.main import dbtRunner

from portrait.variables import known_channels, source_variables
from portrait_lab.project_rules.graph import Graph
from portrait_lab.project_rules.manifest import graph_from_manifest


def parse_project(root: Path) -> Graph:
    """Return the graph of the project at `root`, newly parsed.

    Every channel is switched on and base models read declared sources. Raises `RuntimeError` with
    dbt's message if the project does not parse, `OSError` if there is none.
    """
    with tempfile.TemporaryDirectory(prefix="portrait-parse-") as folder:
        arguments = ["--project-dir", str(root), "--profiles-dir", str(root)]
        arguments += ["--target-path", folder, "--log-path", folder, "--no-partial-parse"]
        arguments += ["--vars", source_variables(known_channels(root))]
        result = dbtRunner().invoke(["--quiet", "parse", *arguments])
        if not result.success:
            raise RuntimeError(f"dbt could not parse the project: {result.exception}")
        manifest = json.loads((Path(folder) / "manifest.json").read_text(encoding="utf-8"))
    return graph_from_manifest(manifest)
