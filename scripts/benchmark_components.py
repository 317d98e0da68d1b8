"""Measure connected_components() against Splink's clustering and check both against scipy."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from portrait_lab.benchmark.measuring import StepFailedError
from portrait_lab.component_benchmark.components_table import components_markdown
from portrait_lab.component_benchmark.solvers import run_graphs
from portrait_lab.referee import RefereeUnavailableError


def main(
    edges: Annotated[list[int], typer.Option(min=1, help="Sizes: --edges 1000000 5000000.")],
    more_edges: Annotated[list[int] | None, typer.Argument(min=1, hidden=True)] = None,
    repetitions: Annotated[int, typer.Option(min=1, help="Of each solver at each size.")] = 3,
    seed: Annotated[int, typer.Option(help="Seed of the generated graphs.")] = 1,
) -> None:
    """Solve a generated graph of each size; print a markdown table; exit 1 when one is wrong."""
    sizes = sorted({*edges, *(more_edges or [])})
    try:
        results = run_graphs(sizes, seed, repetitions, Console(stderr=True).print)
    except (RefereeUnavailableError, StepFailedError, OSError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(components_markdown(results))
    faults = [fault for result in results for fault in result.faults]
    typer.echo("\n".join(faults), err=True, nl=bool(faults))
    raise typer.Exit(1 if faults else 0)


if __name__ == "__main__":
    typer.run(main)
