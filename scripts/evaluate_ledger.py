"""Measure how customer ids hold over runs with merges, splits and records that come back."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from portrait_lab.evaluate.ledger import evaluate_ledger
from portrait_lab.evaluate.ledger_report import ledger_failures, ledger_markdown


def main(
    records: Annotated[int, typer.Option(min=100, help="Records of the generated graph.")] = 200000,
    seed: Annotated[int, typer.Option(help="Seed of the graph.")] = 1,
) -> None:
    """Run the ledger's models over a generated graph; exit 1 when a promise is broken."""
    try:
        results = evaluate_ledger(records, seed, Console(stderr=True).print)
    except RuntimeError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(ledger_markdown(results))
    failures = list(ledger_failures(results))
    for failure in failures:
        typer.echo(f"failed: {failure}", err=True)
    raise typer.Exit(1 if failures else 0)


if __name__ == "__main__":
    typer.run(main)
