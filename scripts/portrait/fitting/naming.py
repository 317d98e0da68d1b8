"""Proposes names for clusters from their strongest features; a colleague may write better ones."""

from dataclasses import dataclass

import numpy as np

from portrait.fitting.features import Matrix

CATEGORY_PREFIX = "category_share:"
LEAST_CATEGORY = 0.6
LEAST_STYLE = 0.4


@dataclass(frozen=True)
class Phrases:
    """What to call a customer who is high or low on a feature."""

    label: str
    high: str
    low: str


def name_personas(
    centers: Matrix, features: tuple[str, ...], phrases: dict[str, Phrases]
) -> list[tuple[str, str]]:
    """Return (name, reason) per center; names get longer until all are different."""
    names: list[tuple[str, str]] = []
    for center in centers:
        taken = {name for name, _ in names}
        longer = (name_one(center, features, phrases, words) for words in range(1, 5))
        numbered = (
            (f"{name_one(center, features, phrases, 1)[0]} {number}", "no trait distinguishes it")
            for number in range(2, len(centers) + 2)
        )
        names.append(next(pair for pair in (*longer, *numbered) if pair[0] not in taken))
    return names


def name_one(
    center: Matrix, features: tuple[str, ...], phrases: dict[str, Phrases], words: int
) -> tuple[str, str]:
    """Name one center by its strongest category and its `words` strongest styles."""
    order = sorted(range(len(features)), key=lambda i: (-abs(center[i]), features[i]))
    styles = [i for i in order if features[i] in phrases and abs(center[i]) >= LEAST_STYLE][:words]
    category = _strongest_category(center, features)
    spoken = [_phrase(phrases[features[i]], center[i]) for i in styles]
    noun = f"{features[category].removeprefix(CATEGORY_PREFIX)} " if category is not None else ""
    name = ", ".join([*spoken[:1], *(phrase.lower() for phrase in spoken[1:])])
    reasons = [f"{phrases[features[i]].label} {center[i]:+.1f} sd" for i in styles]
    if category is not None:
        reasons.append(f"{noun}interest {center[category]:+.1f} sd")
    name = f"{name} {noun}buyers".strip() if styles or noun else "all-round buyers"
    return name[0].upper() + name[1:], "; ".join(reasons) or "close to the average customer"


def _strongest_category(center: Matrix, features: tuple[str, ...]) -> int | None:
    categories = [i for i, name in enumerate(features) if name.startswith(CATEGORY_PREFIX)]
    if not categories:
        return None
    best = max(categories, key=lambda i: (center[i], features[i]))
    return best if center[best] >= LEAST_CATEGORY else None


def _phrase(phrases: Phrases, score: np.float64) -> str:
    return phrases.high if score > 0 else phrases.low
