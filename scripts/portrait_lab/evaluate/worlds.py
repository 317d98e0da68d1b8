"""Several worlds side by side: a warehouse and its truth each, and one table of their figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from portrait.database import warehouse_path
from portrait_lab.evaluate.truth import EvaluationError


@dataclass(frozen=True)
class BuiltWorld:
    """A world's truth and the warehouse that was built from its raw tables."""

    name: str
    truth: Path
    database: Path


def built_worlds(truths: Sequence[Path], databases: Sequence[Path] | None) -> list[BuiltWorld]:
    """Pair truths with warehouses, in the order given.

    Raises:
        EvaluationError: there is not one warehouse for each truth.
    """
    paths = list(databases or [warehouse_path(None)])
    if len(paths) != len(truths):
        raise EvaluationError(
            f"{len(truths)} truths and {len(paths)} warehouses: give --truth and --database "
            "once for each world"
        )
    names = [_name(truth) for truth in truths]
    if len(set(names)) < len(names):
        names = [f"{number}. {name}" for number, name in enumerate(names, start=1)]
    return [
        BuiltWorld(name, truth, warehouse_path(path))
        for name, truth, path in zip(names, truths, paths, strict=True)
    ]


def _name(truth: Path) -> str:
    """Return the folder of a world, above its `truth` folder."""
    folder = truth.resolve().parent if truth.is_file() else truth.resolve()
    return folder.parent.name if folder.name == "truth" else folder.name


def side_by_side(title: str, worlds: Mapping[str, Sequence[tuple[str, str]]]) -> Table:
    """Return a table with a row per figure and a column per world."""
    table = Table(title=title)
    table.add_column("figure")
    for name in worlds:
        table.add_column(name, justify="right")
    columns = [dict(figures) for figures in worlds.values()]
    for figure in columns[0]:
        table.add_row(figure, *(column[figure] for column in columns))
    return table


def of_worlds(failures: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the failures of all worlds, each with its world's name where there are several."""
    several = len(failures) > 1
    return [
        f"{name}: {failure}" if several else failure
        for name, broken in failures.items()
        for failure in broken
    ]
