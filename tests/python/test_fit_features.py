"""Features are standardised as in the models; those that do not vary or are rare are left out."""

from datetime import date

import numpy as np
import pytest

from portrait.fitting.features import (
    FeatureTable,
    Matrix,
    Transform,
    fit_transforms,
    on_scale,
    standardise,
)


def table(**columns: Matrix) -> FeatureTable:
    values = np.column_stack(list(columns.values()))
    return FeatureTable(tuple(columns), values, np.zeros((len(values), 1)), date(2026, 6, 30))


def test_the_logarithm_takes_zero_and_refuses_no_negative() -> None:
    assert on_scale(np.array([0.0, np.e - 1, -5.0]), "log") == pytest.approx([0, 1, 0])
    assert on_scale(np.array([-5.0]), "none") == pytest.approx([-5])


def test_one_absurd_order_does_not_own_a_feature() -> None:
    usual = np.random.default_rng(2).lognormal(4, 0.5, 999)
    absurd = np.append(usual, 168_469.6)
    kept, (transform,), _ = fit_transforms(table(spend=absurd), {"spend": "log"})
    scores = standardise(kept, [transform])
    assert scores.max() < 3
    assert transform.upper_bound == np.quantile(np.log1p(absurd), 0.99)
    assert scores.mean() == pytest.approx(0, abs=1e-9)
    assert scores.std() == pytest.approx(1)


def test_a_missing_value_counts_as_the_average_customer() -> None:
    column = np.array([1.0, 2.0, 3.0, 4.0, np.nan])
    kept, transforms, _ = fit_transforms(table(share=column), {"share": "none"})
    scores = standardise(kept, transforms)
    assert scores[4, 0] == 0.0
    assert np.isfinite(scores).all()
    assert transforms[0].center == pytest.approx(2.5, abs=0.01)


def test_what_cannot_tell_customers_apart_is_left_out_and_named() -> None:
    dice = np.random.default_rng(4)
    good = dice.random(1000)
    rare = np.where(np.arange(1000) < 401, np.nan, good)
    at_the_limit = np.where(np.arange(1000) < 400, np.nan, good)
    # Three of a thousand customers: after winsorising all are 0, and a spread of 0 divides by 0.
    hardly_ever = np.where(np.arange(1000) < 3, 1.0, 0.0)
    columns = {
        "constant": np.full(1000, 2.0),
        "good": good,
        "hardly_ever": hardly_ever,
        "limit": at_the_limit,
        "rare": rare,
        "unknown": np.full(1000, np.nan),
    }
    kept, transforms, left_out = fit_transforms(table(**columns), dict.fromkeys(columns, "none"))
    assert kept.names == ("good", "limit")
    assert [transform.feature for transform in transforms] == ["good", "limit"]
    assert left_out == ["constant", "hardly_ever", "rare", "unknown"]
    assert kept.values.shape == (1000, 2)


def test_values_beyond_the_bounds_of_the_fit_are_held_at_them() -> None:
    transform = Transform("share", "none", 0.1, 0.9, 0.5, 0.2)
    scores = standardise(table(share=np.array([-3.0, 0.1, 0.9, 7.0])), [transform])
    assert scores[:, 0] == pytest.approx([-2, -2, 2, 2])
