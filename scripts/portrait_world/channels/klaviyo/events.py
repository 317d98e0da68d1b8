"""Klaviyo: received, opened, clicked, unsubscribed; welcome and cart e-mails; placed orders."""

import numpy as np

from portrait_world.arrays import (
    Floats,
    Ints,
    between,
    choose,
    digits,
    happens,
    join,
    keep,
    moment,
    money,
)
from portrait_world.channels.klaviyo import campaigns as calendar
from portrait_world.channels.klaviyo.campaigns import campaign_ids, campaigns, flow_ids, metric_ids
from portrait_world.channels.klaviyo.mailings import NONE, Mailings, mailings, together
from portrait_world.channels.klaviyo.persons import Subscribers
from portrait_world.people.persona_numbers import by_type
from portrait_world.people.purchases import per_order, shipping_cents
from portrait_world.people.scene import Scene
from portrait_world.tables import Export, Table, repeated, stacked
from portrait_world.world import BLOCK_ROWS, DAY, WORLD_END


def events(scene: Scene, subscribers: Subscribers) -> Export:
    """Export a block's Klaviyo events."""
    parts = [
        _campaign_mails(scene, subscribers),
        _campaign_texts(scene, subscribers),
        _flow_mails(scene, subscribers),
        _plain(scene, subscribers),
    ]
    whole = together(parts)
    whole = whole.only(np.flatnonzero(whole.at <= WORLD_END))
    return _export(scene, subscribers, whole)


def _audience(scene: Scene, subscribers: Subscribers, sms: int, share: float) -> tuple[Ints, Ints]:
    """Return (subscriber, campaign) pairs: sent to a share of those subscribed at that time."""
    plan, stream = campaigns(scene.block.world), scene.block.stream(f"audience {sms}")
    size = len(subscribers.person)
    left = np.where(happens(stream, 0.05, size), stream.random(size), 2.0)
    leaves_at = subscribers.created_at + left * (WORLD_END - subscribers.created_at)
    sent = plan.sent_at[None, :]
    gets = (sent > subscribers.created_at[:, None]) & (sent < leaves_at[:, None])
    gets &= (plan.sms == sms)[None, :] & (stream.random((size, plan.size)) < share)
    subscriber, campaign = np.nonzero(gets)
    return subscriber, campaign


def _interest(scene: Scene, person: Ints, theme: Ints) -> Floats:
    """Return how much more likely than usual a person opens a campaign of this theme."""
    persona = scene.people.persona[person]
    lift = by_type(lambda t: t.theme_lift)[persona]
    weight = scene.tastes.categories[person, np.minimum(theme, 6)]
    by_category = np.where(weight > 0.22, lift, 0.75)
    by_discount = by_type(lambda t: t.discount_lift)[persona]
    return np.where(theme < 7, by_category, np.where(theme == calendar.DISCOUNT, by_discount, 0.9))


def _campaign_mails(scene: Scene, subscribers: Subscribers) -> Mailings:
    stream = scene.block.stream("campaign mails")
    subscriber, campaign = _audience(scene, subscribers, 0, 0.42)
    plan, person, size = (
        campaigns(scene.block.world),
        subscribers.person[subscriber],
        len(subscriber),
    )
    interest = _interest(scene, person, plan.theme[campaign])
    opened = happens(stream, np.minimum(scene.tastes.open_rate[person] * interest, 0.95), size)
    clicked = opened & happens(stream, np.minimum(0.18 * interest, 0.9), size)
    at = plan.sent_at[campaign] + between(stream, 0, 900, size)
    read_at = at + (stream.random(size) ** 3 * 2 * DAY).astype(np.int64) + 60
    bounced, left = happens(stream, 0.006, size), happens(stream, 0.004, size)
    spam = happens(stream, 0.001, size)
    parts = [mailings(subscriber, calendar.RECEIVED, at, campaign)]
    for metric, flags, moments in (
        (calendar.OPENED, opened & ~bounced, read_at),
        (calendar.CLICKED, clicked & ~bounced, read_at + 45),
        (calendar.BOUNCED, bounced, at + 5),
        (calendar.UNSUBSCRIBED, left & ~bounced, read_at + 90),
        (calendar.SPAM, spam & ~bounced, read_at + 120),
    ):
        parts.append(mailings(subscriber[flags], metric, moments[flags], campaign[flags]))
    return together(parts)


def _campaign_texts(scene: Scene, subscribers: Subscribers) -> Mailings:
    stream = scene.block.stream("campaign texts")
    subscriber, campaign = _audience(scene, subscribers, 1, 0.25)
    plan, person = campaigns(scene.block.world), subscribers.person[subscriber]
    rate = by_type(lambda t: t.sms_click_rate)[scene.people.persona[person]]
    clicked = happens(stream, rate, len(person))
    at = plan.sent_at[campaign] + 7_200
    return together(
        [
            mailings(subscriber, calendar.RECEIVED_SMS, at, campaign),
            mailings(
                subscriber[clicked], calendar.CLICKED_SMS, at[clicked] + 600, campaign[clicked]
            ),
        ]
    )


