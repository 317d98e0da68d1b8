"""Damage exports in the way real exports are damaged, load them, and account for every row."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from portrait.commands.options import Text


def fuzz(
    examples: Annotated[int, typer.Option(min=1, help="How many files.")] = 500,
    seed: Annotated[int, typer.Option(min=0, help="Same seed, same damage.")] = 1,
    channels: Annotated[Text, typer.Option(help="Comma-separated. Default: all.")] = None,
    build: Annotated[bool, typer.Option(help="Build the base models too.")] = True,
    keep: Annotated[Path | None, typer.Option(help="Keep files and warehouse here.")] = None,
) -> None:
    """Damage exports, load and build them; exit 1 if a row is unaccounted for."""
    from portrait_lab.fuzz.suite import ALL_CHANNELS, fuzz, print_verdict

    chosen = tuple(channels.split(",")) if channels else ALL_CHANNELS
    if unknown := sorted(set(chosen) - set(ALL_CHANNELS)):
        raise typer.BadParameter(f"no sample of: {', '.join(unknown)}")
    with TemporaryDirectory() as temporary:
        verdict = fuzz(examples, seed, keep or Path(temporary), chosen, builds=build)
    print_verdict(verdict)
    raise typer.Exit(1 if verdict.wrong else 0)
