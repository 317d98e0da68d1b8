"""The data classes that the loader's modules share."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

LOAD_COLUMNS = ("_file", "_line", "_loaded_at", "_batch_id")


class InputError(Exception):
    """The input is bad; the message names file, row and rule, without any value of a row."""


@dataclass(frozen=True)
class SourceFile:
    """One file to load.

    `label` is the value of `_file`: the path from the folder above the channel, with slashes.
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
    """A part of a file that was read.

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
    """The encoding of a file's text, and how it is known.

    `is_certain`: given, marked or proven, so that no remark is needed.
    """

    encoding: str
    encoding_origin: str = ""
    is_certain: bool = True


@dataclass(frozen=True)
class Stamp:
    """Written to every row of one load: load timestamp (UTC) and fingerprint of the file."""

    loaded_at: str
    batch_id: str


@dataclass(frozen=True)
class Landed:
    """The result of loading one file.

    `first_rejection` has line and rule, never the text. `said` are remarks for the user: changed
    and renamed columns, blank lines, lost characters. `repeats` names the earlier file with the
    same bytes; then nothing was written.
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
        """The file has records, and all were rejected."""
        return bool(self.rejected) and not self.accepted

    def saying(self, first_rejection: str, said: Iterable[str]) -> "Landed":
        """Return a copy with these remarks."""
        return replace(self, first_rejection=first_rejection, said=tuple(said))


class ColumnNames:
    """Gives each field a unique column name; case does not count, as in SQL.

    Names stay as exported, unless a file uses one twice, leaves it empty, or uses the name of a
    load column: then a number is added and `notes` says so.
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
