"""Fit personas on a built warehouse and write them, as rows to review, to seeds/fitted."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from portrait.database import DatabaseUnavailableError
from portrait.fitting.persona_tables import candidates_table, personas_table
from portrait.fitting.personas import (
    NoStablePersonasError,
    clear_personas,
    fit_personas,
    write_personas,
)
from portrait.fitting.warehouse import CannotFitError, built_warehouse
from portrait.seed_files import fitted_folder


def main(
    database: Annotated[Path | None, typer.Option(help="The built warehouse.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder of the fitted seeds.")] = None,
    seed: Annotated[int, typer.Option(help="Seed of every random draw.")] = 7,
    version: Annotated[int, typer.Option(help="Version to write beside each row.")] = 1,
    clear: Annotated[bool, typer.Option("--clear", help="Publish no personas at all.")] = False,
) -> None:
    """Exit 1, and write nothing, when the customers do not fall into stable groups.

    Then --clear empties the seeds: no personas are better than those of other customers.
    """
    if clear:
        for path in clear_personas(out or fitted_folder()):
            typer.echo(f"emptied {path.name}")
        return
    console = Console(stderr=True)
    trying = "trying 3 to 9 personas"
    try:
        with built_warehouse(database) as connection:
            fit = fit_personas(connection, seed, lambda ks: track(ks, trying, console=console))
    except (DatabaseUnavailableError, CannotFitError) as error:
        if isinstance(error, NoStablePersonasError):
            console.print(candidates_table(error.candidates, None), "--clear publishes none")
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    console.print(candidates_table(fit.candidates, fit.chosen), personas_table(fit))
    for path in write_personas(fit, out or fitted_folder(), version):
        typer.echo(f"wrote {path.name}")


if __name__ == "__main__":
    typer.run(main)
