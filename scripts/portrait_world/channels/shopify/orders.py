"""Shopify: orders, including guest, till, test and cancelled orders, and odd values."""

import numpy as np

from portrait_world.arrays import (
    Ints,
    Text,
    between,
    blank_as_null,
    choose,
    digits,
    draw_one,
    happens,
    join,
    keep,
    moment,
    money,
    pick,
)
from portrait_world.people.contacts import (
    CURRENT,
    NO_ADDRESS,
    PLACEHOLDERS,
    mistype_domains,
    write_emails,
)
from portrait_world.people.personas import TRAFFIC
from portrait_world.people.phones import write_phones
from portrait_world.people.places import COUNTRIES
from portrait_world.people.purchases import POS, WEB, per_order, shipping_cents
from portrait_world.people.returns import Returns
from portrait_world.people.scene import Delivery, Records, Scene, full_name, location
from portrait_world.tables import Export, Table, boolean, careless, repeated, separated, stacked
from portrait_world.world import DAY

CANCEL_REASONS = ("customer", "inventory", "fraud", "declined", "other")
SOURCES = ("web", "iphone", "android", "pos")


def orders(scene: Scene, returns: Returns) -> Delivery:
    """Export a block's orders."""
    stream, placed = scene.block.stream("order export"), scene.orders.placed_at
    size = len(placed)
    updated = placed + between(stream, 60, 3 * DAY, size)
    newest = _columns(scene, returns)
    newest["updated_at"] = moment(updated)
    older = np.flatnonzero(happens(stream, scene.block.rates.updated_row / 2, size))
    before = repeated(newest, older) | {
        "updated_at": moment(placed[older]),
        "financial_status": "pending",
        "fulfillment_status": "",
    }
    columns = stacked([newest, before], [size, len(older)])
    columns["fulfillment_status"] = blank_as_null(columns["fulfillment_status"])
    export = Export("shopify", "order", columns, np.concatenate([updated, placed[older]]))
    guest = np.flatnonzero(scene.orders.guest)
    records = Records(
        join("shopify:guest:", digits(scene.orders.id[guest])), scene.orders.person[guest]
    )
    return Delivery((export,), (records,))


def order_emails(scene: Scene) -> Text:
    """Return the e-mail typed in each order; guests make typing errors and use placeholders."""
    block, placed = scene.block, scene.orders
    stream, size, guest = block.stream("order emails"), len(placed.id), placed.guest
    slot = np.where(placed.slot == NO_ADDRESS, CURRENT, placed.slot)
    emails = write_emails(block, "orders", scene.addresses.of(placed.person, slot))
    typo = mistype_domains(block, "orders", emails, block.rates.email_domain_typo)
    emails = choose(guest, typo, emails)
    placeholder = pick(PLACEHOLDERS, draw_one(stream, (1, 1, 1), size))
    emails = choose(
        guest & happens(stream, block.rates.email_placeholder, size), placeholder, emails
    )
    return keep(placed.slot != NO_ADDRESS, emails)


def _columns(scene: Scene, returns: Returns) -> Table:
    return _who(scene) | _money(scene) | _state(scene, returns) | _where(scene)


def _who(scene: Scene) -> Table:
    block, orders = scene.block, scene.orders
    stream, size = block.stream("order who"), len(orders.id)
    subscribed = scene.presence.subscriber[orders.person]
    locale = pick([c.locale for c in COUNTRIES], scene.people.homes.country[orders.person])
    placed = _placed(scene)
    deleted = ~orders.guest & happens(stream, block.rates.tombstone / 2, size)
    return {
        "id": digits(orders.id),
        "name": join("#", digits(orders.number)),
        "number": digits(orders.number - 1_000),
        "order_number": digits(orders.number),
        "customer_id": keep(~orders.guest, digits(orders.customer_id)),
        "email": order_emails(scene),
        "created_at": placed,
        "processed_at": placed,
        "source_name": pick(SOURCES, orders.channel),
        "location_id": keep(orders.channel == POS, digits(_store(scene))),
        "customer_locale": locale,
        "buyer_accepts_marketing": boolean(block, "buyer accepts", subscribed),
        "test": boolean(block, "test order", orders.test),
        "referring_site": keep(orders.channel == WEB, _referrers(stream, scene)),
        "confirmed": "true",
        "_fivetran_deleted": boolean(block, "order deleted", deleted),
    }


