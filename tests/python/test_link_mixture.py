"""Weights are learnt without labels: what they were drawn from is found again."""

import numpy as np
import pytest

from portrait.fitting.links.mixture import Patterns, Population, fit_mixture

COMPARISONS = ("given_name", "family_name", "birth_date", "email", "gender")
OF_ONE = {
    "given_name": {"exact": 0.85, "close": 0.1, "differs": 0.05},
    "family_name": {"exact": 0.9, "close": 0.06, "differs": 0.04},
    "birth_date": {"exact": 0.95, "close": 0.03, "differs": 0.02},
    "email": {"exact": 0.6, "close": 0.1, "differs": 0.3},
    "gender": {"exact": 0.98, "differs": 0.02},
}
OF_STRANGERS = {
    "given_name": {"exact": 0.01, "close": 0.01, "differs": 0.98},
    "family_name": {"exact": 0.005, "close": 0.005, "differs": 0.99},
    "birth_date": {"exact": 0.0001, "close": 0.002, "differs": 0.9979},
    "email": {"exact": 0.00001, "close": 0.0001, "differs": 0.99989},
    "gender": {"exact": 0.5, "differs": 0.5},
}
PROFILES = 5000
POPULATION = Population(PROFILES, PROFILES * (PROFILES - 1) / 2)


def drawn(model, pairs, dice, unknown=0.0):
    columns = []
    for comparison in COMPARISONS:
        levels, shares = zip(*model[comparison].items(), strict=True)
        column = dice.choice(levels, size=pairs, p=shares)
        columns.append(np.where(dice.random(pairs) < unknown, "not_compared", column))
    return list(zip(*columns, strict=True))


def patterns(rows):
    levels = sorted(set(rows))
    counts = dict.fromkeys(levels, 0.0)
    for row in rows:
        counts[row] += 1
    return Patterns(COMPARISONS, tuple(levels), np.array([counts[level] for level in levels]))


@pytest.fixture(scope="module")
def worlds():
    dice = np.random.default_rng(3)
    matches = drawn(OF_ONE, 3000, dice, unknown=0.1)
    blocked = [row for row in drawn(OF_STRANGERS, 400_000, dice) if "exact" in row[:2]]
    strangers = drawn(OF_STRANGERS, 50_000, dice)
    return matches, blocked, strangers


def test_what_was_drawn_is_found_again(worlds):
    matches, blocked, strangers = worlds
    fit = fit_mixture(patterns(matches + blocked), patterns(strangers), POPULATION)
    assert fit.matches_per_profile * PROFILES == pytest.approx(len(matches), rel=0.05)
    for weight in fit.weights:
        assert weight.m_probability == pytest.approx(
            OF_ONE[weight.comparison][weight.level], abs=0.03
        )


def test_the_few_links_among_random_pairs_do_not_count_as_strangers(worlds):
    """Without lower weights, strangers would seem to share birth dates ten times as often."""
    matches, blocked, strangers = worlds
    fit = fit_mixture(patterns(matches + blocked), patterns(strangers + matches[:50]), POPULATION)
    (exact,) = (w for w in fit.weights if (w.comparison, w.level) == ("birth_date", "exact"))
    assert exact.u_probability < 0.0004


def test_seed_pairs_decide_where_there_are_enough(worlds):
    matches, blocked, strangers = worlds
    seeds = {"gender": {"exact": 700.0, "differs": 300.0}, "given_name": {"exact": 10.0}}
    fit = fit_mixture(patterns(matches + blocked), patterns(strangers), POPULATION, seeds)
    by_level = {(w.comparison, w.level): w for w in fit.weights}
    assert by_level["gender", "differs"].m_probability == pytest.approx(0.3, abs=0.01)
    assert by_level["gender", "differs"].seed_pairs == 1000
    assert by_level["given_name", "exact"].seed_pairs == 0
    assert by_level["given_name", "exact"].m_probability == pytest.approx(0.85, abs=0.03)


def test_no_level_is_impossible(worlds):
    matches, _, strangers = worlds
    fit = fit_mixture(patterns(matches), patterns(strangers[:100]), POPULATION)
    for weight in fit.weights:
        assert min(weight.m_probability, weight.u_probability, weight.relatives_probability) > 0
        assert np.isfinite([weight.weight, weight.relatives_weight]).all()


def test_relatives_share_a_name_and_little_else(worlds):
    matches, blocked, strangers = worlds
    fit = fit_mixture(patterns(matches + blocked), patterns(strangers), POPULATION)
    by_level = {(w.comparison, w.level): w for w in fit.weights}
    assert abs(by_level["family_name", "exact"].relatives_weight) < 0.5
    assert by_level["given_name", "differs"].relatives_weight < -3
    assert by_level["email", "exact"].relatives_weight > 10


def test_nothing_to_find_is_no_error():
    nobody = Patterns(("given_name",), (), np.array([]))
    fit = fit_mixture(nobody, nobody, Population(2, 1))
    assert fit.weights == ()
    assert fit.matches_per_profile > 0
