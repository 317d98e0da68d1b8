"""One damaged export: the table, its damage, and the resulting file."""

import csv
import io
import json
import re
from dataclasses import dataclass

from numpy.random import Generator

from portrait_lab.fuzz.cells import CHANGES
from portrait_lab.fuzz.chance import chance, pick
from portrait_lab.fuzz.exports import Table, read_export, tables
from portrait_lab.fuzz.habits import HABITS
from portrait_lab.fuzz.texts import BYTE_DAMAGES, ENCODINGS, TEXT_DAMAGES

_MARKED = re.compile(rb"mk[0-9]{6}x")


@dataclass(frozen=True)
class Case:
    """The damage to an export: to its cells, then to its text, then to its bytes.

    `habits`: how the damaged table is written, before it is text.
    """

    channel: str
    table: str
    form: str
    cells: tuple[str, ...]
    text: tuple[str, ...]
    data: tuple[str, ...]
    seed: int
    habits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mutant:
    """A damaged file; `records` is their number, or None if the damage makes it uncertain."""

    case: Case
    name: str
    data: bytes
    records: int | None

    @property
    def marks(self) -> set[bytes]:
        """The marks of rows that can still be read in the file; none after compression."""
        return set(_MARKED.findall(self.data.replace(b"\0", b"")))


def draw(seed: int, channels: tuple[str, ...]) -> Case:
    """Return the case of a seed: mostly one kind of damage, sometimes several."""
    luck = chance(seed)
    channel, table = pick([each for each in tables() if each[0] in channels], luck)
    return Case(
        channel=channel,
        table=table,
        form=pick(("csv", "csv", "csv", "csv", "csv", "jsonl"), luck),
        cells=_some(tuple(CHANGES), (0, 1, 1, 1, 2, 3), luck),
        text=_some(tuple(TEXT_DAMAGES), (0, 0, 1, 1, 2), luck),
        data=_some((*ENCODINGS, *BYTE_DAMAGES), (0, 0, 1), luck),
        seed=seed,
        habits=_some(tuple(HABITS), (0, 0, 0, 1, 2), luck),
    )


def make(case: Case, number: int = 0) -> Mutant:
    """Damage an export as the case says."""
    luck, table = chance(case.seed), read_export(case.channel, case.table)
    for name in case.cells:
        table = CHANGES[name](table, luck)
    # With a chance of their own, so that the damage of a seed does not depend on them.
    for name in case.habits:
        table = HABITS[name](table, chance(case.seed + 1))
    text = _written(table, case.form, luck)
    for name in case.text:
        text = TEXT_DAMAGES[name](text, luck)
    data = text.encode("utf-8", "replace")
    for name in case.data:
        data = (ENCODINGS | BYTE_DAMAGES)[name](data, luck)
    is_counted = not case.text and set(case.data) <= set(ENCODINGS)
    name = f"{case.channel}/{case.table}/case_{number:05}.{case.form}"
    return Mutant(case, name, data, len(table.rows) if is_counted else None)


def _some(names: tuple[str, ...], counts: tuple[int, ...], luck: Generator) -> tuple[str, ...]:
    return tuple(pick(names, luck) for _ in range(pick(counts, luck)))


def _written(table: Table, form: str, luck: Generator) -> str:
    out = io.StringIO()
    if form == "jsonl":
        for row in table.rows:
            record = dict(zip(table.header, row, strict=True))
            out.write(json.dumps(record, ensure_ascii=bool(luck.integers(2))) + "\n")
        return out.getvalue()
    dialect = pick((csv.unix_dialect, csv.excel), luck)
    csv.writer(out, dialect, lineterminator="\n").writerows([table.header, *table.rows])
    return out.getvalue()
