"""Google ads: account, campaigns, ad groups and ads, their daily figures, and search terms."""

import numpy as np

from portrait_world.arrays import Ints, between, day, digits, happens, join, moment, money, pick
from portrait_world.channels.advertising.ad_catalog import GOOGLE, GOOGLE_AD_GROUP_BASE, SALE
from portrait_world.channels.advertising.ad_reports import day_seconds, report
from portrait_world.channels.advertising.ad_traffic import AdDays, AdTraffic, Brought, show
from portrait_world.people import catalog
from portrait_world.people.personas import CATEGORIES
from portrait_world.tables import Export, Table, boolean, stacked
from portrait_world.world import DAY, World

BRAND = SALE
_DEVICES = ("MOBILE", "DESKTOP")
_RESTATED = ("conversions", "conversions_value")
_WORDS = ("buy {}", "best {}", "{} online", "cheap {}", "{} sale", "{}")
_BRAND_TERMS = ("the shop", "the shop online", "shop example", "the shop returns")


def advertise(traffic: AdTraffic) -> AdDays:
    """Simulate the daily figures of all ads; the brand ad brings one visit in five."""
    world, shape = traffic.world, (traffic.days, len(GOOGLE.ads))
    number, ads = np.arange(traffic.days)[:, None], np.arange(len(GOOGLE.ads))[None, :]
    by_brand = np.broadcast_to((number + ads) % 5 == 0, shape)[:, : len(CATEGORIES)]
    visits, orders, cents = (
        np.column_stack([counts * ~by_brand, (counts * by_brand).sum(axis=1)])
        for counts in (
            cells[:, GOOGLE.traffic] for cells in (traffic.visits, traffic.orders, traffic.cents)
        )
    )
    runs = ((number + ads) % 10 == 0) | (visits > 0)
    cost = np.where(np.arange(len(GOOGLE.ads)) == BRAND, 25.0, 70.0)
    return show(world, "google", Brought(visits, orders, cents, runs), 0.01, cost)


def exports(world: World, shown: AdDays) -> tuple[Export, ...]:
    """Export all tables."""
    tables = (_accounts(world), _campaigns(world), _ad_groups(world), _ads(world))
    return (*tables, _figures(world, shown), _search_terms(world, shown))


def _group_ids(rows: Ints) -> list[str]:
    return [str(GOOGLE_AD_GROUP_BASE + int(row)) for row in rows]


def _campaign_of(rows: Ints) -> Ints:
    return np.array([ad.campaign for ad in GOOGLE.ads])[rows]


def _numbers(shown: AdDays) -> Table:
    return {
        "impressions": digits(shown.impressions),
        "clicks": digits(shown.clicks),
        "cost_micros": digits(shown.cost_cents * 10_000),
        "conversions": join(digits(shown.orders), ".0"),
        "conversions_value": money(shown.value_cents),
        "view_through_conversions": "0",
    }


def _figures(world: World, shown: AdDays) -> Export:
    """Export the days of ads by device: most clicks by phone, all orders by desktop."""
    phone = AdDays(
        shown.day,
        shown.ad,
        shown.impressions * 3 // 5,
        shown.clicks * 3 // 5,
        shown.cost_cents * 3 // 5,
        np.zeros_like(shown.orders),
        np.zeros_like(shown.orders),
    )
    desk = AdDays(
        shown.day,
        shown.ad,
        *(
            getattr(shown, name) - getattr(phone, name)
            for name in ("impressions", "clicks", "cost_cents", "orders", "value_cents")
        ),
    )
    parts = [part.only(part.impressions > 0) for part in (phone, desk)]
    sizes = [len(part.day) for part in parts]
    tables = [_ids(world, part) for part in parts]
    named = zip(tables, _DEVICES, strict=True)
    columns = stacked([table | {"device": device} for table, device in named], sizes)
    days = np.concatenate([part.day for part in parts])
    return report(world, ("google_ads", "ad_stats"), columns, days, _RESTATED)


def _ids(world: World, shown: AdDays) -> Table:
    groups = _group_ids(np.arange(len(GOOGLE.ads)))
    return {
        "ad_group": pick([f"customers/{GOOGLE.account_id}/adGroups/{g}" for g in groups], shown.ad),
        "ad_id": pick(GOOGLE.ad_ids, shown.ad),
        "campaign_id": pick(GOOGLE.campaign_ids, _campaign_of(shown.ad)),
        "customer_id": GOOGLE.account_id,
        "date": day(day_seconds(world, shown.day)),
        "ad_network_type": "SEARCH",
    } | _numbers(shown)


