"""The words that a column may hold, from the lists in seeds/reference."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from functools import cache

from portrait.database import REPOSITORY

Row = Mapping[str, str]

_LISTS: Mapping[str, tuple[tuple[str, Callable[[Row], bool]], ...]] = {
    "consent": (("consent_words", lambda row: True), ("yes_no_words", lambda row: True)),
    "gender": (("attribute_words", lambda row: row["attribute"] == "gender"),),
    "marital_status": (("attribute_words", lambda row: row["attribute"] == "marital_status"),),
    "yes_no": (("yes_no_words", lambda row: True),),
}
"""Which rows of which seeds a vocabulary holds; a sources file names it in `limits: {words: …}`."""


@cache
def known_words(vocabulary: str) -> frozenset[str]:
    """Return the words of a vocabulary, as the macro clean_word leaves them.

    Raises:
        KeyError: there is no such vocabulary.
    """
    return frozenset(
        row["word"] for seed, is_meant in _LISTS[vocabulary] for row in _rows(seed) if is_meant(row)
    )


@cache
def _rows(seed: str) -> tuple[Row, ...]:
    path = REPOSITORY / "seeds" / "reference" / f"{seed}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))
