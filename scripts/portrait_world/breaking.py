"""Invalid copies of valid rows, added to the valid ones so that no record depends on them."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Ints, choose, digits, happens, moment
from portrait_world.tables import Table, repeated, stacked
from portrait_world.world import DAY, Block

FAR_AHEAD = 18_262 * DAY
UNREADABLE = "0000-00-00 00:00:00"


@dataclass(frozen=True)
class Breakable:
    """The columns of a table that can be broken: its person and its timestamp."""

    person: str
    moment: str
    in_epoch_seconds: bool = False


def with_broken_copies(
    block: Block, purpose: str, table: Table, at: Ints, breakable: Breakable
) -> tuple[Table, Ints]:
    """Return the table with copies of some rows, and the time of each row.

    The copies lack their person, are years in the future, or have an unreadable timestamp.
    """
    stream, rates, size = block.stream(f"{purpose} dirt"), block.rates, len(at)
    keyless = np.flatnonzero(happens(stream, rates.missing_key, size))
    ahead = np.flatnonzero(happens(stream, rates.future_timestamp, size))
    unreadable = np.flatnonzero(happens(stream, rates.unreadable_timestamp, size))
    rows = np.concatenate([keyless, ahead, unreadable])
    kind = np.repeat([0, 1, 2], [len(keyless), len(ahead), len(unreadable)])
    written = digits if breakable.in_epoch_seconds else moment
    stamp = choose(kind == 1, written(at[rows] + FAR_AHEAD), written(at[rows]))
    broken = repeated(table, rows)
    person = stacked([broken], [len(rows)])[breakable.person]
    broken |= {
        breakable.moment: choose(kind == 2, UNREADABLE, stamp),
        breakable.person: choose(kind == 0, None, person),
    }
    return stacked([table, broken], [size, len(rows)]), np.concatenate([at, at[rows]])
