"""Returns: which lines of which orders came back before the end of the world, when, and why."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import (
    Ints,
    between,
    digits,
    draw_one,
    keep,
    moment,
    money,
    pick,
    scatter,
)
from portrait_world.people.purchases import POS, Lines, Orders
from portrait_world.people.scene import Scene
from portrait_world.tables import Export, Table, careless
from portrait_world.world import BLOCK_ROWS, DAY, WORLD_END

REASONS = ("Too small", "Too large", "Arrived damaged", "Changed my mind", "Not as described")
REFUND_BASE, REFUND_LINE_BASE = 880_000_000_000, 330_000_000_000
PAID, PARTLY, WHOLLY = 0, 1, 2


@dataclass(frozen=True)
class Returns:
    """Refunded orders and lines (rows), and each order's status PAID, PARTLY or WHOLLY."""

    orders: Ints
    lines: Ints
    refunded_at: Ints
    status: Ints


def send_back(scene: Scene) -> Returns:
    """Return the refunds: five to twenty days after the order, within the period."""
    orders, lines = scene.orders, scene.lines
    stream = scene.block.stream("returns")
    refunded_at = orders.placed_at + between(stream, 5 * DAY, 20 * DAY, len(orders.id))
    rows = np.flatnonzero((lines.returned > 0) & (refunded_at[lines.order] <= WORLD_END))
    refunded = np.unique(lines.order[rows])
    status = _status(orders, lines, rows)
    return Returns(refunded, rows, refunded_at, status)


def _status(orders: Orders, lines: Lines, rows: Ints) -> Ints:
    bought = np.bincount(lines.order, weights=lines.quantity, minlength=len(orders.id))
    back = np.bincount(lines.order[rows], weights=lines.returned[rows], minlength=len(orders.id))
    return np.where(back == 0, PAID, np.where(back < bought, PARTLY, WHOLLY)).astype(np.int64)


def refunds(scene: Scene, returns: Returns) -> tuple[Export, Export]:
    """Export a block's refunds and refunded lines."""
    stream, size = scene.block.stream("refund export"), len(returns.orders)
    ids = REFUND_BASE + scatter(scene.block.number * BLOCK_ROWS + np.arange(size), 69_069)
    at = returns.refunded_at[returns.orders]
    note = pick(REASONS, draw_one(stream, (4, 2, 2, 3, 2), size))
    refund: Table = {
        "id": digits(ids),
        "order_id": digits(scene.orders.id[returns.orders]),
        "created_at": moment(at),
        "processed_at": moment(at),
        "note": careless(scene.block, "refund note", note),
        "restock": "true",
    }
    return Export("shopify", "refund", refund, at), _refund_lines(scene, returns, ids)


def _refund_lines(scene: Scene, returns: Returns, refund_ids: Ints) -> Export:
    orders, lines, rows = scene.orders, scene.lines, returns.lines
    refund_of_line = np.searchsorted(returns.orders, lines.order[rows])
    line_ids = scene.block.number * BLOCK_ROWS + np.arange(len(rows))
    value = lines.paid[rows] * lines.returned[rows] // lines.quantity[rows]
    in_shop = orders.channel[lines.order[rows]] == POS
    line: Table = {
        "id": digits(REFUND_LINE_BASE + scatter(line_ids, 134_775_813)),
        "refund_id": digits(refund_ids[refund_of_line]),
        "order_line_id": digits(lines.id[rows]),
        "quantity": digits(lines.returned[rows]),
        "subtotal": money(value),
        "total_tax": "0.00",
        "restock_type": pick(["return", "no_restock"], (value % 11 == 0).astype(np.int64)),
        "location_id": keep(in_shop, digits(np.full(len(rows), 61_000_000_001))),
    }
    return Export("shopify", "order_line_refund", line, returns.refunded_at[lines.order[rows]])
