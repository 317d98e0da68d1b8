"""The command: measure this checkout, and an earlier revision beside it."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from portrait.database import REPOSITORY
from portrait_lab.house.checkouts import CheckoutError, earlier_checkout, parsed_graph
from portrait_lab.house.house_table import house_json, house_table
from portrait_lab.house.measures import House, measure
from portrait_lab.house.recipes import RecipeError

NOW = "this checkout"


def main(
    against: Annotated[
        str | None, typer.Option(metavar="REV", help="Measure this git revision too.")
    ] = None,
    chain: Annotated[
        bool, typer.Option("--chain", help="Name the models of the deepest chain.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON, with every name that was counted.")
    ] = False,
    project: Annotated[Path, typer.Option(help="The folder of dbt_project.yml.")] = REPOSITORY,
) -> None:
    """Measure the house: its models, how they lean on each other, the files one change touches.

    Files of a recipe are counted by following the edits of tests/fixtures/recipes, which the tests
    build. An edge runs back where a folder of models reads one that reads it, on whatever way: the
    fewest such edges over all orders of the folders. Staging models are a pair where six lines in a
    row are equal but for case and indentation, comments and lines without a word left out.
    """
    try:
        houses = measured(project.resolve(), against)
    except (CheckoutError, RecipeError, ValueError, OSError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    if as_json:
        typer.echo(house_json(houses))
        return
    Console().print(house_table(houses))
    if chain:
        typer.echo("\n".join(_chain_lines(houses)))


def measured(project: Path, against: str | None) -> dict[str, House]:
    """Return the measures of the project, and before it those of an earlier revision."""
    with ExitStack() as checkouts, ThreadPoolExecutor(max_workers=2) as workers:
        places = {NOW: project}
        if against is not None:
            earlier = checkouts.enter_context(earlier_checkout(project, against))
            places = {against: earlier, NOW: project}
        graphs = workers.map(parsed_graph, places.values())
        return {
            name: measure(place, graph)
            for (name, place), graph in zip(places.items(), graphs, strict=True)
        }


def _chain_lines(houses: Mapping[str, House]) -> list[str]:
    """Return the deepest chain of each checkout, a model a line."""
    lines: list[str] = []
    for name, one in houses.items():
        lines += ["", f"Deepest chain, {name}:"]
        lines += [f"{place:>4} {model}" for place, model in enumerate(one.chain, 1)]
    return lines


if __name__ == "__main__":
    typer.run(main)
