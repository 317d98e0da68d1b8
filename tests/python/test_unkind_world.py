"""The unkind world keeps its promises: no types, real rhythms, dirt that changes no truth."""

import re
from collections import Counter
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from arriving_worlds import build
from generated_worlds import RawWorld, content, read_rows, share, write

from portrait.database import connect, query
from portrait.loading.loader import Options, load
from portrait_world.nature import PLAIN, UNKIND, Nature
from portrait_world.people.no_types import LINES_AT_MOST
from portrait_world.people.people import populate
from portrait_world.people.personas import NO_TYPE
from portrait_world.spellings import (
    INVISIBLE,
    MAILBOXES,
    NAMES,
    NEVER_ASKED,
    NULL_WORDS,
    PHONES,
    REFUSALS,
    YES,
)
from portrait_world.truth import rate_meanings
from portrait_world.world import World

FEW_CHANNELS = ("shopify", "ga4", "hubspot", "klaviyo", "square", "loyalty", "salesforce")
COUNTED = """
    select
        sum(raw_rows),
        sum(accepted_rows + duplicate_rows + deleted_rows + invalid_rows),
        (select count(*) from marts.fct_rejected_rows where reject_reason is not null)
    from intermediate.int_row_counts__unioned
"""
PLAIN_DAY = re.compile(r"20[12]\d-\d\d-\d\d")
NUMBERED_MAILBOXES = ("@till.example", "noemail+")


def unkind(people: int, months: int, seed: int) -> World:
    return World(people, months, seed, nature=UNKIND)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> RawWorld:
    return write(unkind(2_500, 12, 3), tmp_path_factory.mktemp("unkind"))


def truth(world: RawWorld, name: str) -> list[dict[str, str | None]]:
    return read_rows(world.truth / name)


def orders(world: RawWorld) -> dict[str, dict[str, str | None]]:
    """The newest row of every order of the shop, with its person and when it was placed."""
    owner = {row["order_id"]: row["person_id"] for row in truth(world, "orders.csv")}
    return {
        row["id"]: row | {"person": owner[f"shopify:{row['id']}"]}
        for row in world.table("shopify.order")
    }


def is_of_nobody(email: str) -> bool:
    return email in MAILBOXES or any(part in email for part in NUMBERED_MAILBOXES)


def test_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    first = write(unkind(200, 3, 9), tmp_path / "a")
    again, other = (
        write(unkind(200, 3, 9), tmp_path / "b"),
        write(unkind(200, 3, 8), tmp_path / "c"),
    )
    assert content(first.raw) == content(again.raw) and content(first.truth) == content(again.truth)
    assert content(first.raw) != content(other.raw)


def test_a_world_is_plain_unless_it_is_said_otherwise(tmp_path: Path) -> None:
    assert World(50, 1, 1).nature == PLAIN
    plain = write(World(60, 2, 4), tmp_path)
    assert sorted(path.name for path in plain.truth.iterdir()) == [
        *("README.md", "people.csv", "records.csv"),
    ]


def test_nobody_has_a_type_and_every_trait_has_one_hump(town: RawWorld) -> None:
    (block,) = unkind(8_000, 12, 3).blocks()
    people = populate(block)
    assert set(people.persona) == {NO_TYPE}
    assert {row["persona_type"] for row in truth(town, "people.csv")} == {None}
    for name in ("discount_share", "app_share", "pos_share", "orders_per_year", "return_rate"):
        trait = np.log(getattr(people.habits, name)[~people.resells])
        counts, _ = np.histogram(trait, bins=12)
        rises = np.diff(counts[counts > 80]) > 0
        assert not (~rises[:-1] & rises[1:]).any(), f"{name} has two humps: {counts}"


def test_half_of_the_customers_give_no_email_address(town: RawWorld) -> None:
    given: dict[str, bool] = {}
    for record, table, key in (
        ("shopify:customer", "shopify.customer", "email"),
        ("shopify:guest", "shopify.order", "email"),
        ("square:customer", "square.customers", "email_address"),
    ):
        for row in town.table(table):
            who = town.owner.get(f"{record}:{row['id']}")
            if who:
                said = bool(row[key]) and row[key] not in NULL_WORDS and not is_of_nobody(row[key])
                given[who] = given.get(who, False) or said
    # Mailboxes of nobody that guests of the plain world type as well count as given here.
    assert 0.42 < 1 - share(given.values()) < 0.58


