"""The links of one customer's records, and the shortest way from one record to another."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

MOST_RECORDS_SEARCHED = 300
"""Up to this number the farthest two are found exactly; above it, two searches find a far pair."""


@dataclass(frozen=True)
class Link:
    """A record's tie to an identifier, or to the word of a tool or steward; strength ranks ties."""

    record: str
    identifier: str
    identifier_type: str
    kind: str
    strength: float | None
    channel: str


@dataclass(frozen=True)
class Step:
    """One step of a path: two records, each with its link to the identifier that they share."""

    left: Link
    right: Link

    @property
    def strength(self) -> float:
        """The strength of the weaker of the two links; a link without a strength is certain."""
        return min(_strength(self.left), _strength(self.right))


class Evidence:
    """A graph of records and the identifiers that they share."""

    def __init__(self, links: Iterable[Link]) -> None:
        """Keep the links in a fixed order, so that the choice between shortest paths is stable."""
        self._of_record: Mapping[str, list[Link]] = defaultdict(list)
        self._of_identifier: Mapping[str, list[Link]] = defaultdict(list)
        for link in sorted(links, key=lambda link: (link.record, link.identifier, link.kind)):
            self._of_record[link.record].append(link)
            self._of_identifier[link.identifier].append(link)

    def path(self, start: str, end: str) -> list[Step] | None:
        """Return the shortest path from one record to another; None when no links join them."""
        before = self._search(start)
        if end not in before:
            return None
        steps: list[Step] = []
        record = end
        while (step := before[record]) is not None:
            steps.append(step)
            record = step.left.record
        return steps[::-1]

    def farthest(self, records: Sequence[str]) -> tuple[str, str]:
        """Return the two joined records that are the most steps apart."""
        starts = sorted(records)
        if len(starts) > MOST_RECORDS_SEARCHED:
            starts = [self._far_from(starts[0])[0]]
        found = [(self._far_from(start), start) for start in starts]
        (end, _), start = max(found, key=lambda found: found[0][1])
        return start, end

    def unjoined(self, records: Sequence[str]) -> list[str]:
        """Return the records that no path joins with the first record."""
        reached = self._search(min(records))
        return sorted(record for record in records if record not in reached)

    def _far_from(self, start: str) -> tuple[str, int]:
        """Return the last record that a search reaches, and how many steps away it is."""
        distances = {start: 0}
        last = start
        for record, step in self._search(start).items():
            if step is not None:
                distances[record] = distances[step.left.record] + 1
                last = record if distances[record] > distances[last] else last
        return last, distances[last]

    def _search(self, start: str) -> dict[str, Step | None]:
        """Return every record that links reach, nearest first, with the last step to it."""
        found: dict[str, Step | None] = {start: None}
        walked: set[str] = set()
        waiting = deque([start])
        while waiting:
            for left in self._of_record.get(waiting.popleft(), []):
                if left.identifier in walked:
                    continue
                walked.add(left.identifier)
                for right in self._of_identifier[left.identifier]:
                    if right.record not in found:
                        found[right.record] = Step(left, right)
                        waiting.append(right.record)
        return found


def weakest(steps: Sequence[Step]) -> Step | None:
    """Return the weakest step, the first on a tie; None when no step has a strength."""
    weakest_step = min(steps, key=lambda step: step.strength, default=None)
    return weakest_step if weakest_step and weakest_step.strength != float("inf") else None


def _strength(link: Link) -> float:
    return float("inf") if link.strength is None else link.strength
