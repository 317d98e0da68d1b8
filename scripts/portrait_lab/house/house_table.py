"""The measures of one or two checkouts side by side, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from rich.table import Table

from portrait_lab.house.measures import RECIPE_NAMES, SAME_LINES, House, RecipeFiles

NOT_MEASURED = "not measured"


def house_table(houses: Mapping[str, House]) -> Table:
    """Return a table with one row per measure and one column per checkout."""
    table = Table(title="The house", title_justify="left")
    table.add_column("measure")
    for name in houses:
        table.add_column(name, justify="right")
    columns = [measured_rows(house) for house in houses.values()]
    for label in columns[0]:
        table.add_row(label, *(column[label] for column in columns))
    return table


def measured_rows(house: House) -> dict[str, str]:
    """Return every measure of a checkout as text, by its label."""
    files = {f"files of a new {name}": _files(house.recipes.get(name)) for name in RECIPE_NAMES}
    return {
        "models, every channel on": str(house.models),
        "lines of a model: median": f"{house.median_lines:g}",
        "lines of a model: 90th percentile": str(house.ninetieth_lines),
        "models in the deepest chain": str(len(house.chain)),
        **files,
        "edges that run back between rooms": str(len(house.back_edges)),
        f"pairs in staging with {SAME_LINES} equal lines": str(len(house.duplicates)),
    }


def house_json(houses: Mapping[str, House]) -> str:
    """Return all measurements, names included; null if not measured."""
    return json.dumps({name: asdict(house) for name, house in houses.items()}, indent=2)


def chain_lines(houses: Mapping[str, House]) -> list[str]:
    """Return the deepest chain of each checkout, one model per line."""
    lines: list[str] = []
    for name, house in houses.items():
        lines += ["", f"Deepest chain, {name}:"]
        lines += [f"{place:>4} {model}" for place, model in enumerate(house.chain, 1)]
    return lines


def _files(recipe: RecipeFiles | None) -> str:
    """Return how many files a recipe changes."""
    if recipe is None:
        return NOT_MEASURED
    built = len(recipe.to_build)
    besides = len(recipe.besides)
    return f"{built} ({built + besides} to commit)" if besides else str(built)
