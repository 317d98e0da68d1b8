"""Measure how often a clean generated world is called unusual, and how many faults are found."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from portrait.database import DatabaseUnavailableError, warehouse_path
from portrait_lab.evaluate.alarms import false_alarms, faults_found, laboratory
from portrait_lab.evaluate.alarms_report import false_alarms_table, faults_table
from portrait_lab.evaluate.truth import EvaluationError

Moment = Annotated[
    datetime, typer.Option(formats=["%Y-%m-%d"], help="First day judged: 8 weeks into the world.")
]


def main(
    since: Moment,
    database: Annotated[Path | None, typer.Option(help="The warehouse file.")] = None,
    rounds: Annotated[int, typer.Option(min=1, help="Faults of a kind in each channel.")] = 25,
    seed: Annotated[int, typer.Option(min=0, help="Same arguments, same faults.")] = 1,
    maximum: Annotated[float, typer.Option(min=0, max=1, help="Of false alarms.")] = 0.01,
) -> None:
    """Print the share of false alarms and of faults found; exit 1 where alarms are too many."""
    try:
        with laboratory(warehouse_path(database)) as connection:
            alarms = false_alarms(connection, since.date())
            faults = faults_found(connection, since.date(), rounds, seed)
    except (DatabaseUnavailableError, EvaluationError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    Console().print(false_alarms_table(alarms), faults_table(faults))
    if alarms.share > maximum:
        typer.echo(f"failed: more than {maximum:.2%} of the days are false alarms", err=True)
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
