"""Compare two warehouse files: tables that only one has, and tables with different rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
from rich.table import Table

from portrait.database import connect
from portrait_lab.compare.differences import difference
from portrait_lab.compare.digests import Shape, TableName, digest, shapes

IDENTICAL = "identical"


@dataclass(frozen=True)
class Verdict:
    """The result for one table: the rows of both sides (None: no such table), and a text."""

    name: TableName
    left_rows: int | None
    right_rows: int | None
    words: str

    @property
    def is_identical(self) -> bool:
        """Whether both sides have the same columns and the same rows."""
        return self.words == IDENTICAL


def compare(
    left: Path, right: Path, schemas: Sequence[str] = (), ignored: Sequence[str] = ()
) -> Iterator[Verdict]:
    """Yield a verdict for every table and view of either file, by name.

    Each file is opened separately, since the views of a warehouse name the file they were created
    in. Raises `DatabaseUnavailableError` when a file cannot be opened, `ValueError` when neither
    file has any of the `schemas`.
    """
    with connect(left, read_only=True) as one, connect(right, read_only=True) as other:
        ours, theirs = shapes(one, schemas, ignored), shapes(other, schemas, ignored)
        if not ours and not theirs:
            raise ValueError(f"{left}, {right}: no table to compare")
        for name in sorted({*ours, *theirs}):
            yield _verdict(one, other, name, ours.get(name), theirs.get(name))


def _verdict(
    one: duckdb.DuckDBPyConnection,
    other: duckdb.DuckDBPyConnection,
    name: TableName,
    ours: Shape | None,
    theirs: Shape | None,
) -> Verdict:
    """Compare one table: columns first, then digests, then rows if the digests differ."""
    left = digest(one, name, ours) if ours else None
    right = digest(other, name, theirs) if theirs else None
    words = IDENTICAL
    if ours is None or theirs is None:
        words = "only in B" if ours is None else "only in A"
    elif ours != theirs:
        words = f"columns differ: {', '.join(_changed(ours, theirs))}"
    elif left != right:
        words = str(difference(one, other, name, ours))
    return Verdict(name, left.rows if left else None, right.rows if right else None, words)


def _changed(ours: Shape, theirs: Shape) -> list[str]:
    """Return the columns of one side only or of different type; all if their order differs."""
    left = dict(zip(ours.names, ours.types, strict=True))
    right = dict(zip(theirs.names, theirs.types, strict=True))
    names = [*ours.names, *(name for name in theirs.names if name not in left)]
    return [name for name in names if left.get(name) != right.get(name)] or ["their order"]


def verdict_table(verdicts: Sequence[Verdict]) -> Table:
    """Return the verdicts as a table for the terminal."""
    table = Table(title="Compared", title_justify="left")
    table.add_column("table")
    table.add_column("rows in A", justify="right")
    table.add_column("rows in B", justify="right")
    table.add_column("result")
    for verdict in verdicts:
        counts = (verdict.left_rows, verdict.right_rows)
        shown = ["" if count is None else f"{count:,}" for count in counts]
        style = None if verdict.is_identical else "red"
        table.add_row(str(verdict.name), *shown, verdict.words, style=style)
    return table


def conclusion(verdicts: Sequence[Verdict]) -> str:
    """Return the last line: `identical`, or the number of tables that differ."""
    differing = sum(not verdict.is_identical for verdict in verdicts)
    return f"{differing} of {len(verdicts)} tables differ" if differing else IDENTICAL
