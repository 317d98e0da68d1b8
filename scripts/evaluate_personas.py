"""Measure the personas of a build against the hidden types of its generated world."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from portrait.database import DatabaseUnavailableError, connect, warehouse_path
from portrait.evaluating.personas import evaluate_personas
from portrait.evaluating.personas_report import persona_failures, persona_tables
from portrait.evaluating.truth import EvaluationError


def main(
    truth: Annotated[Path, typer.Option(help="The folder with records.csv and people.csv.")],
    database: Annotated[Path | None, typer.Option(help="The warehouse file.")] = None,
    minimum: Annotated[float, typer.Option(help="Least adjusted Rand index.")] = 0.6,
    headline_features: Annotated[int, typer.Option(min=0, help="Known features to count.")] = 8,
) -> None:
    """Print the adjusted Rand index and who is where; exit 1 when it is below the minimum."""
    path = warehouse_path(database)
    try:
        with Console(stderr=True).status(f"evaluating the personas of {path}"):
            evaluation = evaluate_personas(connect(path, read_only=True), truth)
    except (DatabaseUnavailableError, EvaluationError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    Console().print(*persona_tables(evaluation, headline_features))
    failures = persona_failures(evaluation, headline_features, minimum)
    for failure in failures:
        typer.echo(f"failed: {failure}", err=True)
    raise typer.Exit(1 if failures else 0)


if __name__ == "__main__":
    typer.run(main)
