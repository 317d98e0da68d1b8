"""A merge changes no fact and multiplies no metric, and a rebuild keeps every id."""

from pathlib import Path

import pytest
from arriving_worlds import build, load, read
from arriving_worlds import write as write_rows
from generated_worlds import write

from portrait.database import connect, query
from portrait_world.world import World

SELECTED = [
    "--exclude-resource-type",
    "unit_test",
    "--exclude",
    "path:models/marts/personas",
    "path:models/marts/segments",
    "path:models/marts/quality",
    "path:models/marts/marketing",
]
BY_CUSTOMER = """
    select
        (
            select (count(*), sum(reporting_revenue)) from marts.fct_activities
            inner join marts.bridge_customer_records using (source_record_id)
            inner join marts.dim_customers using (customer_id)
        ),
        (
            select (count(*), sum(paid_amount), sum(quantity)) from marts.fct_order_lines
            inner join marts.bridge_customer_records using (source_record_id)
            inner join marts.dim_customers using (customer_id)
        )
"""
TOTALS = """
    select
        (select (count(*), sum(reporting_revenue)) from marts.fct_activities),
        (
            select (count(*), sum(paid_amount), sum(quantity)) from marts.fct_order_lines
            where source_record_id is not null
        )
"""
CONTACTS = """
    select source_record_id, customer_id from marts.bridge_customer_records
    where source_record_id like 'hubspot:contact:%' order by all
"""


def found(database: Path, statement: str) -> list[tuple]:
    with connect(database, read_only=True) as connection:
        return query(connection, statement)


def the_crm_merges_two_contacts(raw: Path, folder: Path) -> tuple[str, str]:
    """Deliver the tool's statement that two contacts are one person; return both."""
    kept = [row for row in read(raw / "hubspot" / "contact.csv") if "@" in row["property_email"]]
    one = kept[0]
    other = next(row for row in kept if row["property_email"] != one["property_email"])
    merge = {
        "_fivetran_synced": one["_fivetran_synced"],
        "canonical_vid": one["id"],
        "contact_id": one["id"],
        "vid_to_merge": other["id"],
        "timestamp": one["property_createdate"],
    }
    write_rows(folder / "hubspot" / "contact_merge_audit.csv", list(merge), [merge])
    return f"hubspot:contact:{one['id']}", f"hubspot:contact:{other['id']}"


@pytest.mark.slow
def test_totals_before_a_merge_are_totals_after_it(tmp_path: Path) -> None:
    world = write(World(120, 3, 5), tmp_path)
    database = tmp_path / "merging" / "portrait.duckdb"
    load(database, world.raw, "2027-01-01 00:00:00")
    build(database, *SELECTED)
    before, ids = found(database, TOTALS), dict(found(database, CONTACTS))
    assert found(database, BY_CUSTOMER) == before

    one, other = the_crm_merges_two_contacts(world.raw, tmp_path / "later")
    assert ids[one] != ids[other]
    load(database, tmp_path / "later", "2027-01-02 00:00:00")
    build(database, *SELECTED)
    merged = dict(found(database, CONTACTS))
    assert merged[one] == merged[other] in (ids[one], ids[other])
    others = [record for record in ids if ids[record] not in (ids[one], ids[other])]
    assert [merged[record] for record in others] == [ids[record] for record in others]
    assert found(database, TOTALS) == before
    assert found(database, BY_CUSTOMER) == before
    events = found(
        database, "select identity_event from marts.fct_identity_events where run_number = 2"
    )
    assert {kind for (kind,) in events} >= {"absorbed", "merged"}

    rows = found(database, "select count(*) from intermediate.int_records__assigned")
    build(database, "--full-refresh", *SELECTED)
    assert dict(found(database, CONTACTS)) == merged, "a full refresh keeps every id"
    assert found(database, "select count(*) from intermediate.int_records__assigned") == rows
