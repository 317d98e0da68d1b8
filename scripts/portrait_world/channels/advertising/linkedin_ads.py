"""LinkedIn ads: account, campaigns and creatives, and their daily figures in euros."""

import numpy as np

from portrait_world.arrays import Ints, Text, digits, join, moment, money, pick
from portrait_world.channels.advertising.ad_catalog import LINKEDIN
from portrait_world.channels.advertising.ad_reports import day_seconds, report
from portrait_world.channels.advertising.ad_traffic import AdDays, AdTraffic, Brought, show
from portrait_world.people.timing import MONDAY_SHIFT
from portrait_world.tables import Export, Table
from portrait_world.world import DAY, World

_DOLLAR_CENTS_A_EURO = 109


def advertise(traffic: AdTraffic) -> AdDays:
    """Simulate the daily figures of all creatives; each week another creative gets the visits."""
    ads, number = len(LINKEDIN.ads), np.arange(traffic.days)
    turn = (number // 7 % ads)[:, None] == np.arange(ads)[None, :]
    visits, orders, cents = (
        counts[:, LINKEDIN.traffic].sum(axis=1)[:, None] * turn
        for counts in (traffic.visits, traffic.orders, traffic.cents)
    )
    weekday = (traffic.world.first_day + number + MONDAY_SHIFT) % 7 < 5
    runs = (turn & weekday[:, None]) | (visits > 0)
    cost = np.full(ads, 380.0)
    return show(traffic.world, "linkedin", Brought(visits, orders, cents, runs), 0.02, cost)


def exports(world: World, shown: AdDays) -> tuple[Export, ...]:
    """Export all tables."""
    return (_accounts(world), _campaigns(world), _creatives(world), _figures(world, shown))


def _figures(world: World, shown: AdDays) -> Export:
    columns: Table = {
        "clicks": digits(shown.clicks),
        "cost_in_local_currency": _exact(shown.cost_cents),
        "cost_in_usd": money(shown.cost_cents * _DOLLAR_CENTS_A_EURO // 100),
        "creative_id": pick(LINKEDIN.ad_ids, shown.ad),
        "day": moment(day_seconds(world, shown.day)),
        "impressions": digits(shown.impressions),
        "conversion_value_in_local_currency": money(
            shown.value_cents * 100 // _DOLLAR_CENTS_A_EURO
        ),
        "external_website_conversions": digits(shown.orders),
        "one_click_leads": "0",
    }
    restated = ("external_website_conversions", "conversion_value_in_local_currency")
    return report(world, ("linkedin_ads", "ad_analytics_by_creative"), columns, shown.day, restated)


def _exact(cents: Ints) -> Text:
    """Return amounts with more decimals than cents, as the tool bills them."""
    return join(money(cents), digits(cents * 7 % 10_000, 4))


def _accounts(world: World) -> Export:
    at = np.array([(world.first_day - 500) * DAY, (world.first_day - 3) * DAY])
    columns: Table = {
        "created_time": moment(at[:1].repeat(2)),
        "currency": LINKEDIN.currency,
        "id": LINKEDIN.account_id,
        "last_modified_time": moment(at),
        "name": "The Shop for business",
        "status": "ACTIVE",
        "type": "BUSINESS",
        "version_tag": digits(np.arange(2) + 1),
    }
    return Export("linkedin_ads", "account_history", columns, at)


def _campaigns(world: World) -> Export:
    """Export campaigns, each also with the version before it was split by country."""
    size = len(LINKEDIN.campaigns)
    rows = np.arange(2 * size) % size
    old = np.arange(2 * size) >= size
    at = np.where(old, world.first_day - 30, world.first_day - 5) * DAY
    names = [*LINKEDIN.campaigns, *("Business accounts",) * size]
    columns: Table = {
        "account_id": LINKEDIN.account_id,
        "cost_type": "CPC",
        "created_time": moment(np.full(2 * size, (world.first_day - 30) * DAY)),
        "format": "SINGLE_VIDEO",
        "id": pick(LINKEDIN.campaign_ids, rows),
        "last_modified_time": moment(at),
        "name": pick(names, np.arange(2 * size)),
        "objective_type": "WEBSITE_CONVERSION",
        "status": "ACTIVE",
        "version_tag": digits(2 - old),
    }
    return Export("linkedin_ads", "campaign_history", columns, at)


def _creatives(world: World) -> Export:
    rows = np.arange(len(LINKEDIN.ads))
    at = np.full(len(rows), (world.first_day - 5) * DAY)
    columns: Table = {
        "campaign_id": pick([LINKEDIN.campaign_ids[ad.campaign] for ad in LINKEDIN.ads], rows),
        "click_uri": pick([ad.link for ad in LINKEDIN.ads], rows),
        "created_time": moment(at),
        "id": pick(LINKEDIN.ad_ids, rows),
        "last_modified_at": moment(at),
        "intended_status": "ACTIVE",
    }
    return Export("linkedin_ads", "creative_history", columns, at)
