"""Measure load and build at several sizes, against a floor measured in the same run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from portrait_lab.benchmark.measuring import StepFailedError
from portrait_lab.benchmark.sizes import World, named_channels, run_sizes
from portrait_lab.benchmark.sizes_table import as_json, as_markdown


def main(
    people: Annotated[list[int], typer.Option(min=1, help="Sizes: --people 10000 100000.")],
    more_people: Annotated[list[int] | None, typer.Argument(min=1, hidden=True)] = None,
    months: Annotated[int, typer.Option(min=1, help="Months of history.")] = 12,
    seed: Annotated[int, typer.Option(help="Seed of the simulated world.")] = 1,
    channels: Annotated[str, typer.Option(help="Only these, with commas. Default: all.")] = "",
    work: Annotated[Path | None, typer.Option(help="Where to work; needs the space.")] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Leave data and logs in --work.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, not markdown.")] = False,
) -> None:
    """Generate, load and build each size; print a markdown table."""
    progress = Console(stderr=True)
    sizes = sorted({*people, *(more_people or [])})
    try:
        worlds = [World(size, months, seed, named_channels(channels)) for size in sizes]
        results = run_sizes(worlds, work, progress.print, keep)
    except (StepFailedError, OSError, ValueError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(as_json(results) if json else as_markdown(results))


if __name__ == "__main__":
    typer.run(main)
