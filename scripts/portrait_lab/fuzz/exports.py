"""Intact exports to damage: the embedded sample's tables, a few rows of each."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from portrait.database import REPOSITORY
from portrait.loading.contracts import STAGING, sources_file
from portrait.loading.values import LOAD_COLUMNS

SEEDS = REPOSITORY / "seeds" / "sample"
MARK = "fuzz_mark"
"""An additional column: each row is marked, so that the lost rows of a damaged file are known."""

_ROWS = 24


@dataclass(frozen=True)
class Table:
    """A table as an export tool is about to write it."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables() -> list[tuple[str, str]]:
    """Return channel and table of every export of the sample."""
    files = sorted(SEEDS.glob("*/*.csv"))
    return [(file.parent.name, file.stem.partition("__")[2]) for file in files]


@cache
def read_export(channel: str, table: str, rows: int = _ROWS) -> Table:
    """Return the first rows of a table without its load columns, each row marked."""
    path = SEEDS / channel / f"{channel}__{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        records = [row for row, _ in zip(csv.DictReader(file), range(rows), strict=False)]
    names = [name for name in records[0] if name not in LOAD_COLUMNS]
    marked = (
        (*(record[name] for name in names), f"mk{number:06}x")
        for number, record in enumerate(records)
    )
    return Table((*names, MARK), tuple(marked))


@cache
def personal_values(channel: str, table: str, staging: Path = STAGING) -> set[str]:
    """Return values of the export that no message may print; short ones occur by chance."""
    path = sources_file(channel, staging)
    if path is None:
        raise ValueError(f"{channel} has no sources file in {staging}")
    (source,) = yaml.safe_load(path.read_text(encoding="utf-8"))["sources"]
    (declared,) = (each for each in source["tables"] if each["name"] == table)
    personal = {
        column["name"]
        for column in declared["columns"]
        if column.get("config", {}).get("meta", {}).get("pii")
    }
    export = read_export(channel, table)
    kept = [position for position, name in enumerate(export.header) if name in personal]
    return {row[position] for row in export.rows for position in kept if len(row[position]) > 5}
