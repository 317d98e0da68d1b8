"""Reports of advertising tools as exported: restated days, and rows with a broken date."""

import numpy as np

from portrait_world.arrays import Ints, choose, happens
from portrait_world.tables import Export, Table, repeated, stacked
from portrait_world.world import DAY, WORLD_END, World

RESTATED_AFTER = 12 * DAY
"""Longer than any delay of a row: a restated day never arrives before its first version."""


def day_seconds(world: World, day: Ints) -> Ints:
    """Return the first second of days that count from the world's first."""
    return np.asarray((world.first_day + day) * DAY)


def report(
    world: World, table: tuple[str, str], columns: Table, day: Ints, restated: tuple[str, ...] = ()
) -> Export:
    """Return a daily report as it is delivered.

    For some days there is also an older version, in which the `restated` columns (conversions,
    which arrive late) are still zero. Some rows are repeated with an impossible date.
    """
    channel, name = table
    stream, rates, size = world.stream(0, f"report {channel}.{name}"), world.rates, len(day)
    date_column = "day" if "day" in columns else "date"
    ended = day_seconds(world, day) + DAY
    late = happens(stream, rates.updated_row, size) & (ended + RESTATED_AFTER <= WORLD_END)
    late &= bool(restated)
    future = np.flatnonzero(happens(stream, rates.future_timestamp, size))
    unreadable = np.flatnonzero(happens(stream, rates.unreadable_timestamp, size))
    older, broken = np.flatnonzero(late), np.concatenate([future, unreadable])
    before = repeated(columns, older) | dict.fromkeys(restated, "0")
    wrong = choose(np.arange(len(broken)) < len(future), "2071-01-01", "31/02/2026")
    whole = stacked(
        [columns, before, repeated(columns, broken) | {date_column: wrong}],
        [size, len(older), len(broken)],
    )
    at = np.concatenate([ended + late * RESTATED_AFTER, ended[older], ended[broken]])
    return Export(channel, name, whole, np.minimum(at, WORLD_END))
