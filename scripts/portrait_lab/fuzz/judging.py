"""Builds the base models over the loaded files and reconciles every raw table."""

import os
import subprocess
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from portrait.database import REPOSITORY, connect, environment_of, query
from portrait.loading.contracts import read_contract
from portrait.sql import compose, quote_table
from portrait.variables import source_variables
from portrait_lab.programs import program

_SELECTED = (
    "+fct_rejected_rows",
    "+int_row_counts__unioned",
    "assert_every_raw_row_is_accepted_or_kept",
)


def judge(database: Path, channels: Collection[str], folder: Path) -> list[str]:
    """Build the models that validate raw rows; return what is wrong, as dbt's messages."""
    done = subprocess.run(
        [
            *(str(program("dbt")), "--quiet", "build", "--select", *_SELECTED),
            *("--indirect-selection", "empty", "--vars", source_variables(sorted(channels))),
            *("--target-path", str(folder / "target"), "--log-path", str(folder / "logs")),
        ],
        cwd=REPOSITORY,
        env=os.environ | environment_of(database),
        capture_output=True,
        text=True,
        check=False,
    )
    return [done.stdout[-6000:] + done.stderr[-2000:]] if done.returncode else []


def rows_judged(database: Path, channels: Collection[str]) -> tuple[int, int]:
    """Return the number of raw rows, and of those that the base models rejected."""
    raw = [(c, table) for c in channels if (got := read_contract(c)) for table in got.tables]
    with closing(connect(database, read_only=True)) as connection:
        counts = [
            query(connection, compose("select count(*) from {t}", t=quote_table(f"raw_{c}", table)))
            for c, table in raw
        ]
        rejected = query(
            connection, "select count(*) from marts.fct_rejected_rows where channel <> 'loader'"
        )
    return sum(count for ((count,),) in counts), rejected[0][0]
