"""Measure the models of a dbt run, without dbt's own start and parsing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from portrait_lab.metering import Cost, Meter


class ModelMeter:
    """Adds up the CPU and wall seconds of models that run one after another, hooks included."""

    def __init__(self) -> None:
        """Start at 0."""
        self._meter = Meter()
        self._parts: list[Cost] = []

    def watch(self, event: Any) -> None:  # noqa: ANN401 - a message whose fields depend on its kind.
        """Record dbt's events."""
        if event.info.name == "NodeStart":
            self._meter.start()
        if event.info.name == "NodeFinished":
            self._stop()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count the time within."""
        self._meter.start()
        yield
        self._stop()

    def cost(self) -> Cost:
        """Return the sum of all counted times."""
        return Cost(
            cpu_seconds=sum(part.cpu_seconds for part in self._parts),
            wall_seconds=sum(part.wall_seconds for part in self._parts),
            peak_bytes=max(part.peak_bytes for part in self._parts),
        )

    def _stop(self) -> None:
        self._meter.stop()
        self._parts.append(self._meter.cost)
