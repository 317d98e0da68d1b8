"""The size, the calendar and the random streams of a simulated world."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from zlib import crc32

import numpy as np

from portrait_world.dirt import DirtRates

DAY = 86_400
WORLD_END = int(datetime(2026, 6, 30, 23, 59, 59, tzinfo=UTC).timestamp())
LOADED_AT = "2026-07-01 06:00:00"
LAST_SYNC = int(datetime(2026, 7, 1, 5, 0, 0, tzinfo=UTC).timestamp())
BLOCK_PEOPLE = 10_000
BLOCK_ROWS = 2_000_000
"""Row numbers are `block * BLOCK_ROWS + row`: more rows than any block of a table holds."""


@dataclass(frozen=True)
class World:
    """The arguments of a world; the same arguments always give the same bytes."""

    people: int
    months: int
    seed: int
    rates: DirtRates = field(default_factory=DirtRates)

    @cached_property
    def last_day(self) -> int:
        """Day number (days since 1970-01-01, UTC) of the world's last day."""
        return WORLD_END // DAY

    @cached_property
    def first_day(self) -> int:
        """Day number of the first day, `months` average months before the end."""
        return self.last_day + 1 - round(self.months * 365.25 / 12)

    @property
    def years(self) -> float:
        """Length of the simulated period in years."""
        return self.months / 12

    def blocks(self) -> list["Block"]:
        """Return the world divided into blocks of at most BLOCK_PEOPLE people."""
        starts = range(0, self.people, BLOCK_PEOPLE)
        return [
            Block(self, number, first, min(BLOCK_PEOPLE, self.people - first))
            for number, first in enumerate(starts)
        ]

    def stream(self, block: int, purpose: str) -> np.random.Generator:
        """Return the random stream of one purpose: a new purpose changes no other stream."""
        entropy = [self.seed, block, crc32(purpose.encode())]
        return np.random.Generator(np.random.PCG64(np.random.SeedSequence(entropy)))


@dataclass(frozen=True)
class Block:
    """A run of neighbouring people who are simulated and written together."""

    world: World
    number: int
    first_person: int
    people: int

    def stream(self, purpose: str) -> np.random.Generator:
        """Return this block's random stream of one purpose."""
        return self.world.stream(self.number, purpose)

    @property
    def rates(self) -> DirtRates:
        """The world's dirt rates."""
        return self.world.rates
