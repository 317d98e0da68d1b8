"""Measure what probable links add to evidence, against the people of a generated world."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from portrait.database import DatabaseUnavailableError, connect, warehouse_path
from portrait_lab.evaluate.matches import evaluate_matches
from portrait_lab.evaluate.matches_report import matches_failures, matches_table
from portrait_lab.evaluate.truth import EvaluationError


def main(
    truth: Annotated[Path, typer.Option(help="records.csv, or the folder that holds it.")],
    database: Annotated[Path | None, typer.Option(help="The warehouse file.")] = None,
    minimum_precision: Annotated[float, typer.Option(min=0, max=1)] = 0.99,
) -> None:
    """Print evidence alone and with probable links; exit 1 when a promise is broken."""
    path = warehouse_path(database)
    try:
        with Console(stderr=True).status(f"evaluating the links of {path}"):
            result = evaluate_matches(connect(path, read_only=True), truth)
    except (DatabaseUnavailableError, EvaluationError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    Console().print(matches_table(result))
    failures = matches_failures(result, minimum_precision)
    for failure in failures:
        typer.echo(f"failed: {failure}", err=True)
    raise typer.Exit(1 if failures else 0)


if __name__ == "__main__":
    typer.run(main)
