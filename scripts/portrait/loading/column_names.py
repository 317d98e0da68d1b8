"""Finds the declared columns that a file's headers mean, and the columns that they are like."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence

_INVISIBLE = {"Cf", "Cc", "Pc", "Pd", "Zs"}
_QUOTES = "\"'`´“”„‘’«»"
_ALIKE = 0.8
_SHORTEST_PART = 4
_LONGEST_HEADING = 40
_WORD = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*|[0-9]+|[^\W\d_a-zA-Z]+")


def plain(name: str) -> str:
    """Return a name without what people and spreadsheets change in it.

    Case, width, blanks, hyphens, underscores, quotes and characters that nobody sees. Other signs
    stay: "Discount %" is not the column `discount`.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    kept = (c for c in folded if c not in _QUOTES and unicodedata.category(c) not in _INVISIBLE)
    return "".join(kept)


def declared_names(exported: Sequence[str], declared: Iterable[str]) -> list[str]:
    """Return the name of each field: that of the declared column it means, else as exported.

    A field with the very name of a column goes before one that only looks like it, and the first
    one before later ones. Two declared columns that are written alike are found by their very
    names only.
    """
    meant: dict[str, list[str]] = {}
    for name in declared:
        meant.setdefault(plain(name), []).append(name)
    taken = {name for names in meant.values() for name in names} & set(exported)
    result = []
    for name in exported:
        columns = meant.get(plain(name), [])
        if name not in taken and len(columns) == 1 and columns[0] not in taken:
            taken.add(columns[0])
            name = columns[0]
        result.append(name)
    return result


def alike(wanted: str, names: Iterable[str]) -> list[str]:
    """Return the names that may mean the column `wanted`: by its words, or nearly its letters."""
    return [name for name in names if _is_heading(name) and _is_alike(wanted, name)]


def _is_alike(wanted: str, name: str) -> bool:
    holds_words = set(_words(wanted)) <= set(_words(name))
    holds_letters = len(wanted) >= _SHORTEST_PART and plain(wanted) in plain(name)
    return holds_words or holds_letters or _share(wanted, name) >= _ALIKE


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """Return the known names that `name` may mean: by its letters, the nearest first, or words."""
    shares = {other: _share(name, other) for other in known}
    near = [other for other, share in shares.items() if share >= _ALIKE]
    near = near or [other for other in shares if _shares_words(name, other)]
    return sorted(near, key=lambda other: (-shares[other], other))


def _is_heading(name: str) -> bool:
    """A first line may be a record: what may be a person's value is never repeated."""
    return len(name) <= _LONGEST_HEADING and not re.search(r"[@\d]", name)


def _words(name: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", name)
    return [_singular(word.lower()) for word in _WORD.findall(folded)]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


def _share(name: str, other: str) -> float:
    return difflib.SequenceMatcher(None, plain(name), plain(other)).ratio()


def _shares_words(name: str, other: str) -> bool:
    """The words of one name are among the other's, as customer is in customers_export."""
    words, others = set(_words(name)), set(_words(other))
    return bool(words and others) and (words <= others or others <= words)
