"""Tastes: each person's own variation of the persona type."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Floats, Ints
from portrait_world.people.people import People
from portrait_world.people.persona_numbers import by_type, category_weights
from portrait_world.people.personas import PERSONA_TYPES
from portrait_world.world import Block

CATEGORY_CONCENTRATION = 12.0
SHARE_CONCENTRATION = 11.0
"""How close people stay to their type: the larger, the easier it is to recover the types."""


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
    """Draw each person's tastes around those of the type."""
    stream, persona = block.stream("tastes"), people.persona
    categories = stream.standard_gamma(category_weights()[persona] * CATEGORY_CONCENTRATION)
    categories += 1e-6
    return Tastes(
        categories=categories / categories.sum(axis=1, keepdims=True),
        tiers=_tiers(stream, people),
        discount_share=_share(stream, by_type(lambda t: t.discount_share)[persona]),
        app_share=_share(stream, by_type(lambda t: t.app_share)[persona]),
        pos_share=_share(stream, by_type(lambda t: t.pos_share)[persona]),
        desktop_share=_share(stream, by_type(lambda t: t.desktop_share)[persona]),
        weekend_share=_share(stream, by_type(lambda t: t.weekend_share)[persona]),
        return_rate=_share(stream, by_type(lambda t: t.return_rate)[persona]),
        units=_rate(stream, by_type(lambda t: t.units_per_line - 1)[persona]),
        products=_rate(stream, by_type(lambda t: t.products_per_order - 1)[persona]),
        open_rate=_share(stream, by_type(lambda t: t.open_rate)[persona]),
    )


def _tiers(stream: np.random.Generator, people: People) -> Floats:
    """Price tiers: the weights of the type, changed by income and a personal preference."""
    weights = np.array([t.price_tiers for t in PERSONA_TYPES])[people.persona]
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
