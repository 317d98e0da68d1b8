"""Visits to web shop and app: device, login, traffic source and purpose."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Flags, Floats, Ints, between, draw, happens, scatter
from portrait_world.people.households import OTHER
from portrait_world.people.people import People
from portrait_world.people.persona_numbers import by_type
from portrait_world.people.personas import PERSONA_TYPES
from portrait_world.people.presence import Presence
from portrait_world.people.purchases import POS, WEB, Orders
from portrait_world.people.tastes import Tastes, rows_of
from portrait_world.people.timing import moments
from portrait_world.world import DAY, Block

MOBILE_WEB, DESKTOP_WEB, APP = 0, 1, 2
NO_ORDER = -1
DEVICES_PER_PERSON = 6
"""Three devices, each before and after a cookie reset."""


@dataclass(frozen=True)
class Visits:
    """A block's sessions, one element per session.

    `device` is a number unique in the world; `device_owner` is the person (row) who owns it;
    `order` is the row of the order that the session ends in, or NO_ORDER; `customer_id` is the
    account logged in, or 0.
    """

    person: Ints
    started_at: Ints
    kind: Ints
    device: Ints
    device_owner: Ints
    order: Ints
    customer_id: Ints
    category: Ints
    traffic: Ints
    checkout: Flags


def visit(
    block: Block, people: People, presence: Presence, tastes: Tastes, orders: Orders
) -> Visits:
    """Simulate the sessions of everyone with a device: sessions with orders, and others."""
    stream = block.stream("visits")
    ordering = np.flatnonzero((orders.channel != POS) & presence.device[orders.person])
    browsing = _browsing(stream, people, presence)
    person = np.concatenate([orders.person[ordering], browsing])
    order = np.concatenate([ordering, np.full(len(browsing), NO_ORDER)])
    browsed_at = moments(block, "visits", people, presence, tastes, browsing)
    started_at = np.concatenate([_before(stream, orders, ordering), browsed_at])
    kind = _kinds(stream, tastes, orders, person, order)
    owner = _owners(block, people, presence, person)
    return Visits(
        person=person,
        started_at=started_at,
        kind=kind,
        device=_devices(block, presence, people, owner, kind, started_at),
        device_owner=owner,
        order=order,
        customer_id=_logins(stream, presence, orders, person, order),
        category=draw(stream, tastes.categories, person),
        traffic=draw(stream, _traffic_weights(), people.persona[person]),
        checkout=(order == NO_ORDER) & happens(stream, 0.06, len(person)),
    )


def _before(stream: np.random.Generator, orders: Orders, ordering: Ints) -> Ints:
    return orders.placed_at[ordering] - between(stream, 240, 900, len(ordering))


def _traffic_weights() -> Floats:
    return np.array([persona.traffic for persona in PERSONA_TYPES])


def _browsing(stream: np.random.Generator, people: People, presence: Presence) -> Ints:
    """Return the person of every session without an order."""
    rate = by_type(lambda t: t.sessions_per_year)[people.persona] * presence.activity**0.7
    years = (presence.active_to - presence.active_from + 1) / 365.25
    interest = np.where(presence.buyer, 0.62, 0.5)
    counts = np.maximum(stream.poisson(rate * years * interest), 1) * presence.device
    return rows_of(np.minimum(counts, 500))


def _kinds(
    stream: np.random.Generator, tastes: Tastes, orders: Orders, person: Ints, order: Ints
) -> Ints:
    size = len(person)
    in_app = happens(stream, tastes.app_share[person], size)
    in_app = np.where(order == NO_ORDER, in_app, orders.channel[order] != WEB)
    desktop = happens(stream, tastes.desktop_share[person], size)
    return np.where(in_app, APP, np.where(desktop, DESKTOP_WEB, MOBILE_WEB))


def _owners(block: Block, people: People, presence: Presence, person: Ints) -> Ints:
    """Return the owner of the device: some people at times use that of the head of household."""
    head, stream = people.homes.first, block.stream("borrowed devices")
    borrows = (head != np.arange(people.size)) & presence.device[head]
    rate = block.rates.device_shared / 0.4
    borrows &= happens(stream, rate, people.size) & (people.homes.role <= OTHER)
    return np.where(borrows[person] & happens(stream, 0.4, len(person)), head[person], person)


def _devices(
    block: Block,
    presence: Presence,
    people: People,
    owner: Ints,
    kind: Ints,
    started_at: Ints,
) -> Ints:
    stream = block.stream("devices")
    resets = happens(stream, block.rates.cookie_reset, people.size)
    reset_day = between(stream, presence.active_from, presence.active_to, people.size)
    renewed = resets[owner] & (started_at // DAY >= reset_day[owner]) & (kind != APP)
    number = people.number[owner] * DEVICES_PER_PERSON + kind * 2 + renewed
    return scatter(number, 1_566_083_941)


def _logins(
    stream: np.random.Generator, presence: Presence, orders: Orders, person: Ints, order: Ints
) -> Ints:
    """Return the account logged in: always for its own orders, in half of the other sessions."""
    logged_in = presence.logs_in[person] & happens(stream, 0.5, len(person))
    browsing = np.where(logged_in, presence.customer_id[person], 0)
    ordering = np.where(presence.logs_in[person], orders.customer_id[order], 0)
    return np.where(order == NO_ORDER, browsing, ordering)
