"""Print what the solvers took as a markdown table."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from portrait.benchmark.components.running import OURS, REFEREE, GraphResult, Run
from portrait.benchmark.report import MEBIBYTE, machine, markdown_table

HEADER = [
    "edges",
    "nodes",
    "components",
    "largest",
    "solver",
    "CPU s",
    "from to",
    "other CPU s",
    "peak MiB",
    "ratio of CPU",
    "partition",
]


def components_markdown(results: Sequence[GraphResult]) -> str:
    """Return the table: medians, the span of the CPU seconds, ours over the referee's."""
    rows = [_row(result, solver) for result in results for solver in (OURS, REFEREE)]
    return f"{machine()}\n\n{markdown_table(HEADER, rows)}"


def cpu_ratio(result: GraphResult) -> float:
    """Return our median CPU seconds over those of the referee."""
    ours, theirs = (median(_cpu_seconds(_runs(result, solver))) for solver in (OURS, REFEREE))
    return ours / theirs


def _runs(result: GraphResult, solver: str) -> list[Run]:
    return [run for run in result.runs if run.solver == solver]


def _cpu_seconds(runs: Sequence[Run]) -> list[float]:
    return [run.cost.cpu_seconds for run in runs]


def _row(result: GraphResult, solver: str) -> list[str]:
    """Return the line of one solver at one size."""
    runs = _runs(result, solver)
    seconds = _cpu_seconds(runs)
    counts = (result.edges, result.nodes, result.components, result.largest)
    return [
        *(f"{count:,}" for count in counts),
        solver,
        f"{median(seconds):.2f}",
        f"{min(seconds):.2f}–{max(seconds):.2f}",
        f"{median(run.other_cpu_seconds for run in runs):.1f}",
        f"{median(run.cost.peak_bytes for run in runs) / MEBIBYTE:,.0f}",
        f"{cpu_ratio(result):.2f}" if solver == OURS else "1",
        "wrong" if any(run.fault for run in runs) else "exact",
    ]
