"""Print the customers, segments and personas of a built warehouse."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import duckdb
import typer
from rich.console import Console

from portrait.database import DatabaseUnavailableError, warehouse_path
from portrait.showing import overview


def main(
    database: Annotated[Path | None, typer.Option(help="The DuckDB file to read.")] = None,
) -> None:
    """Print how many customers there are, every segment, and every persona card."""
    try:
        Console().print(overview(warehouse_path(database)))
    except (FileNotFoundError, DatabaseUnavailableError, duckdb.Error) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error


if __name__ == "__main__":
    typer.run(main)
