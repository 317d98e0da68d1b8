"""GA4: the event table of the BigQuery export, with its dirt and the truth about devices."""

import numpy as np

from portrait_world.arrays import (
    Ints,
    Text,
    choose,
    day,
    digits,
    happens,
    join,
    keep,
    moment,
    money,
    pick,
)
from portrait_world.channels.ga4.events import (
    CART,
    CHECKOUT,
    EVENT_NAMES,
    LIST,
    PURCHASE,
    SCROLL,
    SEARCH,
    VIEW,
    Events,
    browse,
    engagement,
)
from portrait_world.people import catalog
from portrait_world.people.personas import CATEGORIES, TRAFFIC
from portrait_world.people.places import CITIES, COUNTRIES
from portrait_world.people.purchases import per_order, shipping_cents
from portrait_world.people.scene import Delivery, Records, Scene
from portrait_world.people.visits import APP
from portrait_world.tables import Export, Table, boolean, repeated, stacked
from portrait_world.world import BLOCK_ROWS

SHOP = "https://shop.example"


def ga4(scene: Scene) -> Delivery:
    """Export a block's events."""
    events = browse(scene)
    size = len(events.visit)
    columns = _when(scene, events) | _who(scene, events) | _what(scene, events)
    broken, rows = _broken(scene, columns, size)
    at = np.concatenate([events.at, events.at[rows]])
    number = scene.block.number * BLOCK_ROWS + np.arange(len(at))
    whole = stacked([columns, broken], [size, len(rows)])
    whole["_fivetran_id"] = join("e", digits(number * 2_654_435_761 % (1 << 52), 16))
    return Delivery((Export("ga4", "event", whole, at),), _records(scene))


def pseudo_ids(scene: Scene, visit: Ints) -> Text:
    """Return user_pseudo_id of each session: `number.seconds` on the web, digits in the app."""
    device, kind = scene.visits.device[visit], scene.visits.kind[visit]
    web = join(digits(device), ".", digits(first_touch(device)))
    app = join(digits(device, 10), digits(device * 48_271 % 2_147_483_647, 10))
    return choose(kind == APP, app, web)


def first_touch(device: Ints) -> Ints:
    """Return the time when each device was first seen."""
    return 1_660_000_000 + device % 40_000_000


def _when(scene: Scene, events: Events) -> Table:
    visits, visit = scene.visits, events.visit
    stream = scene.block.stream("engagement")
    milliseconds = engagement(events, stream).astype(np.int64)
    return {
        "timestamp": moment(events.at),
        "date": day(events.at),
        "batch_event_index": digits(events.position),
        "bundle_sequence_id": digits(visits.started_at[visit] % 1_000),
        "param_ga_session_id": digits(visits.started_at[visit]),
        "param_ga_session_number": digits(1 + visits.started_at[visit] % 7),
        "param_engagement_time_msec": keep(events.position > 0, digits(milliseconds)),
        "param_session_engaged": boolean(scene.block, "engaged", events.length > 2),
        "is_intraday": "false",
    }


def _who(scene: Scene, events: Events) -> Table:
    visits, visit, block = scene.visits, events.visit, scene.block
    size = len(visits.person)
    appears = (block.stream("logins").random(size) * _lengths(events, size)).astype(np.int64)
    logged_in = (visits.customer_id[visit] > 0) & (events.position >= appears[visit])
    city = scene.people.homes.city[visits.person][visit]
    country = scene.people.homes.country[visits.person][visit]
    kind, person = visits.kind[visit], visits.person[visit]
    system = np.where(person % 5 < 2, 2, 1)
    return {
        "user_pseudo_id": pseudo_ids(scene, np.arange(size)).take(visit),
        "user_id": keep(logged_in, digits(visits.customer_id[visit])),
        "user_first_touch_timestamp": moment(first_touch(visits.device[visit])),
        "device_category": pick(["mobile", "desktop", "mobile"], kind),
        "platform": pick(["WEB", "ANDROID", "IOS"], np.where(kind == APP, system, 0)),
        "stream_id": pick(["3206015529", "3206015530"], (kind == APP).astype(np.int64)),
        "geo_city": pick([place.english for place in CITIES], city),
        "geo_country": pick([place.name for place in COUNTRIES], country),
        "device_language": pick([place.locale.lower() for place in COUNTRIES], country),
    }


def _lengths(events: Events, size: int) -> Ints:
    return np.bincount(events.visit, minlength=size)


