"""A score is a function of the customer's own value, not of row order or of other customers.

The model's own SQL, compiled as dbt would, on a small warehouse.
"""

from collections.abc import Iterator
from dataclasses import astuple

import duckdb
import numpy as np
import pytest
from jinja2 import Environment

from portrait.database import REPOSITORY
from portrait.fitting.cut_points import CutPoint, bands, quintile_bounds

BUYERS = 5000
MODEL = REPOSITORY / "models" / "intermediate" / "features" / "int_customers__scored.sql"
MACRO = REPOSITORY / "macros" / "personas" / "falls_into.sql"
SCORES = "recency_score, frequency_score, monetary_score, lapse_stage, repurchase_level"
METRICS = {
    "recency": ("days_since_last_order", "recency_score"),
    "frequency": ("orders", "frequency_score"),
    "monetary": ("net_amount_12_months", "monetary_score"),
    "lapse": ("days_since_last_order", "lapse_stage"),
    "repurchase": ("repurchase_score", "repurchase_level"),
}


def compiled() -> str:
    source = MACRO.read_text(encoding="utf-8") + MODEL.read_text(encoding="utf-8")
    template = Environment(autoescape=False).from_string(source)  # noqa: S701
    return template.render(
        ref={
            "int_customers__purchases": "purchases_table",
            "score_cut_points": "cut_points_table",
        }.__getitem__
    )


def cut_points(connection: duckdb.DuckDBPyConnection) -> list[CutPoint]:
    columns = connection.execute(
        "select days_since_last_order, net_amount_12_months, repurchase_score from purchases_table"
    ).fetchnumpy()
    recency, spend, odds = (np.asarray(column, dtype=float) for column in columns.values())
    return [
        *bands("recency", quintile_bounds(recency), BUYERS, best_first=True),
        *bands("frequency", (2.0, 3.0, 5.0, 8.0), BUYERS),
        *bands("monetary", quintile_bounds(spend[spend > 0]), BUYERS),
        *bands("lapse", (86.0, 164.0), BUYERS),
        *bands("repurchase", quintile_bounds(odds), BUYERS),
    ]


@pytest.fixture(scope="module")
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    """Buyers with many equal values, as in any shop, and the cut points fitted on them."""
    with duckdb.connect() as connection:
        connection.execute(
            "create table purchases_table as select 'c' || i as customer_id, 1 + hash(i) % 9 as"
            " orders, hash(i, 1) % 300 as days_since_last_order, cast(greatest(hash(i, 2) % 40, 10)"
            " * 10.5 - 120 as decimal(18, 2)) as net_amount_12_months, 1.0 / (1 + hash(i, 3) % 50)"
            " as repurchase_score from range(?) as people(i)",
            [BUYERS],
        ).fetchall()
        points = cut_points(connection)
        connection.execute(
            "create table cut_points_table (metric varchar, score integer, lower_bound double,"
            " upper_bound double, customer_count integer)"
        ).fetchall()
        connection.executemany(
            "insert into cut_points_table values (?, ?, ?, ?, ?)",
            [astuple(point) for point in points],
        )
        yield connection


def scores(connection: duckdb.DuckDBPyConnection, sql: str) -> dict[str, tuple[int, ...]]:
    rows = connection.execute(f"select customer_id, {SCORES} from ({sql})").fetchall()  # noqa: S608
    assert len(rows) == len({row[0] for row in rows}), "a buyer is scored twice"
    return {row[0]: row[1:] for row in rows}


def test_every_buyer_gets_every_score_once(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = scores(warehouse, compiled())
    assert len(found) == BUYERS
    assert all(None not in row for row in found.values())
    assert len(set(found.values())) > 100


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_shuffled_rows_change_no_score(warehouse: duckdb.DuckDBPyConnection, seed: int) -> None:
    shuffled = "(select * from {table} order by md5({key} || ?))"
    with_seed = compiled()
    for table, key in (("purchases_table", "customer_id"), ("cut_points_table", "metric || score")):
        copy = f"create or replace temp table shuffled_{table} as from "
        statement = copy + shuffled.format(table=table, key=key)
        warehouse.execute(statement, [str(seed)]).fetchall()
        with_seed = with_seed.replace(table, f"shuffled_{table}")
    assert scores(warehouse, with_seed) == scores(warehouse, compiled())


def test_who_else_buys_changes_no_score(warehouse: duckdb.DuckDBPyConnection) -> None:
    everyone = scores(warehouse, compiled())
    fewer_rows = "(select * from purchases_table where hash(customer_id) % 3 = 0)"
    fewer = scores(warehouse, compiled().replace("purchases_table", f"{fewer_rows} as few"))
    assert 1000 < len(fewer) < 2500
    assert fewer.items() <= everyone.items()


@pytest.mark.parametrize("metric", METRICS)
def test_equal_values_get_equal_scores_and_larger_ones_never_less(
    warehouse: duckdb.DuckDBPyConnection, metric: str
) -> None:
    value, score = METRICS[metric]
    rows = warehouse.execute(
        f"select {value} as observed, min({score}), max({score}) from ({compiled()}) as scored"  # noqa: S608
        " inner join purchases_table using (customer_id) group by observed order by observed"
    ).fetchall()
    assert len(rows) > 5
    assert all(least == most for _, least, most in rows)
    ordered = [least for _, least, _ in rows]
    assert ordered == sorted(ordered, reverse=metric == "recency")
    assert len(set(ordered)) == (3 if metric == "lapse" else 5)


def test_an_ntile_would_not_have_passed(warehouse: duckdb.DuckDBPyConnection) -> None:
    """Checks the checks: the usual way of scoring breaks these properties on this same data."""
    (split,) = warehouse.execute(
        "with tiled as (select orders, ntile(5) over (order by orders, md5(customer_id)) as score"
        " from purchases_table), spread as (select orders from tiled group by orders having"
        " count(distinct score) > 1) select count(*) from spread"
    ).fetchone()
    assert split > 0
