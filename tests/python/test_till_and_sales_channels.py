"""The till, the loyalty programme and the sales team: their people are found, and nobody twice.

One build of these channels with the web shop, because their people are the shop's people.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest
from generated_worlds import TRUTH, read_text
from sample_builds import Build

from portrait.database import REPOSITORY
from portrait_world.layouts.all_layouts import LAYOUTS

NEW = ["square", "salesforce", "loyalty"]
FOUND_IN = {"shopify", *NEW}


@pytest.fixture(scope="module")
def built(every_channel: Build) -> Build:
    return every_channel


@pytest.fixture(scope="module")
def owner() -> dict[str, str]:
    rows = read_text(TRUTH / "records.csv").to_pylist()
    return {row["source_record_id"]: row["person_id"] for row in rows}


@pytest.fixture(scope="module")
def customer(built: Build) -> dict[str, str]:
    return dict(
        built.rows("select source_record_id, customer_id from marts.bridge_customer_records")
    )


def test_every_record_is_one_that_the_truth_knows(
    customer: dict[str, str], owner: dict[str, str]
) -> None:
    known = {record for record in customer if record.split(":")[0] in NEW}
    kinds = Counter(record.rsplit(":", 1)[0] for record in known)
    assert set(kinds) == {
        *("square:customer", "square:payment", "square:card"),
        *("salesforce:lead", "salesforce:contact", "loyalty:member"),
    }
    assert known - set(owner) == set()


def test_no_customer_is_two_people(customer: dict[str, str], owner: dict[str, str]) -> None:
    people: dict[str, set[str]] = {}
    for record, who in customer.items():
        people.setdefault(who, set()).add(owner[record])
    crowds = {who: found for who, found in people.items() if len(found) > 1}
    people_of = read_text(TRUTH / "people.csv").to_pylist()
    household = {row["person_id"]: row["household_id"] for row in people_of}
    assert all(len({household[person] for person in crowd}) == 1 for crowd in crowds.values())
    assert len(crowds) <= 2, "only couples who share one mailbox are taken for one person"


def test_most_people_of_the_new_channels_are_found_in_another_channel(
    customer: dict[str, str], owner: dict[str, str]
) -> None:
    by_person: dict[str, set[str]] = {}
    for record, who in customer.items():
        if record.split(":")[0] in FOUND_IN and not record.startswith("square:card:"):
            by_person.setdefault(owner[record], set()).add(who)
    records_of_people: dict[str, set[str]] = {}
    for record in customer:
        records_of_people.setdefault(owner[record], set()).add(record)
    several = {
        person
        for person in by_person
        if len({record.split(":")[0] for record in records_of_people[person]} & FOUND_IN) > 1
    }
    whole = sum(len(by_person[person]) == 1 for person in several)
    assert len(several) > 80
    assert whole / len(several) > 0.7


SHARED_IDENTIFIERS = """
    select mine.source_record_id, other.source_record_id
    from intermediate.int_identifiers__classified as mine
    inner join intermediate.int_identifiers__classified as other
        on
            mine.link_key = other.link_key
            and mine.source_record_id <> other.source_record_id
    where mine.is_trusted and other.is_trusted and mine.identifier_type = ?
"""


@pytest.mark.parametrize(
    ("mine", "other", "kind"),
    [
        ("salesforce:lead:", "salesforce:contact:", "salesforce_contact_id"),
        ("salesforce:contact:", "salesforce:contact:", "salesforce_contact_id"),
        ("square:customer:", "loyalty:member:", "loyalty_number"),
        ("loyalty:member:", "loyalty:member:", "loyalty_number"),
        ("square:customer:", "shopify:", "email"),
        ("square:payment:", "shopify:", "email"),
        ("loyalty:member:", "shopify:customer:", "email"),
    ],
)
def test_a_shared_identifier_makes_one_customer(
    built: Build, customer: dict[str, str], mine: str, other: str, kind: str
) -> None:
    pairs = {
        (left, right)
        for left, right in built.rows(SHARED_IDENTIFIERS, kind)
        if left.startswith(mine) and right.startswith(other)
    }
    assert pairs
    assert {customer[left] == customer[right] for left, right in pairs} == {True}


def test_a_card_joins_records_of_one_name_only(built: Build) -> None:
    refused = built.rows(
        """
        select distinct trusted.refusal_reason, records.first_name_key is null
        from intermediate.int_identifiers__classified as trusted
        inner join intermediate.int_records__name_keys as records using (source_record_id)
        where identifier_type = 'card_fingerprint'
        """
    )
    assert set(refused) == {("shared_value", True), (None, False)}


def test_sales_to_walk_ins_are_kept_without_a_record(built: Build) -> None:
    lines = dict(
        built.rows(
            """
            select source_record_id is null, count(*)
            from marts.fct_order_lines
            where channel = 'square' and sales_channel = 'store' and store_id is not null
            group by all
            """
        )
    )
    assert lines[True] > 20
    assert lines[False] > lines[True]
    assert sum(lines.values()) == built.value(
        "select count(*) from marts.fct_order_lines where channel = 'square'"
    )


def test_yen_are_not_divided_by_a_hundred(built: Build) -> None:
    smallest = dict(
        built.rows(
            """
            select currency, min(list_price)
            from marts.fct_order_lines
            where channel = 'square'
            group by currency
            """
        )
    )
    assert set(smallest) == {"USD", "GBP", "EUR", "JPY"}
    assert smallest["JPY"] > 900
    assert max(smallest["USD"], smallest["GBP"], smallest["EUR"]) < 100


def test_friends_are_tied_and_stay_two_people(built: Build, customer: dict[str, str]) -> None:
    ties = built.rows(
        "select from_record_id, to_record_id from intermediate.int_relationships__unioned"
    )
    assert len(ties) > 20
    apart = [customer[friend] != customer[member] for member, friend in ties]
    assert sum(apart) / len(apart) > 0.9


@pytest.mark.real_data
def test_square_layouts_hold_every_published_column() -> None:
    published = REPOSITORY.parent / "shared" / "data" / "channel-schemas" / "columns.csv"
    if not published.exists():
        pytest.skip(f"{published} not found")
    with published.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["tool"] == "square_pos"]
    for table in ("customers", "orders", "payments", "refunds", "items", "categories"):
        layout = LAYOUTS["square", table]
        for row in rows:
            if row["table"] != table or row["type"] in ("object", "array") or "[]" in row["column"]:
                continue
            assert row["column"].replace(".", "__") in layout


def test_the_export_of_the_loyalty_programme_is_documented() -> None:
    sources = Path(REPOSITORY / "models" / "staging" / "loyalty" / "_loyalty__sources.yml")
    text = sources.read_text(encoding="utf-8")
    undocumented = {"street", "balance_after", "referred_email"}
    for (channel, _), layout in LAYOUTS.items():
        if channel == "loyalty":
            assert {column for column in layout if f"name: {column}," not in text} <= undocumented
