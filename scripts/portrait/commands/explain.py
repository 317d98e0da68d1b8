"""Explain why a customer is one person, and where its values come from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from portrait.database import DatabaseUnavailableError, connect, warehouse_path
from portrait.explaining.explanation import explanation
from portrait.explaining.reading import ExplanationError, identifier_values, read_customer

application = typer.Typer(callback=lambda: None, help=__doc__)


@application.command()
def customer(
    customer_id: Annotated[str, typer.Argument(help="A customer id, of today or of long ago.")],
    start: Annotated[str | None, typer.Option("--from", help="A record of the customer.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="Another record.")] = None,
    show_values: Annotated[bool, typer.Option(help="Show personal values too.")] = False,
    database: Annotated[Path | None, typer.Option(help="The warehouse file.")] = None,
) -> None:
    """Print records, the evidence between two of them, refusals, history and values."""
    try:
        with connect(warehouse_path(database), read_only=True) as connection:
            found = read_customer(connection, customer_id)
            shown = identifier_values(connection, found.customer or "") if show_values else None
        Console().print(explanation(found, start, end, shown))
    except (DatabaseUnavailableError, ExplanationError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error


if __name__ == "__main__":
    application()
