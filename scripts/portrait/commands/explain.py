"""Explain why a customer is one person, and where each value comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from portrait.commands.options import Database, Text, exit_on

application = typer.Typer(callback=lambda: None, help=__doc__)


@application.command()
def customer(
    customer_id: Annotated[str, typer.Argument(help="Customer id: current, merged or retired.")],
    start: Annotated[
        Text, typer.Option("--from", help="First record of the path. Default: the farthest two.")
    ] = None,
    end: Annotated[Text, typer.Option("--to", help="Last record of the path.")] = None,
    show_values: Annotated[bool, typer.Option(help="Show values: personal data.")] = False,
    database: Database = None,
) -> None:
    """Print records, the evidence between two of them, refused identifiers, history and values."""
    from rich.console import Console

    from portrait.database import DatabaseUnavailableError, connect, warehouse_path
    from portrait.explaining.explanation import explanation
    from portrait.explaining.reading import ExplanationError, identifier_values, read_customer

    with exit_on(DatabaseUnavailableError, ExplanationError):
        with connect(warehouse_path(database), read_only=True) as connection:
            found = read_customer(connection, customer_id)
            shown = identifier_values(connection, found.customer or "") if show_values else None
        Console().print(explanation(found, start, end, shown))
