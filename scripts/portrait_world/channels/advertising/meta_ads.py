"""Meta ads: account, campaigns, ads and creatives, and their daily figures."""

import numpy as np

from portrait_world.arrays import Flags, Ints, day, digits, join, moment, money, pick
from portrait_world.channels.advertising.ad_catalog import LEAD_ADS, META, SALE
from portrait_world.channels.advertising.ad_reports import day_seconds, report
from portrait_world.channels.advertising.ad_traffic import AdDays, AdTraffic, Brought, show
from portrait_world.channels.advertising.meta_leads import lead_ads_run
from portrait_world.people.personas import CATEGORIES
from portrait_world.tables import Export, Table, repeated, stacked
from portrait_world.world import DAY, World

PURCHASE = ("offsite_conversion.fb_pixel_purchase", "purchase")
LEAD = ("onsite_conversion.lead_grouped", "lead")
"""One conversion is reported under both names."""


def advertise(traffic: AdTraffic) -> AdDays:
    """Simulate the daily figures of all ads; a submitted form counts as an order."""
    world, ads = traffic.world, len(META.ads)
    runs = _runs(world, traffic.days)
    visits, orders, cents = (
        _by_ad(counts[:, META.traffic], runs)
        for counts in (traffic.visits, traffic.orders, traffic.cents)
    )
    visits[:, LEAD_ADS] = 2 * traffic.leads
    orders[:, LEAD_ADS] = traffic.leads
    cost = np.where(np.arange(ads) > SALE, 90.0, 45.0)
    return show(world, "meta", Brought(visits, orders, cents, runs), 0.04, cost)


def exports(world: World, shown: AdDays) -> tuple[Export, ...]:
    """Export all tables."""
    return (
        _accounts(world),
        _campaigns(world),
        _ads(world),
        _creatives(world),
        _figures(world, shown),
        _actions(world, shown, "basic_ad_actions"),
        _actions(world, shown, "basic_ad_action_values"),
    )


def _runs(world: World, days: int) -> Flags:
    """Return which ads run on which days: the ads of two categories at a time, the sale always."""
    number, ads = np.arange(days)[:, None], np.arange(len(META.ads))[None, :]
    turn = number // 9 % len(CATEGORIES)
    runs = (ads == turn) | (ads == (turn + 3) % len(CATEGORIES)) | (ads == SALE)
    return np.asarray(runs | (ads > SALE) & lead_ads_run(world, world.first_day + number))


def _by_ad(counts: Ints, runs: Flags) -> Ints:
    """Credit the counts of a category to its ad on days when it runs, otherwise to the sale."""
    credited = np.zeros(runs.shape, dtype=np.int64)
    own = runs[:, : len(CATEGORIES)]
    credited[:, : len(CATEGORIES)] = counts * own
    credited[:, SALE] = (counts * ~own).sum(axis=1)
    return credited


def _figures(world: World, shown: AdDays) -> Export:
    columns: Table = {
        "ad_id": pick(META.ad_ids, shown.ad),
        "ad_name": pick([ad.name for ad in META.ads], shown.ad),
        "date": day(day_seconds(world, shown.day)),
        "account_id": META.account_id,
        "impressions": digits(shown.impressions),
        "inline_link_clicks": digits(shown.clicks),
        "spend": money(shown.cost_cents),
        "reach": digits((shown.impressions + 1) * 4 // 5),
    }
    return report(world, ("meta_ads", "basic_ad"), columns, shown.day)


def _actions(world: World, shown: AdDays, table: str) -> Export:
    has_value = table == "basic_ad_action_values"
    some = shown.only((shown.value_cents if has_value else shown.orders) > 0)
    is_form = (some.ad > SALE).astype(np.int64)
    number = money(some.value_cents) if has_value else digits(some.orders)
    columns: Table = {
        "_fivetran_id": join("m", digits(some.ad), "d", digits(some.day)),
        "ad_id": pick(META.ad_ids, some.ad),
        "date": day(day_seconds(world, some.day)),
        "value": number,
        "_7_d_click": number,
    }
    size, rows = len(some.day), np.arange(2 * len(some.day)) % max(len(some.day), 1)
    names = [
        {"action_type": pick([PURCHASE[place], LEAD[place]], is_form), "index": str(place)}
        for place in range(2)
    ]
    whole = stacked([columns | name for name in names], [size, size])
    return report(world, ("meta_ads", table), whole, some.day[rows], ("value", "_7_d_click"))


def _accounts(world: World) -> Export:
    at = np.array([(world.first_day - 500) * DAY])
    columns: Table = {
        "id": META.account_id,
        "name": "The Shop",
        "account_status": "ACTIVE",
        "created_time": moment(at),
        "currency": META.currency,
        "timezone_name": "America/New_York",
    }
    return Export("meta_ads", "account_history", columns, at)


def _campaigns(world: World) -> Export:
    """Export campaigns: the first was renamed after a month."""
    rows = np.array([*range(len(META.campaigns)), 0])
    changed = np.full(len(rows), (world.first_day + 30) * DAY)
    changed[-1] -= 50 * DAY
    names = [*META.campaigns, "New arrivals (test)"]
    columns: Table = {
        "updated_time": moment(changed),
        "created_time": moment(np.full(len(rows), (world.first_day - 25) * DAY)),
        "account_id": META.account_id,
        "id": pick(META.campaign_ids, rows),
        "name": pick(names, np.arange(len(rows))),
        "status": "ACTIVE",
    }
    return Export("meta_ads", "campaign_history", columns, changed)


def _ads(world: World) -> Export:
    rows = np.arange(len(META.ads))
    at = np.full(len(rows), (world.first_day - 20) * DAY)
    newest: Table = {
        "updated_time": moment(at + 20 * DAY),
        "id": pick(META.ad_ids, rows),
        "name": pick([ad.name for ad in META.ads], rows),
        "account_id": META.account_id,
        "ad_set_id": digits(META.ad_base + 5_000 + rows),
        "campaign_id": pick([META.campaign_ids[ad.campaign] for ad in META.ads], rows),
        "creative_id": digits(META.ad_base + 9_000 + rows),
        "conversion_domain": "shop.example",
    }
    draft = repeated(newest, rows[::3]) | {
        "updated_time": moment(at[::3]),
        "name": join("Draft ", digits(rows[::3] + 1)),
    }
    columns = stacked([newest, draft], [len(rows), len(rows[::3])])
    return Export("meta_ads", "ad_history", columns, np.concatenate([at + 20 * DAY, at[::3]]))


def _creatives(world: World) -> Export:
    rows = np.arange(len(META.ads))
    at = np.full(len(rows), (world.first_day - 20) * DAY)
    columns: Table = {
        "_fivetran_id": join("creative", digits(rows)),
        "id": digits(META.ad_base + 9_000 + rows),
        "account_id": META.account_id,
        "name": pick([ad.theme for ad in META.ads], rows),
        "page_link": pick([ad.link for ad in META.ads], rows),
        "object_story_link_data_message": pick([ad.text for ad in META.ads], rows),
    }
    return Export("meta_ads", "creative_history", columns, at)
