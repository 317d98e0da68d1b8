"""Fits cut points that score recency, frequency, spend, lapse and the odds of buying again.

They are quantiles of one reference day, stored as a seed. Unlike with NTILE, the same value always
gets the same score, whichever customers are in the table, and a customer who does nothing keeps
their frequency and spend score.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from portrait.fitting.warehouse import CannotFitError
from portrait.seed_files import write_seed

FREQUENCY_BANDS = (2.0, 3.0, 5.0, 8.0)
QUINTILES = (0.2, 0.4, 0.6, 0.8)
ACTIVE_GAP_QUANTILE = 0.80
DORMANT_GAP_QUANTILE = 0.95
FEWEST_GAPS = 100
FALLBACK_GAP_DAYS = (60.0, 180.0)
FALLBACK_TYPICAL_GAP_DAYS = 60.0

Values = NDArray[np.float64]


@dataclass(frozen=True)
class BuyerHistory:
    """One entry per buyer: order count, days since first and last order, net spend of 12 months.

    `gaps` holds every pause between two consecutive orders of one buyer, in days.
    """

    orders: Values
    days_since_first: Values
    days_since_last: Values
    net_amount_12_months: Values
    gaps: Values
    as_of: date


@dataclass(frozen=True)
class CutPoint:
    """A score and its range: lower bound included, upper bound excluded, None for no bound."""

    metric: str
    score: int
    lower_bound: float | None
    upper_bound: float | None
    customer_count: int


def read_buyers(connection: duckdb.DuckDBPyConnection) -> BuyerHistory:
    """Read every buyer of the warehouse; raises CannotFitError when there is no buyer."""
    buyers = connection.execute(
        "select orders, days_since_first_order, days_since_last_order,"
        " case when is_comparable then net_amount_12_months end as net_amount_12_months"
        " from intermediate.int_customers__purchases where orders > 0 order by customer_id"
    ).fetchnumpy()
    if len(buyers["orders"]) == 0:
        raise CannotFitError(
            "int_customers__purchases has no customer with orders: load orders and build first"
        )
    gaps = connection.execute(
        "select date_diff('day', lag(ordered_at) over (partition by customer_id"
        " order by ordered_at, order_id), ordered_at) as gap"
        " from intermediate.int_orders__summed where is_order"
        " qualify gap is not null order by gap"
    ).fetchnumpy()["gap"]
    as_of = connection.execute("select as_of_at from intermediate.int_run__as_of").fetchone()
    if as_of is None:
        raise CannotFitError("int_run__as_of is empty: build the warehouse first")
    columns: dict[str, Values] = {
        name: np.ma.filled(np.ma.asarray(column, dtype=float), np.nan)
        for name, column in buyers.items()
    }
    return BuyerHistory(
        orders=columns["orders"],
        days_since_first=columns["days_since_first_order"],
        days_since_last=columns["days_since_last_order"],
        net_amount_12_months=columns["net_amount_12_months"],
        gaps=np.asarray(gaps, dtype=float),
        as_of=as_of[0].date(),
    )


def typical_gap_days(history: BuyerHistory) -> float:
    """Return the median pause between two orders, in days; 60 where fewer than 100 were seen."""
    if len(history.gaps) < FEWEST_GAPS:
        return FALLBACK_TYPICAL_GAP_DAYS
    return float(max(np.median(history.gaps), 1.0))


def repurchase_score(history: BuyerHistory, typical_gap: float) -> Values:
    """Score how likely each buyer is to buy again; higher is likelier, the unit has no meaning.

    Orders per day since the first order, reduced exponentially with the days since the last order.
    These days count in the buyer's own pace: their mean gap, pulled towards the typical gap by two
    added gaps of that length. The expression must equal the one of int_customers__purchases, which
    scores all customers.
    """
    gap = (history.days_since_first - history.days_since_last + 2 * typical_gap) / (
        history.orders + 1
    )
    rate = (history.orders - 0.5) / (history.days_since_first + 60)
    return np.asarray(rate * np.exp(-history.days_since_last / (2 * gap)), dtype=float)


def fit_cut_points(history: BuyerHistory) -> list[CutPoint]:
    """Fit the cut points of all five metrics."""
    active, dormant = lapse_bounds(history)
    spend = history.net_amount_12_months[history.net_amount_12_months > 0]
    repeat = (history.orders >= 2) & (history.days_since_last < dormant)
    scores = repurchase_score(history, typical_gap_days(history))
    buyers = len(history.orders)
    return [
        *bands("recency", quintile_bounds(history.days_since_last), buyers, best_first=True),
        *bands("frequency", FREQUENCY_BANDS, buyers),
        *bands("monetary", quintile_bounds(spend), len(spend)),
        *bands("lapse", (active, dormant), len(history.gaps)),
        *bands("repurchase", quintile_bounds(scores[repeat]), int(repeat.sum())),
    ]


def lapse_bounds(history: BuyerHistory) -> tuple[float, float]:
    """Return the first day of lapse stages 2 and 3: longer than 80 % and 95 % of all pauses."""
    if len(history.gaps) < FEWEST_GAPS:
        return FALLBACK_GAP_DAYS
    active, dormant = np.quantile(
        history.gaps, [ACTIVE_GAP_QUANTILE, DORMANT_GAP_QUANTILE], method="inverted_cdf"
    )
    return float(active) + 1, max(float(dormant) + 1, float(active) + 2)


def quintile_bounds(values: Values) -> list[float | None]:
    """Return, per quintile, the smallest value above it, at which the next fifth begins.

    The bound is a value of the data and not the quintile itself. So no range is empty, and when
    four of five values are equal, the fifth gets another score. None when no value is above it.
    """
    if len(values) == 0:
        return [None] * len(QUINTILES)
    quintiles = np.quantile(values, QUINTILES, method="inverted_cdf")
    places = np.searchsorted(ordered := np.sort(values), quintiles, side="right")
    return [float(ordered[place]) if place < len(ordered) else None for place in places]


def bands(
    metric: str, bounds: Sequence[float | None], customer_count: int, *, best_first: bool = False
) -> list[CutPoint]:
    """Turn ascending bounds into scored ranges that cover the line.

    The lowest range scores 1, or with `best_first` the highest score. Each bound passed changes the
    score by one. When bounds coincide because many values are equal, the scores between them are
    not used, and the other scores keep their meaning.
    """
    passed = {bound: count for count, bound in enumerate(bounds, 1) if bound is not None}
    lower_bounds: list[float | None] = [None, *passed]
    steps = [0, *passed.values()]
    return [
        CutPoint(
            metric=metric,
            score=len(bounds) + 1 - step if best_first else 1 + step,
            lower_bound=lower,
            upper_bound=upper,
            customer_count=customer_count,
        )
        for lower, upper, step in zip(lower_bounds, [*passed, None], steps, strict=True)
    ]


def write_cut_points(history: BuyerHistory, folder: Path, version: int) -> list[Path]:
    """Write the two seeds of a fit of cut points and return their paths."""
    gap_header = ["version", "typical_gap_days", "gap_count", "fitted_on"]
    gap_row = [version, typical_gap_days(history), len(history.gaps), history.as_of]
    header = ["version", "metric", "score", "lower_bound", "upper_bound", "customer_count"]
    rows = [
        [version, p.metric, p.score, p.lower_bound, p.upper_bound, p.customer_count, history.as_of]
        for p in fit_cut_points(history)
    ]
    return [
        write_seed(folder, "value_parameters", gap_header, [gap_row]),
        write_seed(folder, "score_cut_points", [*header, "fitted_on"], rows),
    ]
