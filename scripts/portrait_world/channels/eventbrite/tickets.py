"""Eventbrite: the events of the world, and their buyers and companions."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from portrait_world.arrays import (
    Flags,
    Ints,
    Text,
    between,
    choose,
    digits,
    draw_one,
    happens,
    join,
    pick,
    scatter,
    text,
)
from portrait_world.channels.voice_texts import iso_moment, json_object
from portrait_world.people.persona_numbers import WORKPLACE_BUYER
from portrait_world.people.scene import Scene
from portrait_world.tables import Export, Table
from portrait_world.world import DAY, WORLD_END, World

EVENT_BASE, ORDER_BASE = 700_000_000, 8_000_000_000
TITLES = ("Open studio evening", "Repair workshop", "New season preview", "Supplier day")
PRICES = (0, 2_500, 1_500, 0)
REGISTERING_SHARE = 0.16
"""People who order a ticket for an event in the period."""
BUYER_WRITES_OWN_EMAIL = 0.4
"""Share of companions for whom the buyer typed the buyer's own address."""
BUYER_COPIED_SHARE = 0.2
"""Share of companions without own data: their ticket repeats the buyer's name and address."""


@dataclass(frozen=True)
class Calendar:
    """The start times of the world's events, in order; the last event is in the future."""

    starts_at: Ints

    @property
    def ids(self) -> Text:
        """Eventbrite ids of the events."""
        return digits(EVENT_BASE + scatter(np.arange(len(self.starts_at)), 1_103_515_245))

    @property
    def prices(self) -> Ints:
        """Price of a ticket in cents."""
        return np.resize(PRICES, len(self.starts_at))


@cache
def calendar(world: World) -> Calendar:
    """Return an event every thirty days, and one ten days after the period."""
    days = np.arange(world.first_day + 25, world.last_day - 2, 30)
    return Calendar(np.append(days, world.last_day + 10) * DAY + 17 * 3_600)


def events(world: World) -> Export:
    """Export the events."""
    plan = calendar(world)
    size = len(plan.starts_at)
    made = plan.starts_at - 40 * DAY
    title = pick(TITLES, np.arange(size) % len(TITLES))
    columns: Table = {
        "id": plan.ids,
        "name": join('{"text":"', title, '","html":"', title, '"}'),
        "start": json_object({"timezone": _utc(size), "utc": iso_moment(plan.starts_at)}),
        "end": json_object({"timezone": _utc(size), "utc": iso_moment(plan.starts_at + 10_800)}),
        "created": iso_moment(made),
        "changed": iso_moment(made + DAY),
        "status": choose(plan.starts_at > WORLD_END, "live", "completed"),
        "currency": "USD",
        "online_event": "false",
        "is_free": choose(plan.prices == 0, "true", "false"),
    }
    return Export("eventbrite", "event", columns, made + DAY, None)


@dataclass(frozen=True)
class Tickets:
    """A block's tickets, one element per attendee.

    `order` is the row of `buyer`, `event` and `ordered_at`; the flags say what was typed.
    """

    buyer: Ints
    event: Ints
    ordered_at: Ints
    order: Ints
    attendee: Ints
    own_email: Flags
    copied: Flags


def order_tickets(scene: Scene) -> Tickets:
    """Draw who orders for which event; companions are the next people of the household or firm."""
    block, people = scene.block, scene.people
    stream = block.stream("eventbrite")
    buyer = np.flatnonzero(happens(stream, REGISTERING_SHARE, people.size))
    plan = calendar(block.world)
    event = between(stream, 0, len(plan.starts_at) - 1, len(buyer))
    earlier = between(stream, 2, 20, len(buyer)) * DAY + between(stream, 0, 40_000, len(buyer))
    ordered_at = np.minimum(plan.starts_at[event], WORLD_END) - earlier
    beside = np.minimum(buyer + 1, people.size - 1)
    company = scene.addresses.company
    works = (people.persona[buyer] == WORKPLACE_BUYER) & (people.persona[beside] == WORKPLACE_BUYER)
    together = people.homes.first[buyer] == people.homes.first[beside]
    known = (together | (works & (company[buyer] == company[beside]))) & (beside > buyer)
    along = np.flatnonzero(known & happens(stream, 0.6, len(buyer)))
    order = np.concatenate([np.arange(len(buyer)), along])
    is_companion = np.arange(len(order)) >= len(buyer)
    asked = draw_one(
        stream,
        (
            BUYER_COPIED_SHARE,
            BUYER_WRITES_OWN_EMAIL,
            1 - BUYER_COPIED_SHARE - BUYER_WRITES_OWN_EMAIL,
        ),
        len(order),
    )
    return Tickets(
        buyer=buyer,
        event=event,
        ordered_at=ordered_at,
        order=order,
        attendee=np.concatenate([buyer, beside[along]]),
        own_email=~is_companion | (asked == 2),
        copied=is_companion & (asked == 0),
    )


def order_ids_of(scene: Scene, tickets: Tickets) -> Text:
    """Return Eventbrite ids of a block's orders."""
    number = scene.people.number[tickets.buyer]
    return digits(ORDER_BASE + scatter(number, 1_140_671_485))


def _utc(size: int) -> Text:
    return text(["Etc/UTC"] * size)
