"""Reads the deliveries of every raw table from the loader's register."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

import duckdb

from portrait.database import query
from portrait.loading.raw_layer import open_register

ALIKE = 0.5
"""From this similarity (0 to 1, difflib's ratio) a new column may be an old one, renamed."""


@dataclass(frozen=True)
class Renamed:
    """A missing column and the new one that may be the same."""

    old: str
    new: str


def renamings(gone: Sequence[str], new: Sequence[str]) -> list[Renamed]:
    """Pair missing columns with new ones of a similar name, the most similar first."""
    pairs = sorted(
        ((_similarity(old, other), old, other) for old in gone for other in new),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    found: list[Renamed] = []
    for similarity, old, other in pairs:
        taken = {name for pair in found for name in (pair.old, pair.new)}
        if similarity >= ALIKE and not {old, other} & taken:
            found.append(Renamed(old, other))
    return found


def _similarity(old: str, new: str) -> float:
    return SequenceMatcher(None, old.lower(), new.lower()).ratio()


_LOADS = """
    select channel, table_name, _loaded_at, _file, accepted, columns
    from raw_portrait.loads
    where accepted > 0
    order by channel, table_name, _loaded_at desc, _file
"""


class Nothing(Exception):  # noqa: N818
    """Nothing to check: a channel that was asked for, or every channel, has no loaded file."""


@dataclass(frozen=True)
class Delivery:
    """All files of one raw table with the same load timestamp (UTC); `columns` as exported."""

    loaded_at: str
    files: tuple[str, ...]
    rows: int
    columns: tuple[str, ...]


@dataclass(frozen=True)
class RawDeliveries:
    """A raw table with its deliveries, the newest first; there is at least one."""

    channel: str
    table: str
    deliveries: tuple[Delivery, ...]

    @property
    def name(self) -> str:
        """The table's name in SQL."""
        return f"raw_{self.channel}.{self.table}"

    @property
    def newest(self) -> Delivery:
        """The delivery that the gate checks."""
        return self.deliveries[0]


def read_deliveries(
    connection: duckdb.DuckDBPyConnection, channels: Collection[str] | None
) -> list[RawDeliveries]:
    """Return the deliveries of every table of the given channels; None: of all channels.

    Raises:
        Nothing: a channel that was asked for, or every channel, has no loaded file.
    """
    open_register(connection)
    found = list(_by_table(query(connection, _LOADS)))
    if channels is None and not found:
        raise Nothing("no file is loaded in this warehouse: run `portrait load` first")
    missing = set(channels or ()) - {table.channel for table in found}
    if missing:
        names = ", ".join(sorted(missing))
        raise Nothing(f"no file is loaded of {names}: load it, or leave it out of --channels")
    return [table for table in found if channels is None or table.channel in channels]


def _by_table(loads: list[tuple[str, str, str, str, int, str | None]]) -> Iterator[RawDeliveries]:
    for (channel, table), of_table in groupby(loads, key=lambda load: (load[0], load[1])):
        deliveries = [
            _delivery(loaded_at, [(file, rows, columns) for *_, file, rows, columns in files])
            for loaded_at, files in groupby(of_table, key=lambda load: load[2])
        ]
        yield RawDeliveries(channel, table, tuple(deliveries))


def _delivery(loaded_at: str, files: list[tuple[str, int, str | None]]) -> Delivery:
    """Combine the files of one load timestamp; a column counts when any file has it."""
    columns = [name for _, _, names in files for name in (names or "").splitlines()]
    return Delivery(
        loaded_at=loaded_at,
        files=tuple(file for file, _, _ in files),
        rows=sum(rows for _, rows, _ in files),
        columns=tuple(dict.fromkeys(columns)),
    )
