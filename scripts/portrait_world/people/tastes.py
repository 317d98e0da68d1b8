"""Tastes: each person's own variation of the habits."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Floats, Ints
from portrait_world.people.people import People
from portrait_world.world import Block

CATEGORY_CONCENTRATION = 12.0
SHARE_CONCENTRATION = 11.0
"""How close tastes stay to habits: the larger, the easier it is to recover the types."""


@dataclass(frozen=True)
class Tastes:
    """A block's tastes: weights over categories (people x 7) and tiers (x 4), shares, rates."""

    categories: Floats
    tiers: Floats
    discount_share: Floats
    app_share: Floats
    pos_share: Floats
    desktop_share: Floats
    weekend_share: Floats
    return_rate: Floats
    units: Floats
    products: Floats
    open_rate: Floats


def develop(block: Block, people: People) -> Tastes:
    """Draw each person's tastes around their habits."""
    stream, habits = block.stream("tastes"), people.habits
    categories = stream.standard_gamma(habits.categories * CATEGORY_CONCENTRATION)
    categories += 1e-6
    return Tastes(
        categories=categories / categories.sum(axis=1, keepdims=True),
        tiers=_tiers(stream, people),
        discount_share=_share(stream, habits.discount_share),
        app_share=_share(stream, habits.app_share),
        pos_share=_share(stream, habits.pos_share),
        desktop_share=_share(stream, habits.desktop_share),
        weekend_share=_share(stream, habits.weekend_share),
        return_rate=_share(stream, habits.return_rate),
        units=_rate(stream, habits.units_per_line - 1),
        products=_rate(stream, habits.products_per_order - 1),
        open_rate=_share(stream, habits.open_rate),
    )


def _tiers(stream: np.random.Generator, people: People) -> Floats:
    """Price tiers: the weights of the habits, changed by income and a personal preference."""
    weights = people.habits.price_tiers
    lean = 0.45 * stream.standard_normal(people.size) + 0.15 * (people.traits.income > 60_000)
    tilted = weights * np.exp(lean[:, None] * np.arange(4)[None, :])
    return np.asarray(tilted / tilted.sum(axis=1, keepdims=True))


def _share(stream: np.random.Generator, mean: Floats) -> Floats:
    """Draw a Beta share around the mean."""
    first = stream.standard_gamma(mean * SHARE_CONCENTRATION + 0.05)
    second = stream.standard_gamma((1 - mean) * SHARE_CONCENTRATION + 0.05)
    return np.asarray(first / (first + second + 1e-12))


def _rate(stream: np.random.Generator, mean: Floats) -> Floats:
    """Draw a rate around the mean with a relative spread of about 0.25."""
    return np.asarray(mean * stream.standard_gamma(16.0, len(mean)) / 16.0)


def rows_of(counts: Ints) -> Ints:
    """Return each row number repeated by its count."""
    return np.repeat(np.arange(len(counts)), counts)
