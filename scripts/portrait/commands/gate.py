"""The raw gate: hold what was landed last to what each channel declares, before dbt touches it."""

from pathlib import Path
from typing import Annotated

import typer
from portrait.loading.command import check_moment, now

from portrait.database import DatabaseUnavailableError, warehouse_path
from portrait.gate.checking import check
from portrait.gate.deliveries import Nothing
from portrait.gate.printing import print_verdict

Text = str | None


def main(
    channels: Annotated[
        Text, typer.Option(help="Only these, with commas. Default: all that are landed.")
    ] = None,
    database: Annotated[Path | None, typer.Option(help="Default: $PORTRAIT_DATABASE.")] = None,
    docs: Annotated[Path, typer.Option(help="Where the Data Docs go.")] = Path(
        "warehouse/data_docs"
    ),
    at: Annotated[
        Text, typer.Option(callback=check_moment, help="UTC; what is old is judged by it.")
    ] = None,
) -> None:
    """Check the newest delivery of every raw table; exit 1 where the run must stop."""
    file = warehouse_path(database)
    try:
        verdict = check(file, docs, at or now(), channels.split(",") if channels else None)
    except (DatabaseUnavailableError, Nothing) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    print_verdict(verdict, docs)
    raise typer.Exit(0 if verdict.is_good else 1)


if __name__ == "__main__":
    typer.run(main)
