"""Klaviyo events before they are written to the table."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Ints

NONE = -1


@dataclass(frozen=True)
class Mailings:
    """Events, one element per event: subscriber (row), metric, campaign and flow (or NONE)."""

    subscriber: Ints
    metric: Ints
    campaign: Ints
    flow: Ints
    at: Ints
    cents: Ints

    def only(self, rows: Ints) -> "Mailings":
        """Return some of the events."""
        return Mailings(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


def mailings(
    subscriber: Ints, metric: int, at: Ints, campaign: Ints | int = NONE, flow: Ints | int = NONE
) -> Mailings:
    """Return events of one metric without a value."""
    size = len(subscriber)
    return Mailings(
        subscriber=subscriber,
        metric=np.full(size, metric),
        campaign=np.broadcast_to(campaign, size).astype(np.int64),
        flow=np.broadcast_to(flow, size).astype(np.int64),
        at=at,
        cents=np.zeros(size, dtype=np.int64),
    )


def together(parts: list[Mailings]) -> Mailings:
    """Return the events of all parts, one part after the other."""
    names = Mailings.__dataclass_fields__
    return Mailings(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))
