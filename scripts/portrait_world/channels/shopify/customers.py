"""Shopify: products and accounts; some people have two accounts, some rows an older version."""

import numpy as np

from portrait_world.arrays import (
    Flags,
    Ints,
    Text,
    between,
    choose,
    digits,
    happens,
    join,
    keep,
    moment,
    money,
    pick,
    scatter,
    text,
)
from portrait_world.people import catalog
from portrait_world.people.contacts import CURRENT, FORMER, SECOND, write_emails
from portrait_world.people.personas import CATEGORIES
from portrait_world.people.phones import write_phones
from portrait_world.people.purchases import per_order, shipping_cents
from portrait_world.people.scene import Delivery, Records, Scene
from portrait_world.tables import Export, Table, boolean, careless, repeated, separated, stacked
from portrait_world.world import DAY, WORLD_END, World


def customers(scene: Scene) -> Delivery:
    """Export a block's accounts."""
    block, presence = scene.block, scene.presence
    main, second = np.flatnonzero(presence.account), np.flatnonzero(presence.second_account)
    person = np.concatenate([main, second])
    is_second = np.arange(len(person)) >= len(main)
    ids = np.where(is_second, presence.second_customer_id[person], presence.customer_id[person])
    stream = block.stream("customers")
    created = _created(scene, person, is_second) + between(stream, 0, DAY - 1, len(person))
    created = np.minimum(created, WORLD_END - 3_600)
    updated = between(stream, created, WORLD_END, len(person))
    moved_at = np.minimum(presence.changed_day[person] * DAY, WORLD_END)
    updated = np.where(presence.changed[person], np.maximum(updated, moved_at), updated)
    slot = np.where(is_second, SECOND, CURRENT)
    newest = _columns(scene, person, ids, slot, created, updated)
    older = np.flatnonzero(
        happens(stream, block.rates.updated_row, len(person))
        | (presence.changed[person] & ~is_second)
    )
    before = _older(scene, newest, person, is_second, older)
    changed_at = np.concatenate([updated, created[older]])
    before["updated_at"] = moment(created[older])
    columns = stacked([newest, before], [len(person), len(older)])
    records = Records(join("shopify:customer:", digits(ids)), person)
    return Delivery((Export("shopify", "customer", columns, changed_at),), (records,))


def _created(scene: Scene, person: Ints, is_second: Flags) -> Ints:
    presence = scene.presence
    return np.where(is_second, presence.second_from[person], presence.joined_day[person]) * DAY


def _columns(
    scene: Scene, person: Ints, ids: Ints, slot: Ints, created: Ints, updated: Ints
) -> Table:
    block, people, size = scene.block, scene.people, len(person)
    stream, (orders, spent) = block.stream("customer columns"), _totals(scene, ids)
    phone = write_phones(block, "customers", scene.phones, person)
    emails = write_emails(block, "customers", scene.addresses.of(person, slot))
    return {
        "id": digits(ids),
        "first_name": careless(block, "first", people.names.first.take(person)),
        "last_name": people.names.last.take(person),
        "email": emails,
        "phone": careless(block, "customer phone", keep(happens(stream, 0.6, size), phone)),
        "state": pick(["enabled", "disabled", "invited"], between(stream, 0, 2, size)),
        "orders_count": digits(orders),
        "total_spent": separated(block, "spent", money(spent)),
        "created_at": moment(created),
        "updated_at": moment(updated),
        "tax_exempt": boolean(block, "exempt", happens(stream, 0.02, size)),
        "verified_email": boolean(block, "verified", happens(stream, 0.9, size)),
        "note": careless(block, "customer note", keep(happens(stream, 0.03, size), "VIP")),
        "currency": "USD",
    } | _marketing(scene, person, created)


def _marketing(scene: Scene, person: Ints, created: Ints) -> Table:
    stream, size = scene.block.stream("customer marketing"), len(person)
    accepts = happens(stream, np.where(scene.presence.subscriber[person], 0.9, 0.1), size)
    return {
        "accepts_marketing": boolean(scene.block, "accepts", accepts),
        "email_marketing_consent_state": choose(accepts, "subscribed", "not_subscribed"),
        "email_marketing_consent_opt_in_level": keep(accepts, "single_opt_in"),
        "email_marketing_consent_consent_updated_at": keep(accepts, moment(created)),
    }


def _totals(scene: Scene, ids: Ints) -> tuple[Ints, Ints]:
    """Return number and value (US cents) of each account's orders in the period."""
    orders = scene.orders
    value = per_order(orders, scene.lines, scene.lines.paid) + shipping_cents(orders)
    order = np.argsort(ids)
    place = order[np.minimum(np.searchsorted(ids[order], orders.customer_id), len(ids) - 1)]
    known = ids[place] == orders.customer_id
    counts = np.bincount(place[known], minlength=len(ids))
    spent = np.bincount(place[known], weights=value[known], minlength=len(ids))
    return counts.astype(np.int64), np.rint(spent).astype(np.int64)


def _older(scene: Scene, newest: Table, person: Ints, is_second: Flags, rows: Ints) -> Table:
    """Return earlier versions of the given rows: no orders yet, the former e-mail if changed."""
    before = repeated(newest, rows)
    changed = scene.presence.changed[person[rows]] & ~is_second[rows]
    former = scene.addresses.of(person[rows], np.full(len(rows), FORMER))
    email = before["email"]
    before |= {
        "orders_count": "0",
        "total_spent": "0.00",
        "email": choose(changed, write_emails(scene.block, "customers before", former), email),
    }
    return before


def products(world: World) -> Export:
    """Export the shop's products."""
    number = np.arange(catalog.product_count())
    created = np.full(len(number), (world.first_day - 700) * DAY) + number * 3_571
    handles = [title.lower().replace(" ", "-").replace("'", "") for title in catalog.titles()]
    columns: Table = {
        "id": product_ids(number),
        "title": text(catalog.titles()),
        "handle": text([f"{handle}-{n}" for n, handle in enumerate(handles)]),
        "product_type": pick(CATEGORIES, catalog.category_of(number)),
        "vendor": text(catalog.vendors()),
        "status": pick(["active", "archived"], (number % 41 == 40).astype(np.int64)),
        "published_scope": "web",
        "created_at": moment(created),
        "updated_at": moment(created + 30 * DAY),
        "published_at": moment(created),
        "_fivetran_deleted": pick(["false", "true"], (number % 97 == 96).astype(np.int64)),
    }
    return Export("shopify", "product", columns, created + 30 * DAY)


def product_ids(product: Ints) -> Text:
    """Return Shopify ids of products."""
    return digits(catalog.PRODUCT_BASE + scatter(product, 22_695_477))
