"""Attribute the time and memory of a dbt build to the layers of the project."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from portrait_lab.benchmark.measuring import MemorySample

Json = Mapping[str, Any]
LAYERS_WITH_ROOMS = ("intermediate", "marts")
LAYER_OF_KIND = {
    "seed": "seeds",
    "test": "data tests",
    "unit_test": "unit tests",
    "operation": "hooks",
}
WAY_THROUGH = ("seeds", "staging", *LAYERS_WITH_ROOMS)


@dataclass(frozen=True)
class NodeTime:
    """One node of a build: its layer, the seconds it ran, and from when to when (UTC seconds)."""

    name: str
    kind: str
    layer: str
    seconds: float
    started: float
    ended: float


@dataclass(frozen=True)
class LayerCost:
    """The cost of a layer: nodes, seconds summed over threads, and the peak memory during its run.

    `peak_bytes` is the memory of the whole process while a node of the layer was running; with
    several threads it may belong to another layer. 0 means that no sample was taken in that time.
    """

    layer: str
    nodes: int
    seconds: float
    peak_bytes: int


def read_node_times(target: Path) -> list[NodeTime]:
    """Return the nodes of the build whose artifacts are in the folder `target`."""
    results = json.loads((target / "run_results.json").read_text(encoding="utf-8"))
    manifest = json.loads((target / "manifest.json").read_text(encoding="utf-8"))
    return node_times(results, manifest)


def node_times(results: Json, manifest: Json) -> list[NodeTime]:
    """Return the nodes of a build with their layers, in the order of their end."""
    entries = {**manifest["nodes"], **manifest["unit_tests"]}
    return [_node_time(result, entries[result["unique_id"]]) for result in results["results"]]


def layer_of(kind: str, path: str) -> str:
    """Return the layer of a node: `staging`, `intermediate/identity`, `seeds`, `data tests`.

    `path` is relative to the project: `models/marts/segments/dim_segments.sql`.
    """
    if kind != "model":
        return LAYER_OF_KIND.get(kind, kind)
    parts = PurePosixPath(path).parts
    layer = parts[1] if len(parts) > 2 else "models"
    return f"{layer}/{parts[2]}" if layer in LAYERS_WITH_ROOMS and len(parts) > 3 else layer


def layer_costs(nodes: Sequence[NodeTime], samples: Sequence[MemorySample]) -> list[LayerCost]:
    """Return the cost of every layer, in the order of the data flow, then of their start."""
    grouped: defaultdict[str, list[NodeTime]] = defaultdict(list)
    for node in sorted(nodes, key=lambda node: (_place(node.layer), node.started)):
        grouped[node.layer].append(node)
    return [
        LayerCost(
            layer=layer,
            nodes=len(members),
            seconds=sum(node.seconds for node in members),
            peak_bytes=_peak(members, samples),
        )
        for layer, members in grouped.items()
    ]


def slowest_models(nodes: Sequence[NodeTime], count: int = 10) -> list[NodeTime]:
    """Return the models that ran longest, longest first."""
    models = [node for node in nodes if node.kind == "model"]
    return sorted(models, key=lambda node: (-node.seconds, node.name))[:count]


def _node_time(result: Json, entry: Json) -> NodeTime:
    """Return one result; a skipped node has no timing and took no time."""
    moments = [
        datetime.fromisoformat(phase[edge].replace("Z", "+00:00")).timestamp()
        for phase in result["timing"]
        for edge in ("started_at", "completed_at")
        if phase.get(edge)
    ]
    return NodeTime(
        name=entry["name"],
        kind=entry["resource_type"],
        layer=layer_of(entry["resource_type"], entry["original_file_path"].replace("\\", "/")),
        seconds=float(result["execution_time"]),
        started=min(moments, default=0.0),
        ended=max(moments, default=0.0),
    )


def _place(layer: str) -> int:
    """Return the position of a layer in the data flow; tests are last."""
    group = layer.partition("/")[0]
    return WAY_THROUGH.index(group) if group in WAY_THROUGH else len(WAY_THROUGH)


def _peak(members: Sequence[NodeTime], samples: Sequence[MemorySample]) -> int:
    """Return the largest sample taken while any of the nodes was running."""
    inside = (
        sample.resident_bytes
        for sample in samples
        if any(node.started <= sample.moment <= node.ended for node in members)
    )
    return max(inside, default=0)
