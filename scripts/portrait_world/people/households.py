"""Households: one to five people who share address, language, mostly last name and landline."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Flags, Ints, draw, draw_one, happens
from portrait_world.people.places import CITIES, COUNTRIES, COUNTRY_OF_CITY, FIRST_CITY
from portrait_world.world import BLOCK_PEOPLE, Block

HOUSEHOLD_SIZES = (0.42, 0.36, 0.12, 0.07, 0.03)
HEAD, PARTNER, OTHER = 0, 1, 2


@dataclass(frozen=True)
class Households:
    """The household of each person of a block, one element per person.

    `number` is unique in the world; `role` is HEAD, PARTNER or OTHER (adult child, flatmate);
    `first` is the row of the household's head.
    """

    number: Ints
    first: Ints
    role: Ints
    city: Ints
    country: Ints
    street: Ints
    has_children: Flags

    def head(self, values: Ints) -> Ints:
        """Return the value of the head of each person's household."""
        return values[self.first]


def settle(block: Block) -> Households:
    """Place a block's people in households."""
    stream = block.stream("households")
    sizes = draw_one(stream, HOUSEHOLD_SIZES, block.people) + 1
    first = np.repeat(np.cumsum(sizes) - sizes, sizes)[: block.people]
    position = np.arange(block.people) - first
    partnered = happens(stream, 0.78, block.people)[first]
    role = np.where(position == 0, HEAD, np.where((position == 1) & partnered, PARTNER, OTHER))
    city = _cities(stream, block.people)[first]
    street = (stream.random(block.people) * 9_000).astype(np.int64)[first]
    has_children = happens(stream, 0.42, block.people)[first] & (partnered | (position == 0))
    number = block.number * BLOCK_PEOPLE + first
    country = COUNTRY_OF_CITY[city]
    return Households(number, first, role, city, country, street, has_children & (role != OTHER))


def _cities(stream: np.random.Generator, size: int) -> Ints:
    country = draw_one(stream, [country.share for country in COUNTRIES], size)
    weights = np.zeros((len(COUNTRIES), max(len(country.cities) for country in COUNTRIES)))
    for row, place in enumerate(COUNTRIES):
        weights[row, : len(place.cities)] = [city.weight for city in place.cities]
    city = np.array(FIRST_CITY)[country] + draw(stream, weights, country)
    return np.minimum(city, len(CITIES) - 1)
