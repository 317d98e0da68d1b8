"""Measure the project: number of models, dependencies between them, files per change."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from portrait.commands.options import exit_on


def house(
    against: Annotated[
        str | None, typer.Option(metavar="REV", help="Measure this git revision too.")
    ] = None,
    chain: Annotated[
        bool, typer.Option("--chain", help="Name the models of the deepest chain.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON, with every name that was counted.")
    ] = False,
    project: Annotated[
        Path | None, typer.Option(help="The folder of dbt_project.yml. Default: this one.")
    ] = None,
) -> None:
    """Measure how many files one change touches, and how models depend on each other.

    The files of a recipe are counted by following its edits in tests/fixtures/recipes, which the
    tests build. Rooms are folders of models. When two rooms read each other, directly or
    indirectly, some edges run back: the command counts the fewest such edges over all orders of the
    rooms. Two staging models are a pair when six consecutive lines are equal except for case and
    indentation; comments and lines without a word do not count.
    """
    from rich.console import Console

    from portrait.database import REPOSITORY
    from portrait_lab.house.checkouts import CheckoutError, measured
    from portrait_lab.house.house_table import chain_lines, house_json, house_table
    from portrait_lab.house.recipes import RecipeError

    with exit_on(CheckoutError, RecipeError, ValueError, OSError):
        houses = measured((project or REPOSITORY).resolve(), against)
    if as_json:
        typer.echo(house_json(houses))
        return
    Console().print(house_table(houses))
    if chain:
        typer.echo("\n".join(chain_lines(houses)))