def _flow_mails(scene: Scene, subscribers: Subscribers) -> Mailings:
    """Return welcome e-mails of new subscribers in the period, and cart e-mails after checkouts."""
    stream, visits = scene.block.stream("flow mails"), scene.visits
    first = scene.block.world.first_day * DAY
    new = np.flatnonzero(
        (subscribers.created_at >= first) & happens(stream, 0.9, len(subscribers.person))
    )
    row = subscriber_of(scene, subscribers)
    carts = np.flatnonzero(visits.checkout & (row[visits.person] != NONE))
    subscriber = np.concatenate([new, row[visits.person[carts]]])
    flow = np.repeat([calendar.WELCOME, calendar.CART_REMINDER], [len(new), len(carts)])
    at = np.concatenate([subscribers.created_at[new] + 3_600, visits.started_at[carts] + 14_400])
    known = at > subscribers.created_at[subscriber]
    subscriber, flow, at = subscriber[known], flow[known], at[known]
    rate = np.minimum(scene.tastes.open_rate[subscribers.person[subscriber]] * 1.5, 0.95)
    opened = happens(stream, rate, len(subscriber))
    return together(
        [
            mailings(subscriber, calendar.RECEIVED, at, flow=flow),
            mailings(subscriber[opened], calendar.OPENED, at[opened] + 1_800, flow=flow[opened]),
        ]
    )


def _plain(scene: Scene, subscribers: Subscribers) -> Mailings:
    """Return subscriptions to the list and the orders the shop reports to Klaviyo."""
    orders, row = scene.orders, subscriber_of(scene, subscribers)
    new = np.flatnonzero(subscribers.created_at >= scene.block.world.first_day * DAY)
    bought = np.flatnonzero((row[orders.person] != NONE) & (orders.slot >= 0))
    buyer = row[orders.person[bought]]
    known = orders.placed_at[bought] > subscribers.created_at[buyer]
    bought, buyer = bought[known], buyer[known]
    value = per_order(orders, scene.lines, scene.lines.paid) + shipping_cents(orders)
    placed = mailings(buyer, calendar.PLACED_ORDER, orders.placed_at[bought] + 30)
    placed.cents[:] = value[bought]
    return together([mailings(new, calendar.SUBSCRIBED, subscribers.created_at[new]), placed])


def subscriber_of(scene: Scene, subscribers: Subscribers) -> Ints:
    """Return each person's first Klaviyo person (row), or NONE."""
    row = np.full(scene.people.size, NONE)
    first = np.flatnonzero(~subscribers.is_second)
    row[subscribers.person[first]] = first
    return row


def _export(scene: Scene, subscribers: Subscribers, events: Mailings) -> Export:
    """Write the events, and copies of some without a person or with an invalid timestamp."""
    stream, rates, size = scene.block.stream("klaviyo dirt"), scene.block.rates, len(events.at)
    columns = _columns(subscribers, events)
    keyless = np.flatnonzero(happens(stream, rates.missing_key, size))
    ahead = np.flatnonzero(happens(stream, rates.future_timestamp, size))
    unreadable = np.flatnonzero(happens(stream, rates.unreadable_timestamp, size))
    rows = np.concatenate([keyless, ahead, unreadable])
    kind = np.repeat([0, 1, 2], [len(keyless), len(ahead), len(unreadable)])
    broken = repeated(columns, rows)
    future = moment(events.at[rows] + 18_262 * DAY)
    stamp = choose(kind == 1, future, choose(kind == 2, "0000-00-00 00:00:00", broken["datetime"]))
    broken |= {"datetime": stamp, "timestamp": stamp}
    broken["person_id"] = choose(kind == 0, None, broken["person_id"])
    whole = stacked([columns, broken], [size, len(rows)])
    number = scene.block.number * BLOCK_ROWS + np.arange(size + len(rows))
    whole["id"] = join("4", digits(number * 40_503 % (1 << 40), 13))
    whole["uuid"] = join("u-", digits(number, 10))
    return Export("klaviyo", "event", whole, np.concatenate([events.at, events.at[rows]]))


def _columns(subscribers: Subscribers, events: Mailings) -> Table:
    at = moment(events.at)
    valued = events.metric == calendar.PLACED_ORDER
    return {
        "person_id": subscribers.ids.take(events.subscriber),
        "metric_id": metric_ids(events.metric),
        "campaign_id": keep(events.campaign != NONE, campaign_ids(events.campaign)),
        "flow_id": keep(events.flow != NONE, flow_ids(events.flow)),
        "flow_message_id": keep(events.flow != NONE, join("MSG", digits(events.flow + 1, 2))),
        "datetime": at,
        "timestamp": at,
        "type": "event",
        "property_value": keep(valued, money(events.cents)),
        "_fivetran_deleted": "false",
    }
