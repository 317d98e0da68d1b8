"""dbt's source freshness over loaded tables, by the limits that the raw gate also reads."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from commands import run
from generated_worlds import write

from portrait.loading.contracts import read_contract
from portrait.loading.loader import Options, load
from portrait_world.world import World

FRESH, STALE = "loyalty", "shopify"
SOURCE = """
sources:
  - name: told
    config: {{freshness: {freshness}}}
    tables: [{{name: entry, columns: [{{name: id}}]}}]
"""


def landed(database: Path, folder: Path, at: datetime) -> None:
    report = load([str(folder)], Options(database, at.strftime("%Y-%m-%d %H:%M:%S")))
    assert report.is_good, report.failures


def statuses(database: Path, channels: list[str]) -> dict[str, str]:
    """Run `dbt source freshness` and return the status of each table that it checks."""
    variables = json.dumps({"raw": "source", "channels": channels})
    places = ("--target-path", database.parent / "target", "--log-path", database.parent / "logs")
    run(database, "dbt", "--quiet", "source", "freshness", "--vars", variables, *places)
    told = json.loads((database.parent / "target" / "sources.json").read_text("utf-8"))
    return {
        ".".join(result["unique_id"].split(".")[-2:]): result["status"]
        for result in told["results"]
    }


def test_a_table_that_grows_is_late_when_it_was_landed_too_long_ago(tmp_path: Path) -> None:
    raw, database = write(World(60, 2, 7), tmp_path / "world").raw, tmp_path / "portrait.duckdb"
    now, limit = datetime.now(UTC), read_contract(STALE).max_age_days
    landed(database, raw / FRESH, now)
    landed(database, raw / STALE, now - timedelta(days=limit, hours=1))
    assert statuses(database, [FRESH, STALE]) == {
        **{f"loyalty.{table}": "pass" for table in ("member", "points_transaction", "referral")},
        **{
            f"shopify.{table}": "warn"
            for table in (
                *("abandoned_checkout", "customer", "discount_allocation", "order"),
                *("order_adjustment", "order_line", "order_line_refund", "refund"),
            )
        },
    }


@pytest.mark.parametrize(
    ("freshness", "days"),
    [
        ("{warn_after: {count: 3, period: day}}", 3),
        ("{warn_after: {count: 12, period: hour}}", 0.5),
        ("null", None),
    ],
)
def test_the_raw_gate_reads_the_limit_of_dbt(
    freshness: str, days: float | None, tmp_path: Path
) -> None:
    (tmp_path / "told").mkdir()
    text = SOURCE.format(freshness=freshness)
    (tmp_path / "told" / "_told__sources.yml").write_text(text, encoding="utf-8")
    contract = read_contract("told", tmp_path)
    assert contract
    assert contract.max_age_days == days
