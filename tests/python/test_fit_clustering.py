"""Real groups are found and kept; groups that do not exist are not published."""

from collections.abc import Iterator

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from portrait.fitting.clustering import (
    Candidate,
    best_overlaps,
    choose,
    cluster,
    explained_variance,
    measure,
    stability,
)
from portrait.fitting.features import Matrix


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """As in the fit itself: threads that wait for each other take most of the time."""
    with threadpool_limits(limits=1):
        yield


def blobs(groups: int = 3, size: int = 120, features: int = 4, seed: int = 0) -> Matrix:
    dice = np.random.default_rng(seed)
    centers = np.eye(groups, features) * 8
    points = np.concatenate([dice.normal(center, 0.7, (size, features)) for center in centers])
    return np.asarray(dice.permutation(points), dtype=float)


def outcomes_of(points: Matrix) -> Matrix:
    return np.round(np.exp(points[:, :1].clip(0, 3)))


def test_three_groups_that_are_there_are_stable_and_chosen() -> None:
    points = blobs()
    candidates = [measure(points, outcomes_of(points), clusters, 7) for clusters in (3, 4, 5)]
    three = candidates[0]
    assert three.is_stable
    assert three.smallest_jaccard == pytest.approx(1.0)
    assert three.smallest_share == pytest.approx(1 / 3)
    assert three.held_out_difference > 0.5
    assert [candidate.is_stable for candidate in candidates[1:]] == [False, False]
    assert choose(candidates) is three


def test_noise_without_groups_is_not_chosen() -> None:
    points = np.random.default_rng(3).random((400, 12))
    candidates = [measure(points, points[:, :1], clusters, 7) for clusters in (3, 6, 9)]
    assert not any(candidate.is_stable for candidate in candidates)
    assert choose(candidates) is None


def test_a_handful_of_odd_customers_is_no_persona_and_spoils_no_other() -> None:
    odd = np.random.default_rng(1).normal(40, 0.1, (20, 4))
    points = np.concatenate([blobs(3, 200), odd])
    four = measure(points, outcomes_of(points), 4, 7)
    assert (four.tried, four.clusters) == (4, 3)
    assert four.is_stable
    assert four.smallest_share >= 0.05
    labels = cluster(points, 4, 7).assign(points)
    assert np.bincount(labels).sum() == len(points)
    assert len(set(labels[-20:].tolist())) == 1


def test_a_group_of_exactly_a_twentieth_stays() -> None:
    far = np.random.default_rng(1).normal(40, 0.1, (30, 4))
    assert len(cluster(np.concatenate([blobs(3, 190), far]), 4, 7).centers) == 4


def test_two_groups_and_odd_ones_are_too_few_for_personas() -> None:
    points = np.concatenate([blobs(2, 300), np.full((5, 4), 40.0)])
    found = measure(points, outcomes_of(points), 3, 7)
    assert found.clusters == 2
    assert not found.is_stable


def test_the_choice_is_what_differs_most_and_on_a_tie_the_fewest() -> None:
    def candidate(clusters: int, difference: float, jaccard: float = 0.9) -> Candidate:
        return Candidate(clusters, clusters, jaccard, 0.9, 0.1, difference)

    tie = [candidate(3, 0.10), candidate(4, 0.195), candidate(5, 0.20), candidate(6, 0.5, 0.7)]
    assert choose(tie) is tie[1]
    assert choose([candidate(3, 0.1), clear := candidate(4, 0.2)]) is clear
    dissolved = Candidate(tried=7, clusters=4, smallest_jaccard=0.9, rand_index=0.9,
                          smallest_share=0.1, held_out_difference=0.2)  # fmt: skip
    assert choose([candidate(5, 0.2), dissolved]) is dissolved


def test_the_same_seed_measures_the_same() -> None:
    points = blobs()
    assert measure(points, outcomes_of(points), 3, 7) == measure(points, outcomes_of(points), 3, 7)


def test_a_cluster_split_by_the_other_labelling_overlaps_by_half() -> None:
    labels = np.array([0] * 10 + [1] * 10, dtype=np.int32)
    again = np.array([0] * 10 + [1] * 5 + [2] * 5, dtype=np.int32)
    assert best_overlaps(labels, again)[:2] == pytest.approx([1.0, 0.5])


def test_stability_does_not_depend_on_how_clusters_are_numbered() -> None:
    points = blobs()
    labels = cluster(points, 3, 7).assign(points)
    renumbered = np.array([2, 0, 1], dtype=np.int32)[labels]
    jaccard, rand = stability(points, renumbered, 3, 7)
    assert jaccard.min() == pytest.approx(1.0)
    assert rand == pytest.approx(1.0)


def test_groups_that_mean_nothing_explain_nothing_and_unknown_outcomes_are_left_out() -> None:
    dice = np.random.default_rng(5)
    outcome, labels = dice.random(5000), dice.integers(0, 5, 5000).astype(np.int32)
    assert explained_variance(outcome, labels, 5) == pytest.approx(0.0, abs=0.005)
    told = np.where(dice.random(5000) < 0.5, np.nan, labels.astype(float))
    assert explained_variance(told, labels, 5) == pytest.approx(1.0)
    assert explained_variance(np.full(10, np.nan), labels[:10], 5) == 0.0
