"""Cut points cover the line, keep their meaning with ties, and ignore the order of rows."""

import itertools
from datetime import date

import numpy as np
import pytest

from portrait.fitting.cut_points import (
    FALLBACK_GAP_DAYS,
    FALLBACK_TYPICAL_GAP_DAYS,
    FREQUENCY_BANDS,
    BuyerHistory,
    CutPoint,
    bands,
    fit_cut_points,
    lapse_bounds,
    quintile_bounds,
    repurchase_score,
    typical_gap_days,
)


def history(buyers: int = 1000, gaps: int = 2000, seed: int = 1) -> BuyerHistory:
    dice = np.random.default_rng(seed)
    orders = np.minimum(dice.zipf(1.8, buyers), 60).astype(float)
    first = dice.integers(1, 700, buyers).astype(float)
    return BuyerHistory(
        orders=orders,
        days_since_first=first,
        days_since_last=np.where(orders > 1, np.floor(first * dice.random(buyers)), first),
        net_amount_12_months=np.round(dice.lognormal(5, 1, buyers), 2)
        * (dice.random(buyers) < 0.9),
        gaps=np.floor(dice.exponential(50, gaps)),
        as_of=date(2026, 6, 30),
    )


def of_metric(points: list[CutPoint], metric: str) -> list[CutPoint]:
    found = [point for point in points if point.metric == metric]
    return sorted(
        found, key=lambda point: -np.inf if point.lower_bound is None else point.lower_bound
    )


def score_of(points: list[CutPoint], value: float) -> int:
    """The one score that the join of int_customers__scored would return."""
    (score,) = {
        point.score
        for point in points
        if (point.lower_bound is None or value >= point.lower_bound)
        and (point.upper_bound is None or value < point.upper_bound)
    }
    return score


@pytest.mark.parametrize("metric", ["recency", "frequency", "monetary", "lapse", "repurchase"])
@pytest.mark.parametrize("gaps", [2000, 5])
def test_the_ranges_of_a_metric_cover_the_line_without_overlap(metric: str, gaps: int) -> None:
    points = of_metric(fit_cut_points(history(gaps=gaps)), metric)
    assert points[0].lower_bound is None
    assert points[-1].upper_bound is None
    for left, right in itertools.pairwise(points):
        assert left.upper_bound == right.lower_bound
    inner = [point.lower_bound for point in points[1:]]
    assert inner == sorted(set(inner))
    assert [point.score for point in points] == sorted(
        {point.score for point in points}, reverse=metric == "recency"
    )


def test_the_most_recent_fifth_scores_five_and_frequency_bands_never_move() -> None:
    points = fit_cut_points(history())
    recency = of_metric(points, "recency")
    assert [point.score for point in recency] == [5, 4, 3, 2, 1]
    for seed in (1, 2):
        frequency = of_metric(fit_cut_points(history(buyers=50, seed=seed)), "frequency")
        assert [point.lower_bound for point in frequency] == [None, *FREQUENCY_BANDS]
        assert [score_of(frequency, orders) for orders in (1, 2, 4, 5, 8, 99)] == [1, 2, 3, 4, 5, 5]


def test_each_score_holds_a_fifth_where_values_differ() -> None:
    buyers = history()
    recency = of_metric(fit_cut_points(buyers), "recency")
    shares = np.bincount([score_of(recency, days) for days in buyers.days_since_last]) / 1000
    assert shares[1:] == pytest.approx([0.2] * 5, abs=0.02)


def test_shuffled_buyers_give_the_same_cut_points() -> None:
    buyers = history()
    order = np.random.default_rng(9).permutation(len(buyers.orders))
    shuffled = BuyerHistory(
        orders=buyers.orders[order],
        days_since_first=buyers.days_since_first[order],
        days_since_last=buyers.days_since_last[order],
        net_amount_12_months=buyers.net_amount_12_months[order],
        gaps=np.random.default_rng(9).permutation(buyers.gaps),
        as_of=buyers.as_of,
    )
    assert fit_cut_points(shuffled) == fit_cut_points(buyers)


def test_few_pauses_fall_back_and_many_are_measured() -> None:
    assert lapse_bounds(history(gaps=99)) == FALLBACK_GAP_DAYS
    assert typical_gap_days(history(gaps=99)) == FALLBACK_TYPICAL_GAP_DAYS
    measured = history(gaps=100)
    active, dormant = lapse_bounds(measured)
    assert (measured.gaps < active).mean() >= 0.80
    assert (measured.gaps < dormant).mean() >= 0.95
    assert active < dormant
    assert typical_gap_days(measured) == np.median(measured.gaps)


def test_the_stages_of_lapse_differ_when_all_pauses_are_equal() -> None:
    buyers = history()
    equal = BuyerHistory(**{**vars(buyers), "gaps": np.full(500, 30.0)})
    assert lapse_bounds(equal) == (31.0, 32.0)


def test_heavy_ties_leave_no_range_without_a_value_and_the_best_score_for_the_best() -> None:
    spend = np.array([10.0] * 70 + [20.0] * 15 + [500.0] * 15)
    points = bands("monetary", quintile_bounds(spend), 100)
    assert [(point.score, point.lower_bound) for point in points] == [(1, None), (4, 20), (5, 500)]
    recency = bands("recency", quintile_bounds(spend), 100, best_first=True)
    assert [score_of(recency, value) for value in (10.0, 20.0, 500.0)] == [5, 2, 1]


@pytest.mark.parametrize("seed", range(20))
def test_no_range_is_empty_whatever_the_ties(seed: int) -> None:
    dice = np.random.default_rng(seed)
    values = dice.integers(0, dice.integers(1, 12), dice.integers(1, 40)).astype(float)
    points = bands("monetary", quintile_bounds(values), len(values))
    assert {score_of(points, value) for value in values} == {point.score for point in points}


def test_equal_spend_is_nobodys_best_fifth_and_no_spend_is_one_range() -> None:
    assert [p.score for p in bands("monetary", quintile_bounds(np.full(9, 7.0)), 9)] == [1]
    assert [p.score for p in bands("monetary", quintile_bounds(np.array([])), 0)] == [1]


def test_a_longer_silence_and_fewer_orders_never_raise_the_odds_of_buying_again() -> None:
    days = np.array([1.0, 30.0, 90.0, 200.0])
    silent = BuyerHistory(
        orders=np.full(4, 3.0),
        days_since_first=np.full(4, 300.0),
        days_since_last=days,
        net_amount_12_months=np.ones(4),
        gaps=np.array([]),
        as_of=date(2026, 6, 30),
    )
    assert (np.diff(repurchase_score(silent, 60.0)) < 0).all()
    rare = BuyerHistory(**{**vars(silent), "orders": np.array([1.0, 2.0, 5.0, 9.0])})
    same_day = BuyerHistory(**{**vars(rare), "days_since_last": np.zeros(4)})
    assert (np.diff(repurchase_score(same_day, 60.0)) > 0).all()
