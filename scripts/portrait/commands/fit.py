"""Fit parameters on a built warehouse and write them to seeds/fitted, for review as a diff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from portrait.commands.options import Database, Fitted, Version, exit_on

if TYPE_CHECKING:
    from rich.console import Console

    from portrait.fitting.personas import PersonaFit

application = typer.Typer(no_args_is_help=True, help=__doc__)


@application.command()
def cut_points(database: Database = None, out: Fitted = None, version: Version = 1) -> None:
    """Fit the cut points of customer scores on the buyers of the warehouse."""
    from portrait.database import DatabaseUnavailableError
    from portrait.fitting.cut_points import read_buyers, write_cut_points
    from portrait.fitting.warehouse import CannotFitError, built_warehouse
    from portrait.seed_files import fitted_folder

    with (
        exit_on(DatabaseUnavailableError, CannotFitError),
        built_warehouse(database) as connection,
    ):
        history = read_buyers(connection)
    for path in write_cut_points(history, out or fitted_folder(), version):
        typer.echo(f"wrote {path.name}: {len(history.orders)} buyers as of {history.as_of}")


@application.command()
def links(database: Database = None, out: Fitted = None, version: Version = 1) -> None:
    """Fit the weights of probable links, without labelled pairs."""
    from rich.console import Console

    from portrait.database import DatabaseUnavailableError
    from portrait.fitting.links.learning import fit_link_weights
    from portrait.fitting.links.project import LinkingFailedError
    from portrait.fitting.links.weights import write_weights
    from portrait.fitting.warehouse import CannotFitError
    from portrait.seed_files import fitted_folder

    with (
        exit_on(DatabaseUnavailableError, CannotFitError, LinkingFailedError),
        Console(stderr=True).status("comparing records"),
    ):
        fit, as_of = fit_link_weights(database)
    found = f"{fit.profile_count} profiles, {fit.candidate_pairs} candidate pairs as of {as_of}"
    for path in write_weights(fit, out or fitted_folder(), version, as_of):
        typer.echo(f"wrote {path.name}: {found}")


@application.command()
def personas(
    database: Database = None,
    out: Fitted = None,
    seed: Annotated[int, typer.Option(help="Seed of the random generator.")] = 7,
    version: Version = 1,
    clear: Annotated[bool, typer.Option("--clear", help="Empty the persona seeds.")] = False,
) -> None:
    """Fit personas; exit 1 and write nothing when the customers do not form stable groups.

    Then empty the seeds with --clear: no personas are better than those of other customers.
    """
    from rich.console import Console

    from portrait.fitting.persona_tables import candidates_table, personas_table
    from portrait.fitting.personas import clear_personas, write_personas
    from portrait.seed_files import fitted_folder

    folder, console = out or fitted_folder(), Console(stderr=True)
    if clear:
        for path in clear_personas(folder):
            typer.echo(f"emptied {path.name}")
        return
    fit = _find_personas(database, seed, console)
    console.print(candidates_table(fit.candidates, fit.chosen), personas_table(fit))
    for path in write_personas(fit, folder, version):
        typer.echo(f"wrote {path.name}")


def _find_personas(database: Database, seed: int, console: Console) -> PersonaFit:
    """Fit personas; when none are stable, print what was tried and exit."""
    from rich.progress import track

    from portrait.database import DatabaseUnavailableError
    from portrait.fitting.persona_tables import candidates_table
    from portrait.fitting.personas import NoStablePersonasError, fit_personas
    from portrait.fitting.warehouse import CannotFitError, built_warehouse

    trying = "trying 3 to 9 personas"
    with exit_on(DatabaseUnavailableError, CannotFitError):
        try:
            with built_warehouse(database) as connection:
                return fit_personas(connection, seed, lambda ks: track(ks, trying, console=console))
        except NoStablePersonasError as error:
            hint = "To publish no personas, run again with --clear."
            console.print(candidates_table(error.candidates, None), hint)
            raise
