"""A fresh clone builds: every dbt test, personas, segments, identity, and any past day again.

Every test that needs a build of the sample is in this file, so that it is built once.
"""

import re
from pathlib import Path

import numpy as np
import pytest
from sample_builds import (
    MODELS_ONLY,
    UNIT_TESTS_OF_THE_DEFAULT,
    UNIT_TESTS_ONCE,
    Build,
    build,
)

from portrait.database import REPOSITORY, query
from portrait.fitting.cut_points import read_buyers, repurchase_score
from portrait.fitting.features import FeatureTable, Transform, read_features, standardise
from portrait_lab.compare.warehouses import compare
from portrait_lab.evaluate.identity import evaluate_identity
from portrait_lab.evaluate.identity_report import Promises, identity_failures

TRUTH = REPOSITORY / "tests" / "fixtures" / "sample_truth"
AS_OF = "2026-03-31"
SEGMENTS = {
    *("high_value", "churn_risk", "new", "loyal", "potential", "dormant", "prospect"),
    "young_app_users",
}
BUYERS = "select md5(customer_id) from buyers order by 1"
MOMENTS = {
    "fct_activities": "occurred_at",
    "fct_order_lines": "ordered_at",
    "fct_consents": "effective_at",
    "fct_statements": "said_at",
}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The whole of `dbt build`: seeds, models, and every test between them."""
    return build(tmp_path_factory.mktemp("full"), *UNIT_TESTS_ONCE)


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build(tmp_path_factory.mktemp("past"), *MODELS_ONLY, as_of=AS_OF)


def test_at_least_four_personas_have_a_name_traits_with_n_and_customers(full: Build) -> None:
    cards = full.rows(
        "select persona_name, distinguishing_traits, customer_count from marts.rpt_persona_cards"
    )
    assert len(cards) >= 4
    assert len({name for name, _, _ in cards}) == len(cards)
    for name, traits, customers in cards:
        assert re.fullmatch(r"[A-Z][a-z]+(-[a-z]+)*(,? [a-z]+(-[a-z]+)*)*", name), name
        assert customers > 0
        first_trait = traits.split("; ")[0]
        trait = re.fullmatch(
            r"(.+ \d+ % of members \(|.+ )\d+\.\d times everyone(, | \()n = (\d+)\)", first_trait
        )
        assert trait, first_trait
        assert 30 <= int(trait[3]) <= customers


def test_cards_speak_of_words_that_most_members_are_known_by(full: Build) -> None:
    words = full.rows(
        "select traits.word, traits.known_share, traits.lift, traits.persona_mean,"
        " traits.everyone_mean, cards.distinguishing_traits"
        " from marts.rpt_persona_traits as traits"
        " inner join marts.rpt_persona_cards as cards using (persona_id)"
        " where traits.word is not null and traits.card_rank <= 5"
    )
    assert words
    for word, known, lift, share, share_of_everyone, card in words:
        assert f"{word} {int(share * 100 + 0.5)} % of members (" in card
        assert known >= 0.5
        assert lift >= 1.2
        assert share - share_of_everyone >= 0.1


def test_every_segment_has_members_and_every_member_a_reason(full: Build) -> None:
    members = dict(full.rows("select segment_id, member_count from marts.dim_segments"))
    assert set(members) == SEGMENTS
    assert all(members.values()), members
    unexplained = full.value(
        "select count(*) from marts.fct_segment_members as members where not exists ("
        " from marts.fct_segment_clauses as clauses where clauses.is_met"
        " and clauses.customer_id = members.customer_id and clauses.segment_id ="
        " members.segment_id and clauses.clause_group = members.clause_group"
        " and clauses.rationale is not null)"
    )
    assert unexplained == 0


def test_records_are_joined_into_the_people_they_are(full: Build) -> None:
    with full.connect() as connection:
        result = evaluate_identity(connection, TRUTH)
    assert identity_failures(result, Promises(most_false_records=3)) == []


def test_nothing_is_known_of_what_comes_after_as_of(full: Build, past: Build) -> None:
    for table, moment in MOMENTS.items():
        after = f"select count(*) from marts.{table} where {moment} > cast(? as timestamp)"  # noqa: S608
        assert past.value(after, AS_OF) == 0, table
        if table != "fct_statements":
            assert full.value(after, AS_OF) > 0, table
            assert past.count("marts", table) > 0, table
    assert 0 < past.count("marts", "dim_customers") < full.count("marts", "dim_customers")


def test_the_past_is_rebuilt_as_it_was(full: Build, past: Build) -> None:
    until = "select * from marts.fct_order_lines where ordered_at <= cast(? as timestamp)"
    then = sorted(past.rows(until, AS_OF), key=repr)
    assert then == sorted(full.rows(until, AS_OF), key=repr)
    assert len(then) == past.count("marts", "fct_order_lines") > 100


def test_one_channel_builds_and_the_others_cost_nothing(tmp_path: Path) -> None:
    made = build(tmp_path, *MODELS_ONLY, channels=["shopify"])
    others = re.compile(r"(base|stg)_(ga4|hubspot|klaviyo|olist|online_retail|loader)__")
    assert [name for name in made.relations() if others.match(name)] == []
    assert "stg_shopify__order_lines" in made.relations()
    assert made.rows("select distinct channel from marts.fct_activities") == [("shopify",)]
    assert made.count("marts", "rpt_persona_cards") >= 4


def test_a_channel_without_orders_builds_too(tmp_path: Path) -> None:
    made = build(tmp_path, "--exclude-resource-type", "unit_test", channels=["ga4"])
    assert made.count("marts", "fct_order_lines") == 0
    assert made.count("intermediate", "int_customers__purchases") == 0
    customers = made.count("marts", "dim_customers")
    assert customers > 0
    assert made.count("marts", "fct_persona_members") == customers
    assert made.value("select count(*) from marts.dim_customer_purchases where orders > 0") == 0
    found = dict(made.rows("select segment_id, member_count from marts.dim_segments"))
    assert found["prospect"] == customers
    assert found["high_value"] == found["dormant"] == 0


def test_sql_and_python_score_the_odds_of_buying_again_alike(full: Build) -> None:
    with full.connect() as connection:
        buyers = read_buyers(connection)
        ((gap,),) = query(connection, "select typical_gap_days from fitted.value_parameters")
        rows = query(
            connection,
            "select repurchase_score from intermediate.int_customers__purchases"
            " where orders > 0 order by customer_id",
        )
    assert len(rows) > 100
    in_sql = np.array([score for (score,) in rows], dtype=float)
    np.testing.assert_allclose(repurchase_score(buyers, gap), in_sql, rtol=1e-12)


def fitted_transforms(made: Build) -> list[Transform]:
    rows = made.rows(
        "select feature, transform, lower_bound, upper_bound, center, spread"
        " from fitted.persona_features order by feature"
    )
    return [Transform(*row) for row in rows]


def test_sql_and_python_standardise_features_alike(full: Build) -> None:
    transforms = fitted_transforms(full)
    with full.connect() as connection:
        table, _ = read_features(connection)
        rows = query(
            connection,
            "select md5(customer_id), feature, standard_value from buyers"
            " inner join intermediate.int_customers__persona_values using (customer_id)",
        )
        order = [key for (key,) in query(connection, BUYERS)]
    columns = [table.names.index(transform.feature) for transform in transforms]
    kept: FeatureTable = table.keep(columns)
    place = {key: number for number, key in enumerate(order)}
    feature = {transform.feature: number for number, transform in enumerate(transforms)}
    in_sql = np.full(kept.values.shape, np.nan)
    for key, name, value in rows:
        in_sql[place[key], feature[name]] = value
    assert len(order) > 100
    assert (np.isnan(in_sql) == np.isnan(kept.values)).all()
    in_python = standardise(kept, transforms)
    np.testing.assert_allclose(in_python, np.nan_to_num(in_sql), rtol=1e-12, atol=1e-12)


def test_sql_assigns_everybody_to_the_persona_that_is_nearest(full: Build) -> None:
    features = {transform.feature: n for n, transform in enumerate(fitted_transforms(full))}
    centers = np.zeros((len(full.rows("from fitted.personas")), len(features)))
    for persona, feature, center in full.rows(
        "select persona_id, feature, center from fitted.persona_centroids"
    ):
        centers[int(persona.removeprefix("persona_")) - 1, features[feature]] = center
    members = full.rows(
        "select customer_id, persona_id, distance, features_known from marts.fct_persona_members"
    )
    known = {customer: np.full(len(features), np.nan) for customer, *_ in members}
    for customer, feature, value in full.rows(
        "select customer_id, feature, standard_value"
        " from intermediate.int_customers__persona_values"
    ):
        known[customer][features[feature]] = value
    points = np.stack([known[customer] for customer, *_ in members])
    counts = (~np.isnan(points)).sum(axis=1)
    points[counts == 0] = 0.0
    distances = np.sqrt(np.nanmean((points[:, None, :] - centers) ** 2, axis=2))
    assert len(members) == full.count("marts", "dim_customers")
    assert [features_known for *_, features_known in members] == counts.tolist()
    nearest = [f"persona_{number + 1}" for number in distances.argmin(axis=1)]
    assert [persona for _, persona, *_ in members] == nearest
    in_sql = np.array([distance for _, _, distance, _ in members])
    np.testing.assert_allclose(in_sql, distances.min(axis=1), atol=1e-9)


def test_every_unit_test_is_run_by_this_build_or_by_that_of_every_channel(
    full: Build, every_channel: Build
) -> None:
    read, every = (made.manifest()["unit_tests"] for made in (full, every_channel))
    only_here = {test["original_file_path"] for key, test in read.items() if key not in every}
    assert only_here == {f"{UNIT_TESTS_OF_THE_DEFAULT}/_int_channels__unit_tests.yml"}


def test_a_second_build_is_identical_table_by_table(full: Build, tmp_path: Path) -> None:
    """Last in this file: it rebuilds in the place of the first build, which dbt has read."""
    first = full.database.rename(tmp_path / full.database.name)
    # A different number of models at a time: results that depend on the order of work then differ.
    again = build(full.folder, *MODELS_ONLY, "--threads", "1")
    verdicts = list(compare(first, again.database))
    assert len(verdicts) > 100
    assert [str(verdict) for verdict in verdicts if not verdict.is_identical] == []
