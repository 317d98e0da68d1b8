"""The values that travel through the loader."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

LOAD_COLUMNS = ("_file", "_line", "_loaded_at", "_batch_id", "_row_hash")


class InputError(Exception):
    """The input is bad; the message names file, row and rule, and never a value of a row."""


@dataclass(frozen=True)
class SourceFile:
    """One file to land.

    `label` is what `_file` holds: the path from the folder above the channel, with slashes.
    `form` is `csv`, `json` or `parquet`.
    """

    path: Path
    channel: str
    table: str
    label: str
    form: str


@dataclass(frozen=True)
class Rejection:
    """A record that was not accepted: its first physical line, the rule, and its text."""

    line: int
    reason: str
    raw_text: str


@dataclass(frozen=True)
class Batch:
    """A stretch of a file, read.

    `rows` holds the accepted records, all text, with `_line`; `records` counts what the reader
    found before parsing it, so that accepted + rejected can be checked against it.
    `position` is in bytes of the file on disk, for the progress bar.
    """

    rows: pa.Table
    records: int
    rejections: tuple[Rejection, ...] = ()
    blank_lines: int = 0
    replacement_characters: int = 0
    position: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dialect:
    """In which encoding a file's text is read, and how that is known.

    `is_certain`: given, marked or proven, so that nobody needs to be told.
    """

    encoding: str
    encoding_origin: str = ""
    is_certain: bool = True


@dataclass(frozen=True)
class Stamp:
    """What every row of one load carries: when (UTC), and the fingerprint of its file."""

    loaded_at: str
    batch_id: str


@dataclass(frozen=True)
class Landed:
    """What became of one file.

    `first_rejection` tells line and rule, never the text. `said` are the things a person should
    know: changed columns, renamed ones, blank lines, lost characters. `repeats` names the file
    that brought these very bytes before; then nothing was written.
    """

    source: SourceFile
    stamp: Stamp
    dialect: Dialect
    accepted: int
    rejected: int
    first_rejection: str = ""
    said: tuple[str, ...] = ()
    repeats: str = ""
    seconds: float = 0.0

    @property
    def is_wholly_rejected(self) -> bool:
        """There were records and not one was accepted."""
        return bool(self.rejected) and not self.accepted

    def saying(self, first_rejection: str, said: Iterable[str]) -> "Landed":
        """Return the same with what there is to say of it."""
        return replace(self, first_rejection=first_rejection, said=tuple(said))


class ColumnNames:
    """Gives each field a column name that is unique whatever its case, as SQL compares names.

    Names stay as exported, unless a file uses one twice, leaves it empty, or takes one of the
    load columns: then a number is added and `notes` says so.
    """

    def __init__(self) -> None:
        """Start with the load columns taken."""
        self._taken = {name.lower() for name in LOAD_COLUMNS}
        self.notes: list[str] = []

    def claim(self, exported: str, position: int) -> str:
        """Return the column for the field named `exported` at the 1-based `position`."""
        wanted = exported or f"column_{position}"
        name, number = wanted, 2
        while name.lower() in self._taken:
            name, number = f"{wanted}_{number}", number + 1
        self._taken.add(name.lower())
        if name != exported:
            self.notes.append(_renamed(exported, name, position))
        return name


def _renamed(exported: str, name: str, position: int) -> str:
    if not exported:
        return f"column {position} has no name: it is kept as {name}"
    return f'column {position} "{exported}" repeats a name: it is kept as {name}'
