"""How a command ends that checks promises."""

from collections.abc import Iterable

import typer


def exit_by(failures: Iterable[str]) -> None:
    """Print each broken promise; exit with 1 if there is one, otherwise with 0."""
    broken = list(failures)
    for failure in broken:
        typer.echo(f"failed: {failure}", err=True)
    raise typer.Exit(1 if broken else 0)
