"""Measure the customers of a build against the people of its generated world."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from portrait.database import DatabaseUnavailableError, connect, warehouse_path
from portrait_lab.evaluate.identity import evaluate_identity
from portrait_lab.evaluate.identity_report import Promises, identity_failures, identity_tables
from portrait_lab.evaluate.truth import EvaluationError


def main(
    truth: Annotated[Path, typer.Option(help="records.csv, or the folder that holds it.")],
    database: Annotated[Path | None, typer.Option(help="The warehouse file.")] = None,
    minimum_precision: Annotated[float, typer.Option(min=0, max=1)] = 0.99,
    minimum_recall: Annotated[float, typer.Option(min=0, max=1, help="Of the reachable.")] = 0.97,
    most_false_records: Annotated[int, typer.Option(min=0, help="In one customer.")] = 25,
) -> None:
    """Print pairwise precision and recall; exit 1 when a promise is broken."""
    path = warehouse_path(database)
    try:
        with Console(stderr=True).status(f"evaluating the customers of {path}"):
            result = evaluate_identity(connect(path, read_only=True), truth)
    except (DatabaseUnavailableError, EvaluationError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    Console().print(*identity_tables(result))
    failures = identity_failures(
        result, Promises(minimum_precision, minimum_recall, most_false_records)
    )
    for failure in failures:
        typer.echo(f"failed: {failure}", err=True)
    raise typer.Exit(1 if failures else 0)


if __name__ == "__main__":
    typer.run(main)
