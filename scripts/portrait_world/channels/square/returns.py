"""Square: returns: an order of their own, its lines, and the refund."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Ints, between, digits, draw_one, join, pick, scatter
from portrait_world.channels.square.columns import (
    SYNCED,
    currencies,
    line_uids,
    payment_ids,
    pipeline,
    return_ids,
    stores,
    utc,
    variation_ids,
)
from portrait_world.channels.square.sales import Tills, per_sale
from portrait_world.people import catalog
from portrait_world.people.scene import Scene
from portrait_world.tables import Export, Table
from portrait_world.world import DAY, WORLD_END

REASONS = ("Returned goods", "Wrong size", "Faulty", "Changed mind")
LINES = "orders__returns__return_line_items"


@dataclass(frozen=True)
class Back:
    """Returned goods: rows of lines with their value, rows of sales with time and value."""

    lines: Ints
    line_value: Ints
    line_at: Ints
    sales: Ints
    value: Ints
    at: Ints


def returns(scene: Scene, tills: Tills) -> tuple[Export, ...]:
    """Export a block's returns."""
    back = _take_back(scene, tills)
    return (
        Export("square", "orders", _orders(scene, tills, back), back.at, SYNCED),
        Export("square", LINES, _lines(scene, tills, back), back.line_at, SYNCED),
        Export("square", "refunds", _refunds(scene, tills, back), back.at, SYNCED),
    )


def _take_back(scene: Scene, tills: Tills) -> Back:
    sales, lines = tills.sales, tills.lines
    stream = scene.block.stream("till returns")
    back_at = sales.sold_at + between(stream, 2 * DAY, 20 * DAY, len(sales.number))
    rows = np.flatnonzero((lines.returned > 0) & (back_at[lines.sale] <= WORLD_END))
    sale = np.unique(lines.sale[rows])
    value = np.zeros(len(lines.sale), dtype=np.int64)
    value[rows] = (lines.paid * lines.returned // lines.quantity)[rows]
    return Back(
        lines=rows,
        line_value=value[rows],
        line_at=back_at[lines.sale[rows]],
        sales=sale,
        value=per_sale(sales, lines, value)[sale],
        at=back_at[sale],
    )


def _orders(scene: Scene, tills: Tills, back: Back) -> Table:
    sales = tills.sales
    return {
        "id": return_ids(sales.number[back.sales]),
        "location_id": stores(scene, sales.person[back.sales]),
        "source__name": "Point of Sale",
        "created_at": utc(back.at),
        "updated_at": utc(back.at),
        "closed_at": utc(back.at),
        "state": "COMPLETED",
        "return_amounts__total_money__amount": digits(back.value),
        "return_amounts__total_money__currency": currencies(scene, sales).take(back.sales),
    } | pipeline(back.at)


def _refunds(scene: Scene, tills: Tills, back: Back) -> Table:
    sales, size = tills.sales, len(back.sales)
    number = sales.number[back.sales]
    reason = draw_one(scene.block.stream("till refunds"), (5, 2, 1, 2), size)
    return {
        "id": join(payment_ids(number), "_", digits(scatter(number, 134_775_813))),
        "payment_id": payment_ids(number),
        "order_id": return_ids(number),
        "status": pick(["COMPLETED", "FAILED"], (number % 31 == 30).astype(np.int64)),
        "reason": pick(REASONS, reason),
        "amount_money__amount": digits(back.value),
        "amount_money__currency": currencies(scene, sales).take(back.sales),
        "location_id": stores(scene, sales.person[back.sales]),
        "created_at": utc(back.at),
        "updated_at": utc(back.at),
    } | pipeline(back.at)


def _lines(scene: Scene, tills: Tills, back: Back) -> Table:
    sales, lines, rows = tills.sales, tills.lines, back.lines
    money = {
        "base_price_money": lines.price[rows],
        "gross_return_money": back.line_value,
        "total_discount_money": np.zeros(len(rows), dtype=np.int64),
        "total_money": back.line_value,
    }
    columns: Table = {
        "uid": join("R", digits(lines.position[rows])),
        "source_line_item_uid": line_uids(lines, rows),
        "_sdc_source_key_id": return_ids(sales.number[lines.sale[rows]]),
        "_sdc_level_0_id": "0",
        "_sdc_level_1_id": digits(lines.position[rows]),
        "name": pick(catalog.titles(), lines.product[rows]),
        "quantity": digits(lines.returned[rows]),
        "catalog_object_id": variation_ids(lines.product[rows]),
        "variation_name": "Regular",
        "item_type": "ITEM",
    }
    currency = currencies(scene, sales).take(lines.sale[rows])
    for name, amounts in money.items():
        columns |= {f"{name}__amount": digits(amounts), f"{name}__currency": currency}
    return columns | pipeline(back.line_at)
