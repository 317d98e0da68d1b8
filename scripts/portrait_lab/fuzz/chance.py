"""Repeatable chance: the same seed causes the same damage to the same export."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.random import Generator

Item = TypeVar("Item")


def chance(seed: int) -> Generator:
    """Return the random generator of a seed."""
    return np.random.default_rng(seed)


def pick(items: Sequence[Item], luck: Generator) -> Item:
    """Return one of some items."""
    return items[int(luck.integers(len(items)))]


def place(length: int, luck: Generator) -> int:
    """Return an index into something of that length; 0 if it is empty."""
    return int(luck.integers(max(length, 1)))
