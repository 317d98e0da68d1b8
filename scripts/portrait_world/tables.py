"""Tables before export: rows are repeated, synced, misspelled, and written as CSV text."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from portrait_world.arrays import Flags, Ints, Text, choose, draw_one, happens, moment, pick
from portrait_world.world import DAY, LAST_SYNC, Block

Table = dict[str, Text | str]
"""Columns by name; a plain string is the same value in every row."""

NULL_SPELLINGS = ("NULL", "n/a", "-", "None", "null")
TRUE_SPELLINGS = ("TRUE", "1", "True", "true")
FALSE_SPELLINGS = ("FALSE", "0", "False", "false")
RELOADED_DAY_BEFORE_END = 40
"""The day whose rows were loaded twice, counted back from the world's last day."""
RELOADED_DAYS_LATER = 3
"""The number of days after which the rows of that day came again."""


@dataclass(frozen=True)
class Export:
    """A table's rows before they leave the tool: columns, and the time of each row's last change.

    `synced_column` is the column with the time at which a connector read the row; None if the
    export has no such column.
    """

    channel: str
    name: str
    columns: Table
    changed_at: Ints
    synced_column: str | None = "_fivetran_synced"

    @property
    def size(self) -> int:
        """Number of rows."""
        return len(self.changed_at)


def repeated(table: Mapping[str, Text | str], rows: Ints) -> Table:
    """Return the given rows of a table, in that order."""
    index = pa.array(rows)
    return {
        name: column if isinstance(column, str) else column.take(index)
        for name, column in table.items()
    }


def stacked(tables: list[Table], sizes: list[int]) -> Table:
    """Return tables below each other; all must have the same columns."""
    return {
        name: pa.concat_arrays(
            [_full(table[name], size) for table, size in zip(tables, sizes, strict=True)]
        )
        for name in tables[0]
    }


def _full(column: Text | str, size: int) -> Text:
    filled = pa.repeat(column, size) if isinstance(column, str) else column
    return filled.combine_chunks() if isinstance(filled, pa.ChunkedArray) else filled


def synced(block: Block, export: Export) -> tuple[Table, int]:
    """Return the table as the connector delivers it, and its number of rows.

    Some rows arrive late, some are repeated (equal in every column), and the rows of one day were
    loaded again later (equal except for the sync timestamp).
    """
    purpose = f"sync {export.channel}.{export.name}"
    stream, rates, size = block.stream(purpose), block.rates, export.size
    late = happens(stream, rates.late_row, size) * (
        DAY * (2 + (stream.random(size) * 8).astype(int))
    )
    at = np.minimum((export.changed_at // 21_600 + 1) * 21_600 + 900 + late, LAST_SYNC)
    again = np.flatnonzero(at // DAY == block.world.last_day - RELOADED_DAY_BEFORE_END)
    twice = np.flatnonzero(happens(stream, rates.duplicate_row, size))
    rows = np.concatenate([np.arange(size), twice, again])
    later = np.minimum(at[again] + RELOADED_DAYS_LATER * DAY, LAST_SYNC)
    at = np.concatenate([at, at[twice], later])
    order = np.argsort(at, kind="stable")
    table = repeated(export.columns, rows[order])
    if export.synced_column:
        table[export.synced_column] = moment(at[order])
    return table, len(order)


def careless(block: Block, purpose: str, column: Text) -> Text:
    """Return an optional text column with some values missing or written `NULL`, `n/a`, ..."""
    stream, rates, size = block.stream(f"careless {purpose}"), block.rates, len(column)
    spelled = pick(NULL_SPELLINGS, draw_one(stream, (1, 1, 1, 1, 1), size))
    column = choose(happens(stream, rates.missing_value, size), None, column)
    return choose(happens(stream, rates.null_spelling, size), spelled, column)


def boolean(block: Block, purpose: str, flags: Flags) -> Text:
    """Return flags as `true` or `false`, and a few in other spellings."""
    stream, size = block.stream(f"boolean {purpose}"), len(flags)
    odd = happens(stream, block.rates.boolean_spelling, size)
    spelling = np.where(odd, draw_one(stream, (1, 1, 1), size), 3)
    return choose(flags, pick(TRUE_SPELLINGS, spelling), pick(FALSE_SPELLINGS, spelling))


def separated(block: Block, purpose: str, amounts: Text) -> Text:
    """Return amounts; a few of 1,000 and more have a thousands separator."""
    stream, size = block.stream(f"separator {purpose}"), len(amounts)
    odd = happens(stream, block.rates.thousands_separator, size)
    written = pc.replace_substring_regex(amounts, r"^(-?\d{1,3})(\d{3}\.\d\d)$", r"\1,\2")
    return choose(odd, written, amounts)
