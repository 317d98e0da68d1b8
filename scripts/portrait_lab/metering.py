"""The result of a solver: the components, and the cost of finding them."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

KIBIBYTE = 1024
COMPONENTS = "components.parquet"
COST = "cost.json"


@dataclass(frozen=True)
class Cost:
    """CPU and wall seconds of the solving alone; the largest memory until its end."""

    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int


class Meter:
    """Measures this process from `start` to `stop`, all its threads together."""

    def start(self) -> None:
        """Begin."""
        self._cpu, self._wall = time.process_time(), time.monotonic()

    def stop(self) -> None:
        """End."""
        cpu, wall = time.process_time() - self._cpu, time.monotonic() - self._wall
        unit = 1 if sys.platform == "darwin" else KIBIBYTE
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
        self.cost = Cost(cpu, wall, peak)


@contextmanager
def metered(folder: Path) -> Iterator[Meter]:
    """Provide a meter and, once it is stopped, write its cost to `folder`."""
    meter = Meter()
    yield meter
    (folder / COST).write_text(json.dumps(asdict(meter.cost)), encoding="utf-8")


def read_cost(folder: Path) -> Cost:
    """Return the cost that a solver wrote to its folder."""
    return Cost(**json.loads((folder / COST).read_text(encoding="utf-8")))
