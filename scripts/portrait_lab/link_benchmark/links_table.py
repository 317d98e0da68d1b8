"""Print the accuracy and cost of the linkers."""

from __future__ import annotations

from collections.abc import Sequence

from portrait_lab.benchmark.sizes_table import markdown_table
from portrait_lab.link_benchmark.accuracy import F1
from portrait_lab.link_benchmark.linkers import LinkRun

HEADER = (
    "linker",
    "scored pairs",
    "pair F1, best threshold",
    "cluster F1, p >= .95",
    "precision",
    "recall",
    "cluster F1, best",
    "CPU s, linking",
    "CPU s, whole program",
)


def links_markdown(records: int, runs: Sequence[LinkRun]) -> str:
    """Return the table; weights are learned without the truth, which serves only for evaluation."""
    return f"{records:,} records\n\n{markdown_table(HEADER, [_row(run) for run in runs])}"


def _row(run: LinkRun) -> list[str]:
    accuracy = run.accuracy
    return [
        run.linker,
        f"{accuracy.candidate_pairs:,}",
        _share(accuracy.pairs.f1),
        _share(accuracy.clusters.f1),
        _share(accuracy.clusters.precision),
        _share(accuracy.clusters.recall),
        _share(accuracy.best_clusters.f1),
        f"{run.cost.cpu_seconds:.1f}",
        f"{run.whole_cpu_seconds:.1f}",
    ]


def _share(value: float) -> str:
    return f"{value:.4f}"


def failures(runs: Sequence[LinkRun], least_f1: float) -> list[str]:
    """Return a sentence for each promise that our run breaks."""
    found: F1 = runs[0].accuracy.clusters
    if found.f1 >= least_f1:
        return []
    return [f"cluster F1 {found.f1:.4f} is below {least_f1}"]


def precision_failures(runs: Sequence[LinkRun], minimum: float) -> list[str]:
    """Return a sentence for each run that joins more strangers than allowed."""
    return [
        f"{run.linker}: precision {run.accuracy.clusters.precision:.4f} is below {minimum}"
        for run in runs
        if run.accuracy.clusters.precision < minimum
    ]
