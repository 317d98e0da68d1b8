"""Times: a day in the active window of a person, and a local hour by persona type."""

import numpy as np

from portrait_world.arrays import Ints, between, draw, happens
from portrait_world.people.clocks import utc_seconds
from portrait_world.people.people import People
from portrait_world.people.persona_numbers import hour_weights
from portrait_world.people.presence import Presence
from portrait_world.people.tastes import Tastes
from portrait_world.world import DAY, WORLD_END, Block

MONDAY_SHIFT = 3
"""1970-01-01 was a Thursday: (day + 3) % 7 is 0 on Mondays."""


def moments(
    block: Block, purpose: str, people: People, presence: Presence, tastes: Tastes, rows: Ints
) -> Ints:
    """Return one time (Unix seconds) for each row of people, by their hours and weekends."""
    stream, size = block.stream(f"moments {purpose}"), len(rows)
    start, stop = presence.active_from[rows], presence.active_to[rows]
    day = between(stream, start, stop, size)
    weekend = happens(stream, tastes.weekend_share[rows], size)
    weekday = (day + MONDAY_SHIFT) % 7
    wanted = np.where(weekend, between(stream, 5, 6, size), between(stream, 0, 4, size))
    keeps = (weekday >= 5) == weekend
    day = np.where(keeps, day, day - weekday + wanted)
    day = np.where(day < start, day + 7, np.where(day > stop, day - 7, day))
    hour = draw(stream, hour_weights(), people.persona[rows])
    second = hour * 3_600 + between(stream, 0, 3_599, size)
    moment = utc_seconds(people.homes.city[rows], day, second)
    return within(block, moment)


def within(block: Block, moment: Ints) -> Ints:
    """Move times outside the period into it, by whole weeks."""
    first = block.world.first_day * DAY
    late = np.where(moment > WORLD_END, moment - 7 * DAY, moment)
    return np.asarray(np.where(late < first, late + 7 * DAY, late))
