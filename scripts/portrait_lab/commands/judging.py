"""How a command ends that holds something to promises."""

from collections.abc import Iterable

import typer


def exit_by(failures: Iterable[str]) -> None:
    """Print each broken promise and exit with 1 where there is one, else with 0."""
    broken = list(failures)
    for failure in broken:
        typer.echo(f"failed: {failure}", err=True)
    raise typer.Exit(1 if broken else 0)
