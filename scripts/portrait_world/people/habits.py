"""Habits: the numbers of each person that tastes, purchases, visits and replies follow from."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Floats, Ints
from portrait_world.people.personas import PERSONA_TYPES, PersonaType

PRODUCTS_AT_MOST = 12
"""Lines of the longest basket where types decide."""


@dataclass(frozen=True)
class Habits:
    """What people do, one row a person: shares from 0 to 1, rates a year.

    The fields are those of PersonaType; `hours` are weights of the local hours (people x 24).
    """

    categories: Floats
    price_tiers: Floats
    discount_share: Floats
    discount_depth: Floats
    units_per_line: Floats
    products_per_order: Floats
    products_at_most: Ints
    orders_per_year: Floats
    sessions_per_year: Floats
    return_rate: Floats
    hours: Floats
    weekend_share: Floats
    desktop_share: Floats
    app_share: Floats
    pos_share: Floats
    traffic: Floats
    open_rate: Floats
    theme_lift: Floats
    discount_lift: Floats
    sms_click_rate: Floats
    search_rate: Floats


def habits_of_types(persona: Ints) -> Habits:
    """Return the habits of people who do what their persona type does."""

    def each(value: Callable[[PersonaType], float]) -> Floats:
        return np.array([value(row) for row in PERSONA_TYPES])[persona]

    def weights(value: Callable[[PersonaType], tuple[float, ...]]) -> Floats:
        return np.array([value(row) for row in PERSONA_TYPES])[persona]

    return Habits(
        categories=weights(lambda t: t.categories),
        price_tiers=weights(lambda t: t.price_tiers),
        discount_share=each(lambda t: t.discount_share),
        discount_depth=each(lambda t: t.discount_depth),
        units_per_line=each(lambda t: t.units_per_line),
        products_per_order=each(lambda t: t.products_per_order),
        products_at_most=np.full(len(persona), PRODUCTS_AT_MOST),
        orders_per_year=each(lambda t: t.orders_per_year),
        sessions_per_year=each(lambda t: t.sessions_per_year),
        return_rate=each(lambda t: t.return_rate),
        hours=_hour_weights()[persona],
        weekend_share=each(lambda t: t.weekend_share),
        desktop_share=each(lambda t: t.desktop_share),
        app_share=each(lambda t: t.app_share),
        pos_share=each(lambda t: t.pos_share),
        traffic=weights(lambda t: t.traffic),
        open_rate=each(lambda t: t.open_rate),
        theme_lift=each(lambda t: t.theme_lift),
        discount_lift=each(lambda t: t.discount_lift),
        sms_click_rate=each(lambda t: t.sms_click_rate),
        search_rate=each(lambda t: t.search_rate),
    )


def weights_of_hours(peaks: tuple[tuple[Floats, Floats, Floats], ...], size: int) -> Floats:
    """Return the weight of every local hour, a row for each row of the peaks.

    A peak is the hour at its centre, its width in hours, and its share.
    """
    hours = np.arange(24) + 0.5
    weights = np.full((size, 24), 0.004)
    for center, width, share in peaks:
        distance = np.abs(hours[None, :] - center[:, None])
        distance = np.minimum(distance, 24 - distance)
        bell = np.exp(-0.5 * (distance / width[:, None]) ** 2)
        weights += share[:, None] * bell / width[:, None]
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _hour_weights() -> Floats:
    """Return the weights of the hours of each type; every type has two peaks or one."""
    peaks = [persona.peak_hours for persona in PERSONA_TYPES]
    numbers = [np.array([[row[n][m] for row in peaks] for m in range(3)]) for n in range(2)]
    return weights_of_hours(tuple((row[0], row[1], row[2]) for row in numbers), len(peaks))
