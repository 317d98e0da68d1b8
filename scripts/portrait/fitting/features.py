"""Reads the customers on which personas are fitted, and fits the transforms of their features.

The transforms are logarithm, winsorising at the 1st and 99th percentile, and the standard score. On
purchase data the logarithm is the step that makes clusters stable, and winsorising keeps one absurd
order from forming a cluster of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from portrait.database import query
from portrait.fitting.warehouse import CannotFitError

MOST_CUSTOMERS = 50_000
MOST_CATEGORIES = 7
MOST_MISSING = 0.40
WINSOR_QUANTILES = (0.01, 0.99)
LEAST_SPREAD = 1e-9
OUTCOMES = ("orders", "net_amount_12_months", "email_click_share")

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class FeatureTable:
    """Feature values of the customers that bought in the window: rows customers, columns features.

    `values` holds NaN for a null.
    """

    names: tuple[str, ...]
    values: Matrix
    outcomes: Matrix
    as_of: date

    def keep(self, columns: list[int]) -> "FeatureTable":
        """Return the same customers with fewer features."""
        names = tuple(self.names[index] for index in columns)
        return FeatureTable(names, self.values[:, columns], self.outcomes, self.as_of)


@dataclass(frozen=True)
class Transform:
    """How one feature is standardised; bounds, center and spread are on the transformed scale."""

    feature: str
    kind: str
    lower_bound: float
    upper_bound: float
    center: float
    spread: float


def read_features(connection: duckdb.DuckDBPyConnection) -> tuple[FeatureTable, dict[str, str]]:
    """Read up to 50,000 buyers of the feature window and the transform kind of each feature.

    The hash of the customer id selects the 50,000, so that a refit reads the same ones.

    Raises:
        CannotFitError: no customer bought in the window.
    """
    query(
        connection,
        "create or replace temporary table buyers as"
        " select * from intermediate.int_customers__features where orders_in_window > 0"
        " order by md5(customer_id) limit ?",
        [MOST_CUSTOMERS],
    )
    columns = connection.execute("from buyers order by md5(customer_id)").fetchnumpy()
    if len(columns["customer_id"]) == 0:
        raise CannotFitError(
            "no customer bought within the feature window: load newer orders and build first"
        )
    kinds = _clustered_features(connection)
    categories = _category_shares(connection)
    values = np.column_stack([*_floats(columns, kinds), *categories.values()])
    kinds |= dict.fromkeys(categories, "none")
    as_of = query(connection, "select as_of_at from intermediate.int_run__as_of")[0][0].date()
    outcomes = np.column_stack(_floats(columns, OUTCOMES))
    return FeatureTable(tuple(kinds), values, outcomes, as_of), kinds


def _clustered_features(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    statement = (
        "select feature, transform from rules.feature_catalog"
        " where is_clustered and kind = 'number' order by 1"
    )
    return dict(query(connection, statement))


def _floats(columns: dict[str, Any], names: Iterable[str]) -> list[Matrix]:
    """Return columns as floats with NaN for null."""
    return [np.ma.filled(np.ma.asarray(columns[name], dtype=float), np.nan) for name in names]


def _category_shares(connection: duckdb.DuckDBPyConnection) -> dict[str, Matrix]:
    """Return the shares of interest in the most viewed categories, by feature name."""
    categories = query(
        connection,
        "select category from intermediate.int_customers__category_interests group by category"
        " order by sum(interest) desc, category limit ?",
        [MOST_CATEGORIES],
    )
    return {
        f"category_share:{category}": _category_share(connection, category)
        for (category,) in sorted(categories)
    }


def _category_share(connection: duckdb.DuckDBPyConnection, category: str) -> Matrix:
    """Return each buyer's share of interest in a category; NaN without any interest."""
    columns = connection.execute(
        "with interested as ("
        " select customer_id, max(total_interest) as total,"
        " max(interest) filter (where category = ?) as interest"
        " from intermediate.int_customers__category_interests group by customer_id)"
        " select (coalesce(interest, 0) + 1.0) / (total + 5.0) as share"
        " from buyers left join interested using (customer_id) order by md5(customer_id)",
        [category],
    ).fetchnumpy()
    return _floats(columns, ["share"])[0]


def fit_transforms(
    table: FeatureTable, kinds: dict[str, str]
) -> tuple[FeatureTable, list[Transform], list[str]]:
    """Fit each feature's transform, and leave out features that do not distinguish customers.

    Returns the table of the kept features, their transforms, and the names of those left out: null
    for over 40 % of customers, or without any spread once winsorised.
    """
    fitted = [
        _fit_transform(name, kinds[name], column)
        for name, column in zip(table.names, table.values.T, strict=True)
    ]
    kept = [index for index, transform in enumerate(fitted) if transform is not None]
    left_out = [name for name, transform in zip(table.names, fitted, strict=True) if not transform]
    return table.keep(kept), [transform for transform in fitted if transform], left_out


def _fit_transform(feature: str, kind: str, column: Matrix) -> Transform | None:
    """Return winsor bounds, mean and spread on the transformed scale; None if not usable."""
    missing = np.isnan(column)
    if missing.mean() > MOST_MISSING:
        return None
    scaled = on_scale(column[~missing], kind)
    lower, upper = (float(bound) for bound in np.quantile(scaled, WINSOR_QUANTILES))
    clipped = np.clip(scaled, lower, upper)
    spread = float(clipped.std())
    if spread < LEAST_SPREAD:
        return None
    return Transform(feature, kind, lower, upper, float(clipped.mean()), spread)


def on_scale(values: Matrix, kind: str) -> Matrix:
    """Return values on the scale the transform works on: logarithm of one plus value, or as is."""
    return np.log1p(np.maximum(values, 0)) if kind == "log" else values


def standardise(table: FeatureTable, transforms: list[Transform]) -> Matrix:
    """Return standard scores; a null becomes zero, the value of the average customer."""
    columns = [
        (np.clip(on_scale(column, t.kind), t.lower_bound, t.upper_bound) - t.center) / t.spread
        for column, t in zip(table.values.T, transforms, strict=True)
    ]
    return np.nan_to_num(np.column_stack(columns), nan=0.0)
