"""A world that arrives bit by bit ends as the same tables as the world built in one go."""

import shutil
from pathlib import Path

import pytest
from arriving_worlds import build, cut, load
from generated_worlds import write

from portrait.comparing.warehouses import compare
from portrait.database import connect, query
from portrait.sample.world import World
from portrait.sql import compose, quote_table

# Two parts of one second: a batch, not a moment, tells what is new.
MOMENTS = ("2027-01-01 00:00:00", "2027-01-02 00:00:00", "2027-01-02 00:00:00")
SEEDED = ["--exclude-resource-type", "test", "unit_test"]
NEW_ROWS = ["--selector", "new_rows"]
UNLOAD = "delete from {table} where _batch_id = (select max(_batch_id) from {table})"
ORDERS = "select reject_reason from staging.base_shopify__orders where order_id = ? order by all"
SESSION = """
    select distinct source_record_id from staging.base_ga4__events
    where user_pseudo_id || '|' || ga_session_id = ? and user_id is null
"""


def arrive(folder: Path, people: int, selected: list[str]) -> tuple[Path, dict[str, str]]:
    """Load a world part by part; build after each, the first time everything there is to build."""
    world = write(World(people, 3, 5), folder)
    parts = [folder / f"part_{number}" for number in range(3)]
    late = cut(world.raw, parts)
    database = folder / "increments" / "portrait.duckdb"
    for part, moment, later in zip(parts, MOMENTS, ([], NEW_ROWS, NEW_ROWS), strict=True):
        load(database, part, moment)
        build(database, *SEEDED, *(selected or later))
    return database, late


def rebuilt(database: Path, selected: list[str]) -> Path:
    """Build a copy in one go."""
    copy = database.parents[1] / "one_go" / database.name
    copy.parent.mkdir()
    shutil.copy(database, copy)
    build(copy, "--full-refresh", *SEEDED, *selected)
    return copy


def differing(database: Path, selected: list[str]) -> list[str]:
    """Return the tables that a build in one go makes otherwise."""
    verdicts = compare(database, rebuilt(database, selected))
    return [f"{found.name}: {found.words}" for found in verdicts if not found.is_identical]


@pytest.mark.slow
def test_base_models_decide_an_increment_as_they_decide_everything(tmp_path):
    bases = ["--select", "base_ga4__events", "base_klaviyo__events", "base_shopify__orders"]
    database, late = arrive(tmp_path, 60, bases)
    assert differing(database, bases) == []
    with connect(database, read_only=True) as connection:
        said = query(connection, SESSION, [late["login"]])
        device = late["login"].split("|")[0]
        assert said == [(f"ga4:login:4711:{device}",)], "a late login claims its whole session"
        reasons = {kind: query(connection, ORDERS, [late[kind]]) for kind in ("gone", "worse")}
    assert ("deleted_in_source",) in reasons["gone"] and (None,) not in reasons["gone"]
    assert (None,) in reasons["worse"], "a broken newer version hides no good older one"


@pytest.mark.slow
def test_every_table_ends_as_in_one_go(tmp_path):
    database, _ = arrive(tmp_path, 600, [])
    build(database, "--select", "test_type:generic", "test_type:singular")
    assert differing(database, []) == []


@pytest.mark.slow
def test_rows_that_are_gone_are_forgotten(tmp_path):
    bases = ["--select", "base_ga4__events", "base_shopify__orders"]
    database, _ = arrive(tmp_path, 60, bases)
    with connect(database) as connection:
        for table in (quote_table("raw_ga4", "event"), quote_table("raw_shopify", "order")):
            query(connection, compose(UNLOAD, table=table))
    build(database, *SEEDED, *bases)
    assert differing(database, bases) == []
