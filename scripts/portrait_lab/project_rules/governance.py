"""Rules for public models: the evaluator's three governance rules, and Portrait's own."""

from __future__ import annotations

from collections.abc import Iterator

from portrait_lab.project_rules.graph import Graph, of_kind, parents_of
from portrait_lab.project_rules.registry import rule


@rule
def public_models_without_contracts(graph: Graph) -> Iterator[str]:
    """A public model does not enforce a contract."""
    for model in of_kind(graph, "model"):
        if model.access == "public" and not model.has_contract:
            yield model.name


@rule
def undocumented_public_models(graph: Graph) -> Iterator[str]:
    """A public model, or one of its columns, has no description."""
    for model in of_kind(graph, "model"):
        silent = [column.name for column in model.columns if not column.description]
        if model.access == "public" and (silent or not model.columns or not model.description):
            yield f"{model.name}: {', '.join(silent) or 'the model itself'}"


@rule
def exposures_dependent_on_private_models(graph: Graph) -> Iterator[str]:
    """An exposure reads a model that is not public."""
    for exposure in of_kind(graph, "exposure"):
        for parent in parents_of(graph, exposure, "model"):
            if parent.access != "public":
                yield f"{exposure.name} reads {parent.name}"


@rule
def marts_that_are_not_public(graph: Graph) -> Iterator[str]:
    """Portrait's own: marts are public, and all other models are not."""
    for model in of_kind(graph, "model"):
        if (model.layer == "marts") != (model.access == "public"):
            yield f"{model.name} is {model.access} in {model.layer or 'no layer'}"


@rule
def marts_without_an_exposure(graph: Graph) -> Iterator[str]:
    """Portrait's own: a mart without a known reader, so that the effect of a change is unknown."""
    read = {parent for exposure in of_kind(graph, "exposure") for parent in exposure.parents}
    for model in of_kind(graph, "model"):
        if model.layer == "marts" and model.unique_id not in read:
            yield model.name
