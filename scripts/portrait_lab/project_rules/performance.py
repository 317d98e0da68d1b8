"""Which models must be stored: the two performance rules of dbt-project-evaluator."""

from __future__ import annotations

from collections.abc import Iterator

from portrait_lab.project_rules.graph import Graph, Node, of_kind, parents_of
from portrait_lab.project_rules.registry import rule

STORED = ("table", "incremental")
LONGEST_CHAIN = 5


@rule
def chained_view_dependencies(graph: Graph) -> Iterator[str]:
    """A model depends on a chain of more than five views.

    Base, port and union are views by design: a chain of three below each table.
    """
    lengths: dict[str, int] = {}
    for model in of_kind(graph, "model"):
        above = [
            _views_up_from(graph, parent, lengths) for parent in parents_of(graph, model, "model")
        ]
        if max(above, default=0) > LONGEST_CHAIN:
            yield f"{model.name} stands on {max(above)} views"


@rule
def exposure_parents_materializations(graph: Graph) -> Iterator[str]:
    """An exposure reads a source, or a model that is not stored as a table."""
    for exposure in of_kind(graph, "exposure"):
        views = [m for m in parents_of(graph, exposure, "model") if m.materialized not in STORED]
        for parent in [*parents_of(graph, exposure, "source"), *views]:
            yield f"{exposure.name} reads {parent.name}"


def _views_up_from(graph: Graph, model: Node, lengths: dict[str, int]) -> int:
    """Return the length of the longest chain of views that ends in `model`; 0 for a table."""
    if model.materialized in STORED:
        return 0
    if model.unique_id not in lengths:
        above = [
            _views_up_from(graph, parent, lengths) for parent in parents_of(graph, model, "model")
        ]
        lengths[model.unique_id] = 1 + max(above, default=0)
    return lengths[model.unique_id]
