"""Measure what a few new raw rows cost, against a build of everything."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from portrait_lab.benchmark.increment import increment_table, run_increment
from portrait_lab.benchmark.measuring import StepFailedError
from portrait_lab.benchmark.sizes import World, named_channels


def main(
    people: Annotated[int, typer.Option(min=1, help="People in the world.")] = 100_000,
    months: Annotated[int, typer.Option(min=1, help="Months of history.")] = 12,
    seed: Annotated[int, typer.Option(help="Seed of the simulated world.")] = 1,
    one_in: Annotated[int, typer.Option(min=2, help="One row in so many arrives later.")] = 100,
    channels: Annotated[str, typer.Option(help="Only these, with commas. Default: all.")] = "",
    work: Annotated[Path | None, typer.Option(help="Where to keep the data.")] = None,
) -> None:
    """Build a world without a few of its rows, then with them; print a markdown table."""
    progress = Console(stderr=True)
    try:
        with tempfile.TemporaryDirectory(prefix="portrait-increment-") as scratch:
            folder = (work or Path(scratch)) / "increment"
            world = World(people, months, seed, named_channels(channels))
            result = run_increment(world, one_in, folder, progress.print)
    except (StepFailedError, OSError, ValueError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(increment_table(result))


if __name__ == "__main__":
    typer.run(main)
