"""Print the costs of the solvers as markdown tables."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from portrait_lab.benchmark.sizes_table import MEBIBYTE, machine, markdown_table
from portrait_lab.component_benchmark.solvers import ADDITION, OURS, REFEREE, GraphResult, Run

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

ADDED_HEADER = [word.replace("ratio of CPU", "of a full solution") for word in HEADER]


def components_markdown(results: Sequence[GraphResult]) -> str:
    """Return the tables: medians, the range of the CPU seconds, and our cost over the referee's.

    The second table has the cost of 1 % new edges when the others are solved, over solving all.
    """
    rows = [_row(result, solver) for result in results for solver in (OURS, REFEREE)]
    added = [_row(result, ADDITION) for result in results]
    first = markdown_table(HEADER, rows)
    return f"{machine()}\n\n{first}\n\n1 % new edges\n\n{markdown_table(ADDED_HEADER, added)}"


def cpu_ratio(result: GraphResult, solver: str = OURS, base: str = REFEREE) -> float:
    """Return the median CPU seconds of one solver divided by those of another."""
    own, other = (median(_cpu_seconds(_runs(result, name))) for name in (solver, base))
    return own / other


def _ratio(result: GraphResult, solver: str) -> str:
    """Return ours divided by the referee's; an addition divided by a full solution of ours."""
    if solver == REFEREE:
        return "1"
    base = OURS if solver == ADDITION else REFEREE
    return f"{cpu_ratio(result, solver, base):.2f}"


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
        _ratio(result, solver),
        "wrong" if any(run.fault for run in runs) else "exact",
    ]
