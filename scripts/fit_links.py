"""Fit the weights of probable links and write them to seeds/fitted."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from portrait.database import DatabaseUnavailableError
from portrait.fitting.links.learning import fit_link_weights
from portrait.fitting.links.project import LinkingFailedError
from portrait.fitting.links.weights import write_weights
from portrait.fitting.warehouse import CannotFitError
from portrait.seed_files import fitted_folder


def main(
    database: Annotated[Path | None, typer.Option(help="The built warehouse.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder of the fitted seeds.")] = None,
    version: Annotated[int, typer.Option(help="Version to write beside each row.")] = 1,
) -> None:
    """Learn how alike one person's records are, without labels, and write it down."""
    try:
        with Console(stderr=True).status("comparing records"):
            fit, as_of = fit_link_weights(database)
    except (DatabaseUnavailableError, CannotFitError, LinkingFailedError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    for path in write_weights(fit, out or fitted_folder(), version, as_of):
        typer.echo(
            f"wrote {path.name}: {fit.profile_count} profiles,"
            f" {fit.candidate_pairs} candidate pairs as of {as_of}"
        )


if __name__ == "__main__":
    typer.run(main)