def _search_terms(world: World, shown: AdDays) -> Export:
    """Export search terms before a click; rare terms are left out, as the tool does."""
    stream = world.stream(0, "google search terms")
    clicked = shown.only(shown.clicks > 0)
    told = clicked.only(happens(stream, 0.6, len(clicked.day)))
    size = len(told.day)
    nouns = [title.split(" ", 1)[-1].lower() for title in catalog.titles()]
    words = [word.format(noun) for noun in nouns for word in _WORDS]
    terms = [*words, *_BRAND_TERMS]
    shelf = len(words) // len(CATEGORIES)
    term = told.ad * shelf + between(stream, 0, shelf - 1, size)
    brand = len(words) + between(stream, 0, len(_BRAND_TERMS) - 1, size)
    group = pick(_group_ids(np.arange(len(GOOGLE.ads))), told.ad)
    columns: Table = {
        "_fivetran_id": join("s", digits(told.ad), "d", digits(told.day)),
        "ad_group_id": group,
        "campaign_id": pick(GOOGLE.campaign_ids, _campaign_of(told.ad)),
        "customer_id": GOOGLE.account_id,
        "date": day(day_seconds(world, told.day)),
        "search_term": pick(terms, np.where(told.ad == BRAND, brand, term)),
        "search_term_match_type": "BROAD",
        "status": "NONE",
    } | _numbers(told)
    return report(world, ("google_ads", "search_term_keyword_stats"), columns, told.day, _RESTATED)


def _accounts(world: World) -> Export:
    at = np.array([(world.first_day - 500) * DAY])
    columns: Table = {
        "auto_tagging_enabled": "true",
        "currency_code": GOOGLE.currency,
        "descriptive_name": "The Shop",
        "id": GOOGLE.account_id,
        "time_zone": "America/New_York",
        "updated_at": moment(at),
        "_fivetran_active": "true",
    }
    return Export("google_ads", "account_history", columns, at)


def _campaigns(world: World) -> Export:
    """Export campaigns, each also with the version before its name was agreed on."""
    rows = np.arange(2 * len(GOOGLE.campaigns)) % len(GOOGLE.campaigns)
    old = np.arange(len(rows)) >= len(GOOGLE.campaigns)
    at = np.where(old, world.first_day - 40, world.first_day - 10) * DAY
    names = [*GOOGLE.campaigns, *(f"Campaign #{n + 1}" for n in range(len(GOOGLE.campaigns)))]
    columns: Table = {
        "advertising_channel_type": "SEARCH",
        "customer_id": GOOGLE.account_id,
        "id": pick(GOOGLE.campaign_ids, rows),
        "name": pick(names, np.arange(len(rows))),
        "serving_status": "SERVING",
        "status": "ENABLED",
        "updated_at": moment(at),
        "_fivetran_active": boolean(world.blocks()[0], "google campaigns", ~old),
    }
    return Export("google_ads", "campaign_history", columns, at)


def _ad_groups(world: World) -> Export:
    rows = np.arange(len(GOOGLE.ads))
    at = np.full(len(rows), (world.first_day - 10) * DAY)
    columns: Table = {
        "campaign_id": pick(GOOGLE.campaign_ids, _campaign_of(rows)),
        "campaign_name": pick(GOOGLE.campaigns, _campaign_of(rows)),
        "id": pick(_group_ids(rows), rows),
        "name": pick([ad.theme for ad in GOOGLE.ads], rows),
        "status": "ENABLED",
        "type": "SEARCH_STANDARD",
        "updated_at": moment(at),
        "_fivetran_active": "true",
    }
    return Export("google_ads", "ad_group_history", columns, at)


def _ads(world: World) -> Export:
    rows = np.arange(len(GOOGLE.ads))
    at = np.full(len(rows), (world.first_day - 10) * DAY)
    columns: Table = {
        "ad_group_id": pick(_group_ids(rows), rows),
        "display_url": "shop.example",
        "final_urls": pick([f"[{ad.link}]" for ad in GOOGLE.ads], rows),
        "id": pick(GOOGLE.ad_ids, rows),
        "status": "ENABLED",
        "type": "RESPONSIVE_SEARCH_AD",
        "updated_at": moment(at),
        "_fivetran_active": "true",
    }
    return Export("google_ads", "ad_history", columns, at)
