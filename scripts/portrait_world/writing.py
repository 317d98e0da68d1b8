"""CSV files that grow block by block; the text of a block is joined in memory as one buffer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from portrait_world.arrays import Text, digits
from portrait_world.layouts.all_layouts import LAYOUTS, LOAD_COLUMNS
from portrait_world.tables import Table
from portrait_world.world import LOADED_AT, World

_QUOTED_BYTES = (b",", b'"', b"\n", b"\r")


@dataclass
class Writer:
    """Appends tables to `folder/<channel>/<table>.csv`, or, as loaded, to `<channel>__<table>`.

    Files in loaded form have the four load columns, as the loader would have written them.
    """

    world: World
    folder: Path
    landed: bool
    rows: dict[tuple[str, str], int] = field(default_factory=dict)

    def append(self, channel: str, name: str, table: Table, size: int) -> None:
        """Append rows; columns of the layout that the table does not have stay empty."""
        layout = LAYOUTS[channel, name]
        unknown = set(table) - set(layout)
        if unknown:
            raise ValueError(f"{channel}.{name} has no columns {sorted(unknown)}")
        written = self.rows.get((channel, name), 0)
        columns = {column: table.get(column, "") for column in layout}
        if self.landed:
            columns |= self._load_columns(channel, name, written, size)
        path = self._path(channel, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab" if written or (channel, name) in self.rows else "wb") as file:
            if (channel, name) not in self.rows:
                file.write((",".join(columns) + "\n").encode())
            file.write(csv_text(columns, size))
        self.rows[channel, name] = written + size

    def _path(self, channel: str, name: str) -> Path:
        file = f"{channel}__{name}.csv" if self.landed else f"{name}.csv"
        return self.folder / channel / file

    def _load_columns(self, channel: str, name: str, written: int, size: int) -> Table:
        file, world = f"{channel}/{name}.csv", self.world
        batch = f"{file}:{world.people}:{world.months}:{world.seed}"
        first = written + 2
        values: list[Text | str] = [
            file,
            digits(np.arange(first, first + size)),
            LOADED_AT,
            sha256(batch.encode()).hexdigest()[:8],
        ]
        return dict(zip(LOAD_COLUMNS, values, strict=True))


def csv_text(columns: Mapping[str, Text | str], size: int) -> bytes:
    """Return rows as CSV: empty for null, quoted only where a value needs it, LF line ends."""
    if not size:
        return b""
    parts: list[Text | str] = []
    pending = ""
    for position, column in enumerate(columns.values()):
        pending += "," if position else ""
        if isinstance(column, str):
            pending += _quote(column)
            continue
        parts += [pending, _quoted(column)] if pending else [_quoted(column)]
        pending = ""
    parts.append(pending + "\n")
    lines = pc.binary_join_element_wise(*parts, "", null_handling="replace", null_replacement="")
    return _buffer(lines)


def _buffer(lines: Text) -> bytes:
    whole = lines.combine_chunks() if isinstance(lines, pa.ChunkedArray) else lines
    end = np.frombuffer(whole.buffers()[1], dtype=np.int32)[whole.offset + len(whole)]
    return bytes(memoryview(whole.buffers()[2])[: int(end)])


def _quoted(column: Text) -> Text:
    data = column.buffers()[2]
    content = memoryview(data) if data else b""
    if not any(mark in bytes(content) for mark in _QUOTED_BYTES):
        return column
    escaped = pc.replace_substring(column, '"', '""')
    quoted = pc.binary_join_element_wise('"', escaped, '"', "")
    return pc.if_else(pc.match_substring_regex(column, '[,"\n\r]'), quoted, column)


def _quote(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if any(c in value for c in ',"\n\r') else value
