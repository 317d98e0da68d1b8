"""Compare the tables of two builds, or of two engines, row by row."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from portrait.commands.options import exit_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portrait_lab.compare.warehouses import Verdict

application = typer.Typer(no_args_is_help=True, help=__doc__)


@application.command()
def builds(
    files: Annotated[list[Path] | None, typer.Argument(help="Two DuckDB files: A B.")] = None,
    schemas: Annotated[str, typer.Option(help="Comma-separated. Default: all.")] = "",
    ignore_column: Annotated[list[str] | None, typer.Option(help="Column to leave out.")] = None,
    twice: Annotated[bool, typer.Option("--build-twice", help="Build the sample twice.")] = False,
) -> None:
    """Compare two warehouse files, or two builds of the sample; exit 1 if anything differs."""
    from rich.console import Console

    from portrait.database import DatabaseUnavailableError
    from portrait_lab.compare.sample_twice import build_twice
    from portrait_lab.compare.warehouses import compare

    if len(files or []) != (0 if twice else 2):
        raise typer.BadParameter("give two files, or --build-twice and none")
    wanted = [name.strip() for name in schemas.split(",") if name.strip()]
    with (
        exit_on(DatabaseUnavailableError, RuntimeError, ValueError),
        tempfile.TemporaryDirectory() as folder,
        Console(stderr=True).status("comparing"),
    ):
        left, right = files or build_twice(Path(folder))
        verdicts = list(compare(left, right, wanted, ignore_column or []))
    _exit_by(verdicts)


@application.command()
def engines(
    schema: Annotated[str, typer.Option(help="Schema that is compared.")] = "marts",
    raw: Annotated[
        Path | None, typer.Option(help="Folder of <channel>/<table>.csv. Default: the sample.")
    ] = None,
    channels: Annotated[str, typer.Option(help="Channels of --raw to build: a,b.")] = "",
) -> None:
    """Build the sample, or files, on DuckDB (A) and Spark (B); exit 1 if anything differs."""
    from rich.console import Console

    from portrait_lab.compare.engines import SparkUnavailableError, build_and_export_all
    from portrait_lab.compare.exported_tables import compare_exports
    from portrait_lab.compare.raw_data import RawData

    if bool(raw) != bool(channels):
        raise typer.BadParameter("--raw and --channels go together")
    files = RawData(raw, tuple(channels.split(","))) if raw else None
    with (
        exit_on(SparkUnavailableError, RuntimeError, ValueError),
        tempfile.TemporaryDirectory() as folder,
        Console(stderr=True).status("") as status,
    ):
        sides = build_and_export_all(Path(folder), schema, status.update, files)
        verdicts = list(compare_exports(*sides, schema))
    _exit_by(verdicts)


def _exit_by(verdicts: Sequence[Verdict]) -> None:
    """Print the differences as counts and keys; exit 1 if there is one."""
    from rich.console import Console

    from portrait_lab.compare.warehouses import conclusion, verdict_table

    Console().print(verdict_table(verdicts), conclusion(verdicts))
    raise typer.Exit(0 if all(verdict.is_identical for verdict in verdicts) else 1)
