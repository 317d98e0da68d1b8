"""What stands behind `portrait replay`: what is done, and what is said of it."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from portrait.database import connect
from portrait.loading.discovery import sql_name
from portrait.loading.register import channels
from portrait.replaying.again import again_command, base_model
from portrait.replaying.rows import rejected_by_reason, write_rows


@dataclass(frozen=True)
class Replay:
    """Which rows to replay; `out` is None where their base model shall decide them anew."""

    database: Path
    channel: str
    table: str
    reasons: Sequence[str]
    out: Path | None


def is_where_the_loader_looks(out: Path, channel: str, table: str) -> bool:
    """Return whether the loader would take the file for this table."""
    named = (out.resolve().parent.name, out.suffix, sql_name(out.stem))
    return named == (channel, ".csv", table)


def replay(asked: Replay) -> Iterator[str]:
    """Write the rows, or find the command; yield what to say, never a value of a row.

    Raises:
        DatabaseUnavailableError: the warehouse cannot be opened.
        ReplayError: there is nothing to replay, or the file is there already.
    """
    with closing(connect(asked.database, read_only=True)) as connection:
        model = base_model(asked.channel, asked.table)
        table = (asked.channel, asked.table)
        counted = rejected_by_reason(connection, *table, asked.reasons)
        yield from (f"{rows:,} rows: {reason}" for reason, rows in counted.items())
        if asked.out:
            write_rows(connection, *table, list(counted), asked.out)
            yield f"{asked.out} holds personal data. Correct it, then: portrait load {asked.out}"
        else:
            yield again_command(model, channels(connection), asked.database)
