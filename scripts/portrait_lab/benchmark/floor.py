"""The floor: the cost for DuckDB to read the same raw bytes once and look at every value."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

from portrait.database import query

SCAN = """
    select count(*), min(columns(*)), max(columns(*))
    from read_csv(?, delim = ',', header = true, all_varchar = true)
"""
DEFAULT_MEMORY = "16GB"


@dataclass(frozen=True)
class Floor:
    """One scan-and-aggregate of every raw file: rows, bytes, seconds, and DuckDB's threads."""

    rows: int
    bytes: int
    wall_seconds: float
    cpu_seconds: float
    threads: int


def measure_floor(raw: Path) -> Floor:
    """Read every CSV file below `raw` as text: count the rows, take min and max of every column.

    Runs in this process, with the threads and memory that `profiles.yml` gives a build. Raises
    `ValueError` when there is no CSV file.
    """
    files = sorted(raw.glob("*/*.csv"))
    if not files:
        raise ValueError(f"{raw}: no raw files, expected <channel>/<table>.csv")
    with duckdb.connect() as connection:
        query(connection, "set memory_limit = ?", [memory_limit()])
        threads = int(query(connection, "select current_setting('threads')")[0][0])
        wall, cpu = time.monotonic(), time.process_time()
        rows = sum(int(query(connection, SCAN, [str(file)])[0][0]) for file in files)
        wall, cpu = time.monotonic() - wall, time.process_time() - cpu
    return Floor(rows, sum(file.stat().st_size for file in files), wall, cpu, threads)


def memory_limit() -> str:
    """Return DuckDB's memory limit: `PORTRAIT_MEMORY`, or the default of `profiles.yml`."""
    return os.environ.get("PORTRAIT_MEMORY", DEFAULT_MEMORY)
