"""Build the sample, or files, on DuckDB and on Spark and compare every public table row by row."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from portrait_lab.compare.engines import SparkUnavailableError, build_and_export_all
from portrait_lab.compare.exported_tables import compare_exports
from portrait_lab.compare.raw_data import RawData
from portrait_lab.compare.warehouses import conclusion, verdict_table


def main(
    schema: Annotated[str, typer.Option(help="The schema that is compared.")] = "marts",
    raw: Annotated[
        Path | None, typer.Option(help="Instead of the sample: <channel>/<table>.csv and the like.")
    ] = None,
    channels: Annotated[str, typer.Option(help="Those of its channels to build: a,b.")] = "",
) -> None:
    """Print what differs (A is DuckDB, B is Spark) by counts; exit 1 when anything does."""
    if bool(raw) != bool(channels):
        raise typer.BadParameter("--raw and --channels go together")
    files = RawData(raw, tuple(channels.split(","))) if raw else None
    try:
        with tempfile.TemporaryDirectory() as folder, Console(stderr=True).status("") as status:
            sides = build_and_export_all(Path(folder), schema, status.update, files)
            verdicts = list(compare_exports(*sides, schema))
    except (SparkUnavailableError, RuntimeError, ValueError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    Console().print(verdict_table(verdicts), conclusion(verdicts))
    raise typer.Exit(0 if all(verdict.is_identical for verdict in verdicts) else 1)


if __name__ == "__main__":
    typer.run(main)
