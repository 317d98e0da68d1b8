"""Habits of people who are of no type: every number is drawn by itself and has one hump.

Three leans, each normal, tie numbers together as in life (whoever likes discounts buys cheaper,
whoever is online uses the app): whoever clusters these people cuts a cloud, not islands.
"""

from dataclasses import replace

import numpy as np

from portrait_world.arrays import Flags, Floats, Ints, happens
from portrait_world.people.habits import Habits, weights_of_hours
from portrait_world.people.personas import TRAFFIC
from portrait_world.world import Block

POPULARITY = (0.24, 0.15, 0.22, 0.13, 0.08, 0.13, 0.05)
"""Share of each of CATEGORIES in what everybody buys together."""
LINES_AT_MOST, WHOLESALE_LINES = 60, (250, 1_114)
WORKS = 0.12
TIERS = 4


def habits_without_types(block: Block) -> Habits:
    """Draw the habits of a block's people."""
    stream, size = block.stream("habits"), block.people
    thrift, online, pace = stream.standard_normal((3, size))

    def near(mean: float, spread: float, lean: Floats | float = 0.0) -> Floats:
        """Return shares around a mean, normal on the scale of log odds."""
        odds = np.log(mean / (1 - mean)) + spread * stream.standard_normal(size) + lean
        return np.asarray(1 / (1 + np.exp(-odds)))

    def around(median: float, spread: float, lean: Floats | float = 0.0) -> Floats:
        """Return positive numbers around a median, normal on the scale of logarithms."""
        return np.asarray(median * np.exp(spread * stream.standard_normal(size) + lean))

    return Habits(
        categories=_shares(stream, POPULARITY, 3.0, size),
        price_tiers=_tiers(thrift),
        discount_share=near(0.25, 0.8, 0.8 * thrift),
        discount_depth=near(0.15, 0.3, 0.2 * thrift),
        units_per_line=1 + around(0.5, 0.9),
        products_per_order=1 + around(2.0, 0.8),
        products_at_most=np.full(size, LINES_AT_MOST),
        orders_per_year=around(2.0, 0.8, 0.9 * pace),
        sessions_per_year=around(6.0, 0.6, 0.5 * pace),
        return_rate=near(0.06, 0.8),
        hours=_hours(stream, size),
        weekend_share=near(0.32, 0.5),
        desktop_share=near(0.35, 1.0),
        app_share=near(0.2, 0.9, 0.8 * online),
        pos_share=near(0.25, 0.9, -0.9 * online),
        traffic=_shares(stream, (1.0,) * len(TRAFFIC), 6.0, size),
        open_rate=near(0.24, 0.7),
        theme_lift=around(1.5, 0.2),
        discount_lift=around(1.0, 0.3, 0.3 * thrift),
        sms_click_rate=near(0.08, 0.6),
        search_rate=near(0.2, 0.7),
    )


def wholesalers(block: Block) -> Flags:
    """Return who orders for resale: one in so many people, beginning with the first block's."""
    if not block.world.nature.wholesalers:
        return np.zeros(block.people, dtype=bool)
    every = round(1 / block.world.nature.wholesalers)
    return np.asarray((block.first_person + np.arange(block.people)) % every == min(every, 50) // 2)


def as_wholesalers(block: Block, habits: Habits, who: Flags) -> Habits:
    """Return the habits with those of wholesalers: an order a month, hundreds of lines each."""
    stream, size = block.stream("wholesalers"), block.people
    low, high = WHOLESALE_LINES
    lines = low + (stream.random(size) * (high - low) * 0.8).astype(np.int64)
    return replace(
        habits,
        orders_per_year=np.where(who, 14.0, habits.orders_per_year),
        products_per_order=np.where(who, lines, habits.products_per_order),
        products_at_most=np.where(who, high, habits.products_at_most),
        discount_share=np.where(who, 0.95, habits.discount_share),
        weekend_share=np.where(who, 0.02, habits.weekend_share),
    )


def works_without_types(block: Block, age: Ints) -> Flags:
    """Return who buys for a company: people of working age, whatever else they do."""
    stream, size = block.stream("workplaces"), block.people
    return happens(stream, WORKS * 1.4, size) & (age > 24) & (age < 66)


def _shares(
    stream: np.random.Generator, weights: tuple[float, ...], concentration: float, size: int
) -> Floats:
    """Return each person's shares around those of everybody (Dirichlet)."""
    mean = np.array(weights) / sum(weights)
    drawn = stream.standard_gamma(np.tile(mean * concentration, (size, 1))) + 1e-6
    return np.asarray(drawn / drawn.sum(axis=1, keepdims=True))


def _tiers(thrift: Floats) -> Floats:
    """Return weights of the price tiers: the thriftier, the cheaper."""
    weights = np.exp(-0.8 * (0.6 + thrift[:, None]) * np.arange(TIERS)[None, :] / 1.5)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _hours(stream: np.random.Generator, size: int) -> Floats:
    """Return weights of hours around a favourite one, mostly in the afternoon, one wide peak."""
    center = (15.0 + 4.0 * stream.standard_normal(size)) % 24
    width = 2.0 + stream.random(size) * 2.0
    return weights_of_hours(((center, width, np.ones(size)),), size)