def _placed(scene: Scene) -> Text:
    """Return order timestamps; a few of account holders are in the future or unreadable."""
    block, orders = scene.block, scene.orders
    stream, size = block.stream("order dates"), len(orders.id)
    ahead = ~orders.guest & happens(stream, block.rates.future_timestamp, size)
    broken = ~orders.guest & happens(stream, block.rates.unreadable_timestamp, size)
    placed = moment(orders.placed_at + np.where(ahead, 14_610 * DAY, 0))
    nonsense = pick(["0000-00-00 00:00:00", "31/02/2026"], between(stream, 0, 1, size))
    return choose(broken, nonsense, placed)


def _store(scene: Scene) -> Ints:
    return 61_000_000_000 + scene.people.homes.city[scene.orders.person] * 17


def _referrers(stream: np.random.Generator, scene: Scene) -> Text:
    sites = [None if name == "(direct)" else f"https://www.{name}.example/" for name, _ in TRAFFIC]
    return pick(sites, between(stream, 0, len(TRAFFIC) - 1, len(scene.orders.id)))


def _money(scene: Scene) -> Table:
    block, orders, lines = scene.block, scene.orders, scene.lines
    listed = per_order(orders, lines, lines.price * lines.quantity)
    discount = per_order(orders, lines, lines.discount)
    total = listed - discount + shipping_cents(orders)
    currency = pick([c.currency for c in COUNTRIES], scene.people.homes.country[orders.person])
    return {
        "total_line_items_price": separated(block, "listed", money(listed)),
        "total_discounts": money(discount),
        "subtotal_price": separated(block, "subtotal", money(listed - discount)),
        "total_price": separated(block, "total", money(total)),
        "total_tax": money(total * 16 // 116),
        "taxes_included": "true",
        "total_weight": digits(per_order(orders, lines, lines.quantity) * 350),
        "currency": "USD",
        "presentment_currency": currency,
    }


def _state(scene: Scene, returns: Returns) -> Table:
    orders, stream = scene.orders, scene.block.stream("order state")
    size, cancelled = len(orders.id), orders.cancelled
    status = np.where(cancelled, 3, returns.status)
    cancelled_at = orders.placed_at + between(stream, 600, DAY, size)
    reason = pick(CANCEL_REASONS, draw_one(stream, (5, 3, 1, 1, 2), size))
    note = keep(happens(stream, 0.03, size), "Please leave at the door, thank you")
    return {
        "financial_status": pick(["paid", "partially_refunded", "refunded", "voided"], status),
        "fulfillment_status": choose(cancelled, "", "fulfilled"),
        "cancelled_at": keep(cancelled, moment(cancelled_at)),
        "cancel_reason": keep(cancelled, reason),
        "note": careless(scene.block, "order note", note),
    }


def _where(scene: Scene) -> Table:
    """Return billing and shipping addresses; anonymous sales at the till have none."""
    orders, people = scene.orders, scene.people
    person, known = orders.person, orders.slot != NO_ADDRESS
    place = location(scene, person)
    phone = write_phones(scene.block, "orders", scene.phones, person)
    has_phone = known & happens(scene.block.stream("order phones"), 0.7, len(person))
    ships = known & (orders.channel != POS)
    return {
        "billing_address_first_name": keep(known, people.names.first.take(person)),
        "billing_address_last_name": keep(known, people.names.last.take(person)),
        "billing_address_name": keep(known, full_name(scene, person)),
        "billing_address_city": careless(scene.block, "billing city", keep(known, place["city"])),
        "billing_address_country": keep(known, place["country"]),
        "billing_address_country_code": keep(known, place["country_code"]),
        "billing_address_zip": careless(scene.block, "zip", keep(known, place["postcode"])),
        "billing_address_phone": keep(has_phone, phone),
        "shipping_address_name": keep(ships, full_name(scene, person)),
        "shipping_address_address_1": keep(ships, place["street"]),
        "shipping_address_city": keep(ships, place["city"]),
        "shipping_address_country_code": keep(ships, place["country_code"]),
        "shipping_address_zip": keep(ships, place["postcode"]),
    }
