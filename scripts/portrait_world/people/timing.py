"""Times: a day in the active window of a person, and a local hour by habit."""

from datetime import date
from functools import cache

import numpy as np

from portrait_world.arrays import Floats, Ints, between, draw, happens
from portrait_world.people.clocks import utc_seconds
from portrait_world.people.people import People
from portrait_world.people.presence import Presence
from portrait_world.people.tastes import Tastes
from portrait_world.world import DAY, WORLD_END, Block, World

MONDAY_SHIFT = 3
"""1970-01-01 was a Thursday: (day + 3) % 7 is 0 on Mondays."""


def moments(
    block: Block, purpose: str, people: People, presence: Presence, tastes: Tastes, rows: Ints
) -> Ints:
    """Return one time (Unix seconds) for each row of people, by their hours and weekends."""
    stream, size = block.stream(f"moments {purpose}"), len(rows)
    start, stop = presence.active_from[rows], presence.active_to[rows]
    day = _days(block, stream, start, stop)
    weekend = happens(stream, tastes.weekend_share[rows], size)
    weekday = (day + MONDAY_SHIFT) % 7
    wanted = np.where(weekend, between(stream, 5, 6, size), between(stream, 0, 4, size))
    keeps = (weekday >= 5) == weekend
    day = np.where(keeps, day, day - weekday + wanted)
    day = np.where(day < start, day + 7, np.where(day > stop, day - 7, day))
    hour = draw(stream, people.habits.hours, rows)
    second = hour * 3_600 + between(stream, 0, 3_599, size)
    moment = utc_seconds(people.homes.city[rows], day, second)
    return within(block, moment)


def at_regular_pauses(block: Block, presence: Presence, rows: Ints, placed: Ints) -> Ints:
    """Return moments at even distances over each person's window, those of a person together.

    The time of day stays; every pause varies by a fifth, as the way to the grocery does.
    """
    first = np.searchsorted(rows, rows, side="left")
    count = np.searchsorted(rows, rows, side="right") - first
    start, stop = presence.active_from[rows], presence.active_to[rows]
    wobble = 0.2 * block.stream("regular pauses").standard_normal(len(rows))
    place = np.clip((np.arange(len(rows)) - first + 0.5 + wobble) / count, 0, 0.999)
    day = start + (place * (stop - start + 1)).astype(np.int64)
    return within(block, day * DAY + placed % DAY)


def _days(block: Block, stream: np.random.Generator, start: Ints, stop: Ints) -> Ints:
    """Return days between start and stop: alike, or by season, growth and rush."""
    if not block.nature.has_calendar:
        return between(stream, start, stop, len(start))
    first, cumulated = block.world.first_day, _busyness(block.world)
    low, high = cumulated[start - first], cumulated[stop - first + 1]
    drawn = low + stream.random(len(start)) * (high - low)
    found = first + np.searchsorted(cumulated, drawn, side="right") - 1
    return np.asarray(np.clip(found, start, stop))


@cache
def _busyness(world: World) -> Floats:
    """Return the summed weight of all days before each day of the period."""
    nature, days = world.nature, world.last_day - world.first_day + 1
    dates = [
        date.fromordinal(date(1970, 1, 1).toordinal() + world.first_day + n) for n in range(days)
    ]
    weights = np.array([nature.months[day.month - 1] for day in dates])
    weights *= np.where([day.month == 11 and day.day >= 24 for day in dates], nature.rush, 1.0)
    weights *= nature.growth ** (np.arange(days) / 365.25)
    return np.concatenate([[0.0], np.cumsum(weights)])


def within(block: Block, moment: Ints) -> Ints:
    """Move times outside the period into it, by whole weeks."""
    first = block.world.first_day * DAY
    late = np.where(moment > WORLD_END, moment - 7 * DAY, moment)
    return np.asarray(np.where(late < first, late + 7 * DAY, late))
