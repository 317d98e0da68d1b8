"""The raw gate: check the newest delivery against each channel's declaration, before dbt runs."""

from pathlib import Path
from typing import Annotated

import typer

from portrait.commands.options import Database, Text, check_timestamp, exit_on, now


def gate(
    channels: Annotated[
        Text, typer.Option(help="Channels to check, separated by commas. Default: all loaded.")
    ] = None,
    database: Database = None,
    docs: Annotated[Path, typer.Option(help="Folder for the Data Docs.")] = Path(
        "warehouse/data_docs"
    ),
    at: Annotated[
        Text,
        typer.Option(
            callback=check_timestamp, help="UTC; freshness is checked against it. Default: now."
        ),
    ] = None,
) -> None:
    """Check the newest delivery of every raw table; exit 1 when the run must stop."""
    from portrait.database import DatabaseUnavailableError, warehouse_path
    from portrait.gate.checking import check, print_verdict
    from portrait.gate.deliveries import Nothing

    chosen = channels.split(",") if channels else None
    with exit_on(DatabaseUnavailableError, Nothing):
        verdict = check(warehouse_path(database), docs, at or now(), chosen)
    print_verdict(verdict, docs)
    raise typer.Exit(0 if verdict.is_good else 1)
