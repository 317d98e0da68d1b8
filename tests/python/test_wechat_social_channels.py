"""WeCom, WeChat official accounts and social networks: every row accounted for, people found."""

import csv
from collections import Counter, defaultdict

import pytest
from generated_worlds import RawWorld, write
from sample_builds import Build

from portrait.sql import compose, quote_identifier, quote_table
from portrait_world.generating import SAMPLE

CHANNELS = ("wecom", "wechat_official_account", "social")


@pytest.fixture(scope="module")
def built(every_channel: Build) -> Build:
    return every_channel


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> RawWorld:
    return write(SAMPLE, tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="module")
def customer_of(built: Build) -> dict[str, str]:
    columns = "select source_record_id, customer_id from marts.bridge_customer_records"
    return dict(built.rows(columns))


def test_every_record_belongs_to_its_true_person(
    world: RawWorld, customer_of: dict[str, str]
) -> None:
    people = defaultdict(set)
    for record, customer in customer_of.items():
        people[customer].add(world.owner[record])
    ours = {customer_of[r] for r in customer_of if r.startswith(CHANNELS)}
    assert len(ours) > 200
    assert [customer for customer in ours if len(people[customer]) > 1] == []


def test_a_contact_and_a_follower_of_one_person_are_one_customer(
    built: Build, world: RawWorld, customer_of: dict[str, str]
) -> None:
    unionids = built.rows(
        "select identifier_value, source_record_id from intermediate.int_identifiers__classified"
        " where identifier_type = 'wechat_unionid' and is_trusted"
    )
    records = defaultdict(set)
    for unionid, record in unionids:
        records[unionid].add(record)
    both = [found for found in records.values() if len({r.split(":")[0] for r in found}) == 2]
    assert len(both) >= 20
    assert all(len({customer_of[record] for record in found}) == 1 for found in both)


def test_the_shop_s_customers_are_found_by_code_and_by_address(customer_of: dict[str, str]) -> None:
    shoppers = {customer_of[r] for r in customer_of if r.startswith("shopify:")}
    found = Counter(
        record.split(":")[0]
        for record, customer in customer_of.items()
        if record.startswith(CHANNELS) and customer in shoppers
    )
    assert found["wechat_official_account"] >= 10
    assert found["wecom"] >= 5
    assert found["social"] >= 40


def test_a_union_id_without_its_platform_would_not_merge(built: Build) -> None:
    values = built.rows(
        "select identifier_value from intermediate.int_identifiers__normalised"
        " where identifier_type in ('wechat_unionid', 'wechat_openid', 'social_handle')"
    )
    assert values
    assert all(":" in value for (value,) in values)


def test_hidden_types_show_in_topics_and_statements(built: Build, world: RawWorld) -> None:
    with (world.truth / "people.csv").open(encoding="utf-8") as file:
        persona = {row["person_id"]: row["persona_type"] for row in csv.DictReader(file)}
    topics: dict[str, Counter[str]] = defaultdict(Counter)
    for record, category in built.rows(
        "select source_record_id, category from staging.stg_social__activities"
        " where category is not null"
    ):
        topics[persona[world.owner[record]]][category] += 1
    shares = {name: found["electronics"] / found.total() for name, found in topics.items()}
    assert max(shares, key=shares.__getitem__) == "tech_enthusiast"
    kinds = {
        kind
        for channel, kind in built.rows("select channel, statement_kind from marts.fct_statements")
        if channel in CHANNELS
    }
    assert kinds == {"tag", "comment", "direct_message"}


def test_the_company_s_own_accounts_are_nobody(built: Build) -> None:
    own = built.rows(
        "select source_record_id from staging.base_social__profiles"
        " where is_own_account and reject_reason is null"
    )
    assert len(own) == 5
    for port, column in (
        ("profiles", "source_record_id"),
        ("activities", "source_record_id"),
        ("statements", "source_record_id"),
        ("relationships", "from_record_id"),
        ("relationships", "to_record_id"),
    ):
        statement = compose(
            "select {column} from {table}",
            column=quote_identifier(column),
            table=quote_table("staging", f"stg_social__{port}"),
        )
        assert not set(built.rows(statement)) & set(own)
