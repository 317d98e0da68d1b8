"""One simulated block of the world: the input of every channel's export."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Ints, Text, choose, digits, join, pick
from portrait_world.people.contacts import Addresses, address
from portrait_world.people.people import People, populate
from portrait_world.people.phones import Phones, connect
from portrait_world.people.places import CITIES, COUNTRIES
from portrait_world.people.presence import Presence, appear
from portrait_world.people.purchases import Lines, Orders, buy, fill
from portrait_world.people.tastes import Tastes, develop
from portrait_world.people.visits import Visits, visit
from portrait_world.tables import Export, Table
from portrait_world.world import Block


@dataclass(frozen=True)
class Scene:
    """The truth about a block of people and their actions."""

    block: Block
    people: People
    presence: Presence
    tastes: Tastes
    addresses: Addresses
    phones: Phones
    orders: Orders
    lines: Lines
    visits: Visits


@dataclass(frozen=True)
class Records:
    """Truth: source record ids and the person (row of the block) each belongs to."""

    ids: Text
    person: Ints


@dataclass(frozen=True)
class Delivery:
    """The export of one channel for a block, and the truth about its records."""

    exports: tuple[Export, ...]
    records: tuple[Records, ...]


def simulate(block: Block) -> Scene:
    """Simulate one block."""
    people = populate(block)
    presence, tastes = appear(block, people), develop(block, people)
    orders = buy(block, people, presence, tastes)
    return Scene(
        block=block,
        people=people,
        presence=presence,
        tastes=tastes,
        addresses=address(block, people),
        phones=connect(block, people),
        orders=orders,
        lines=fill(block, people, tastes, orders),
        visits=visit(block, people, presence, tastes, orders),
    )


def location(scene: Scene, rows: Ints) -> Table:
    """Return street, city, region, country, code and postcode of the given people."""
    homes = scene.people.homes
    city, country, street = homes.city[rows], homes.country[rows], homes.street[rows]
    width = np.array([place.postcode_digits for place in COUNTRIES])[country]
    tail = pick([place.code for place in COUNTRIES], country)
    british = np.array([place.code == "GB" for place in COUNTRIES])[country]
    number = choose(
        width == 1, digits(street % 10), choose(width == 2, digits(street % 100, 2), "")
    )
    number = choose(width == 3, digits(street % 1_000, 3), number)
    number = choose(width == 4, digits(street % 10_000, 4), number)
    postcode = join(pick([place.postcode for place in CITIES], city), number)
    return {
        "street": join(digits(street % 240 + 1), " ", pick(_STREETS, street % len(_STREETS))),
        "city": pick([place.name for place in CITIES], city),
        "region": pick([place.region for place in CITIES], city),
        "country": pick([place.name for place in COUNTRIES], country),
        "country_code": tail,
        "postcode": choose(british, join(postcode, "AB"), postcode),
    }


_STREETS = ("Main Street", "Park Road", "Station Road", "Church Lane", "Mill Street", "Lake View")


def full_name(scene: Scene, rows: Ints) -> Text:
    """Return full names in the order of the country: family name first in CN and JP."""
    first, last = scene.people.names.first.take(rows), scene.people.names.last.take(rows)
    country = scene.people.homes.country[rows]
    eastern = np.array([place.code in ("CN", "JP") for place in COUNTRIES])[country]
    return choose(eastern, join(last, first), join(first, " ", last))
