"""The raw gate: hold what was landed last to what each channel declares, before dbt touches it."""

from pathlib import Path
from typing import Annotated

import typer

from portrait.commands.options import Database, Text, check_moment, exit_on, now


def gate(
    channels: Annotated[
        Text, typer.Option(help="Only these, with commas. Default: all that are landed.")
    ] = None,
    database: Database = None,
    docs: Annotated[Path, typer.Option(help="Where the Data Docs go.")] = Path(
        "warehouse/data_docs"
    ),
    at: Annotated[
        Text, typer.Option(callback=check_moment, help="UTC; what is old is judged by it.")
    ] = None,
) -> None:
    """Check the newest delivery of every raw table; exit 1 where the run must stop."""
    from portrait.database import DatabaseUnavailableError, warehouse_path
    from portrait.gate.checking import check, print_verdict
    from portrait.gate.deliveries import Nothing

    chosen = channels.split(",") if channels else None
    with exit_on(DatabaseUnavailableError, Nothing):
        verdict = check(warehouse_path(database), docs, at or now(), chosen)
    print_verdict(verdict, docs)
    raise typer.Exit(0 if verdict.is_good else 1)
