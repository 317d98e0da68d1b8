"""Portrait's own rules on the way from raw to marts: one way through."""

from __future__ import annotations

from collections.abc import Iterator

from portrait_lab.project_rules.graph import Graph, Node, children_of, of_kind, parents_of
from portrait_lab.project_rules.registry import rule
from portrait_lab.project_rules.sql_text import RAW_READ, without_comments

ORDER = ("staging", "intermediate", "marts")
# The rooms of models/intermediate in reading order; this is the only such list.
ROOMS = (
    "run",
    "channels",
    "currencies",
    "records",
    "identifiers",
    "clusters",
    "matching",
    "ledger",
    "customers",
    "accounts",
    "features",
    "quality",
)
SAMPLE = "seeds/sample/"


@rule
def base_model_leaves_its_channel(graph: Graph) -> Iterator[str]:
    """base_ models are private to their folder, except for the models that account for raw rows."""
    for model in of_kind(graph, "model"):
        for parent in parents_of(graph, model, "model"):
            is_private = parent.is_base and parent.folder != model.folder
            if is_private and not model.accounts_for_rows:
                yield f"{model.name} reads {parent.name}"


@rule
def channels_that_read_each_other(graph: Graph) -> Iterator[str]:
    """A staging model reads a staging model or a source of another channel."""
    for model in of_kind(graph, "model"):
        staged = [p for p in parents_of(graph, model, "model") if p.layer == "staging"]
        for parent in [*staged, *parents_of(graph, model, "source")]:
            if model.layer == "staging" and parent.folder != model.folder:
                yield f"{model.name} reads {parent.name}"


@rule
def models_that_read_a_later_layer(graph: Graph) -> Iterator[str]:
    """A model reads its own layer or an earlier one."""
    for model in of_kind(graph, "model"):
        for parent in parents_of(graph, model, "model"):
            if _position(parent) > _position(model):
                yield f"{model.name} reads {parent.name}"


@rule
def rooms_that_read_each_other(graph: Graph) -> Iterator[str]:
    """Two rooms of a layer read from each other: a circle of rooms."""
    edges: dict[tuple[str, str], str] = {}
    for model in of_kind(graph, "model"):
        for parent in parents_of(graph, model, "model"):
            if parent.layer == model.layer != "staging" and parent.room != model.room:
                edges.setdefault((model.folder, parent.folder), f"{model.name} reads {parent.name}")
    for reader, read in sorted(edges):
        if reader < read and (read, reader) in edges:
            yield f"{edges[reader, read]}, {edges[read, reader]}"


@rule
def models_that_read_a_later_room(graph: Graph) -> Iterator[str]:
    """An intermediate model reads a later room, or is in a room that is not in the list."""
    for model in of_kind(graph, "model"):
        if model.layer != "intermediate":
            continue
        if model.room not in ROOMS:
            yield f"{model.name} in {model.folder}"
            continue
        for parent in parents_of(graph, model, "model"):
            is_neighbour = parent.layer == model.layer and parent.room in ROOMS
            if is_neighbour and ROOMS.index(parent.room) > ROOMS.index(model.room):
                yield f"{model.name} reads {parent.name}"


@rule
def raw_rows_read_outside_base_models(graph: Graph) -> Iterator[str]:
    """Only base_ models and the rejected rows read a source or a seed of the embedded sample."""
    for model in of_kind(graph, "model"):
        samples = [s for s in parents_of(graph, model, "seed") if s.path.startswith(SAMPLE)]
        is_reading = samples or RAW_READ.search(without_comments(model.code))
        if is_reading and not model.is_base and not model.accounts_for_rows:
            yield model.name


@rule
def models_that_nobody_reads(graph: Graph) -> Iterator[str]:
    """A staging or intermediate model has no reader: a forgotten step, or a port nobody offers."""
    for model in of_kind(graph, "model"):
        if model.layer in ("staging", "intermediate") and not children_of(graph, model, "model"):
            yield model.name


def _position(model: Node) -> int:
    """Return the position of a model's layer in the data flow; a model outside them is last."""
    return ORDER.index(model.layer) if model.layer in ORDER else len(ORDER)
