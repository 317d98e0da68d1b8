"""Damage to a table before it is written: its columns and its values."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from numpy.random import Generator

from portrait_lab.fuzz.chance import pick, place
from portrait_lab.fuzz.exports import Table

Change = Callable[[Table, Generator], Table]

_NAMES = (
    *("", " ", "id", "ID", "_file", "_line", "_batch_id", "select", 'a "quoted" name', "a,b"),
    *("név", "日期", "x" * 300, "total; drop table", "a\nb", "rowid", "Email "),
)
_DATES = (
    *("31/12/2026", "12/31/2026", "2026-13-45", "0000-00-00", "2026-02-30 25:61:61", "45992.5"),
    *("1767225600", "1767225600000", "99999999999999999999", "9999-12-31 23:59:59", "1e308"),
    *("infinity", "-infinity", "epoch", "now", "tomorrow", "290000-01-01", "0001-01-01"),
    *("2026-01-05T10:00:00+99:99", "2026-01-05 10:00 Mars/Olympus", "5877642-06-25 (BC)"),
    *("-290308-12-22 (BC) 00:00:00", "294247-01-10 04:00:54.775806", "2026-W01-1", "2026"),
)
_AMOUNTS = (
    *("1e400", "-1e400", "NaN", "Infinity", "-999999999999999999999999", "1,2,3", "1.234,56"),
    *("9" * 400, "0x1F", "$12.00", "12 EUR", "１２", "--5", "1e-400", "4.61E+11", "-0.0", ".", "-"),
    *("9223372036854775808", "2147483648", "99999999999999999.99", "1e18", "0.1e", "+5", "1_000"),
)
_TEXTS = (
    *(
        "two\nlines",
        "three\r\nlines\r\n",
        '"',
        '""',
        'a "b" c',
        ",;\t|",
        "\\",
        '\\"',
        "a\0b",
        "\ufeff",
    ),
    *("\ufffd", "\u202eabc", "\u0000", "😀" * 50, "null", "N/A", "=1+1", "'", "%", "{", "[]", "{}"),
    *(
        '{"a":',
        '{"email": 5}',
        '[{"name": null, "values": [1]}]',
        "[1, 2",
        "\x1a",
        "\x7f",
        "\u2028",
    ),
)
_MILLION = 1_000_000


def no_rows(table: Table, luck: Generator) -> Table:
    """A header without rows."""
    return replace(table, rows=())


def column_added(table: Table, luck: Generator) -> Table:
    """An unknown column, whose name may be invalid."""
    at = place(len(table.header) + 1, luck)
    return _columns_set(table, at, at, (pick(_NAMES, luck),), pick(_TEXTS, luck))


def column_removed(table: Table, luck: Generator) -> Table:
    """One column fewer."""
    at = place(len(table.header), luck)
    return _columns_set(table, at, at + 1, (), "")


def columns_reordered(table: Table, luck: Generator) -> Table:
    """The same columns in another order."""
    return _columns(table, [int(at) for at in luck.permutation(len(table.header))])


def column_renamed(table: Table, luck: Generator) -> Table:
    """A column under another name."""
    header, at = list(table.header), place(len(table.header), luck)
    header[at] = pick((*_NAMES, header[at].upper(), header[at] + "_new"), luck)
    return replace(table, header=tuple(header))


def column_doubled(table: Table, luck: Generator) -> Table:
    """A repeated column."""
    order = [*range(len(table.header)), place(len(table.header), luck)]
    return _columns(table, order)


def header_lost(table: Table, luck: Generator) -> Table:
    """The first row replaces the header."""
    return Table(table.rows[0], table.rows[1:]) if table.rows else table


def dates_mixed(table: Table, luck: Generator) -> Table:
    """Invalid dates and timestamps, or dates in another format."""
    return _values_set(table, _DATES, luck, "at", "date", "time", "day", "created", "timestamp")


def amounts_impossible(table: Table, luck: Generator) -> Table:
    """Invalid numbers, or numbers too large for any column."""
    return _values_set(
        table, _AMOUNTS, luck, "amount", "price", "quantity", "count", "points", "value", "spend"
    )


def values_retyped(table: Table, luck: Generator) -> Table:
    """Every value of a column as a spreadsheet exports it: 12345.0 or 4.61E+11."""
    at = place(len(table.header), luck)
    return _mapped(table, at, lambda value: f"{float(value):.2E}" if _is_number(value) else value)


def values_strange(table: Table, luck: Generator) -> Table:
    """Texts that break parsers: line ends, quotes, NUL, marks, half JSON."""
    return _values_set(table, _TEXTS, luck)


def values_of_any_kind(table: Table, luck: Generator) -> Table:
    """A number instead of a date, and a date instead of a number."""
    return _values_set(table, (*_DATES, *_AMOUNTS, *_TEXTS), luck)


def field_of_a_million(table: Table, luck: Generator) -> Table:
    """One field of a million characters."""
    return _value_set(table, place(len(table.header), luck), pick("x9é中\n", luck) * _MILLION, luck)


def rows_repeated(table: Table, luck: Generator) -> Table:
    """Repeated rows, and rows repeated with other values."""
    return replace(table, rows=(*table.rows, *table.rows[: place(len(table.rows), luck)]))


def values_gone(table: Table, luck: Generator) -> Table:
    """An empty column."""
    return _mapped(table, place(len(table.header), luck), lambda value: "")


CHANGES: dict[str, Change] = {
    change.__name__: change
    for change in (
        *(no_rows, column_added, column_removed, columns_reordered, column_renamed),
        *(column_doubled, header_lost, dates_mixed, amounts_impossible, values_retyped),
        *(values_strange, values_of_any_kind, field_of_a_million, rows_repeated, values_gone),
    )
}


def _columns(table: Table, order: Sequence[int]) -> Table:
    rows = (tuple(row[at] for at in order) for row in table.rows)
    return Table(tuple(table.header[at] for at in order), tuple(rows))


def _columns_set(table: Table, first: int, last: int, names: tuple[str, ...], value: str) -> Table:
    """Put columns in the place of those from `first` to before `last`."""
    values = (value,) * len(names)
    rows = tuple((*row[:first], *values, *row[last:]) for row in table.rows)
    return Table((*table.header[:first], *names, *table.header[last:]), rows)


def _values_set(table: Table, values: Sequence[str], luck: Generator, *words: str) -> Table:
    """Put odd values into about a third of the rows, in columns whose names contain a word."""
    named = [at for at, name in enumerate(table.header) if any(word in name for word in words)]
    columns = named or range(len(table.header))
    for _ in range(1 + len(table.rows) // 3):
        table = _value_set(table, pick(columns, luck), pick(values, luck), luck)
    return table


def _value_set(table: Table, column: int, value: str, luck: Generator) -> Table:
    if not table.rows:
        return table
    rows, at = list(table.rows), place(len(table.rows), luck)
    rows[at] = (*rows[at][:column], value, *rows[at][column + 1 :])
    return replace(table, rows=tuple(rows))


def _mapped(table: Table, column: int, change: Callable[[str], str]) -> Table:
    rows = ((*row[:column], change(row[column]), *row[column + 1 :]) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).isdecimal() and value.isascii()
