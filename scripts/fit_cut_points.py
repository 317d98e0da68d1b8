"""Fit the frozen cut points of customer scores and write them to seeds/fitted."""

from pathlib import Path
from typing import Annotated

import typer

from portrait.database import DatabaseUnavailableError
from portrait.fitting.cut_points import read_buyers, write_cut_points
from portrait.fitting.warehouse import CannotFitError, built_warehouse
from portrait.seed_files import fitted_folder


def main(
    database: Annotated[Path | None, typer.Option(help="The built warehouse.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder of the fitted seeds.")] = None,
    version: Annotated[int, typer.Option(help="Version to write beside each row.")] = 1,
) -> None:
    """Read the buyers of the warehouse and freeze the cut points they give."""
    try:
        with built_warehouse(database) as connection:
            history = read_buyers(connection)
    except (DatabaseUnavailableError, CannotFitError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    for path in write_cut_points(history, out or fitted_folder(), version):
        typer.echo(f"wrote {path.name}: {len(history.orders)} buyers as of {history.as_of}")


if __name__ == "__main__":
    typer.run(main)
