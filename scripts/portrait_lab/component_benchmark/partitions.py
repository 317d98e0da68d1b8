"""Compare the components of a solver with those of scipy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from portrait_lab.component_benchmark.graphs import Graph, Integers


def true_labels(graph: Graph) -> Integers:
    """Return the number of each node's component, computed by scipy."""
    size = graph.keys.size
    weights = np.ones(graph.edges.shape[1], dtype=np.int8)
    matrix = coo_array((weights, (graph.edges[0], graph.edges[1])), shape=(size, size))
    labels: Integers = connected_components(matrix, directed=False)[1].astype(np.int64)
    return labels


def read_components(file: Path) -> tuple[Integers, Integers]:
    """Return the node keys and component keys of a Parquet file of these two columns."""
    table = pq.read_table(file)
    node_keys, component_keys = (column.to_numpy() for column in table.columns)
    return node_keys, component_keys


def fault(graph: Graph, labels: Integers, node_keys: Integers, found: Integers) -> str:
    """Return what is wrong with the components, or nothing if they are exactly those of scipy.

    `found[i]` is the component of the node with the key `node_keys[i]`; its name does not matter.
    """
    order = np.argsort(graph.keys)
    if not np.array_equal(graph.keys[order], np.sort(node_keys)):
        return f"{node_keys.size:,} rows for {graph.keys.size:,} nodes, or other nodes"
    ours = np.unique(found, return_inverse=True)[1][np.argsort(node_keys)]
    counts = [np.unique(each).size for each in (ours, labels)]
    # Equal if each component of either side overlaps exactly one of the other side.
    meetings = np.unique(np.stack([ours, labels[order]]), axis=1).shape[1]
    if meetings == counts[0] == counts[1]:
        return ""
    return f"{counts[0]:,} components for {counts[1]:,}, {meetings:,} different overlaps"
