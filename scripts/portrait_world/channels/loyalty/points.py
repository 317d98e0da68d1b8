"""Loyalty: points that are earned in the shop and at tills, redeemed or expired."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

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
    pick,
    scatter,
)
from portrait_world.channels.loyalty.members import EXPORTED, Members, card_numbers
from portrait_world.channels.square.columns import order_ids, stores
from portrait_world.channels.square.sales import Tills, per_sale
from portrait_world.people.purchases import per_order
from portrait_world.people.scene import Scene
from portrait_world.tables import Export, Table
from portrait_world.world import BLOCK_ROWS, DAY, WORLD_END

EARN, REDEEM, EXPIRE = 0, 1, 2
KINDS = ("earn", "redeem", "expire")
SHOWS_THE_CARD = 0.75


@dataclass(frozen=True)
class Purchases:
    """Purchases in the shop and at tills: person, time, reference, and their points."""

    person: Ints
    at: Ints
    points: Ints
    reference: Text
    store: Text


def points(scene: Scene, cards: Members, tills: Tills) -> Export:
    """Export a block's movements of points."""
    bought = _purchases(scene, tills)
    stream = scene.block.stream("points")
    row, carries = cards.rows_of(bought.person)
    earns = carries & (bought.at >= cards.enrolled_at[row])
    earned = np.flatnonzero(earns & happens(stream, SHOWS_THE_CARD, len(row)))
    spent = earned[happens(stream, 0.15, len(earned))]
    idle = happens(stream, 0.08, len(cards.person)) & ~cards.is_second
    lost = np.flatnonzero(idle & (cards.enrolled_at < WORLD_END - 120 * DAY))
    lost_at = between(stream, cards.enrolled_at[lost] + 90 * DAY, WORLD_END, len(lost))
    card = np.concatenate([row[earned], row[spent], lost])
    kind = np.repeat([EARN, REDEEM, EXPIRE], [len(earned), len(spent), len(lost)])
    at = np.concatenate([bought.at[earned] + 300, bought.at[spent] + 60, lost_at])
    at = np.minimum(at, WORLD_END)
    value = np.concatenate([bought.points[earned], np.full(len(spent) + len(lost), -100)])
    columns = _movements(scene, cards.index[card], kind, value)
    columns |= _occasions(bought, np.concatenate([earned, spent]), len(lost))
    columns["occurred_at"] = _moments(scene, at)
    return Export("loyalty", "points_transaction", columns, at, EXPORTED)


def _movements(scene: Scene, card: Ints, kind: Ints, value: Ints) -> Table:
    number = scene.block.number * BLOCK_ROWS + np.arange(len(card))
    return {
        "transaction_id": join("T", digits(scatter(number, 16_807), 10)),
        "member_number": card_numbers(card),
        "kind": pick(KINDS, kind),
        "points": digits(value),
        "reason": keep(kind == EXPIRE, "not used within a year"),
    }


def _occasions(bought: Purchases, rows: Ints, others: int) -> Table:
    """Return order and store of the given purchases, and null for the other rows below them."""
    nothing = pick([None], np.zeros(others, dtype=np.int64))
    return {
        "order_reference": pa.concat_arrays([bought.reference.take(pa.array(rows)), nothing]),
        "store_id": pa.concat_arrays([bought.store.take(pa.array(rows)), nothing]),
    }


def _purchases(scene: Scene, tills: Tills) -> Purchases:
    orders, sales = scene.orders, tills.sales
    cents = per_order(orders, scene.lines, scene.lines.paid)
    store = stores(scene, sales.person)
    sound, sold = np.flatnonzero(_counts(scene)), np.flatnonzero(~sales.canceled)
    references = [
        join("#", digits(orders.number[sound])),
        order_ids(sales.number[sold]),
    ]
    return Purchases(
        person=np.concatenate([orders.person[sound], sales.person[sold]]),
        at=np.concatenate([orders.placed_at[sound], sales.sold_at[sold]]),
        points=np.concatenate([cents[sound], per_sale(sales, tills.lines, tills.lines.paid)[sold]])
        // 100,
        reference=pa.concat_arrays(references),
        store=pa.concat_arrays([keep(sound < 0, ""), store.take(pa.array(sold))]),
    )


def _counts(scene: Scene) -> Flags:
    return ~scene.orders.cancelled & ~scene.orders.test


def _moments(scene: Scene, at: Ints) -> Text:
    """Return timestamps; a few are in the future or unreadable."""
    stream, rates, size = scene.block.stream("points dates"), scene.block.rates, len(at)
    ahead = happens(stream, rates.future_timestamp, size)
    broken = happens(stream, rates.unreadable_timestamp, size)
    written = moment(at + np.where(ahead, 14_610 * DAY, 0))
    return choose(broken, "0000-00-00 00:00:00", written)
