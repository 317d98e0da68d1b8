"""Shopify: checkouts that were started and abandoned, with or without an account."""

import numpy as np

from portrait_world.arrays import (
    Ints,
    between,
    digits,
    draw,
    happens,
    join,
    keep,
    moment,
    money,
    pick,
    scatter,
)
from portrait_world.people import catalog
from portrait_world.people.contacts import CURRENT, FORMER, mistype_domains, write_emails
from portrait_world.people.phones import write_phones
from portrait_world.people.places import COUNTRIES
from portrait_world.people.scene import Delivery, Records, Scene, full_name, location
from portrait_world.tables import Export, Table, boolean, separated
from portrait_world.world import BLOCK_ROWS, DAY

CHECKOUT_BASE = 21_500_000_000_000


def checkouts(scene: Scene) -> Delivery:
    """Export a block's abandoned checkouts."""
    visits, block = scene.visits, scene.block
    rows = np.flatnonzero(visits.checkout)
    stream, person, size = block.stream("checkouts"), visits.person[rows], len(rows)
    knows = scene.presence.account[person] & happens(stream, 0.6, size)
    knows |= visits.customer_id[rows] > 0
    ids = CHECKOUT_BASE + scatter(block.number * BLOCK_ROWS + np.arange(size), 214_013)
    left_at = visits.started_at[rows] + 600
    tier = draw(stream, scene.tastes.tiers, person)
    product = catalog.on_shelf(visits.category[rows], tier, between(stream, 0, 7, size))
    gone = knows & happens(stream, block.rates.tombstone, size)
    columns = _who(scene, rows) | _money(scene, rows, catalog.price_cents()[product])
    columns |= {
        "id": digits(ids),
        "customer_id": keep(knows, digits(scene.presence.customer_id[person])),
        "token": join("c", digits(ids)),
        "name": join("#", digits(ids)),
        "created_at": moment(left_at),
        "updated_at": moment(left_at + 300),
        "_fivetran_deleted": boolean(block, "checkout deleted", gone),
    }
    guest = np.flatnonzero(~knows)
    records = Records(join("shopify:checkout:", digits(ids[guest])), person[guest])
    return Delivery((Export("shopify", "abandoned_checkout", columns, left_at),), (records,))


def _who(scene: Scene, rows: Ints) -> Table:
    block, person = scene.block, scene.visits.person[rows]
    stream, size = block.stream("checkout columns"), len(rows)
    before = scene.visits.started_at[rows] // DAY < scene.presence.changed_day[person]
    slot = np.where(scene.presence.changed[person] & before, FORMER, CURRENT)
    emails = write_emails(block, "checkouts", scene.addresses.of(person, slot))
    emails = mistype_domains(block, "checkouts", emails, block.rates.email_domain_typo)
    phone = write_phones(block, "checkouts", scene.phones, person)
    place = location(scene, person)
    return {
        "email": keep(happens(stream, 0.9, size), emails),
        "phone": keep(happens(stream, 0.4, size), phone),
        "billing_address_first_name": scene.people.names.first.take(person),
        "billing_address_last_name": scene.people.names.last.take(person),
        "billing_address_name": full_name(scene, person),
        "billing_address_city": place["city"],
        "billing_address_country": place["country"],
        "billing_address_country_code": place["country_code"],
        "billing_address_zip": place["postcode"],
    }


def _money(scene: Scene, rows: Ints, cents: Ints) -> Table:
    block, person = scene.block, scene.visits.person[rows]
    country = scene.people.homes.country[person]
    subscribed = scene.presence.subscriber[person]
    return {
        "buyer_accepts_marketing": boolean(block, "checkout accepts", subscribed),
        "currency": "USD",
        "presentment_currency": pick([place.currency for place in COUNTRIES], country),
        "customer_locale": pick([place.locale for place in COUNTRIES], country),
        "source_name": "web",
        "total_line_items_price": separated(block, "checkout", money(cents)),
        "subtotal_price": money(cents),
        "total_discounts": "0.00",
        "total_price": money(cents + 490),
        "total_tax": money((cents + 490) * 16 // 116),
        "taxes_included": "true",
    }
