"""Six published data sets that no tool wrote pass through the ports together.

One build for all tests, because loading and building take most of the time: two minutes.
"""

import pytest
from published_warehouses import (
    RawTable,
    Warehouse,
    assert_every_row_is_accounted_for,
    assert_segments_and_personas_are_built,
)

pytestmark = [pytest.mark.real_data, pytest.mark.slow]

PUBLISHED = {
    "jd_actions": "jd-actions",
    "sfo_survey": "sfo-nps-2017",
    "maven_crm": "maven-crm",
    "hillstrom": "hillstrom",
    "amexpert": "amexpert-coupons",
    "customer_personality": "customer-personality",
}
TABLES = {
    "jd_actions": {
        "jdata_action_201602": RawTable("base_jd_actions__actions_201602", 29_999),
        "jdata_action_201603": RawTable("base_jd_actions__actions_201603", 29_999),
        "jdata_action_201604": RawTable("base_jd_actions__actions_201604", 29_999),
        "jdata_comment": RawTable("base_jd_actions__product_comments", 29_999),
        "jdata_product": RawTable("base_jd_actions__products", 24_187),
        "jdata_user": RawTable("base_jd_actions__users", 29_999),
    },
    "sfo_survey": {
        "2017": RawTable("base_sfo_survey__respondents", 2_831),
        "comment_codes_decoded": RawTable("base_sfo_survey__comments", 4_276),
    },
    "maven_crm": {
        "accounts": RawTable("base_maven_crm__accounts", 85),
        "products": RawTable("base_maven_crm__products", 7),
        "sales_pipeline": RawTable("base_maven_crm__deals", 8_800),
        "sales_teams": RawTable("base_maven_crm__sales_agents", 35),
    },
    "hillstrom": {"hillstrom": RawTable("base_hillstrom__customers", 64_000)},
    "amexpert": {
        "campaign_data": RawTable("base_amexpert__campaigns", 28),
        "coupon_item_mapping": RawTable("base_amexpert__coupon_items", 92_663),
        "customer_demographics": RawTable("base_amexpert__customers", 760),
        "item_data": RawTable("base_amexpert__items", 74_066),
        "train": RawTable("base_amexpert__sent_coupons", 78_369),
    },
    "customer_personality": {
        "marketing_campaign": RawTable("base_customer_personality__customers", 2_240),
    },
}
# People who act on the marketplace without being among its users count too; a deal names nobody.
CUSTOMERS = {
    "jd_actions": 32_123,
    "sfo_survey": 2_831,
    "hillstrom": 64_000,
    "amexpert": 1_485,
    "customer_personality": 2_240,
}


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    """All six sets in one warehouse: they share no people, so they do not affect each other."""
    return Warehouse(PUBLISHED, tmp_path_factory.mktemp("published"))


@pytest.mark.parametrize("channel", TABLES)
def test_every_row_is_accounted_for(warehouse, channel):
    assert_every_row_is_accounted_for(warehouse, channel, TABLES[channel])


def test_only_actions_written_twice_are_rejected(warehouse):
    rejected = {channel: warehouse.reasons(channel) for channel in TABLES}
    assert {channel: reasons for channel, reasons in rejected.items() if reasons} == {
        "jd_actions": {
            ("jdata_action_201602", "repeated_row"): 7_643,
            ("jdata_action_201603", "repeated_row"): 7_541,
            ("jdata_action_201604", "repeated_row"): 8_686,
        }
    }


def test_everybody_is_a_customer_of_their_own(warehouse):
    found = warehouse.rows(
        """
        select channel, count(*), count(distinct customer_id)
        from marts.bridge_customer_records
        group by channel
        """
    )
    assert {channel: count for channel, count, _ in found} == CUSTOMERS
    assert {channel: count for channel, _, count in found} == CUSTOMERS
    assert warehouse.count("marts", "dim_customers") == sum(CUSTOMERS.values())
    assert warehouse.count("marts", "dim_accounts") == 85
    assert_segments_and_personas_are_built(warehouse)


def test_every_fact_names_a_record_that_is_a_customers(warehouse):
    facts = """
        select source_record_id from marts.fct_activities
        union all
        select source_record_id from marts.fct_statements
        except
        select source_record_id from marts.bridge_customer_records
        """
    assert warehouse.rows(facts) == []


def test_the_recommendation_score_of_the_airport_is_the_published_one(warehouse):
    ((answers, score),) = warehouse.rows(
        """
        select
            count(score),
            100.0 * (count(*) filter (where score >= 9) - count(*) filter (where score <= 6))
            / count(score)
        from marts.fct_statements
        where channel = 'sfo_survey' and statement_kind = 'nps'
        """
    )
    assert (answers, round(score, 1)) == (2_746, 39.8)


def test_what_is_said_keeps_its_kind(warehouse):
    found = warehouse.rows(
        """
        select channel, statement_kind, count(*), count(distinct question_id)
        from marts.fct_statements
        group by channel, statement_kind
        """
    )
    assert {(channel, kind): counts for channel, kind, *counts in found} == {
        ("jd_actions", "tag"): [57_159, 2],
        ("sfo_survey", "survey_answer"): [116_935, 49],
        ("sfo_survey", "nps"): [2_830, 1],
        ("sfo_survey", "comment"): [4_276, 15],
        ("sfo_survey", "tag"): [2_831, 1],
        ("hillstrom", "tag"): [512_000, 8],
        ("amexpert", "tag"): [3_262, 5],
        ("customer_personality", "tag"): [49_280, 22],
    }


def test_the_mails_of_the_test_bring_the_published_visits(warehouse):
    """The arms were assigned at random, so these shares are what a model of uplift must find."""
    found = warehouse.rows(
        """
        select
            arms.answer,
            round(100.0 * count(visits.source_record_id) / count(*), 2)
        from marts.fct_statements as arms
        left join marts.fct_activities as visits
            on
                arms.source_record_id = visits.source_record_id
                and visits.activity = 'started_session'
        where arms.channel = 'hillstrom' and arms.question_id = 'test_arm'
        group by arms.answer
        """
    )
    assert dict(found) == {"mens e-mail": 18.28, "womens e-mail": 15.14, "no e-mail": 10.62}


def test_what_is_done_keeps_its_name_and_its_side(warehouse):
    found = warehouse.rows(
        """
        select channel, activity, is_outbound, count(*)
        from marts.fct_activities
        group by channel, activity, is_outbound
        """
    )
    assert {(channel, activity, side): count for channel, activity, side, count in found} == {
        ("jd_actions", "viewed_product", False): 17_223,
        ("jd_actions", "added_to_cart", False): 1_539,
        ("jd_actions", "removed_from_cart", False): 583,
        ("jd_actions", "placed_order", False): 199,
        ("jd_actions", "saved_product", False): 210,
        ("jd_actions", "clicked", False): 46_373,
        ("sfo_survey", "answered_survey", False): 2_831,
        ("hillstrom", "received_email", True): 42_694,
        ("hillstrom", "started_session", False): 9_394,
        ("hillstrom", "placed_order", False): 578,
        ("amexpert", "received_coupon", True): 78_369,
        ("amexpert", "redeemed_coupon", False): 729,
        ("customer_personality", "created_account", False): 2_240,
    }
