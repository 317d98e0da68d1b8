"""Check a list of currency rates and write it to the seed that money is converted with."""

from pathlib import Path
from typing import Annotated

import typer

from portrait.commands.options import exit_on


def rates(
    path: Annotated[Path, typer.Argument(help="CSV with rate_date,currency,rate_to_reporting.")],
    out: Annotated[Path | None, typer.Option(help="Folder of the reference seeds.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Forget the rates before.")] = False,
) -> None:
    """Add the rates of a file to the seed; each replaces an earlier one of its currency and day."""
    from portrait.currencies import RatesRefusedError, fill_rates, reference_folder

    with exit_on(RatesRefusedError, OSError):
        read, total = fill_rates(path, out or reference_folder(), replace=replace)
    typer.echo(f"wrote currency_rates.csv: {read} rates read, {total} in all")
