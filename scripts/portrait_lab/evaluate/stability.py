"""Measures how stable clusters of a warehouse's buyers are, and clusters of shuffled buyers.

Stability is a grade and not a proof: a feature with two humps makes steady clusters of people who
have nothing in common. Shuffling every feature by itself keeps the humps and removes what ties the
features of a person together, so the stability of shuffled buyers is what features alone give.
"""

from dataclasses import dataclass

import duckdb
import numpy as np
from threadpoolctl import threadpool_limits

from portrait.fitting.clustering import Candidate, try_candidates
from portrait.fitting.features import Matrix, fit_transforms, read_features, standardise

SEED = 7
SHUFFLES = 3


@dataclass(frozen=True)
class Stability:
    """The candidates of a fit on a warehouse, and those of its shuffled buyers."""

    buyers: int
    candidates: tuple[Candidate, ...]
    shuffled: tuple[tuple[Candidate, ...], ...]

    @property
    def stable(self) -> tuple[Candidate, ...]:
        """The numbers of clusters that a fit would accept."""
        return tuple(candidate for candidate in self.candidates if candidate.is_stable)

    @property
    def best(self) -> Candidate:
        """The candidate whose least stable cluster is the most stable one."""
        return max(self.candidates, key=lambda candidate: candidate.smallest_jaccard)

    def shuffled_jaccard(self, tried: int) -> float:
        """Return the largest overlap that shuffled buyers reach with a number of clusters."""
        return max(
            (c.smallest_jaccard for row in self.shuffled for c in row if c.tried == tried),
            default=float("nan"),
        )

    @property
    def verdict(self) -> str:
        """What a fit finds, in a sentence."""
        if not self.stable:
            return (
                f"no number of clusters is stable (best Jaccard {self.best.smallest_jaccard:.3f})"
            )
        best = max(self.stable, key=lambda candidate: candidate.smallest_jaccard)
        beyond = best.smallest_jaccard > self.shuffled_jaccard(best.tried)
        return (
            f"{best.clusters} clusters are stable (Jaccard {best.smallest_jaccard:.3f}, "
            f"{'more' if beyond else 'NOT more'} than shuffled buyers: "
            f"{self.shuffled_jaccard(best.tried):.3f})"
        )


def measure_stability(connection: duckdb.DuckDBPyConnection, shuffles: int = SHUFFLES) -> Stability:
    """Try every number of clusters on the buyers, and on buyers with each feature shuffled.

    Raises:
        CannotFitError: no customer bought within the feature window.
    """
    table, kinds = read_features(connection)
    table, transforms, _ = fit_transforms(table, kinds)
    return stability_of(standardise(table, transforms), table.outcomes, shuffles)


def stability_of(points: Matrix, outcomes: Matrix, shuffles: int = SHUFFLES) -> Stability:
    """Try every number of clusters on points (rows buyers, columns features) and on shuffled ones.

    Outcomes (rows buyers) are what buyers did later; they do not decide about stability.
    """
    with threadpool_limits(limits=1):
        found = tuple(try_candidates(points, outcomes, SEED, list))
        shuffled = tuple(
            tuple(try_candidates(_shuffled(points, SEED + draw), outcomes, SEED, list))
            for draw in range(shuffles)
        )
    return Stability(len(points), found, shuffled)


def _shuffled(points: Matrix, seed: int) -> Matrix:
    stream = np.random.default_rng(seed)
    return np.asarray(stream.permuted(points, axis=0))
