"""Measure the personas of a build against the hidden types of its generated world."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from portrait.database import DatabaseUnavailableError, connect, warehouse_path
from portrait_lab.evaluate.personas import evaluate_personas
from portrait_lab.evaluate.personas_report import persona_failures, persona_tables
from portrait_lab.evaluate.truth import EvaluationError


def main(
    truth: Annotated[Path, typer.Option(help="The folder with records.csv and people.csv.")],
    database: Annotated[Path | None, typer.Option(help="The warehouse file.")] = None,
    minimum: Annotated[float, typer.Option(help="Least adjusted Rand index.")] = 0.6,
) -> None:
    """Exit 1 when the adjusted Rand index of well-known customers is below the minimum.

    Well known: three quarters of the persona features. Identified (not anonymous) customers, those
    with any feature known, and all customers are printed beside them.
    """
    path = warehouse_path(database)
    try:
        with Console(stderr=True).status(f"evaluating the personas of {path}"):
            evaluation = evaluate_personas(connect(path, read_only=True), truth)
    except (DatabaseUnavailableError, EvaluationError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    Console().print(*persona_tables(evaluation))
    failures = persona_failures(evaluation, minimum)
    for failure in failures:
        typer.echo(f"failed: {failure}", err=True)
    raise typer.Exit(1 if failures else 0)


if __name__ == "__main__":
    typer.run(main)
