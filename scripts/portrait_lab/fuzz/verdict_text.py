"""Tells what a run of the suite found."""

import typer

from portrait_lab.fuzz.suite import Verdict


def print_verdict(verdict: Verdict) -> None:
    """Print what is wrong, and the account."""
    for what in verdict.wrong:
        typer.echo(f"wrong: {what}", err=True)
    sums = verdict.sums
    typer.echo(
        f"{sums.files:,} files: {sums.loaded:,} loaded, {sums.failed:,} refused by name, "
        f"{sums.repeated:,} known from before"
    )
    typer.echo(f"records: {sums.accepted:,} accepted, {sums.rejected:,} kept as rejects")
    if verdict.judged:
        raw, rejected = verdict.judged
        typer.echo(f"raw rows: {raw - rejected:,} accepted by the base models, {rejected:,} kept")
    typer.echo(f"{len(verdict.wrong):,} things are wrong")
