"""Respell a table as other tools, spreadsheets and countries write it; no value changes meaning."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from numpy.random import Generator

from portrait_lab.fuzz.chance import pick, place
from portrait_lab.fuzz.exports import MARK, Table

Habit = Callable[[Table, Generator], Table]

_INVISIBLE = "\u200b\ufeff\u00ad\u202a\u2060"
_BLANKS = ("\t", "\u00a0", "\u3000", " ")
_NOTHING = ("\\N", "NULL", "#N/A", "n/a", "(null)")
_WIDE = str.maketrans(
    {chr(code): chr(code + 0xFEE0) for code in range(33, 127) if chr(code).isalnum()}
    | {sign: chr(ord(sign) + 0xFEE0) for sign in "@.-+_"}
    | {" ": "\u3000"}
)
_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
_SPELLINGS = (
    *("%b %d, %Y %I:%M:%S %p", "%d.%m.%Y %H:%M:%S", "%Y年%m月%d日 %H:%M:%S", "%Y/%m/%d %H:%M:%S"),
    *("%a, %d %b %Y %H:%M:%S +0000", "%Y-%m-%dT%H:%M:%S.000Z", "%Y-%m-%d %H:%M:%S +0000"),
)
_AMOUNT = re.compile(r"-?\d+\.\d\d")


def characters_invisible(table: Table, luck: Generator) -> Table:
    """An invisible character inside every value, and a tab or blank after it."""

    def written(value: str) -> str:
        at = place(len(value), luck)
        hidden, blank = pick(_INVISIBLE, luck), pick(_BLANKS, luck)
        return value[:at] + hidden + value[at:] + blank if _is_plain(value) else value

    return _mapped(table, lambda name: written)


def width_full(table: Table, luck: Generator) -> Table:
    """Letters and digits as East Asian keyboards write them."""
    return _mapped(table, lambda name: lambda v: v.translate(_WIDE) if _is_plain(v) else v)


def words_for_nothing(table: Table, luck: Generator) -> Table:
    """A word that means "no value" in every empty cell, a different one in each column."""

    def of_column(name: str) -> Callable[[str], str]:
        word = pick(_NOTHING, luck)
        return lambda value: value or word

    return _mapped(table, of_column)


def ids_of_a_spreadsheet(table: Table, luck: Generator) -> Table:
    """Keys as spreadsheets write them: `="1"`, an apostrophe, a trailing .0, blanks around."""

    def of_column(name: str) -> Callable[[str], str]:
        if name != "id" and not name.endswith("_id"):
            return _same
        forms = ('="{}"', "'{}", "{}.0", " {}\t")
        return lambda value: pick(forms, luck).format(value) if value.isdecimal() else value

    return _mapped(table, of_column)


def timestamps_spelled(table: Table, luck: Generator) -> Table:
    """Timestamps in the unambiguous spellings of other tools and countries, one in each column."""

    def of_column(name: str) -> Callable[[str], str]:
        spelling = pick(_SPELLINGS, luck)
        return lambda value: _spelled(value, spelling) if _TIMESTAMP.fullmatch(value) else value

    return _mapped(table, of_column)


def decimals_with_comma(table: Table, luck: Generator) -> Table:
    """Amounts with a decimal comma and dots between thousands."""
    swap = str.maketrans(",.", ".,")

    def written(value: str) -> str:
        return f"{float(value):,.2f}".translate(swap) if _AMOUNT.fullmatch(value) else value

    return _mapped(table, lambda name: written)


def header_spelled(table: Table, luck: Generator) -> Table:
    """Column names in capitals, with blanks, in full width, or after a byte-order mark."""

    def written(name: str) -> str:
        words = name.title().replace("_", " ") if not name.startswith("_") else name
        wide = name.translate(_WIDE)
        return pick((name.upper(), f" {name}\u00a0", words, wide, f"\ufeff{name}"), luck)

    return replace(table, header=tuple(n if n == MARK else written(n) for n in table.header))


def rows_that_are_none(table: Table, luck: Generator) -> Table:
    """A repeated header, a row of empty cells, and a total as the last row."""
    empty = ("",) * len(table.header)
    total = ("Total", str(len(table.rows)), *empty)[: len(table.header)]
    at = place(len(table.rows), luck)
    return replace(table, rows=(*table.rows[:at], table.header, *table.rows[at:], empty, total))


HABITS: dict[str, Habit] = {
    habit.__name__: habit
    for habit in (
        *(characters_invisible, width_full, words_for_nothing, ids_of_a_spreadsheet),
        *(timestamps_spelled, decimals_with_comma, header_spelled, rows_that_are_none),
    )
}


def _mapped(table: Table, of_column: Callable[[str], Callable[[str], str]]) -> Table:
    """Respell every value except the mark with the function that `of_column` returns."""
    changes = [_same if name == MARK else of_column(name) for name in table.header]
    rows = (
        tuple(change(value) for change, value in zip(changes, row, strict=True))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _same(value: str) -> str:
    return value


def _is_plain(value: str) -> bool:
    """Whether the value is neither empty nor JSON, which other spellings would break."""
    return bool(value) and value[0] not in "{["


def _spelled(value: str, spelling: str) -> str:
    try:
        timestamp = datetime.fromisoformat(value)
    except ValueError:
        # Another mutation has damaged the value already.
        return value
    return timestamp.replace(tzinfo=UTC).strftime(spelling)
