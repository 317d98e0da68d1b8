"""The committed seeds/fitted are what their documented commands give: nobody edited a number.

The sample's 600 people are too few for stable groups, so they come from a world of 20,000.
"""

import csv
from pathlib import Path

import pytest
from commands import build, run
from sample_builds import MODELS_ONLY

from portrait.database import REPOSITORY

COMMITTED = REPOSITORY / "seeds" / "fitted"
WORLD = ("--people", "20000", "--months", "12", "--seed", "11")
TOLERANCE = 0.05


def rows_of(folder: Path, seed: str) -> list[dict[str, str]]:
    with (folder / f"{seed}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built warehouse of 20,000 people, with their truth and a new fit."""
    folder = tmp_path_factory.mktemp("world")
    database, fitted = folder / "world.duckdb", folder / "fitted"
    run(database, "portrait-lab", "world", *WORLD, "--out", folder)
    run(database, "portrait", "load", folder / "raw")
    build(database, "raw: source", *MODELS_ONLY)
    run(database, "portrait", "fit", "cut-points", "--out", fitted)
    run(database, "portrait", "fit", "personas", "--out", fitted)
    run(database, "portrait", "fit", "links", "--out", fitted)
    return folder


@pytest.mark.slow
def test_the_committed_personas_are_those_of_the_documented_world(world: Path) -> None:
    fitted = world / "fitted"
    names = [(row["persona_id"], row["persona_name"]) for row in rows_of(fitted, "personas")]
    assert names == [
        (row["persona_id"], row["persona_name"]) for row in rows_of(COMMITTED, "personas")
    ]
    again, committed = (rows_of(folder, "persona_centroids") for folder in (fitted, COMMITTED))
    assert [(row["persona_id"], row["feature"]) for row in again] == [
        (row["persona_id"], row["feature"]) for row in committed
    ]
    assert [float(row["center"]) for row in again] == pytest.approx(
        [float(row["center"]) for row in committed], abs=TOLERANCE
    )


@pytest.mark.slow
def test_the_committed_cut_points_are_those_of_the_documented_world(world: Path) -> None:
    for seed in ("score_cut_points", "value_parameters"):
        assert rows_of(world / "fitted", seed) == rows_of(COMMITTED, seed)


@pytest.mark.slow
def test_the_committed_link_weights_are_those_of_the_documented_world(world: Path) -> None:
    again, committed = (rows_of(folder, "link_weights") for folder in (world / "fitted", COMMITTED))
    names = [(row["comparison"], row["level"], row["seed_pairs"]) for row in committed]
    assert [(row["comparison"], row["level"], row["seed_pairs"]) for row in again] == names
    assert [float(row["weight"]) for row in again] == pytest.approx(
        [float(row["weight"]) for row in committed], abs=TOLERANCE
    )
    assert rows_of(world / "fitted", "link_rates") == rows_of(COMMITTED, "link_rates")


@pytest.mark.slow
def test_the_committed_personas_recover_the_hidden_types(world: Path) -> None:
    run(world / "world.duckdb", "portrait-lab", "evaluate", "personas", "--truth", world)