def test_two_sessions_in_a_hundred_buy_and_most_leave_at_once(town: RawWorld) -> None:
    sessions: dict[tuple[str | None, str | None], list[str | None]] = {}
    for row in town.table("ga4.event"):
        if row["param_ga_session_id"] and row["platform"] and row["user_pseudo_id"]:
            key = row["user_pseudo_id"], row["param_ga_session_id"]
            sessions.setdefault(key, []).append(row["name"])
    assert 0.015 < share("purchase" in names for names in sessions.values()) < 0.025
    assert share(set(names) == {"session_start"} for names in sessions.values()) > 0.3


def test_some_orders_follow_another_one_on_the_same_day(town: RawWorld) -> None:
    days = Counter(
        (row["person"], (row["created_at"] or "")[:10])
        for row in orders(town).values()
        if (row["created_at"] or "")[:2] == "20"
    )
    assert 0.05 < sum(count - 1 for count in days.values()) / days.total() < 0.16


def test_the_year_has_seasons_and_the_business_grows(tmp_path: Path) -> None:
    world = write(unkind(1_500, 24, 4), tmp_path)
    months = Counter((row["created_at"] or "")[:7] for row in orders(world).values())
    assert months["2025-11"] > 1.8 * months["2026-01"], "the rush of November"
    first = sum(months[f"2024-{m:02d}"] for m in range(7, 13))
    second = sum(months[f"2025-{m:02d}"] for m in range(7, 13))
    assert second > 1.2 * first


def test_regulars_come_at_even_pauses(town: RawWorld) -> None:
    days: dict[str | None, list[int]] = {}
    for row in orders(town).values():
        written = (row["created_at"] or "")[:10]
        if PLAIN_DAY.fullmatch(written):
            day = int(np.datetime64(written, "D").astype(np.int64))
            days.setdefault(row["person"], []).append(day)
    often = [np.diff(sorted(set(of))) for of in days.values() if len(set(of)) >= 30]
    spread = [np.std(gaps) / np.mean(gaps) for gaps in often]
    assert len(often) > 5
    assert np.median(spread) < 0.75, "an even draw of days has a spread of about one"


