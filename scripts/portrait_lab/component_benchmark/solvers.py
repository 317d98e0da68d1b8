"""Solve each graph with each solver, several times, and check every answer."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from portrait_lab.benchmark.measuring import measure
from portrait_lab.component_benchmark.graphs import Graph, Integers, generate_graph, write_graph
from portrait_lab.component_benchmark.partitions import fault, read_components, true_labels
from portrait_lab.metering import COMPONENTS, Cost, read_cost
from portrait_lab.referee import check_referee

# Each is a separate program.
SOLVERS = {
    "connected_components()": "portrait_lab.component_benchmark.contraction",
    "Splink": "portrait_lab.component_benchmark.splink_clustering",
    "added_components()": "portrait_lab.component_benchmark.addition",
}
OURS, REFEREE, ADDITION = SOLVERS
Say = Callable[[str], None]


@dataclass(frozen=True)
class Run:
    """One solution: its cost, the CPU seconds of the rest of its program, its fault."""

    solver: str
    cost: Cost
    other_cpu_seconds: float
    fault: str


@dataclass(frozen=True)
class GraphResult:
    """One graph, and all its solutions."""

    edges: int
    nodes: int
    components: int
    largest: int
    runs: tuple[Run, ...]

    @property
    def faults(self) -> list[str]:
        """What is wrong, solver by solver."""
        return [f"{run.solver}: {run.fault}" for run in self.runs if run.fault]


def run_graphs(sizes: Sequence[int], seed: int, repetitions: int, say: Say) -> list[GraphResult]:
    """Solve a graph of each size; the solvers take turns, so that both get the same machine load.

    Raises `RefereeUnavailableError`, or `StepFailedError` when a solver fails.
    """
    check_referee()
    return [_run_size(edges, seed, repetitions, say) for edges in sizes]


def _run_size(edges: int, seed: int, repetitions: int, say: Say) -> GraphResult:
    """Solve one graph in a temporary folder."""
    graph = generate_graph(edges, seed)
    labels = true_labels(graph)
    sizes = np.bincount(labels)
    with tempfile.TemporaryDirectory(prefix="portrait-components-") as name:
        folder = Path(name)
        write_graph(graph, folder)
        runs = []
        for repetition in range(repetitions):
            for solver in SOLVERS:
                say(f"{edges:,} edges: {solver}, {repetition + 1} of {repetitions}")
                runs.append(_run_solver(solver, graph, labels, folder))
    return GraphResult(edges, graph.keys.size, sizes.size, int(sizes.max()), tuple(runs))


def _run_solver(solver: str, graph: Graph, labels: Integers, folder: Path) -> Run:
    """Solve the graph in a separate program and check the answer."""
    output = folder / "solution"
    output.mkdir()
    command: list[str | Path] = [sys.executable, "-m", SOLVERS[solver], folder, output]
    whole = measure(command, folder / "solver.log", {})
    cost = read_cost(output)
    found = fault(graph, labels, *read_components(output / COMPONENTS))
    shutil.rmtree(output)
    return Run(solver, cost, whole.cpu_seconds - cost.cpu_seconds, found)
