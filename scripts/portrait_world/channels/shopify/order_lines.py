"""Shopify: the lines of orders, and what discounts take off them."""

import numpy as np

from portrait_world.arrays import Flags, digits, happens, money, pick
from portrait_world.channels.shopify.customers import product_ids
from portrait_world.people import catalog
from portrait_world.people.scene import Scene
from portrait_world.tables import Export, Table, separated

_ALWAYS: Table = {
    "fulfillable_quantity": "0",
    "fulfillment_status": "fulfilled",
    "gift_card": "false",
    "requires_shipping": "true",
    "taxable": "true",
    "grams": "350",
}


def by_code(scene: Scene) -> Flags:
    """Return the lines of orders with a code: its discount stands in the allocations only."""
    return np.asarray(scene.orders.id[scene.lines.order] % 2 == 0)


def discount_allocations(scene: Scene) -> Export:
    """Export what discounts take off a block's lines, those on single lines repeated."""
    lines = scene.lines
    rows = np.flatnonzero(lines.discount > 0)
    columns: Table = {
        "order_line_id": digits(lines.id[rows]),
        "index": "0",
        "discount_application_index": "0",
        "amount": money(lines.discount[rows]),
        "amount_set_shop_money_amount": money(lines.discount[rows]),
        "amount_set_shop_money_currency_code": "USD",
    }
    placed_at = scene.orders.placed_at[lines.order[rows]]
    return Export("shopify", "discount_allocation", columns, placed_at + 60)


def order_lines(scene: Scene) -> Export:
    """Export a block's order lines; a few have a negative quantity or price."""
    lines, orders = scene.lines, scene.orders
    stream, size = scene.block.stream("line export"), len(lines.id)
    wrong = happens(stream, scene.block.rates.wrong_sign, size)
    in_price = wrong & happens(stream, 0.5, size)
    quantity = np.where(wrong & ~in_price, -lines.quantity, lines.quantity)
    price = np.where(in_price, -lines.price, lines.price)
    first = np.searchsorted(lines.order, lines.order, side="left")
    columns: Table = {
        "id": digits(lines.id),
        "order_id": digits(orders.id[lines.order]),
        "index": digits(np.arange(size) - first + 1),
        "product_id": product_ids(lines.product),
        "sku": pick(catalog.skus(), lines.product),
        "title": pick(catalog.titles(), lines.product),
        "name": pick(catalog.titles(), lines.product),
        "vendor": pick(catalog.vendors(), lines.product),
        "quantity": digits(quantity),
        "price": separated(scene.block, "line price", money(price)),
        "total_discount": money(np.where(by_code(scene), 0, lines.discount)),
        "pre_tax_price": money(lines.paid * 100 // 116),
    }
    columns |= _ALWAYS
    return Export("shopify", "order_line", columns, orders.placed_at[lines.order] + 60)
