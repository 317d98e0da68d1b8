"""Mailchimp, Zendesk and Klaviyo's text messages: their people are joined to the others."""

from collections import defaultdict
from pathlib import Path

import pytest
from generated_worlds import SEEDS, RawWorld, normalised, write
from sample_builds import Build

from portrait_world.generating import SAMPLE


@pytest.fixture(scope="module")
def built(every_channel: Build) -> Build:
    return every_channel


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> RawWorld:
    """The sample with its truth, as the generator writes them."""
    return write(SAMPLE, tmp_path_factory.mktemp("world"), landed=True)


@pytest.fixture(scope="module")
def customer(built: Build) -> dict[str, str]:
    return dict(
        built.rows("select source_record_id, customer_id from marts.bridge_customer_records")
    )


def test_the_samples_of_the_service_desk_and_the_newsletter_are_small() -> None:
    for channel in ("mailchimp", "zendesk"):
        size = sum(path.stat().st_size for path in (SEEDS / channel).glob("*.csv"))
        assert size <= 250_000, channel


@pytest.mark.parametrize("channel", ["mailchimp", "zendesk"])
def test_records_end_in_the_customer_of_their_address(
    built: Build, customer: dict[str, str], channel: str
) -> None:
    own: list[tuple[str, str]] = []
    others: dict[str, set[str]] = defaultdict(set)
    for source, record, email in built.rows(
        "select channel, source_record_id, identifier_value"
        " from intermediate.int_identifiers__unioned where identifier_type = 'email'"
    ):
        if source == channel:
            own.append((customer[record], normalised(email)))
        else:
            others[normalised(email)].add(customer[record])
    shared = [(found, others[email]) for found, email in own if others[email]]
    assert len(shared) > 40
    assert all(found in expected for found, expected in shared)


def test_the_truth_knows_every_record_and_no_two_people_are_joined(
    customer: dict[str, str], world: RawWorld
) -> None:
    people: dict[str, set[str]] = defaultdict(set)
    for record, found in customer.items():
        if record.startswith(("mailchimp:", "zendesk:")):
            assert record in world.owner, record
        # Only visits on a borrowed device without any login may count for its owner.
        if not record.startswith("ga4:device:"):
            people[found].add(world.owner[record])
    served = {f for record, f in customer.items() if record.startswith(("mailchimp:", "zendesk:"))}
    assert len(served) > 150
    assert all(len(people[found]) == 1 for found in served)


def test_staff_are_nobodys_customers(
    built: Build, customer: dict[str, str], world: RawWorld
) -> None:
    staff = {row["id"] for row in world.table("zendesk.user") if row["role"] != "end-user"}
    assert len(staff) >= 6
    assert not {f"zendesk:user:{user}" for user in staff} & set(customer)
    reasons = built.rows(
        "select count(*) from marts.fct_rejected_rows where reject_reason = 'staff'"
        " and channel = 'zendesk' and raw_table = 'user'"
    )
    assert reasons[0][0] > len(staff), "the version from before the promotion is missing"


def test_a_merged_ticket_is_no_second_ticket(built: Build, world: RawWorld) -> None:
    merged = {
        row["ticket_id"]
        for row in world.table("zendesk.ticket_tag")
        if row["tag"] == "closed_by_merge"
    }
    listed = {row["merged_ticket_ids"] for row in world.table("zendesk.ticket")} - {None}
    assert {ids.strip("[]") for ids in listed} <= merged
    opened = {
        row[0].rpartition(":")[2]
        for row in built.rows(
            "select activity_id from marts.fct_activities where activity = 'opened_ticket'"
        )
    }
    assert len(merged) > 3
    assert not merged & opened
    spoken = dict(
        built.rows(
            "select statement_id, statement_kind from marts.fct_statements"
            " where channel = 'zendesk'"
        )
    )
    kept = {spoken[said] for ticket in merged if (said := f"zendesk:ticket:{ticket}") in spoken}
    assert kept == {"ticket_comment"}


def test_consents_are_kept_for_each_way_of_contact(built: Build, world: RawWorld) -> None:
    found = {
        (channel, contact, status): count
        for channel, contact, status, count in built.rows(
            "select channel, contact_channel, consent_status, count(distinct source_record_id)"
            " from marts.fct_consents group by all"
        )
    }
    assert found["klaviyo", "sms", "withdrawn"] > 10
    assert found["klaviyo", "sms", "granted"] > found["klaviyo", "sms", "withdrawn"]
    subscribed = {r["id"] for r in world.table("mailchimp.member") if r["status"] == "subscribed"}
    left = {r["id"] for r in world.table("mailchimp.member") if r["status"] == "unsubscribed"}
    assert found["mailchimp", "email", "granted"] == len(subscribed | left)
    assert found["mailchimp", "email", "withdrawn"] == len(left)


def test_who_is_mailed_by_one_tool_is_not_mailed_by_the_other(built: Build, customer) -> None:
    mailed: dict[str, set[str]] = defaultdict(set)
    for channel, record in built.rows(
        "select channel, source_record_id from marts.fct_activities"
        " where activity = 'received_email'"
    ):
        mailed[channel].add(customer[record])
    assert mailed["mailchimp"]
    assert mailed["klaviyo"]
    assert not mailed["mailchimp"] & mailed["klaviyo"]


def test_text_messages_reach_the_activities(built: Build) -> None:
    found = dict(
        built.rows(
            "select activity, bool_and(is_outbound) from marts.fct_activities"
            " where channel = 'klaviyo' and content_format = 'sms' group by activity"
        )
    )
    assert found == {
        "received_sms": True,
        "bounced_sms": True,
        "clicked_sms": False,
        "sent_sms": False,
        "consented_sms": False,
        "unsubscribed_sms": False,
    }


def test_no_company_is_a_free_mail_provider(built: Build) -> None:
    assert (
        built.value(
            "select count(distinct account_id) from marts.dim_accounts inner join"
            " marts.bridge_account_records using (account_id)"
            " where channel = 'zendesk' and domain is not null"
        )
        > 3
    )
    assert not built.rows(
        "select domain from marts.dim_accounts inner join reference.mail_domains using (domain)"
    )


def test_a_larger_world_numbers_its_tickets_once(tmp_path: Path, monkeypatch) -> None:
    from portrait_world import world as worlds

    monkeypatch.setattr(worlds, "BLOCK_PEOPLE", 300)
    larger = write(worlds.World(900, 6, 5), tmp_path)
    for table, key in (("ticket", "id"), ("ticket_comment", "id")):
        versions = {tuple(row.items()) for row in larger.table(f"zendesk.{table}")}
        whole = {tuple(v for n, v in row if n != "_fivetran_synced") for row in versions}
        assert len({dict(row)[key] for row in versions}) == len(whole)
    staff = [row for row in larger.table("zendesk.user") if row["role"] != "end-user"]
    assert len({row["id"] for row in staff}) == 6
