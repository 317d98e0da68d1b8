"""Choose how many personas the customers support, and find them.

k is chosen by bootstrap stability (Hennig, "Cluster-wise assessment of cluster stability", 2007),
not by silhouette, which prefers two groups whatever the data. Among the stable k, the one is chosen
whose clusters differ most in outcomes that they were not built on: orders, spend and e-mail clicks,
measured on held-out customers.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, pairwise_distances_argmin
from sklearn.metrics.cluster import contingency_matrix

from portrait.fitting.features import Matrix

CANDIDATES = range(3, 10)
BOOTSTRAPS = 30
MOST_FOR_STABILITY = 10_000
LEAST_JACCARD = 0.75
LEAST_RAND = 0.75
LEAST_SHARE = 0.05
LEAST_CLUSTERS = 3
SAME_DIFFERENCE = 0.01

Labels = NDArray[np.int32]
Progress = Callable[[Iterable[int]], Iterable[int]]


@dataclass(frozen=True)
class Clusters:
    """Centers of clusters: rows clusters, columns features."""

    centers: Matrix

    def assign(self, points: Matrix) -> Labels:
        """Return the index of the nearest center of every point."""
        return np.asarray(pairwise_distances_argmin(points, self.centers), dtype=np.int32)


@dataclass(frozen=True)
class Candidate:
    """What k-means with one number of clusters achieved.

    `tried` is the requested number, `clusters` the number left after tiny ones are dissolved.
    `smallest_jaccard` is the least stable cluster's mean overlap with its best match in each
    bootstrap, `rand_index` the mean adjusted Rand index against the bootstraps. Clusters explain
    `held_out_difference` of the variance of outcomes, on the half that they are not fitted on.
    """

    tried: int
    clusters: int
    smallest_jaccard: float
    rand_index: float
    smallest_share: float
    held_out_difference: float

    @property
    def is_stable(self) -> bool:
        """Whether the clusters reappear in bootstrap draws of the customers, and none is tiny."""
        return (
            self.clusters >= LEAST_CLUSTERS
            and self.smallest_jaccard >= LEAST_JACCARD
            and self.rand_index >= LEAST_RAND
            and self.smallest_share >= LEAST_SHARE
        )


def cluster(points: Matrix, clusters: int, seed: int, restarts: int = 10) -> Clusters:
    """Fit k-means on standard scores; the same points and seed give the same centers.

    A cluster of under 5 % of the points is dissolved: the others are fitted again from their
    centers, and its points go to the nearest one. A few unusual customers are not a persona.
    """
    centers = KMeans(clusters, n_init=restarts, random_state=seed).fit(points).cluster_centers_
    while len(centers) > 1:
        sizes = np.bincount(Clusters(centers).assign(points), minlength=len(centers))
        if sizes.min() >= LEAST_SHARE * len(points):
            break
        kept = np.delete(centers, sizes.argmin(), axis=0)
        centers = KMeans(len(kept), init=kept, n_init=1).fit(points).cluster_centers_
    return Clusters(centers)


def try_candidates(points: Matrix, outcomes: Matrix, seed: int, track: Progress) -> list[Candidate]:
    """Measure k-means with every number of clusters from 3 to 9."""
    return [measure(points, outcomes, tried, seed) for tried in track(CANDIDATES)]


def measure(points: Matrix, outcomes: Matrix, tried: int, seed: int) -> Candidate:
    """Measure one number of clusters on at most 10,000 of the points."""
    points, outcomes = points[:MOST_FOR_STABILITY], outcomes[:MOST_FOR_STABILITY]
    found = cluster(points, tried, seed)
    labels = found.assign(points)
    jaccard, rand = stability(points, labels, tried, seed)
    return Candidate(
        tried=tried,
        clusters=len(found.centers),
        smallest_jaccard=float(jaccard.min()),
        rand_index=rand,
        smallest_share=float(np.bincount(labels).min() / len(labels)),
        held_out_difference=held_out_difference(points, outcomes, tried, seed),
    )


def stability(points: Matrix, labels: Labels, tried: int, seed: int) -> tuple[Matrix, float]:
    """Return each cluster's mean best Jaccard overlap and the mean Rand index over bootstraps."""
    generator = np.random.default_rng(seed)
    overlaps, agreements = [], []
    for draw in range(BOOTSTRAPS):
        drawn = generator.integers(0, len(points), len(points))
        again = cluster(points[drawn], tried, seed + draw, restarts=3).assign(points)
        overlaps.append(best_overlaps(labels, again))
        agreements.append(adjusted_rand_score(labels, again))
    return np.mean(overlaps, axis=0), float(np.mean(agreements))


def best_overlaps(labels: Labels, again: Labels) -> Matrix:
    """Return each cluster's largest Jaccard overlap with any cluster of the other labelling."""
    shared = contingency_matrix(labels, again).astype(float)
    union = shared.sum(axis=1, keepdims=True) + shared.sum(axis=0, keepdims=True) - shared
    overlap = np.divide(shared, union, out=np.zeros_like(shared), where=union > 0)
    return np.asarray(overlap.max(axis=1), dtype=float)


def held_out_difference(points: Matrix, outcomes: Matrix, tried: int, seed: int) -> float:
    """Return the adjusted share of outcome variance explained on the half not fitted on."""
    half = np.random.default_rng(seed).permutation(len(points)) < len(points) // 2
    found = cluster(points[half], tried, seed)
    labels, clusters = found.assign(points[~half]), len(found.centers)
    return float(
        np.mean([explained_variance(column, labels, clusters) for column in outcomes[~half].T])
    )


def explained_variance(outcome: Matrix, labels: Labels, clusters: int) -> float:
    """Return the share of variance between clusters, adjusted for chance; NaN is left out."""
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
    """Return the stable candidate with the largest held-out difference; the smaller k on a tie.

    Returns None when no candidate is stable: there are then no personas to publish.
    """
    stable = [candidate for candidate in candidates if candidate.is_stable]
    if not stable:
        return None
    best = max(candidate.held_out_difference for candidate in stable)
    equals = [c for c in stable if c.held_out_difference >= best - SAME_DIFFERENCE]
    return min(equals, key=lambda candidate: (candidate.clusters, candidate.tried))
