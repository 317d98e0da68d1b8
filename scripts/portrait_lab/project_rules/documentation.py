"""What must be described: the evaluator's four documentation rules, and Portrait's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from portrait_lab.project_rules.graph import Graph, of_kind, tests_of
from portrait_lab.project_rules.registry import rule

PERSON = "dim_customers"
"""The mart that describes the attributes of a person."""
GRAIN = re.compile(r"Grain: one row per \w")


def shared_descriptions(graph: Graph) -> set[str]:
    """Return the columns that are described once for all models that are not public.

    They are the docs blocks of `models/columns.md`, and the attributes of a person, described in
    the mart that publishes them.
    """
    people = (model for model in of_kind(graph, "model") if model.name == PERSON)
    attributes = {c.name for model in people for c in model.columns if c.description}
    return attributes | {name for name, text in graph.docs.items() if text}


@rule
def documentation_coverage(graph: Graph) -> Iterator[str]:
    """A folder in which not every model is described. The target is 100 %, folder by folder."""
    models = list(of_kind(graph, "model"))
    described = Counter(model.folder for model in models if model.description)
    for folder, count in sorted(Counter(model.folder for model in models).items()):
        if described[folder] < count:
            yield f"{folder} describes {described[folder]} of {count} models"


@rule
def undocumented_models(graph: Graph) -> Iterator[str]:
    """A model has no description."""
    for model in of_kind(graph, "model"):
        if not model.description:
            yield model.name


@rule
def undocumented_source_tables(graph: Graph) -> Iterator[str]:
    """A source table has no description."""
    for source in of_kind(graph, "source"):
        if not source.description:
            yield f"{source.source.source_name if source.source else ''}.{source.name}"


@rule
def undocumented_sources(graph: Graph) -> Iterator[str]:
    """A source as a whole has no description."""
    facts = [source.source for source in of_kind(graph, "source") if source.source]
    yield from sorted({fact.source_name for fact in facts if not fact.source_description})


@rule
def undocumented_columns(graph: Graph) -> Iterator[str]:
    """Portrait's own: a model declares no column at all, or one without a description.

    A staging model may have no columns of its own to declare: see `shared_descriptions`.
    """
    for model in of_kind(graph, "model"):
        if not model.columns and model.layer != "staging":
            yield f"{model.name} declares no column"
        for column in model.columns:
            if not column.description:
                yield f"{model.name}.{column.name}"


@rule
def columns_described_again(graph: Graph) -> Iterator[str]:
    """Portrait's own: staging repeats the docs block of a column's name.

    Its YAML lists only columns that are the model's own, tested or tagged. The columns of a port,
    and those of all base models, are described by the union and the docs block.
    """
    for model in of_kind(graph, "model"):
        tested = frozenset().union(*(test.columns for test in tests_of(graph, model)))
        for column in model.columns:
            says_more = column.is_tagged or column.name in tested
            is_shared = column.description == graph.docs.get(column.name)
            if model.layer == "staging" and is_shared and not says_more:
                yield f"{model.name}.{column.name}"


@rule
def undocumented_seeds(graph: Graph) -> Iterator[str]:
    """Portrait's own: a seed has no description."""
    for seed in of_kind(graph, "seed"):
        if not seed.description:
            yield seed.name


@rule
def models_without_a_grain(graph: Graph) -> Iterator[str]:
    """Portrait's own: the description does not begin with "Grain: one row per …"."""
    for model in of_kind(graph, "model"):
        if not GRAIN.match(model.description):
            yield model.name
