"""How the columns of a delivery differ from those of the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

ALIKE = 0.5
"""From this similarity on, 0 to 1 (difflib's ratio), a new name may be an old column's."""


@dataclass(frozen=True)
class Renamed:
    """A column that is gone and the new one that may be it."""

    old: str
    new: str


def renamings(gone: Sequence[str], new: Sequence[str]) -> list[Renamed]:
    """Pair columns that are gone with new ones of a similar name, the most alike first."""
    pairs = sorted(
        ((_likeness(old, other), old, other) for old in gone for other in new),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    found: list[Renamed] = []
    for likeness, old, other in pairs:
        taken = {name for pair in found for name in (pair.old, pair.new)}
        if likeness >= ALIKE and not {old, other} & taken:
            found.append(Renamed(old, other))
    return found


def _likeness(old: str, new: str) -> float:
    return SequenceMatcher(None, old.lower(), new.lower()).ratio()
