"""How models may lean on each other: the thirteen modeling rules of dbt-project-evaluator.

Each rule carries the name it has there (https://dbt-labs.github.io/dbt-project-evaluator). In
Portrait "staging" has two floors: `base_` models stand 1:1 with a raw table, `stg_` models are the
channel's ports and read only the base models of their own channel. `int_rejected_rows__unioned`
fetches the payload of rejected rows from the raw tables: the one model beyond staging that does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from portrait_lab.project_rules.graph import Graph, Node, children_of, of_kind, parents_of
from portrait_lab.project_rules.registry import rule
from portrait_lab.project_rules.sql_text import hard_coded_relations

LARGEST_FANOUT = 3
TOO_MANY_JOINS = 7


@rule
def direct_join_to_source(graph: Graph) -> Iterator[str]:
    """A model reads a source and another model. The rejected rows may: see above."""
    for model in of_kind(graph, "model"):
        sources, models = (parents_of(graph, model, kind) for kind in ("source", "model"))
        if sources and models and not model.accounts_for_rows:
            yield f"{model.name} reads {sources[0].name} and {models[0].name}"


@rule
def downstream_models_dependent_on_source(graph: Graph) -> Iterator[str]:
    """A model reads a source but is no `base_` model, nor the rejected rows."""
    for model in of_kind(graph, "model"):
        for source in parents_of(graph, model, "source"):
            if not model.is_base and not model.accounts_for_rows:
                yield f"{model.name} reads {source.name}"


@rule
def duplicate_sources(graph: Graph) -> Iterator[str]:
    """Two source tables point at the same relation."""
    by_relation: defaultdict[str, list[Node]] = defaultdict(list)
    for source in of_kind(graph, "source"):
        by_relation[source.source.relation if source.source else ""].append(source)
    for relation, sources in by_relation.items():
        if relation and len(sources) > 1:
            yield f"{relation} is declared {len(sources)} times"


@rule
def hard_coded_references(graph: Graph) -> Iterator[str]:
    """A model names a relation or a file instead of calling `ref()` or `source()`."""
    known = {node.name for kind in ("model", "seed", "source") for node in of_kind(graph, kind)}
    for model in of_kind(graph, "model"):
        for relation in hard_coded_relations(model.code, known):
            yield f"{model.name} reads {relation}"


@rule
def model_fanout(graph: Graph) -> Iterator[str]:
    """A model feeds more than three leaves.

    Dimension, fact and bridge marts are Portrait's product and are joined in the BI tool, so they
    do not count as leaves. Reports and forgotten intermediate models do.
    """
    for model in of_kind(graph, "model"):
        readers = children_of(graph, model, "model")
        leaves = [reader for reader in readers if not children_of(graph, reader, "model")]
        counted = [leaf for leaf in leaves if not leaf.name.startswith(("dim_", "fct_", "bridge_"))]
        if len(counted) > LARGEST_FANOUT:
            yield f"{model.name} feeds {len(counted)} leaves"


@rule
def multiple_sources_joined(graph: Graph) -> Iterator[str]:
    """A model reads more than one source, and is not the rejected rows."""
    for model in of_kind(graph, "model"):
        sources = parents_of(graph, model, "source")
        if len(sources) > 1 and not model.accounts_for_rows:
            yield f"{model.name} reads {len(sources)} sources"


@rule
def rejoining_of_upstream_concepts(graph: Graph) -> Iterator[str]:
    """A reads B and C, B reads C, and no other model reads B: B could be a step of A.

    A public B also has human readers; a `base_` or `stg_` B is required by its layer.
    """
    for between in of_kind(graph, "model"):
        readers = children_of(graph, between, "model")
        if len(readers) != 1 or between.access == "public" or between.layer == "staging":
            continue
        for shared in parents_of(graph, between, "model"):
            if shared.unique_id in readers[0].parents:
                yield f"{readers[0].name} reads {shared.name} again beside {between.name}"


@rule
def root_models(graph: Graph) -> Iterator[str]:
    """A model has no parent. Seeds count as parents: rules, fits and the sample are seeds."""
    for model in of_kind(graph, "model"):
        if not model.parents:
            yield f"{model.name} has no parent"


@rule
def source_fanout(graph: Graph) -> Iterator[str]:
    """A source is read by more than one model, the rejected rows not counted."""
    for source in of_kind(graph, "source"):
        readers = children_of(graph, source, "model")
        counted = [reader for reader in readers if not reader.accounts_for_rows]
        if len(counted) > 1:
            yield f"{_source_label(source)} is read by {len(counted)} models"


@rule
def staging_models_dependent_on_downstream_models(graph: Graph) -> Iterator[str]:
    """A staging model reads an intermediate model or a mart."""
    for model in of_kind(graph, "model"):
        for parent in parents_of(graph, model, "model"):
            if model.layer == "staging" and parent.layer != "staging":
                yield f"{model.name} reads {parent.name}"


@rule
def staging_models_dependent_on_other_staging_models(graph: Graph) -> Iterator[str]:
    """A base model reads a staging model, or a port reads a port.

    Ports read base models: that step is Portrait's layout.
    """
    for model in of_kind(graph, "model"):
        for parent in parents_of(graph, model, "model"):
            is_step = parent.is_base and not model.is_base
            if model.layer == "staging" == parent.layer and not is_step:
                yield f"{model.name} reads {parent.name}"


@rule
def unused_sources(graph: Graph) -> Iterator[str]:
    """A declared source table that no model reads."""
    for source in of_kind(graph, "source"):
        if not children_of(graph, source, "model"):
            yield f"{_source_label(source)} is read by nobody"


@rule
def models_with_too_many_joins(graph: Graph) -> Iterator[str]:
    """A model reads seven relations or more.

    `int_<port>__unioned` and `int_run__as_of` union their parents instead of joining them, so that
    an additional channel or table does not break the rule.
    """
    for model in of_kind(graph, "model"):
        is_union = model.name.endswith("__unioned") or model.name == "int_run__as_of"
        if len(set(model.parents)) >= TOO_MANY_JOINS and not is_union:
            yield f"{model.name} reads {len(set(model.parents))} relations"


def _source_label(source: Node) -> str:
    """Return `channel.table`."""
    return f"{source.source.source_name if source.source else ''}.{source.name}"
