"""Eventbrite: orders of one or several tickets; some attendees do not come."""

import numpy as np

from portrait_world.arrays import (
    Ints,
    Text,
    choose,
    digits,
    happens,
    join,
    keep,
    money,
)
from portrait_world.channels.eventbrite.tickets import (
    Tickets,
    calendar,
    order_ids_of,
    order_tickets,
)
from portrait_world.channels.voice_texts import (
    emails_at,
    iso_moment,
    json_object,
    with_broken_copies,
)
from portrait_world.people.phones import write_phones
from portrait_world.people.scene import Delivery, Records, Scene
from portrait_world.tables import Export, Table, boolean, careless, repeated, stacked
from portrait_world.world import BLOCK_ROWS, DAY, WORLD_END

ATTENDEE_BASE = 30_000_000_000


def attendees(scene: Scene) -> Delivery:
    """Export a block's orders and attendees."""
    tickets = order_tickets(scene)
    block, size = scene.block, len(tickets.order)
    number = block.number * BLOCK_ROWS + np.arange(size)
    ids = digits(ATTENDEE_BASE + 7 * number)
    order_ids = order_ids_of(scene, tickets)
    newest, changed = _attendee_columns(scene, tickets, ids, order_ids)
    before = repeated(newest, np.arange(size)) | {
        "changed": iso_moment(tickets.ordered_at[tickets.order]),
        "checked_in": "false",
        "cancelled": "false",
        "refunded": "false",
        "status": "Attending",
    }
    older = np.flatnonzero(happens(block.stream("older tickets"), block.rates.updated_row, size))
    columns = stacked([newest, repeated(before, older)], [size, len(older)])
    at = np.concatenate([changed, tickets.ordered_at[tickets.order][older]])
    orders = Export("eventbrite", "order", _order_columns(scene, tickets), tickets.ordered_at, None)
    sold = Export("eventbrite", "attendee", columns, at, None)
    exports = (
        with_broken_copies(scene, orders, "id", "created"),
        with_broken_copies(scene, sold, "id", "created"),
    )
    buyers = Records(join("eventbrite:order:", order_ids), tickets.buyer)
    guests = Records(join("eventbrite:attendee:", ids), tickets.attendee)
    return Delivery(exports, (buyers, guests))


def _order_columns(scene: Scene, tickets: Tickets) -> Table:
    people, buyer = scene.people, tickets.buyer
    first, last = people.names.first.take(buyer), people.names.last.take(buyer)
    price = calendar(scene.block.world).prices[tickets.event]
    count = np.bincount(tickets.order, minlength=len(buyer))
    return {
        "id": order_ids_of(scene, tickets),
        "event_id": calendar(scene.block.world).ids.take(tickets.event),
        "created": iso_moment(tickets.ordered_at),
        "changed": iso_moment(tickets.ordered_at),
        "name": join(first, " ", last),
        "first_name": first,
        "last_name": last,
        "email": emails_at(scene, "eventbrite", buyer, tickets.ordered_at),
        "costs": _costs(price * count),
        "status": "placed",
    }


def _attendee_columns(
    scene: Scene, tickets: Tickets, ids: Text, order_ids: Text
) -> tuple[Table, Ints]:
    """Return the newest version of every ticket, and the time of its last change."""
    block, plan = scene.block, calendar(scene.block.world)
    event = tickets.event[tickets.order]
    stream, size = block.stream("attendees"), len(event)
    over = plan.starts_at[event] < WORLD_END
    cancelled = happens(stream, 0.08, size)
    came = over & ~cancelled & happens(stream, 0.72, size)
    ordered = tickets.ordered_at[tickets.order]
    later = np.minimum(ordered + DAY, WORLD_END - 60)
    changed = np.where(came, plan.starts_at[event] + 600, np.where(cancelled, later, ordered))
    price, gone = plan.prices[event], happens(stream, block.rates.tombstone, size)
    status = choose(came, "Checked In", choose(cancelled, "Not Attending", "Attending"))
    columns: Table = {
        "id": ids,
        "event_id": plan.ids.take(event),
        "order_id": order_ids.take(tickets.order),
        "created": iso_moment(ordered),
        "changed": iso_moment(changed),
        "status": choose(gone, "Deleted", status),
        "checked_in": boolean(block, "checked in", came),
        "cancelled": boolean(block, "cancelled", cancelled),
        "refunded": boolean(block, "refunded", cancelled & (price > 0)),
        "quantity": "1",
        "ticket_class_name": choose(price == 0, "Free", "General admission"),
        "profile": _profiles(scene, tickets),
        "answers": "[]",
        "costs": _costs(price),
    }
    return columns, changed


def _profiles(scene: Scene, tickets: Tickets) -> Text:
    """Return names and addresses as typed: the companion's own, or the buyer's."""
    block, people = scene.block, scene.people
    buyer, ordered = tickets.buyer[tickets.order], tickets.ordered_at[tickets.order]
    shown = np.where(tickets.copied, buyer, tickets.attendee)
    reached = np.where(tickets.own_email, tickets.attendee, buyer)
    phone = write_phones(block, "eventbrite", scene.phones, tickets.attendee)
    gives = happens(block.stream("attendee phones"), 0.3, len(shown)) & ~tickets.copied
    return json_object(
        {
            "first_name": people.names.first.take(shown),
            "last_name": _last_names(scene, tickets, shown),
            "email": emails_at(scene, "attendees", reached, ordered),
            "cell_phone": keep(gives, phone),
        }
    )


def _last_names(scene: Scene, tickets: Tickets, shown: Ints) -> Text:
    """Return last names; companions without own data get the last name of the order."""
    written = scene.people.names.last.take(shown)
    asked_nothing = np.isin(tickets.order, tickets.order[tickets.copied])
    return choose(asked_nothing, written, careless(scene.block, "attendee last", written))


def _costs(cents: Ints) -> Text:
    amount = money(cents)
    gross = (
        '{"gross":{"currency":"USD","value":',
        digits(cents),
        ',"major_value":"',
        amount,
        '"}}',
    )
    return join(*gross)
