"""Builds the base models over the loaded files and reconciles every raw table."""

from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from portrait.database import connect, query
from portrait.loading.contracts import read_contract
from portrait.sql import compose, quote_table
from portrait.variables import source_variables
from portrait_lab.programs import build

_SELECTED = (
    "+fct_rejected_rows",
    "+int_row_counts__unioned",
    "assert_every_raw_row_is_accepted_or_kept",
)


def judge(database: Path, channels: Collection[str], folder: Path) -> list[str]:
    """Build the models that validate raw rows; return what is wrong, as dbt's messages."""
    variables = ("--vars", source_variables(sorted(channels)))
    selected = ("--select", *_SELECTED, "--indirect-selection", "empty")
    done = build(database, folder, (*selected, *variables))
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
