"""A world that arrives in parts ends with the same tables as a world built at once."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from arriving_worlds import CHANNELS, build, cut, load
from generated_worlds import write
from sample_builds import EVERY_CHANNEL

from portrait.database import connect, query
from portrait.sql import compose, quote_table
from portrait_lab.compare.warehouses import compare
from portrait_world.world import World

# Two parts within one second: new rows are found by batch, not by timestamp.
MOMENTS = ("2027-01-01 00:00:00", "2027-01-02 00:00:00", "2027-01-02 00:00:00")
BASES = ["--select", "base_*"]
SEEDED = ["--exclude-resource-type", "test", "unit_test"]
NEW_ROWS = ["--selector", "new_rows"]
UNLOAD = "delete from {table} where _batch_id = (select max(_batch_id) from {table})"
ORDERS = "select reject_reason from staging.base_shopify__orders where order_id = ? order by all"
CHILDREN = """
    select order_line_id, order_id, reject_reason from staging.base_shopify__order_lines
    union all
    select refund_id, source_record_id, reject_reason from staging.base_shopify__refunds
    union all
    select order_line_refund_id, refund_id, reject_reason
    from staging.base_shopify__order_line_refunds
"""
USERS = "select distinct reject_reason from staging.base_zendesk__users where user_id = ?"
SESSION = """
    select distinct source_record_id from staging.base_ga4__events
    where user_pseudo_id || '|' || ga_session_id = ? and user_id is null
"""


def arrive(
    folder: Path, people: int, selected: list[str], channels: Sequence[str] = CHANNELS
) -> tuple[Path, dict[str, str]]:
    """Load a world part by part; build after each, the first time everything."""
    world = write(World(people, 3, 5), folder)
    parts = [folder / f"part_{number}" for number in range(3)]
    late = cut(world.raw, parts)
    database = folder / "increments" / "portrait.duckdb"
    for part, moment, later in zip(parts, MOMENTS, ([], NEW_ROWS, NEW_ROWS), strict=True):
        load(database, part, moment)
        build(database, *SEEDED, *(selected or later), channels=channels)
    return database, late


def rebuilt(database: Path, selected: list[str], channels: Sequence[str]) -> Path:
    """Build a copy at once."""
    copy = database.parents[1] / "one_go" / database.name
    copy.parent.mkdir()
    shutil.copy(database, copy)
    build(copy, "--full-refresh", *SEEDED, *selected, channels=channels)
    return copy


def differing(database: Path, selected: list[str], channels: Sequence[str] = CHANNELS) -> list[str]:
    """Return the tables that are different in a build at once."""
    verdicts = compare(database, rebuilt(database, selected, channels))
    return [f"{found.name}: {found.words}" for found in verdicts if not found.is_identical]


@pytest.fixture(scope="module")
def arrived(tmp_path_factory):
    """The base models of every channel of a world that arrived in parts, and the late rows."""
    return arrive(tmp_path_factory.mktemp("arrived"), 60, BASES, EVERY_CHANNEL)


@pytest.mark.slow
def test_base_models_decide_an_increment_as_they_decide_everything(arrived):
    assert differing(arrived[0], BASES, EVERY_CHANNEL) == []


@pytest.mark.slow
def test_what_comes_late_decides_earlier_rows_anew(arrived):
    database, late = arrived
    with connect(database, read_only=True) as connection:
        said = query(connection, SESSION, [late["login"]])
        reasons = {kind: query(connection, ORDERS, [late[kind]]) for kind in ("gone", "worse")}
        promoted = query(connection, USERS, [late["promoted"]])
    device = late["login"].split("|")[0]
    assert said == [(f"ga4:login:4711:{device}",)], "a late login claims its whole session"
    assert ("deleted_in_source",) in reasons["gone"] and (None,) not in reasons["gone"]
    assert (None,) in reasons["worse"], "a broken newer version hides no good older one"
    assert promoted == [("staff",)], "who becomes an agent was no customer before"


@pytest.mark.slow
def test_an_order_decided_anew_takes_what_stands_under_it_along(arrived):
    database, late = arrived
    with connect(database, read_only=True) as connection:
        found = query(connection, CHILDREN)
    decided = {(key, parent): reason for key, parent, reason in found}
    gone, mended, given = late["gone"], late["mended"], late["given"]
    assert decided[f"line of {gone}", gone] == "order_not_accepted"
    assert decided[f"return of {gone}", f"refund of {gone}"] == "refund_not_accepted"
    assert decided[f"line of {mended}", mended] is None
    assert decided[f"return of {mended}", f"refund of {mended}"] is None
    assert decided[f"refund of {given}", f"shopify:guest:{given}"] == "superseded"
    assert decided[f"line of {given}", given] == "superseded"
    assert decided[f"line of {given}", mended] is None


@pytest.mark.slow
def test_every_table_ends_as_in_one_go(tmp_path):
    database, _ = arrive(tmp_path, 600, [])
    build(database, "--select", "test_type:generic", "test_type:singular")
    assert differing(database, []) == []


@pytest.mark.slow
def test_rows_that_are_gone_are_forgotten(arrived, tmp_path):
    database = tmp_path / "increments" / "portrait.duckdb"
    database.parent.mkdir()
    shutil.copy(arrived[0], database)
    with connect(database) as connection:
        for table in (quote_table("raw_ga4", "event"), quote_table("raw_shopify", "order")):
            query(connection, compose(UNLOAD, table=table))
    build(database, *SEEDED, *BASES)
    assert differing(database, BASES) == []
