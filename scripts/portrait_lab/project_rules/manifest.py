"""Read dbt's manifest, version 12, into the graph that the rules walk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portrait_lab.project_rules.graph import Column, Graph, Node, SourceFacts, TestFacts

Json = Mapping[str, Any]
SECTIONS = ("nodes", "sources", "exposures", "unit_tests", "macros")


def graph_from_manifest(manifest: Json) -> Graph:
    """Return the graph of the project's own nodes, without the packages that dbt includes."""
    project = manifest["metadata"]["project_name"]
    blocks = [entry for entry in manifest["docs"].values() if entry["package_name"] == project]
    docs = {block["name"]: block["block_contents"].strip() for block in blocks}
    return Graph.of(_nodes(manifest), docs)


def _nodes(manifest: Json) -> Iterator[Node]:
    """Yield every node of the project."""
    project = manifest["metadata"]["project_name"]
    for section in SECTIONS:
        for entry in manifest[section].values():
            if entry["package_name"] == project:
                yield _node(entry)


def _node(entry: Json) -> Node:
    """Return one entry of the manifest as a node."""
    kind = entry["resource_type"]
    config = entry.get("config") or {}
    return Node(
        unique_id=entry["unique_id"],
        kind=kind,
        name=entry["name"],
        path=entry["original_file_path"].replace("\\", "/"),
        parents=tuple((entry.get("depends_on") or {}).get("nodes") or ()),
        description=(entry.get("description") or "").strip(),
        columns=tuple(_column(column) for column in (entry.get("columns") or {}).values()),
        code=entry.get("raw_code") or entry.get("macro_sql") or "",
        materialized=config.get("materialized") or "",
        access=entry.get("access") or "",
        has_contract=bool((config.get("contract") or {}).get("enforced")),
        alias=entry.get("alias") or "",
        yaml_path=(entry.get("patch_path") or "").partition("://")[2],
        test=_test(entry, config) if kind == "test" else None,
        source=_source(entry) if kind == "source" else None,
    )


def _column(entry: Json) -> Column:
    """Return a declared column; dbt writes a constraint as text or as a dictionary."""
    written = [constraint["type"] for constraint in entry.get("constraints") or ()]
    kinds = frozenset(str(getattr(kind, "value", kind)) for kind in written)
    is_tagged = bool((entry.get("config") or {}).get("meta") or entry.get("meta"))
    return Column(entry["name"], (entry.get("description") or "").strip(), kinds, is_tagged)


def _test(entry: Json, config: Json) -> TestFacts:
    """Return the promise of a data test; a singular test has no metadata."""
    metadata = entry.get("test_metadata") or {}
    named = [entry.get("column_name")]
    for value in (metadata.get("kwargs") or {}).values():
        named.extend(value if isinstance(value, list) else ())
    return TestFacts(
        name=metadata.get("name") or entry["name"],
        attached_to=entry.get("attached_node") or "",
        columns=frozenset(name for name in named if isinstance(name, str)),
        is_partial=bool(config.get("where")) or str(config.get("severity")).lower() == "warn",
    )


def _source(entry: Json) -> SourceFacts:
    """Return what a source table declares; `freshness` counts only when it sets a limit."""
    freshness = entry.get("freshness") or {}
    limits = (freshness.get("warn_after") or {}, freshness.get("error_after") or {})
    return SourceFacts(
        source_name=entry["source_name"],
        source_description=(entry.get("source_description") or "").strip(),
        relation=entry.get("relation_name") or "",
        has_freshness=any(limit.get("count") for limit in limits),
        loader=entry.get("loader") or "",
    )
