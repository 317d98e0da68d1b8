"""The project as the rules see it: a graph of frozen nodes, read from dbt's manifest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

PUBLISHED = "models/staging/published/"
"""The folder with the channels of published data sets, one folder each."""
ROW_ACCOUNTS = ("int_rejected_rows__unioned", "int_row_counts__unioned")


@dataclass(frozen=True)
class Column:
    """A column as the YAML declares it; `constraints` are those of an enforced contract.

    `is_tagged` means that it has `meta`, as personal data does.
    """

    name: str
    description: str = ""
    constraints: frozenset[str] = frozenset()
    is_tagged: bool = False


@dataclass(frozen=True)
class TestFacts:
    """The promise of a data test.

    `attached_to` is the unique id of the tested node (empty for a singular test). `columns` are the
    columns it names. `is_partial` means that it reads only some rows or merely warns.
    """

    __test__ = False

    name: str
    attached_to: str = ""
    columns: frozenset[str] = frozenset()
    is_partial: bool = False


@dataclass(frozen=True)
class SourceFacts:
    """What a source table declares about its relation and its loader."""

    source_name: str
    source_description: str = ""
    relation: str = ""
    has_freshness: bool = False
    loader: str = ""


@dataclass(frozen=True)
class Node:
    """Any node of dbt: model, seed, source, test, unit_test, exposure or macro.

    `path` and `yaml_path` are relative to the project, with forward slashes. `parents` are unique
    ids. `code` is the file before Jinja is rendered. `alias` is the name of a model's table.
    """

    unique_id: str
    kind: str
    name: str
    path: str = ""
    parents: tuple[str, ...] = ()
    description: str = ""
    columns: tuple[Column, ...] = ()
    code: str = ""
    materialized: str = "table"
    access: str = "protected"
    has_contract: bool = False
    alias: str = ""
    yaml_path: str = ""
    test: TestFacts | None = None
    source: SourceFacts | None = None

    @property
    def folder(self) -> str:
        """The folder of the file: `models/staging/shopify`."""
        return str(PurePosixPath(self.path).parent)

    @property
    def steps(self) -> tuple[str, ...]:
        """The folders and the file of the path; `published` does not count as a folder."""
        return PurePosixPath(self.path.replace(PUBLISHED, "models/staging/", 1)).parts

    @property
    def layer(self) -> str:
        """The layer of a model: `staging`, `intermediate`, `marts`; empty elsewhere."""
        parts = self.steps
        return parts[1] if self.kind == "model" and len(parts) > 2 else ""

    @property
    def room(self) -> str:
        """The folder inside the layer: a channel, `matching`; empty if there is none."""
        parts = self.steps
        return parts[2] if self.layer and len(parts) > 3 else ""

    @property
    def is_base(self) -> bool:
        """Whether this is a staging model with one row per row of a raw table."""
        return self.kind == "model" and self.name.startswith("base_")

    @property
    def accounts_for_rows(self) -> bool:
        """Whether this is one of the two models that account for every raw row.

        They read the base models of all channels, and the raw tables for the payload of rejected
        rows. No other model may.
        """
        return self.layer == "intermediate" and self.name in ROW_ACCOUNTS


@dataclass(frozen=True)
class Graph:
    """All nodes by unique id, and for each the ids of its readers.

    `docs` are the texts that many models share, by the name of their docs block.
    """

    nodes: Mapping[str, Node]
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    docs: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, nodes: Iterable[Node], docs: Mapping[str, str] | None = None) -> Graph:
        """Build the graph and its downward edges."""
        by_id = {node.unique_id: node for node in nodes}
        children: dict[str, list[str]] = {}
        for node in by_id.values():
            for parent in node.parents:
                children.setdefault(parent, []).append(node.unique_id)
        return cls(by_id, {key: tuple(sorted(ids)) for key, ids in children.items()}, docs or {})


def of_kind(graph: Graph, kind: str) -> Iterator[Node]:
    """Yield the nodes of a kind, by name."""
    chosen = (node for node in graph.nodes.values() if node.kind == kind)
    yield from sorted(chosen, key=lambda node: (node.name, node.unique_id))


def parents_of(graph: Graph, node: Node, kind: str) -> list[Node]:
    """Return the nodes of a kind that `node` reads, by name."""
    found = {key: graph.nodes[key] for key in node.parents if key in graph.nodes}
    return sorted((n for n in found.values() if n.kind == kind), key=lambda n: n.name)


def children_of(graph: Graph, node: Node, kind: str) -> list[Node]:
    """Return the nodes of a kind that read `node`, by name."""
    found = {key: graph.nodes[key] for key in graph.children.get(node.unique_id, ())}
    return sorted((n for n in found.values() if n.kind == kind), key=lambda n: n.name)


def tests_of(graph: Graph, node: Node) -> list[TestFacts]:
    """Return the generic tests that are written in the YAML of `node`."""
    facts = (test.test for test in children_of(graph, node, "test"))
    return [fact for fact in facts if fact is not None and fact.attached_to == node.unique_id]