def test_wholesalers_order_hundreds_of_lines(town: RawWorld) -> None:
    owner = {row["order_id"]: row["person_id"] for row in truth(town, "orders.csv")}
    lines = Counter(
        {line["id"]: line["order_id"] for line in town.table("shopify.order_line")}.values()
    )
    large = {order for order, count in lines.items() if count > LINES_AT_MOST}
    assert large and max(lines.values()) > 500
    assert len({owner[f"shopify:{order}"] for order in large}) == 2500 // 1000 + 1
    spent = Counter[str | None]()
    for row in truth(town, "orders.csv"):
        if row["channel"] == "shopify":
            spent[row["person_id"]] += float(row["paid"] or 0)
    top = sum(value for _, value in spent.most_common(len(spent) // 100))
    assert 0.2 < top / spent.total() < 0.55


def test_odd_units_are_sold_by_the_hundred_online_and_by_decimals_at_tills(town: RawWorld) -> None:
    web = [
        float(r["quantity"] or 0) for r in town.table("shopify.order_line") if r["sku"][:3] == "ODD"
    ]
    tills = [row["quantity"] or "" for row in town.table("square.orders__line_items")]
    assert np.median(web) > 50 and all(quantity == int(quantity) for quantity in web)
    assert 0.1 < share("." in quantity for quantity in tills) < 0.4


SPELLINGS = {
    "placeholder_email": ("shopify.order", "email", is_of_nobody),
    "placeholder_phone": ("loyalty.member", "phone", lambda v: v in PHONES),
    "placeholder_name": ("shopify.customer", "last_name", lambda v: v in {n[1] for n in NAMES}),
    "placeholder_key": ("shopify.order", "customer_id", lambda v: v in {"0", "-1"}),
    "null_word": ("shopify.order", "cancelled_at", lambda v: v in NULL_WORDS),
    "invisible_characters": (
        "shopify.customer",
        "last_name",
        lambda v: bool(set(v) & set(INVISIBLE)),
    ),
    "full_width": ("shopify.customer", "email", lambda v: "＠" in v),
    "date_spelling": ("shopify.order", "processed_at", lambda v: len(v) != 19 or v[10] != " "),
    "currency_sign": ("shopify.order_line", "price", lambda v: "$" in v or "USD" in v),
    "foreign_word": (
        "loyalty.member",
        "email_opt_in",
        lambda v: v.lower() not in {"true", "false", "0", "1"},
    ),
    "key_spelling": ("shopify.order", "customer_id", lambda v: v[0] == "'" or v[-2:] == ".0"),
}


@pytest.mark.parametrize("rate", sorted(SPELLINGS))
def test_values_are_spelled_as_spreadsheets_and_forms_spell_them(rate: str, town: RawWorld) -> None:
    table, column, is_spelled = SPELLINGS[rate]
    values = [row[column] for row in town.table(table)]
    assert sum(is_spelled(value) for value in values if value) > 0


def test_names_are_spelled_in_latin_and_shared_over_countries(town: RawWorld) -> None:
    countries: dict[tuple[str | None, str | None], set[str | None]] = {}
    country = {row["person_id"]: row["country_code"] for row in truth(town, "people.csv")}
    for row in town.table("shopify.customer"):
        name = row["first_name"], row["last_name"]
        who = town.owner[f"shopify:customer:{row['id']}"]
        countries.setdefault(name, set()).add(country[who])
    assert max(len(of) for of in countries.values()) >= 4
    assert ("Jose" in {first for first, _ in countries}) and "José" in {f for f, _ in countries}


def test_the_truth_of_consents_is_what_the_words_mean(town: RawWorld) -> None:
    said = {
        (r["source_record_id"], r["contact_channel"]): r["consent_status"]
        for r in truth(town, "consents.csv")
    }
    for row in town.table("klaviyo.person"):
        if row["custom_consent"] in REFUSALS:
            status = "none" if row["custom_consent"] == NEVER_ASKED else "withdrawn"
            assert said[f"klaviyo:person:{row['id']}", "email"] == status
    members = sorted(town.table("loyalty.member"), key=lambda row: row["updated_at"] or "")
    for key, row in {row["member_number"]: row for row in members}.items():
        agrees = row["email_opt_in"] in YES or (row["email_opt_in"] or "").lower() in {"true", "1"}
        status = "granted" if agrees else "withdrawn" if row["opt_in_changed_at"] else "none"
        assert said[f"loyalty:member:{key}", "email"] == status
    assert {row["email_opt_in"] for row in members} & set(YES) - {"1.0"}
    assert set(said.values()) == {"granted", "withdrawn", "none"}


def test_the_truth_of_orders_is_what_was_paid_in_total(town: RawWorld) -> None:
    paid = {
        (r["order_id"] or "").removeprefix("shopify:"): r
        for r in truth(town, "orders.csv")
        if r["channel"] == "shopify"
    }
    rows = orders(town)
    assert set(paid) == set(rows)
    for key, row in rows.items():
        plain = (row["total_price"] or "").replace(",", "")
        if plain.replace(".", "").isdigit() and paid[key]["is_cancelled"] == "false":
            assert float(plain) == pytest.approx(float(paid[key]["paid"] or 0))
    assert share(row["is_cancelled"] == "true" for row in paid.values()) < 0.05


def test_every_number_is_documented_beside_the_truth(town: RawWorld) -> None:
    readme = (town.truth / "README.md").read_text(encoding="utf-8")
    assert set(rate_meanings(Nature)) == {field.name for field in fields(Nature)}
    assert all(f"| {field.name} |" in readme for field in fields(Nature))
    assert "--kind unkind" in readme


def test_the_loader_takes_every_table(tmp_path: Path) -> None:
    world = write(unkind(120, 6, 7), tmp_path)
    report = load([str(world.raw)], Options(tmp_path / "portrait.duckdb", "2026-07-01 06:00:00"))
    assert report.is_good, report.failures


@pytest.mark.slow
def test_a_build_accounts_for_every_row_of_it(tmp_path: Path) -> None:
    world = write(unkind(300, 12, 5), tmp_path / "world")
    database = tmp_path / "portrait.duckdb"
    folders = [str(world.raw / channel) for channel in FEW_CHANNELS]
    report = load(folders, Options(database, "2026-07-01 06:00:00"))
    assert report.is_good, report.failures
    build(database, "--exclude-resource-type", "unit_test", channels=FEW_CHANNELS)
    with connect(database, read_only=True) as connection:
        ((counted, accounted, kept),) = query(connection, COUNTED)
    rows = sum(len(read_rows(path)) for channel in folders for path in Path(channel).glob("*.csv"))
    assert counted == accounted == rows
    assert kept > 0, "rejected rows are kept with their reason"