def _what(scene: Scene, events: Events) -> Table:
    visits, visit, name = scene.visits, events.visit, events.name
    bought, (revenue, items) = name == PURCHASE, _revenue(scene)
    order = np.maximum(visits.order[visit], 0)
    arrives = (visits.traffic[visit] > 0) & (events.position == 0)
    source = pick([source for source, _ in TRAFFIC], visits.traffic[visit])
    medium = pick([medium for _, medium in TRAFFIC], visits.traffic[visit])
    search = pick([noun.split(" ", 1)[-1].lower() for noun in catalog.titles()], events.product)
    return {
        "name": pick(EVENT_NAMES, name),
        "traffic_source_source": source,
        "traffic_source_medium": medium,
        "collected_traffic_source_manual_source": keep(arrives, source),
        "collected_traffic_source_manual_medium": keep(arrives, medium),
        "event_dimensions_hostname": keep(visits.kind[visit] != APP, "shop.example"),
        "value_in_usd": keep(bought, money(revenue[order])),
        "ecommerce_purchase_revenue_in_usd": keep(bought, money(revenue[order])),
        "ecommerce_purchase_revenue": keep(bought, money(revenue[order])),
        "ecommerce_total_item_quantity": keep(bought, digits(items[order])),
        "ecommerce_transaction_id": keep(bought, digits(scene.orders.id[order])),
        "param_percent_scrolled": keep(name == SCROLL, "90"),
        "param_search_term": keep(name == SEARCH, search),
        "param_page_location": _pages(events, search),
        "param_page_referrer": keep(events.position == 1, f"{SHOP}/"),
    }


def _revenue(scene: Scene) -> tuple[Ints, Ints]:
    orders, lines = scene.orders, scene.lines
    return (
        per_order(orders, lines, lines.paid) + shipping_cents(orders),
        per_order(orders, lines, lines.quantity),
    )


def _pages(events: Events, search: Text) -> Text:
    collections = [f"{SHOP}/collections/{category}" for category in CATEGORIES]
    listed = pick(collections, catalog.category_of(events.product))
    product = pick(catalog.page_addresses(), events.product)
    fixed = pick([f"{SHOP}/", f"{SHOP}/checkout"], (events.name >= CHECKOUT).astype(np.int64))
    page = choose(np.isin(events.name, [VIEW, CART, SCROLL]), product, fixed)
    page = choose(events.name == LIST, listed, page)
    return choose(events.name == SEARCH, join(f"{SHOP}/search?q=", search), page)


def _broken(scene: Scene, columns: Table, size: int) -> tuple[Table, Ints]:
    """Return copies of some events without a device, or with a future or unreadable timestamp.

    The copies are added to the valid events, so that no session is lost with them.
    """
    stream, rates = scene.block.stream("broken events"), scene.block.rates
    keyless = np.flatnonzero(happens(stream, rates.missing_key, size))
    future = np.flatnonzero(happens(stream, rates.future_timestamp, size))
    unreadable = np.flatnonzero(happens(stream, rates.unreadable_timestamp, size))
    rows = np.concatenate([keyless, future, unreadable])
    kind = np.repeat([0, 1, 2], [len(keyless), len(future), len(unreadable)])
    broken = repeated(columns, rows)
    whole = broken["timestamp"]
    ahead = join("20", digits(60 + rows % 30), "-01-01 00:00:00")
    stamp = choose(kind == 1, ahead, choose(kind == 2, "0000-00-00 00:00:00", whole))
    device = choose(kind == 0, None, broken["user_pseudo_id"])
    return broken | {"timestamp": stamp, "user_pseudo_id": device}, rows


def _records(scene: Scene) -> tuple[Records, ...]:
    """Return the truth: anonymous sessions by device, others by account and device."""
    visits = scene.visits
    pseudo = pseudo_ids(scene, np.arange(len(visits.person)))
    anonymous = np.flatnonzero(visits.customer_id == 0)
    anonymous = anonymous[np.unique(visits.device[anonymous], return_index=True)[1]]
    known = np.flatnonzero(visits.customer_id > 0)
    pairs = np.stack([visits.device[known], visits.customer_id[known]])
    known = known[np.unique(pairs, axis=1, return_index=True)[1]]
    return (
        Records(join("ga4:device:", pseudo.take(anonymous)), visits.device_owner[anonymous]),
        Records(
            join("ga4:login:", digits(visits.customer_id[known]), ":", pseudo.take(known)),
            visits.person[known],
        ),
    )
