"""What was landed when: the deliveries of every raw table, from the loader's register."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

import duckdb

from portrait.database import query
from portrait.loading.register import open_register

_LOADS = """
    select channel, table_name, _loaded_at, _file, accepted, columns
    from raw_portrait.loads
    where accepted > 0
    order by channel, table_name, _loaded_at desc, _file
"""


class Nothing(Exception):  # noqa: N818
    """There is nothing to check: no channel, or none of those asked for, is landed."""


@dataclass(frozen=True)
class Delivery:
    """All files of one raw table that were landed at one moment (UTC); `columns` as exported."""

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
        """The table as SQL knows it."""
        return f"raw_{self.channel}.{self.table}"

    @property
    def newest(self) -> Delivery:
        """The delivery that is checked."""
        return self.deliveries[0]


def read_deliveries(
    connection: duckdb.DuckDBPyConnection, channels: Collection[str] | None
) -> list[RawDeliveries]:
    """Return the deliveries of every table of the given channels; None: of all channels.

    Raises:
        Nothing: a channel that was asked for, or every channel, has none.
    """
    open_register(connection)
    found = list(_by_table(query(connection, _LOADS)))
    if channels is None and not found:
        raise Nothing("no file has been landed in this warehouse: run portrait load first")
    missing = set(channels or ()) - {table.channel for table in found}
    if missing:
        raise Nothing(f"nothing has been landed of: {', '.join(sorted(missing))}")
    return [table for table in found if channels is None or table.channel in channels]


def _by_table(loads: list[tuple[str, str, str, str, int, str | None]]) -> Iterator[RawDeliveries]:
    for (channel, table), of_table in groupby(loads, key=lambda load: (load[0], load[1])):
        deliveries = [
            _delivery(loaded_at, [(file, rows, columns) for *_, file, rows, columns in files])
            for loaded_at, files in groupby(of_table, key=lambda load: load[2])
        ]
        yield RawDeliveries(channel, table, tuple(deliveries))


def _delivery(loaded_at: str, files: list[tuple[str, int, str | None]]) -> Delivery:
    """Put the files of one moment together; a column counts when any of them has it."""
    columns = [name for _, _, names in files for name in (names or "").splitlines()]
    return Delivery(
        loaded_at=loaded_at,
        files=tuple(file for file, _, _ in files),
        rows=sum(rows for _, rows, _ in files),
        columns=tuple(dict.fromkeys(columns)),
    )
