"""Small warehouses that contain only what a fit reads."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from portrait.database import REPOSITORY, connect, query

Draw = Callable[[np.random.Generator, int, int], NDArray[np.float64]]
CATEGORIES = ("books", "garden", "toys")
GROUP_SIZE = 150


def separated(dice: np.random.Generator, kind: int, size: int) -> NDArray[np.float64]:
    """Three types of customers, far apart."""
    return np.clip(dice.normal(0.2 + 0.3 * kind, 0.02, size), 0, 1)


def shapeless(dice: np.random.Generator, kind: int, size: int) -> NDArray[np.float64]:
    """Customers without types."""
    return dice.random(size)


def write_warehouse(path: Path, draw: Draw, size: int = GROUP_SIZE) -> Path:
    """Write 3 x `size` buyers whose clustered features are all drawn; e-mails are never sent."""
    with connect(path) as connection:
        for schema in ("intermediate", "rules"):
            query(connection, f"create schema {schema}")
        catalog = REPOSITORY / "seeds" / "rules" / "feature_catalog.csv"
        query(
            connection,
            "create table rules.feature_catalog as select * from read_csv(?)",
            [str(catalog)],
        )
        query(
            connection,
            "create table intermediate.int_run__as_of as select timestamp '2026-06-30' as as_of_at",
        )
        _write_customers(connection, draw, size)
    return path


def _write_customers(connection: duckdb.DuckDBPyConnection, draw: Draw, size: int) -> None:
    dice = np.random.default_rng(1)
    features = [
        name
        for (name,) in query(
            connection, "select feature from rules.feature_catalog where is_clustered order by 1"
        )
    ]
    kinds = np.repeat(np.arange(3), size)
    drawn = {
        name: np.concatenate([draw(dice, (place + kind) % 3, size) for kind in range(3)])
        for place, name in enumerate(features)
    }
    drawn["email_open_share"][:] = np.nan
    columns = {
        "orders": kinds + 1,
        "net_amount_12_months": 100.0 * (kinds + 1),
        "email_click_share": np.full(3 * size, np.nan),
        "orders_in_window": np.ones(3 * size, dtype=int),
        **drawn,
    }
    connection.register("drawn", columns)
    query(
        connection,
        "create table intermediate.int_customers__features as"
        " select 'customer ' || row_number() over () as customer_id,"
        " * replace (nullif(email_open_share, 'nan'::double) as email_open_share,"
        " nullif(email_click_share, 'nan'::double) as email_click_share) from drawn",
    )
    query(
        connection,
        "create table intermediate.int_customers__category_interests as"
        " select customer_id, unnest(?) as category, 3 as interest,"
        " ? as total_interest"
        " from intermediate.int_customers__features",
        [list(CATEGORIES), 3 * len(CATEGORIES)],
    )
