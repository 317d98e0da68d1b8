"""Checkouts to measure: the current project, and an earlier revision in a worktree."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from portrait.variables import known_channels, source_variables
from portrait_lab.house.measures import House, measure
from portrait_lab.project_rules.graph import Graph
from portrait_lab.project_rules.manifest import graph_from_manifest

NOW = "this checkout"


class CheckoutError(Exception):
    """A checkout cannot be measured; the message says why."""


def measured(project: Path, against: str | None) -> dict[str, House]:
    """Return the measures of the project; those of an earlier revision come first."""
    with ExitStack() as checkouts, ThreadPoolExecutor(max_workers=2) as workers:
        places = {NOW: project}
        if against is not None:
            earlier = checkouts.enter_context(earlier_checkout(project, against))
            places = {against: earlier, NOW: project}
        graphs = workers.map(parsed_graph, places.values())
        return {
            name: measure(place, graph)
            for (name, place), graph in zip(places.items(), graphs, strict=True)
        }


@contextmanager
def earlier_checkout(project: Path, revision: str) -> Iterator[Path]:
    """Check out an earlier revision into a temporary folder.

    Raises `CheckoutError` if git does not know the revision.
    """
    commit = _git(project, "rev-parse", "--verify", "--end-of-options", revision + "^{commit}")
    with tempfile.TemporaryDirectory(prefix="portrait-house-") as folder:
        worktree = Path(folder) / "checkout"
        _git(project, "worktree", "add", "--detach", str(worktree), commit.strip())
        try:
            yield worktree
        finally:
            _git(project, "worktree", "remove", "--force", str(worktree))


def parsed_graph(project: Path, channels: Iterable[str] | None = None) -> Graph:
    """Return the graph of a project, parsed by dbt in a process and a target folder of its own.

    Every channel, or every named one, is switched on. Raises `CheckoutError` with dbt's message if
    the project does not parse.
    """
    variables = source_variables(known_channels(project) if channels is None else channels)
    with tempfile.TemporaryDirectory(prefix="portrait-parse-") as folder:
        command = [str(Path(sys.executable).parent / "dbt"), "--quiet", "parse"]
        command += ["--project-dir", str(project), "--profiles-dir", str(project)]
        command += ["--target-path", folder, "--log-path", folder, "--vars", variables]
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
        if done.returncode:
            raise CheckoutError(f"dbt could not parse {project}: {done.stdout}{done.stderr}")
        manifest = json.loads((Path(folder) / "manifest.json").read_text(encoding="utf-8"))
    return graph_from_manifest(manifest)


def _git(project: Path, *arguments: str) -> str:
    """Run git in the project and return what it printed."""
    command = ["git", "-C", str(project), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CheckoutError(f"git {arguments[0]} failed: {done.stderr.strip()}")
    return done.stdout
