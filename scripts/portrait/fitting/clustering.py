"""Choose how many personas the customers support, and find them.

k is chosen by bootstrap stability (Hennig, "Cluster-wise assessment of cluster stability", 2007),
not by silhouette, which prefers two groups whatever the data. Among the stable k the one whose
clusters differ most in what they were not built on wins: held-out orders, spend and e-mail clicks.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, confusion_matrix

from portrait.fitting.features import Matrix

CANDIDATES = range(3, 10)
BOOTSTRAPS = 30
MOST_FOR_STABILITY = 10_000
LEAST_JACCARD = 0.75
LEAST_RAND = 0.75
LEAST_SHARE = 0.05
SAME_DIFFERENCE = 0.01

Labels = NDArray[np.int32]
Progress = Callable[[Iterable[int]], Iterable[int]]


@dataclass(frozen=True)
class Candidate:
    """What one number of clusters achieved.

    `smallest_jaccard` is the mean overlap of the least stable cluster with its bootstrap twins,
    `rand_index` the mean adjusted Rand index against the bootstraps, `held_out_difference` the
    share of variance of unclustered outcomes that clusters explain on the half not fitted on.
    """

    clusters: int
    smallest_jaccard: float
    rand_index: float
    smallest_share: float
    held_out_difference: float

    @property
    def is_stable(self) -> bool:
        """Whether the clusters return when the customers are drawn again, and none is tiny."""
        return (
            self.smallest_jaccard >= LEAST_JACCARD
            and self.rand_index >= LEAST_RAND
            and self.smallest_share >= LEAST_SHARE
        )


def cluster(points: Matrix, clusters: int, seed: int, restarts: int = 10) -> KMeans:
    """Fit k-means on standard scores; the same points and seed give the same centers."""
    return KMeans(n_clusters=clusters, n_init=restarts, random_state=seed).fit(points)


def try_candidates(points: Matrix, outcomes: Matrix, seed: int, track: Progress) -> list[Candidate]:
    """Measure every number of clusters from 3 to 9."""
    return [measure(points, outcomes, clusters, seed) for clusters in track(CANDIDATES)]


def measure(points: Matrix, outcomes: Matrix, clusters: int, seed: int) -> Candidate:
    """Measure one number of clusters on at most 10,000 of the points."""
    points, outcomes = points[:MOST_FOR_STABILITY], outcomes[:MOST_FOR_STABILITY]
    labels = cluster(points, clusters, seed).labels_
    jaccard, rand = stability(points, labels, clusters, seed)
    return Candidate(
        clusters=clusters,
        smallest_jaccard=float(jaccard.min()),
        rand_index=rand,
        smallest_share=float(np.bincount(labels, minlength=clusters).min() / len(labels)),
        held_out_difference=held_out_difference(points, outcomes, clusters, seed),
    )


def stability(points: Matrix, labels: Labels, clusters: int, seed: int) -> tuple[Matrix, float]:
    """Return each cluster's mean best Jaccard overlap and the mean Rand index over bootstraps."""
    generator = np.random.default_rng(seed)
    overlaps, agreements = [], []
    for draw in range(BOOTSTRAPS):
        drawn = generator.integers(0, len(points), len(points))
        again = cluster(points[drawn], clusters, seed + draw, restarts=3).predict(points)
        overlaps.append(best_overlaps(labels, again))
        agreements.append(adjusted_rand_score(labels, again))
    return np.mean(overlaps, axis=0), float(np.mean(agreements))


def best_overlaps(labels: Labels, again: Labels) -> Matrix:
    """Return each cluster's largest Jaccard overlap with any cluster of the other labelling."""
    shared = confusion_matrix(labels, again).astype(float)
    union = shared.sum(axis=1, keepdims=True) + shared.sum(axis=0, keepdims=True) - shared
    overlap = np.divide(shared, union, out=np.zeros_like(shared), where=union > 0)
    return np.asarray(overlap.max(axis=1), dtype=float)


def held_out_difference(points: Matrix, outcomes: Matrix, clusters: int, seed: int) -> float:
    """Return the adjusted share of outcome variance explained on the half not fitted on."""
    half = np.random.default_rng(seed).permutation(len(points)) < len(points) // 2
    labels = cluster(points[half], clusters, seed).predict(points[~half])
    return float(
        np.mean([explained_variance(column, labels, clusters) for column in outcomes[~half].T])
    )


def explained_variance(outcome: Matrix, labels: Labels, clusters: int) -> float:
    """Return the share of variance between clusters, adjusted for chance; missing left out."""
    known = ~np.isnan(outcome)
    values, groups = np.log1p(np.maximum(outcome[known], 0)), labels[known]
    total = float(((values - values.mean()) ** 2).sum()) if len(values) else 0.0
    if total == 0 or len(values) <= clusters:
        return 0.0
    within = sum(
        float(((values[groups == g] - values[groups == g].mean()) ** 2).sum())
        for g in np.unique(groups)
    )
    return 1 - (within / (len(values) - clusters)) / (total / (len(values) - 1))


def choose(candidates: list[Candidate]) -> Candidate | None:
    """Return the stable candidate that differs most on held-out outcomes; the smaller k on a tie.

    Returns None when no candidate is stable: then there are no personas to publish.
    """
    stable = [candidate for candidate in candidates if candidate.is_stable]
    if not stable:
        return None
    best = max(candidate.held_out_difference for candidate in stable)
    return next(c for c in stable if c.held_out_difference >= best - SAME_DIFFERENCE)
