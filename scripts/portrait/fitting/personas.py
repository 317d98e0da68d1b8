"""Fits personas on a built warehouse and writes them as seeds."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
from threadpoolctl import threadpool_limits

from portrait.database import query
from portrait.fitting.clustering import (
    Candidate,
    Clusters,
    Progress,
    choose,
    cluster,
    try_candidates,
)
from portrait.fitting.features import (
    Matrix,
    Transform,
    fit_transforms,
    read_features,
    standardise,
)
from portrait.fitting.naming import Phrases, name_personas
from portrait.fitting.warehouse import CannotFitError
from portrait.seed_files import write_seed

FEWEST_CUSTOMERS = 200
PERSONA_SEEDS = {
    "persona_features": (
        "version", "feature", "transform", "lower_bound", "upper_bound", "center", "spread",
        "fitted_on",
    ),
    "persona_centroids": ("version", "persona_id", "feature", "center"),
    "personas": (
        "version", "persona_id", "persona_name", "name_reason", "fitted_customer_count",
        "fitted_on",
    ),
    "persona_fit_candidates": (
        "version", "clusters_tried", "clusters", "smallest_jaccard", "rand_index",
        "smallest_share", "held_out_difference", "is_stable", "is_chosen", "customer_count", "seed",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class PersonaFit:
    """Centers (personas by features, standard scores), largest persona first, and their origin."""

    transforms: list[Transform]
    centers: Matrix
    sizes: list[int]
    names: list[tuple[str, str]]
    candidates: list[Candidate]
    chosen: Candidate
    left_out: list[str]
    as_of: date
    seed: int

    @property
    def customer_count(self) -> int:
        """How many customers the personas were fitted on."""
        return sum(self.sizes)


class NoStablePersonasError(CannotFitError):
    """No number of clusters is stable; `candidates` has the measures of each."""

    def __init__(self, candidates: list[Candidate]) -> None:
        """Keep the candidates for the report."""
        super().__init__(
            "no number of clusters from 3 to 9 is stable: nothing was written, use rule segments"
        )
        self.candidates = candidates


def fit_personas(connection: duckdb.DuckDBPyConnection, seed: int, track: Progress) -> PersonaFit:
    """Fit personas on the buyers of the feature window.

    Raises:
        CannotFitError: fewer than 200 buyers, too few to distinguish a group from chance, or no
            feature that distinguishes them.
        NoStablePersonasError: no number of clusters is stable over bootstrap draws.
    """
    table, kinds = read_features(connection)
    if len(table.values) < FEWEST_CUSTOMERS:
        found = f"{len(table.values)} buyers in the feature window"
        raise CannotFitError(f"{found}: personas need {FEWEST_CUSTOMERS}, load more orders")
    table, transforms, left_out = fit_transforms(table, kinds)
    if not transforms:
        raise CannotFitError("every feature is mostly null or without spread: nothing to cluster")
    points = standardise(table, transforms)
    # Several threads add in a different order each time, and the last digits would differ.
    with threadpool_limits(limits=1):
        candidates = try_candidates(points, table.outcomes, seed, track)
        chosen = choose(candidates)
        if chosen is None:
            raise NoStablePersonasError(candidates)
        centers, sizes = largest_first(cluster(points, chosen.tried, seed), points)
    names = name_personas(centers, table.names, read_phrases(connection))
    return PersonaFit(
        transforms, centers, sizes, names, candidates, chosen, left_out, table.as_of, seed
    )


def largest_first(found: Clusters, points: Matrix) -> tuple[Matrix, list[int]]:
    """Return the centers and sizes of the clusters, largest first."""
    sizes = np.bincount(found.assign(points), minlength=len(found.centers))
    order = np.lexsort((found.centers[:, 0], -sizes))
    return found.centers[order], sizes[order].tolist()


def read_phrases(connection: duckdb.DuckDBPyConnection) -> dict[str, Phrases]:
    """Return the phrases of every feature that a persona may be named after."""
    rows = query(
        connection,
        "select feature, label, high_phrase, low_phrase from rules.feature_catalog"
        " where high_phrase is not null and low_phrase is not null",
    )
    return {feature: Phrases(label, high, low) for feature, label, high, low in rows}


def write_personas(fit: PersonaFit, folder: Path, version: int) -> list[Path]:
    """Write the four seeds of a persona fit and return their paths."""
    ids = [f"persona_{index + 1}" for index in range(len(fit.centers))]
    features = [
        [version, t.feature, t.kind, t.lower_bound, t.upper_bound, t.center, t.spread, fit.as_of]
        for t in fit.transforms
    ]
    centers = [
        [version, persona, transform.feature, float(value)]
        for persona, center in zip(ids, fit.centers, strict=True)
        for transform, value in zip(fit.transforms, center, strict=True)
    ]
    personas = [
        [version, persona, *name, size, fit.as_of]
        for persona, name, size in zip(ids, fit.names, fit.sizes, strict=True)
    ]
    rows = [features, centers, personas, candidate_rows(fit, version)]
    return [
        write_seed(folder, seed, columns, seed_rows)
        for (seed, columns), seed_rows in zip(PERSONA_SEEDS.items(), rows, strict=True)
    ]


def clear_personas(folder: Path) -> list[Path]:
    """Write the seeds of a persona fit without rows: no personas are published."""
    return [write_seed(folder, seed, columns, []) for seed, columns in PERSONA_SEEDS.items()]


def candidate_rows(fit: PersonaFit, version: int) -> list[list[object]]:
    """Return the rows of the report on every number of clusters that was tried."""
    return [
        [
            version, c.tried, c.clusters, c.smallest_jaccard, c.rand_index, c.smallest_share,
            c.held_out_difference, str(c.is_stable).lower(), str(c is fit.chosen).lower(),
            fit.customer_count, fit.seed,
        ]
        for c in fit.candidates
    ]  # fmt: skip
