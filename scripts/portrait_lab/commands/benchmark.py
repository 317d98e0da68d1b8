"""Measure time and memory against a floor or a referee that is measured in the same run."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from portrait.commands.options import exit_on
from portrait_lab.commands.judging import exit_by

application = typer.Typer(no_args_is_help=True, help=__doc__)

Months = Annotated[int, typer.Option(min=1, help="Months of history.")]
Seed = Annotated[int, typer.Option(help="Seed of the simulated world.")]
Channels = Annotated[str, typer.Option(help="Comma-separated. Default: all.")]
Work = Annotated[Path | None, typer.Option(help="Working folder; needs the space.")]
# An option takes one value: the sizes after the first are arguments.
MoreSizes = Annotated[list[int] | None, typer.Argument(min=1, hidden=True)]


@application.command()
def build(
    people: Annotated[list[int], typer.Option(min=1, help="Sizes: --people 10000 100000.")],
    more_people: MoreSizes = None,
    months: Months = 12,
    seed: Seed = 1,
    channels: Channels = "",
    work: Work = None,
    keep: Annotated[bool, typer.Option("--keep", help="Leave data and logs in --work.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, not markdown.")] = False,
) -> None:
    """Generate, load and build each size; print time and memory by layer as markdown tables."""
    from rich.console import Console

    from portrait_lab.benchmark.measuring import StepFailedError
    from portrait_lab.benchmark.sizes import World, named_channels, run_sizes
    from portrait_lab.benchmark.sizes_table import as_json, as_markdown

    sizes = sorted({*people, *(more_people or [])})
    with exit_on(StepFailedError, OSError, ValueError):
        worlds = [World(size, months, seed, named_channels(channels)) for size in sizes]
        results = run_sizes(worlds, work, Console(stderr=True).print, keep)
    typer.echo(as_json(results) if json else as_markdown(results))


@application.command()
def increment(
    people: Annotated[int, typer.Option(min=1, help="People in the world.")] = 100_000,
    months: Months = 12,
    seed: Seed = 1,
    one_in: Annotated[int, typer.Option(min=2, help="One row in so many arrives later.")] = 100,
    channels: Channels = "",
    work: Work = None,
) -> None:
    """Build a world without a few of its rows, then with them: the cost of new rows."""
    from rich.console import Console

    from portrait_lab.benchmark.increment import increment_table, run_increment
    from portrait_lab.benchmark.measuring import StepFailedError
    from portrait_lab.benchmark.sizes import World, named_channels

    with (
        exit_on(StepFailedError, OSError, ValueError),
        tempfile.TemporaryDirectory(prefix="portrait-increment-") as scratch,
    ):
        folder = (work or Path(scratch)) / "increment"
        world = World(people, months, seed, named_channels(channels))
        result = run_increment(world, one_in, folder, Console(stderr=True).print)
    typer.echo(increment_table(result))


@application.command()
def components(
    edges: Annotated[list[int], typer.Option(min=1, help="Sizes: --edges 1000000 5000000.")],
    more_edges: MoreSizes = None,
    repetitions: Annotated[int, typer.Option(min=1, help="Of each solver at each size.")] = 3,
    seed: Annotated[int, typer.Option(help="Seed of the generated graphs.")] = 1,
) -> None:
    """Compare connected components with Splink's clustering; exit 1 if a partition is wrong."""
    from rich.console import Console

    from portrait_lab.benchmark.measuring import StepFailedError
    from portrait_lab.component_benchmark.components_table import components_markdown
    from portrait_lab.component_benchmark.solvers import run_graphs
    from portrait_lab.referee import RefereeUnavailableError

    sizes = sorted({*edges, *(more_edges or [])})
    with exit_on(RefereeUnavailableError, StepFailedError, OSError):
        results = run_graphs(sizes, seed, repetitions, Console(stderr=True).print)
    typer.echo(components_markdown(results))
    exit_by(fault for result in results for fault in result.faults)
