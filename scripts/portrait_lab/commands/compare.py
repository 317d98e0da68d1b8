"""Compare two builds of the warehouse, table by table and row by row."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from portrait.database import DatabaseUnavailableError
from portrait_lab.compare.sample_twice import build_twice
from portrait_lab.compare.warehouses import compare, conclusion, verdict_table


def main(
    files: Annotated[list[Path] | None, typer.Argument(help="Two DuckDB files: A B.")] = None,
    schemas: Annotated[str, typer.Option(help="Only these, separated by commas.")] = "",
    ignore_column: Annotated[list[str] | None, typer.Option(help="Leave a column out.")] = None,
    twice: Annotated[bool, typer.Option("--build-twice", help="Build the sample twice.")] = False,
) -> None:
    """Print what differs, by counts and keys; exit 1 when anything does."""
    if len(files or []) != (0 if twice else 2):
        raise typer.BadParameter("give two files, or --build-twice and none")
    wanted = [name.strip() for name in schemas.split(",") if name.strip()]
    try:
        with tempfile.TemporaryDirectory() as folder, Console(stderr=True).status("comparing"):
            left, right = files or build_twice(Path(folder))
            verdicts = list(compare(left, right, wanted, ignore_column or []))
    except (DatabaseUnavailableError, RuntimeError, ValueError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    Console().print(verdict_table(verdicts), conclusion(verdicts))
    raise typer.Exit(0 if all(verdict.is_identical for verdict in verdicts) else 1)


if __name__ == "__main__":
    typer.run(main)
