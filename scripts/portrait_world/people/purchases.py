"""Orders and their lines: buyer, product, time, place, discount and returns."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Flags, Ints, between, draw, happens, scatter
from portrait_world.people import catalog
from portrait_world.people.contacts import CURRENT, FORMER, NO_ADDRESS, SECOND
from portrait_world.people.people import People
from portrait_world.people.persona_numbers import by_type
from portrait_world.people.presence import Presence
from portrait_world.people.tastes import Tastes, rows_of
from portrait_world.people.timing import moments
from portrait_world.world import BLOCK_ROWS, DAY, Block

WEB, IPHONE, ANDROID, POS = 0, 1, 2, 3
ORDER_BASE, LINE_BASE = 5_200_000_000_000, 12_400_000_000_000


@dataclass(frozen=True)
class Orders:
    """A block's orders, one element per order; the orders of a person are together.

    `customer_id` is 0 for guests; `slot` is the person's e-mail that was typed.
    """

    id: Ints
    number: Ints
    person: Ints
    placed_at: Ints
    channel: Ints
    customer_id: Ints
    slot: Ints
    cancelled: Flags
    test: Flags

    @property
    def guest(self) -> Flags:
        """Orders without an account."""
        return np.asarray(self.customer_id == 0)


@dataclass(frozen=True)
class Lines:
    """A block's order lines; `order` is the row of the order, money in US cents."""

    id: Ints
    order: Ints
    product: Ints
    quantity: Ints
    price: Ints
    discount: Ints
    returned: Ints

    @property
    def paid(self) -> Ints:
        """Price of the line after its discount."""
        return self.price * self.quantity - self.discount


def buy(block: Block, people: People, presence: Presence, tastes: Tastes) -> Orders:
    """Simulate a block's orders."""
    stream = block.stream("orders")
    rate = by_type(lambda t: t.orders_per_year)[people.persona] * presence.activity
    years = (presence.active_to - presence.active_from + 1) / 365.25
    counts = np.maximum(stream.poisson(rate * years), 1) * presence.buyer
    person = rows_of(np.minimum(counts, 400))
    size = len(person)
    placed_at = moments(block, "orders", people, presence, tastes, person)
    channel = _channels(stream, tastes, person)
    customer = _customers(block, stream, presence, person, placed_at, channel)
    number = block.number * BLOCK_ROWS + np.arange(size)
    return Orders(
        id=ORDER_BASE + scatter(number, 1_140_671_485),
        number=number + 1_001,
        person=person,
        placed_at=placed_at,
        channel=channel,
        customer_id=customer,
        slot=_slots(stream, presence, person, placed_at, channel, customer),
        cancelled=happens(stream, block.rates.cancelled_order, size),
        test=(customer > 0) & happens(stream, block.rates.test_order, size),
    )


def _channels(stream: np.random.Generator, tastes: Tastes, person: Ints) -> Ints:
    size = len(person)
    in_shop = happens(stream, tastes.pos_share[person], size)
    in_app = happens(stream, tastes.app_share[person], size)
    app = np.where(person % 5 < 2, IPHONE, ANDROID)
    return np.where(in_shop, POS, np.where(in_app, app, WEB))


def _customers(
    block: Block,
    stream: np.random.Generator,
    presence: Presence,
    person: Ints,
    placed_at: Ints,
    channel: Ints,
) -> Ints:
    """Return the account of each order; 0 for guests and people without an account."""
    size, guest_rate = len(person), block.rates.guest_checkout
    guest = happens(stream, np.where(channel == POS, 0.3, guest_rate), size)
    later = placed_at // DAY >= presence.second_from[person]
    second = presence.second_account[person] & later & happens(stream, 0.6, size)
    account = np.where(second, presence.second_customer_id[person], presence.customer_id[person])
    return np.where(presence.account[person] & ~guest, account, 0)


def _slots(
    stream: np.random.Generator,
    presence: Presence,
    person: Ints,
    placed_at: Ints,
    channel: Ints,
    customer: Ints,
) -> Ints:
    """Return the e-mail slot of each order: the former one before the change, none at tills."""
    before = placed_at // DAY < presence.changed_day[person]
    former = presence.changed[person] & before
    slot = np.where(former, FORMER, CURRENT)
    second = (customer > 0) & (customer == presence.second_customer_id[person])
    slot = np.where(second & happens(stream, 0.9, len(person)), SECOND, slot)
    anonymous = (channel == POS) & (customer == 0) & happens(stream, 0.6, len(person))
    return np.where(anonymous, NO_ADDRESS, slot)


def fill(block: Block, people: People, tastes: Tastes, orders: Orders) -> Lines:
    """Simulate the lines of a block's orders."""
    stream = block.stream("lines")
    counts = 1 + stream.poisson(tastes.products[orders.person])
    order = rows_of(np.minimum(counts, 12))
    person, size = orders.person[order], len(order)
    category = draw(stream, tastes.categories, person)
    tier = draw(stream, tastes.tiers, person)
    product = catalog.on_shelf(category, tier, between(stream, 0, 7, size))
    quantity = 1 + stream.poisson(tastes.units[person])
    price = catalog.price_cents()[product]
    depth = by_type(lambda t: t.discount_depth)[people.persona[person]]
    percent = 5 * np.maximum(1, np.rint(depth * 20 * (0.6 + 0.8 * stream.random(size)))).astype(int)
    discounted = happens(stream, tastes.discount_share[person], size)
    returned = happens(stream, tastes.return_rate[person], size) & ~orders.cancelled[order]
    part = np.maximum(1, (quantity * stream.random(size) * 1.5).astype(np.int64))
    return Lines(
        id=LINE_BASE + scatter(block.number * BLOCK_ROWS + np.arange(size), 1_664_525),
        order=order,
        product=product,
        quantity=quantity,
        price=price,
        discount=np.where(discounted, price * quantity * percent // 100, 0),
        returned=np.where(returned, np.minimum(part, quantity), 0),
    )


def per_order(orders: Orders, lines: Lines, values: Ints) -> Ints:
    """Sum a value of the lines by order."""
    summed = np.bincount(lines.order, weights=values, minlength=len(orders.id))
    return np.rint(summed).astype(np.int64)


def shipping_cents(orders: Orders) -> Ints:
    """Return the shipping price: nothing at the till, 4.90 otherwise."""
    return np.where(orders.channel == POS, 0, 490)
