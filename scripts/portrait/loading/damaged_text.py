"""Counts text that was damaged before the export: UTF-8 that was read as a Western code page."""

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from portrait.loading.values import Guess

# What cp1252 shows for the first byte of a UTF-8 character, then for one of the bytes after it.
_SIGN = (
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)

_NOT_ASCII = 0x80


class Damage:
    """Damaged values by column, over the batches of a file; never a value itself."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self._damaged: dict[str, int] = {}
        self._accented: dict[str, int] = {}

    def add(self, rows: pa.Table) -> None:
        """Count the values of one batch."""
        for name in rows.column_names:
            column = rows[name]
            if all(_is_plain(chunk) for chunk in column.chunks):
                continue
            is_accented = pc.not_equal(pc.binary_length(column), pc.utf8_length(column))
            accented = column.filter(is_accented)
            found = accented.filter(pc.match_substring_regex(accented, _SIGN)).to_pylist()
            damaged = sum(repaired(text) is not None for text in found)
            self._accented[name] = self._accented.get(name, 0) + len(accented)
            self._damaged[name] = self._damaged.get(name, 0) + damaged

    def said(self) -> Sequence[str]:
        """Return a remark for each column that holds such values."""
        return [
            f"{name}: {damaged:,} of {self._accented[name]:,} values with other than plain letters"
            " are damaged: their UTF-8 was read as a Western encoding before the export; they are"
            " kept as they are, export them again"
            for name, damaged in self._found()
        ]

    def guesses(self) -> Sequence[Guess]:
        """Return the same for the table of decisions."""
        return [
            Guess(name, "damaged text", evidence_rows=damaged) for name, damaged in self._found()
        ]

    def _found(self) -> Iterator[tuple[str, int]]:
        return ((name, damaged) for name, damaged in self._damaged.items() if damaged)


def _is_plain(chunk: pa.Array) -> bool:
    """Return whether all bytes of the texts are ASCII, which most columns are."""
    text = chunk.buffers()[2]
    return text is None or not len(text) or int(np.frombuffer(text, np.uint8).max()) < _NOT_ASCII


def repaired(text: str) -> str | None:
    """Return the text before it was damaged, once or twice; None when it is sound."""
    once = _before(text)
    return None if once is None else _before(once) or once


def _before(text: str) -> str | None:
    try:
        read = bytes(_byte(character) for character in text)
        before = read.decode("utf-8")
    except (ValueError, UnicodeError):
        return None
    return before if before != text else None


def _byte(character: str) -> int:
    """Return the byte for which a Western program shows this character.

    Five bytes have no character in cp1252, so programs show their own code.
    """
    return ord(character) if ord(character) < 0x100 else character.encode("cp1252")[0]
