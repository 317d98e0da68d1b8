"""Square: orders at tills and their lines."""

import numpy as np

from portrait_world.arrays import Ints, choose, digits, happens, join, pick
from portrait_world.channels.square.columns import (
    SYNCED,
    currencies,
    line_uids,
    order_ids,
    pipeline,
    stores,
    utc,
    variation_ids,
)
from portrait_world.channels.square.sales import PROFILE, SaleLines, Sales, Tills, per_sale
from portrait_world.people import catalog
from portrait_world.people.scene import Scene
from portrait_world.tables import Export, Table, repeated, stacked
from portrait_world.world import DAY


def orders(scene: Scene, tills: Tills) -> tuple[Export, Export]:
    """Export a block's orders and their lines."""
    sales, lines = tills.sales, tills.lines
    changed = sales.sold_at + 240
    newest = _order_columns(scene, sales, lines) | pipeline(changed)
    open_bill = np.flatnonzero(
        happens(scene.block.stream("open bills"), scene.block.rates.updated_row / 2, len(changed))
    )
    before_at = sales.sold_at[open_bill]
    before = repeated(newest, open_bill) | pipeline(before_at)
    before |= {"state": "OPEN", "closed_at": pick([None], np.zeros(len(open_bill), np.int64))}
    whole = stacked([newest, before], [len(changed), len(open_bill)])
    at = np.concatenate([changed, before_at])
    return Export("square", "orders", whole, at, SYNCED), _lines(scene, tills, open_bill)


def _order_columns(scene: Scene, sales: Sales, lines: SaleLines) -> Table:
    block, size = scene.block, len(sales.number)
    stream, at = block.stream("till orders"), sales.sold_at
    knows = sales.known_by == PROFILE
    ahead = knows & happens(stream, block.rates.future_timestamp, size)
    broken = knows & happens(stream, block.rates.unreadable_timestamp, size)
    closed = choose(broken, "0000-00-00T00:00:00Z", utc(at + np.where(ahead, 14_610 * DAY, 180)))
    currency = currencies(scene, sales)
    return {
        "id": order_ids(sales.number),
        "location_id": stores(scene, sales.person),
        "source__name": "Point of Sale",
        "created_at": choose(broken, "0000-00-00T00:00:00Z", utc(at)),
        "updated_at": utc(at + 240),
        "closed_at": closed,
        "state": pick(["COMPLETED", "CANCELED"], sales.canceled.astype(np.int64)),
        "version": "4",
        "total_money__amount": digits(per_sale(sales, lines, lines.paid)),
        "total_money__currency": currency,
        "total_discount_money__amount": digits(per_sale(sales, lines, lines.discount)),
        "total_discount_money__currency": currency,
        "total_tax_money__amount": "0",
        "total_tax_money__currency": currency,
    }


def _lines(scene: Scene, tills: Tills, open_bill: Ints) -> Export:
    """Export lines; a line removed from an open bill is still there, with the older version."""
    sales, lines = tills.sales, tills.lines
    changed = sales.sold_at[lines.sale] + 240
    newest = _line_columns(scene, sales, lines) | pipeline(changed)
    off = np.flatnonzero(np.isin(lines.sale, open_bill) & (lines.position == 0))
    before_at = sales.sold_at[lines.sale[off]]
    before = repeated(newest, off) | pipeline(before_at)
    before |= {"uid": join(before["uid"], "off"), "_sdc_level_0_id": "9"}
    whole = stacked([newest, before], [len(changed), len(off)])
    at = np.concatenate([changed, before_at])
    return Export("square", "orders__line_items", whole, at, SYNCED)


def _line_columns(scene: Scene, sales: Sales, lines: SaleLines) -> Table:
    money = {
        "base_price_money": lines.price,
        "gross_sales_money": lines.gross,
        "total_discount_money": lines.discount,
        "total_money": lines.paid,
    }
    currency = currencies(scene, sales).take(lines.sale)
    columns: Table = {
        "uid": line_uids(lines, np.arange(len(lines.sale))),
        "_sdc_source_key_id": order_ids(sales.number[lines.sale]),
        "_sdc_level_0_id": digits(lines.position),
        "name": pick(catalog.titles(), lines.product),
        "quantity": digits(lines.quantity),
        "catalog_object_id": variation_ids(lines.product),
        "variation_name": "Regular",
        "item_type": "ITEM",
    }
    for name, amounts in money.items():
        columns |= {f"{name}__amount": digits(amounts), f"{name}__currency": currency}
    return columns
