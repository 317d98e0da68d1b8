"""Data as other people published it comes through: every row accounted for, every customer kept.

One test a channel, because loading and building it is what takes the time.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from portrait.database import REPOSITORY, connect, query
from portrait.sql import compose, quote_table

DATA = Path(os.environ.get("PORTRAIT_DATA") or REPOSITORY.parent / "shared" / "data")
pytestmark = pytest.mark.real_data


@dataclass(frozen=True)
class RawTable:
    """A published table: the model that judges it and how many rows it has."""

    base_model: str
    rows: int


ONLINE_RETAIL = {"online_retail": RawTable("base_online_retail__order_lines", 541_909)}
OLIST = {
    "olist_customers_dataset": RawTable("base_olist__customers", 8_135),
    "olist_orders_dataset": RawTable("base_olist__orders", 8_135),
    "olist_order_items_dataset": RawTable("base_olist__order_items", 8_365),
    "olist_order_payments_dataset": RawTable("base_olist__order_payments", 8_924),
    "olist_order_reviews_dataset": RawTable("base_olist__order_reviews", 8_225),
    "olist_products_dataset": RawTable("base_olist__products", 5_460),
    "olist_sellers_dataset": RawTable("base_olist__sellers", 1_610),
    "olist_geolocation_dataset": RawTable("base_olist__geolocations", 45_928),
    "product_category_name_translation": RawTable("base_olist__product_categories", 71),
}


class Warehouse:
    """A warehouse built from one published data set, and nothing else."""

    def __init__(self, channel: str, published: str, folder: Path) -> None:
        if not (DATA / published).is_dir():
            pytest.skip(f"{DATA / published} not found: set PORTRAIT_DATA")
        self.channel = channel
        self.database = folder / "portrait.duckdb"
        run(self.database, "python", "scripts/load.py", DATA / published, "--channel", channel)
        variables = json.dumps({"raw": "source", "channels": [channel]})
        folders = ["--target-path", folder / "target", "--log-path", folder / "logs"]
        run(self.database, "dbt", "--quiet", "build", "--vars", variables, *folders)

    def rows(self, statement: str) -> list[tuple]:
        connection = connect(self.database, read_only=True)
        try:
            return query(connection, statement)
        finally:
            connection.close()

    def value(self, statement: str) -> object:
        return self.rows(statement)[0][0]

    def count(self, schema: str, table: str) -> int:
        quoted = quote_table(schema, table)
        return self.value(compose("select count(*) from {table}", table=quoted))

    def accepted(self, base_model: str) -> int:
        statement = "select count(*) from {table} where reject_reason is null"
        return self.value(compose(statement, table=quote_table("staging", base_model)))

    def reasons(self) -> dict[tuple[str, str], int]:
        """Return how many rows of which raw table were rejected for which reason."""
        found = self.rows(
            "select raw_table, reject_reason, count(*) from marts.fct_rejected_rows group by all"
        )
        return {(table, reason): count for table, reason, count in found}

    def account(self, tables: dict[str, RawTable]) -> dict[str, tuple[int, int]]:
        """Return per raw table how many rows were landed, and how many are accounted for."""
        reasons = self.reasons()
        kept = {table: self.accepted(tables[table].base_model) for table in tables}
        for (table, _), count in reasons.items():
            kept[table] += count
        schema = f"raw_{self.channel}"
        return {table: (self.count(schema, table), kept[table]) for table in tables}


def run(database: Path, program: str, *arguments: object) -> None:
    """Run a command of the project on a warehouse of its own."""
    folder = {"PORTRAIT_DATABASE": database, "PORTRAIT_SPILL": database.parent / "spill"}
    settings = {name: str(path) for name, path in folder.items()}
    finished = subprocess.run(
        [Path(sys.executable).with_name(program), *map(str, arguments)],
        cwd=REPOSITORY,
        env=os.environ | settings | {"DBT_PROFILES_DIR": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout[-4000:] + finished.stderr[-2000:]


def assert_every_row_is_accounted_for(warehouse: Warehouse, tables: dict[str, RawTable]) -> None:
    account = warehouse.account(tables)
    assert account == {name: (table.rows, table.rows) for name, table in tables.items()}


def assert_segments_and_personas_are_built(warehouse: Warehouse) -> None:
    customers = warehouse.count("marts", "dim_customers")
    assert warehouse.count("marts", "fct_persona_members") == customers
    assert warehouse.count("marts", "rpt_persona_cards") > 0
    assert warehouse.count("marts", "dim_segments") >= 6
    assert warehouse.count("marts", "fct_segment_members") > 0


def test_the_wholesalers_order_lines_become_customers(tmp_path):
    warehouse = Warehouse("online_retail", "online-retail", tmp_path)
    assert_every_row_is_accounted_for(warehouse, ONLINE_RETAIL)
    assert warehouse.reasons() == {
        ("online_retail", "not_a_product"): 2_950,
        ("online_retail", "repeated_line"): 5_257,
        ("online_retail", "stock_adjustment"): 2_464,
    }
    assert warehouse.count("marts", "dim_customers") == 4_372
    lines = warehouse.rows(
        """
        select
            line_kind,
            count(*),
            count(*) filter (where source_record_id is null),
            count(*) filter (where sign(quantity) = sign(paid_amount) or paid_amount = 0),
            count(distinct currency)
        from marts.fct_order_lines
        group by line_kind
        order by line_kind
        """
    )
    assert lines == [("return", 8_668, 162, 8_668, 1), ("sale", 522_570, 131_387, 522_570, 1)]
    assert_segments_and_personas_are_built(warehouse)


def test_the_marketplaces_orders_become_customers_with_statements(tmp_path):
    warehouse = Warehouse("olist", "olist", tmp_path)
    assert_every_row_is_accounted_for(warehouse, OLIST)
    assert warehouse.reasons() == {
        ("olist_geolocation_dataset", "repeated_row"): 9_028,
        ("olist_geolocation_dataset", "outside_country"): 2,
    }
    assert warehouse.count("marts", "bridge_customer_records") == 8_135
    assert warehouse.count("marts", "dim_customers") == 8_016
    statements = warehouse.rows(
        """
        select count(*), count(distinct statement_id), count(statement_text), min(score), max(score)
        from marts.fct_statements
        where statement_kind = 'review'
        """
    )
    assert statements == [(8_225, 8_225, 4_224, 1.0, 5.0)]
    assert warehouse.value("select sum(paid_amount) from marts.fct_order_lines") == warehouse.value(
        "select sum(revenue_impact) from marts.fct_activities"
    )
    assert_segments_and_personas_are_built(warehouse)
