"""Check a list of currency rates and write it to the seed that converts money."""

from pathlib import Path
from typing import Annotated

import typer

from portrait.commands.options import exit_on


def rates(
    path: Annotated[Path, typer.Argument(help="CSV: rate_date,currency,rate_to_reporting.")],
    out: Annotated[Path | None, typer.Option(help="Default: seeds/reference.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Drop all earlier rates.")] = False,
) -> None:
    """Add a file's rates to the seed; each replaces an earlier one of the same currency and day."""
    from portrait.currencies import RatesRefusedError, fill_rates, reference_folder

    with exit_on(RatesRefusedError, OSError):
        read, total = fill_rates(path, out or reference_folder(), replace=replace)
    typer.echo(f"wrote currency_rates.csv: {read} rates read, {total} in all")
