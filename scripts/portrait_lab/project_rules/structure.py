"""Places and names of files: the four structure rules, and Portrait's own.

Portrait's layers are folders: `models/staging/<channel>`, `models/intermediate/<room>`,
`models/marts/<room>`. No model is beside or below them, except that channels of published data sets
are in `models/staging/published/<channel>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from portrait_lab.project_rules.graph import PUBLISHED, Graph, Node, of_kind
from portrait_lab.project_rules.registry import rule

NAME_OF_LAYER = {
    "staging": re.compile(r"(?:base|stg)_(?P<channel>[a-z0-9_]+?)__[a-z0-9_]+"),
    "intermediate": re.compile(r"int_[a-z0-9_]+?__[a-z0-9_]+"),
    "marts": re.compile(r"(?:dim|fct|bridge|rpt)_[a-z0-9_]+"),
}
LAYER_OF_PREFIX = {
    "base": "staging",
    "stg": "staging",
    "int": "intermediate",
    "dim": "marts",
    "fct": "marts",
    "bridge": "marts",
    "rpt": "marts",
}


@rule
def model_naming_conventions(graph: Graph) -> Iterator[str]:
    """A model's name lacks the prefix of its layer.

    In addition to the evaluator's prefixes: `base_`, `bridge_`, and `rpt_` for reports in the
    marts.
    """
    for model in of_kind(graph, "model"):
        pattern = NAME_OF_LAYER.get(model.layer)
        if pattern is None or not pattern.fullmatch(model.name):
            yield f"{model.name} in {model.folder}"


@rule
def model_directories(graph: Graph) -> Iterator[str]:
    """A model is outside `models/<its layer>/<room>/`, or in another channel's folder."""
    for model in of_kind(graph, "model"):
        layer = LAYER_OF_PREFIX.get(model.name.partition("_")[0], model.layer)
        named = NAME_OF_LAYER["staging"].fullmatch(model.name)
        is_strange = named is not None and named["channel"] != model.room
        if len(model.steps) != 4 or model.layer != layer or is_strange:
            yield f"{model.name} in {model.folder}"


@rule
def source_directories(graph: Graph) -> Iterator[str]:
    """A source is declared outside the folder of its channel."""
    for source in of_kind(graph, "source"):
        name = source.source.source_name if source.source else ""
        if source.folder not in (f"models/staging/{name}", f"{PUBLISHED}{name}"):
            yield f"{name}.{source.name} in {source.folder}"


@rule
def test_directories(graph: Graph) -> Iterator[str]:
    """The tests of a model are written in a YAML file of another folder."""
    for kind in ("test", "unit_test"):
        for test in of_kind(graph, kind):
            for model in _tested(graph, test):
                if test.folder != model.folder:
                    yield f"{test.name} in {test.folder}"


test_directories.__test__ = False  # type: ignore[attr-defined]


@rule
def misnamed_yaml_files(graph: Graph) -> Iterator[str]:
    """Portrait's own: `_<folder>__models.yml` first in every folder, `_int_` under intermediate.

    A folder with too long a file splits it: `_<folder>_<part>__models.yml`.
    """
    for model in of_kind(graph, "model"):
        start = "_int_" if model.layer == "intermediate" else "_"
        pattern = f"{re.escape(start + model.room)}(?:_[a-z0-9_]+)?__models\\.yml"
        path = PurePosixPath(model.yaml_path)
        if str(path.parent) != model.folder or not re.fullmatch(pattern, path.name):
            yield f"{model.name} in {model.yaml_path or 'no YAML file'}"


def _tested(graph: Graph, test: Node) -> list[Node]:
    """Return the models whose YAML holds this test; none for a singular test."""
    attached = [test.test.attached_to] if test.test else list(test.parents)
    found = [graph.nodes[key] for key in attached if key in graph.nodes]
    return [node for node in found if node.kind == "model"]
