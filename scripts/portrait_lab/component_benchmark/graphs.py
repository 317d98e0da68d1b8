"""A graph like that of identifiers: small groups, isolated nodes, shared hubs, long chains."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

Integers = npt.NDArray[np.int64]

SMALLEST_GROUP, LARGEST_GROUP = 2, 6
# Of the edges within groups, the share that connects nodes already connected.
REDUNDANT_SHARE = 0.05
# Of all nodes, the share without any edge.
ISOLATED_SHARE = 0.15
HUBS = 6
# Of all edges, the share of the largest hub; each further hub has half as many.
LARGEST_HUB_SHARE = 0.01
CHAINED_SHARE = 0.005
SHORTEST_CHAIN, LONGEST_CHAIN = 10, 50
KEY_BITS = 60


@dataclass(frozen=True)
class Graph:
    """Edges (two rows of nodes) between nodes 0 to `keys.size` - 1, and the key of each node."""

    edges: Integers
    keys: Integers


def generate_graph(edges: int, seed: int) -> Graph:
    """Return a graph with exactly this number of edges, in random order, with hash-like keys."""
    dice = np.random.default_rng(seed)
    leaves = [int(edges * LARGEST_HUB_SHARE / 2**hub) for hub in range(HUBS)]
    chained = chain_edges(int(edges * CHAINED_SHARE), dice)
    grouped = group_edges(edges - sum(leaves) - chained.shape[1], dice)
    chained += count_nodes(grouped)
    hubbed = hub_edges(leaves, grouped, max(count_nodes(grouped), count_nodes(chained)), dice)
    joined = np.concatenate([grouped, chained, hubbed], axis=1)
    joined = joined[:, dice.permutation(edges)]
    turned = np.where(dice.random(edges) < 0.5, joined[::-1], joined)
    nodes = int(count_nodes(joined) / (1 - ISOLATED_SHARE))
    return Graph(turned, hash_like_keys(nodes, seed))


def write_graph(graph: Graph, folder: Path) -> None:
    """Write the tables that the solvers read: `nodes.parquet` and `edges.parquet`."""
    left, right = graph.keys[graph.edges]
    pq.write_table(pa.table({"node_key": graph.keys}), folder / "nodes.parquet")
    pq.write_table(pa.table({"left_key": left, "right_key": right}), folder / "edges.parquet")


def count_nodes(edges: Integers) -> int:
    """Return the number of nodes that have a number so far."""
    return int(edges.max()) + 1 if edges.size else 0


def group_edges(edges: int, dice: np.random.Generator) -> Integers:
    """Return groups of two to six: each node is connected to one earlier node, some twice."""
    redundant = int(edges * REDUNDANT_SHARE)
    starts, places = _runs(SMALLEST_GROUP, LARGEST_GROUP, edges - redundant, dice)
    nodes = np.arange(places.size)
    earlier = starts + np.floor(dice.random(places.size) * places).astype(np.int64)
    tree = np.stack([nodes, earlier])[:, places > 0][:, : edges - redundant]
    again = dice.integers(tree.shape[1], size=redundant) if redundant else np.empty(0, np.int64)
    # From a node to the first of its group, which in most larger groups is not its neighbour.
    return np.concatenate([tree, np.stack([tree[0], starts[tree[0]]])[:, again]], axis=1)


def chain_edges(edges: int, dice: np.random.Generator) -> Integers:
    """Return chains of ten to fifty nodes."""
    _, places = _runs(SHORTEST_CHAIN, LONGEST_CHAIN, edges, dice)
    nodes = np.arange(places.size)
    return np.stack([nodes, nodes - 1])[:, places > 0][:, :edges]


def hub_edges(
    leaves: list[int], grouped: Integers, first_hub: int, dice: np.random.Generator
) -> Integers:
    """Return hubs, each connected to a node of many groups; hubs share groups only by chance."""
    hubs = np.repeat(first_hub + np.arange(len(leaves)), leaves)
    chosen = dice.permutation(grouped.shape[1])[: hubs.size]
    return np.stack([hubs, grouped[0, chosen]])


def hash_like_keys(nodes: int, seed: int) -> Integers:
    """Return distinct numbers below 2 ** 60 in random order: a one-to-one mix of 0, 1, 2, …"""
    mask, half = np.uint64(2**KEY_BITS - 1), np.uint64(KEY_BITS // 2)
    keys = np.arange(nodes, dtype=np.uint64) + np.uint64(seed)
    for odd in (0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0x9E3779B97F4A7C15):
        keys = (keys * np.uint64(odd)) & mask
        keys ^= keys >> half
    return keys.astype(np.int64)


def _runs(
    shortest: int, longest: int, edges: int, dice: np.random.Generator
) -> tuple[Integers, Integers]:
    """Cut the nodes 0, 1, 2, … into runs; return the first of each node's run, and its position.

    There are enough runs for the wanted number of edges if a run of n nodes has n - 1.
    """
    sizes = dice.integers(shortest, longest + 1, size=edges // (shortest - 1) + 1)
    sizes = sizes[: int(np.searchsorted(np.cumsum(sizes - 1), edges)) + 1]
    starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
    return starts, np.arange(starts.size) - starts
