"""Square: sales at the tills of the stores, in addition to the sales of the web shop."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Flags, Ints, between, draw, happens
from portrait_world.people import catalog
from portrait_world.people.households import PARTNER
from portrait_world.people.people import People
from portrait_world.people.persona_numbers import by_type
from portrait_world.people.places import COUNTRIES
from portrait_world.people.presence import Presence
from portrait_world.people.scene import Scene
from portrait_world.people.tastes import Tastes, rows_of
from portrait_world.people.timing import moments
from portrait_world.world import BLOCK_ROWS

STORE_COUNTRIES = ("US", "GB", "DE", "FR", "JP")
LOCAL_PRICES = {"US": 1.0, "GB": 0.8, "DE": 0.9, "FR": 0.9, "JP": 1.5}
"""Minor units of the local currency per US cent; the yen has no minor unit."""
IN_STORES = 4
"""Number of products per shelf of the web shop that the stores also sell."""
SHARES_A_CARD = 0.08
"""Share of partners who pay with the card of the head of their household."""
PROFILE, RECEIPT, CARD, CASH = 0, 1, 2, 3
"""What the till knows about a buyer: a profile, an address for the receipt, a card, nothing."""


@dataclass(frozen=True)
class Sales:
    """A block's sales at tills, one element per sale; `known_by` is one of the four above."""

    number: Ints
    person: Ints
    sold_at: Ints
    known_by: Ints
    by_card: Flags
    card_of: Ints
    canceled: Flags


@dataclass(frozen=True)
class SaleLines:
    """A block's lines of sales; `sale` is the row of the sale, money in local minor units."""

    sale: Ints
    position: Ints
    product: Ints
    quantity: Ints
    price: Ints
    discount: Ints
    returned: Ints

    @property
    def gross(self) -> Ints:
        """Price of the line before its discount."""
        return self.price * self.quantity

    @property
    def paid(self) -> Ints:
        """Price of the line after its discount."""
        return self.gross - self.discount


def sell(scene: Scene) -> Sales:
    """Simulate a block's sales at tills: by people who like stores, in countries with stores."""
    block, people, presence = scene.block, scene.people, scene.presence
    stream = block.stream("till sales")
    near = np.array([place.code in STORE_COUNTRIES for place in COUNTRIES])[people.homes.country]
    shops = near & happens(stream, 0.08 + 0.7 * scene.tastes.pos_share, people.size)
    person = _visitors(stream, people, presence, shops)
    size = len(person)
    known_by = _known_by(stream, person, people.size)
    by_card = (known_by == CARD) | (known_by != CASH) & happens(stream, 0.8, size)
    shared = (people.homes.role == PARTNER) & happens(stream, SHARES_A_CARD, people.size)
    payer = np.where(shared, people.homes.first, np.arange(people.size))
    return Sales(
        number=block.number * BLOCK_ROWS + np.arange(size),
        person=person,
        sold_at=moments(block, "tills", people, presence, scene.tastes, person),
        known_by=known_by,
        by_card=by_card,
        card_of=payer[person],
        canceled=happens(stream, block.rates.cancelled_order, size),
    )


def _visitors(
    stream: np.random.Generator, people: People, presence: Presence, shops: Flags
) -> Ints:
    """Return the person of each sale; the number follows the type and activity of the person."""
    rate = by_type(lambda t: t.orders_per_year)[people.persona] * presence.activity * 0.6
    years = (presence.active_to - presence.active_from + 1) / 365.25
    return rows_of(np.minimum(np.maximum(stream.poisson(rate * years), 1), 60) * shops)


def _known_by(stream: np.random.Generator, person: Ints, people: int) -> Ints:
    """Half of the shoppers have a profile; sometimes the cashier does not ask for it."""
    size = len(person)
    has_profile = happens(stream, 0.5, people)[person]
    walk_in = draw(stream, np.array([[0.0, 0.2, 0.45, 0.35]]), np.zeros(size, dtype=np.int64))
    return np.where(has_profile & happens(stream, 0.85, size), PROFILE, walk_in)


def sell_lines(scene: Scene, sales: Sales) -> SaleLines:
    """Simulate the lines of a block's sales."""
    people, tastes, stream = scene.people, scene.tastes, scene.block.stream("till lines")
    counts = 1 + stream.poisson(tastes.products[sales.person])
    sale = rows_of(np.minimum(counts, 8))
    person, size = sales.person[sale], len(sale)
    product = _products(stream, tastes, person)
    rates = np.array([LOCAL_PRICES.get(place.code, 1.0) for place in COUNTRIES])
    price = np.rint(catalog.price_cents()[product] * rates[people.homes.country[person]])
    price = price.astype(np.int64)
    quantity = 1 + stream.poisson(tastes.units[person])
    percent = np.where(happens(stream, tastes.discount_share[person], size), 20, 0)
    part = np.maximum(1, (quantity * stream.random(size) * 1.5).astype(np.int64))
    returned = happens(stream, tastes.return_rate[person], size) & ~sales.canceled[sale]
    return SaleLines(
        sale=sale,
        position=np.arange(size) - np.searchsorted(sale, sale, side="left"),
        product=product,
        quantity=quantity,
        price=price,
        discount=price * quantity * percent // 100,
        returned=np.where(returned, np.minimum(part, quantity), 0),
    )


def _products(stream: np.random.Generator, tastes: Tastes, person: Ints) -> Ints:
    category = draw(stream, tastes.categories, person)
    tier = draw(stream, tastes.tiers, person)
    return catalog.on_shelf(category, tier, between(stream, 0, IN_STORES - 1, len(person)))


def per_sale(sales: Sales, lines: SaleLines, values: Ints) -> Ints:
    """Sum a value of the lines by sale."""
    summed = np.bincount(lines.sale, weights=values, minlength=len(sales.number))
    return np.rint(summed).astype(np.int64)


@dataclass(frozen=True)
class Tills:
    """What happened at a block's tills."""

    sales: Sales
    lines: SaleLines


def open_tills(scene: Scene) -> Tills:
    """Simulate a block's tills."""
    sales = sell(scene)
    return Tills(sales, sell_lines(scene, sales))
