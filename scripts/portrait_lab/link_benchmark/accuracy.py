"""Compare the result of a linker with the truth: pairs with their scores, and clusters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from portrait_lab.link_benchmark.records import CLUSTERS, PAIRS, RECORDS

# The step between the thresholds tried for the best clusters, in bits.
THRESHOLDS = tuple(range(-10, 31))
Values = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class F1:
    """Precision, recall and their mean, over pairs of records."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Accuracy:
    """How good a solution is: pairs at the best threshold, clusters at .95 and at the best."""

    pairs: F1
    clusters: F1
    best_clusters: F1
    candidate_pairs: int


def judge(given: Path, output: Path) -> Accuracy:
    """Compare the solution in `output` with the truth of the records in `given`."""
    people, places = _truth(given)
    table = pq.read_table(output / PAIRS)
    lefts, rights = (
        np.array([places[name] for name in table[side].to_pylist()], dtype=np.int64)
        for side in ("left_record", "right_record")
    )
    weights = table["match_weight"].to_numpy().astype(float)
    solved = pq.read_table(output / CLUSTERS)
    clusters = np.empty(people.size, dtype=np.int64)
    rows = [places[name] for name in solved["record_id"].to_pylist()]
    clusters[rows] = np.unique(solved["cluster"].to_numpy(), return_inverse=True)[1]
    at_threshold = [
        clusters_f1(_joined(lefts, rights, weights >= limit, people.size), people)
        for limit in THRESHOLDS
    ]
    own = clusters_f1(clusters, people)
    return Accuracy(
        pairs=best_pairs(people[lefts] == people[rights], weights, count_pairs(people)),
        clusters=own,
        best_clusters=max([own, *at_threshold], key=lambda result: result.f1),
        candidate_pairs=weights.size,
    )


def count_pairs(*labels: Integers) -> float:
    """Return the number of pairs of records that have the same labels."""
    _, sizes = np.unique(np.stack(labels), axis=1, return_counts=True)
    return float((sizes * (sizes - 1) / 2).sum())


def clusters_f1(clusters: Integers, people: Integers) -> F1:
    """Return precision and recall of the pairs within clusters."""
    agreed = count_pairs(clusters, people)
    return F1(agreed / max(count_pairs(clusters), 1), agreed / max(count_pairs(people), 1))


def best_pairs(is_true: NDArray[np.bool_], weights: Values, true_pairs: float) -> F1:
    """Return the best result of any threshold on scored pairs."""
    order = np.argsort(-weights, kind="stable")
    agreed = np.cumsum(is_true[order])
    is_last_of_its_weight = np.append(np.diff(weights[order]) != 0, values=True)
    scores = 2 * agreed / (np.arange(1, agreed.size + 1) + true_pairs)
    if not agreed.size:
        return F1(0.0, 0.0)
    best = int(np.argmax(np.where(is_last_of_its_weight, scores, 0)))
    return F1(float(agreed[best] / (best + 1)), float(agreed[best] / max(true_pairs, 1)))


def _truth(given: Path) -> tuple[Integers, dict[str, int]]:
    """Return the person of each record as a number, and the position of each record."""
    table = pq.read_table(given / RECORDS, columns=["record_id", "truth"])
    names: Sequence[str] = table["record_id"].to_pylist()
    people = enumerate(table["truth"].to_pylist())
    truth = [f"person {who}" if who else f"record {place}" for place, who in people]
    return np.unique(truth, return_inverse=True)[1], {name: n for n, name in enumerate(names)}


def _joined(lefts: Integers, rights: Integers, kept: NDArray[np.bool_], size: int) -> Integers:
    ends = (lefts[kept], rights[kept])
    matrix = coo_array((np.ones(ends[0].size, dtype=np.int8), ends), shape=(size, size))
    labels: Integers = connected_components(matrix, directed=False)[1].astype(np.int64)
    return labels
