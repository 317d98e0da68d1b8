"""Advertising and the app: leads join their people, and numbers agree with other channels."""

import pytest
from generated_worlds import SEEDS, TRUTH, RawWorld
from sample_builds import Build

ADVERTISING = ("meta_lead_ads", "meta_ads", "google_ads", "linkedin_ads", "facebook_pages")
PAID_SOURCES = {"meta_ads": "instagram / paid_social", "google_ads": "google / cpc"}


@pytest.fixture(scope="module")
def made(every_channel: Build) -> Build:
    return every_channel


@pytest.fixture(scope="module")
def world() -> RawWorld:
    return RawWorld(SEEDS, TRUTH)


def test_a_lead_is_the_customer_whose_other_records_share_its_address(
    made: Build, world: RawWorld
) -> None:
    truth, home = world.owner, world.household
    pairs = made.rows(
        "select leads.source_record_id, others.source_record_id"
        " from marts.bridge_customer_records as leads"
        " inner join marts.bridge_customer_records as others using (customer_id)"
        " where leads.source_record_id like 'meta_lead_ads:%'"
        " and others.source_record_id not like 'meta_lead_ads:%'"
    )
    found = {lead for lead, _ in pairs}
    leads = {record for record in truth if record.startswith("meta_lead_ads:")}
    elsewhere = {
        truth[record]
        for record in truth
        if record.startswith(("shopify:customer:", "klaviyo:person:"))
    }
    known = {lead for lead in leads if truth[lead] in elsewhere}
    wrong = [(lead, other) for lead, other in pairs if truth[lead] != truth[other]]
    assert len(wrong) <= 0.01 * len(pairs)
    assert all(home[truth[lead]] == home[truth[other]] for lead, other in wrong), "no couple"
    assert len(leads) > 80
    assert len(found & known) >= 0.8 * len(known)


def test_answers_beyond_contact_fields_are_statements_of_their_lead(made: Build) -> None:
    questions = dict(
        made.rows(
            "select split_part(question_id, ':', 3), count(*) from marts.fct_statements"
            " where statement_kind = 'lead_answer' group by all"
        )
    )
    assert set(questions) == {
        "which_category_interests_you_most?",
        "how_did_you_hear_about_us?",
        "how_many_people_work_at_your_company?",
        "what_would_you_like_to_order?",
    }
    quoted = "select count(*) from marts.fct_statements where statement_text like '%27\"%'"
    assert made.value(quoted) > 0


def test_leads_meet_the_costs_of_their_campaign(made: Build) -> None:
    ((leads, conversions, spend),) = made.rows(
        "select (select count(*) from marts.fct_activities"
        "  where activity = 'submitted_lead_form' and campaign_id = ads.campaign_id),"
        " sum(conversions), sum(spend) from marts.fct_ad_performance as ads"
        " where campaign_name = 'Lead forms' group by campaign_id"
    )
    assert leads == conversions > 0
    assert spend > 0


@pytest.mark.parametrize("channel", sorted(PAID_SOURCES))
def test_ads_bring_the_orders_that_analytics_saw_come_from_them(channel: str, made: Build) -> None:
    credited = made.value(
        "select sum(conversions) from marts.fct_ad_performance where channel = ?"
        " and report_level = 'ad' and campaign_name <> 'Lead forms'",
        channel,
    )
    seen = made.value(
        "select count(distinct activity_id) from marts.fct_activities"
        " where activity = 'purchased_online' and traffic_source = ?",
        PAID_SOURCES[channel],
    )
    assert credited == pytest.approx(seen, rel=0.1)


def test_clicks_and_conversions_are_told_by_content(made: Build) -> None:
    contents = made.rows(
        "select channel, creative_theme, clicks, conversions from marts.rpt_ad_contents"
    )
    assert {channel for channel, *_ in contents} == {"meta_ads", "google_ads", "linkedin_ads"}
    assert len(contents) == 21
    assert all(clicks > 0 for _, _, clicks, _ in contents)
    assert sum(conversions > 0 for *_, conversions in contents) >= 18


def test_advertising_and_pages_make_no_records(made: Build) -> None:
    records = made.rows(
        "select distinct split_part(source_record_id, ':', 1) from marts.bridge_customer_records"
    )
    assert {channel for (channel,) in records} & set(ADVERTISING) == {"meta_lead_ads"}
    assert made.value("select count(distinct metric) from marts.fct_page_metrics") == 12


def test_the_app_is_followed_from_its_first_opening_to_its_removal(made: Build) -> None:
    seen = dict(
        made.rows(
            "select activity, count(*) from marts.fct_activities"
            " where channel = 'ga4' and device = 'app' group by all"
        )
    )
    assert {"installed_app", "opened_notification", "purchased_in_app", "removed_app"} <= set(seen)
    sold = "select sum(revenue_impact) from marts.fct_activities where channel = 'ga4'"
    assert float(made.value(sold)) == pytest.approx(4.99 * seen["purchased_in_app"])
