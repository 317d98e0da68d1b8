"""One run of the suite: draw, damage, load, account, load again, build."""

from dataclasses import dataclass
from pathlib import Path

import typer

from portrait_lab.fuzz.accounting import Sums, check_loads, load_folder, load_mutants
from portrait_lab.fuzz.exports import tables
from portrait_lab.fuzz.judging import judge, rows_judged
from portrait_lab.fuzz.mutants import draw, make

ALL_CHANNELS = tuple(sorted({channel for channel, _ in tables()}))


@dataclass(frozen=True)
class Verdict:
    """The result of a run; `judged`: raw rows, and those the base models rejected, if it built."""

    sums: Sums
    wrong: tuple[str, ...]
    judged: tuple[int, int] | None


def fuzz(
    examples: int, seed: int, folder: Path, channels: tuple[str, ...], *, builds: bool
) -> Verdict:
    """Damage `examples` exports, load them into one warehouse, and account for every row."""
    mutants = [make(draw(seed + number, channels), number) for number in range(examples)]
    exports, database = folder / "exports", folder / "portrait.duckdb"
    told = load_mutants(mutants, exports, database)
    sums, wrong = check_loads(mutants, told, database)
    wrong += _replayed(exports, database, sums)
    delivered = sorted({mutant.case.channel for mutant in mutants})
    if not builds:
        return Verdict(sums, tuple(wrong), None)
    wrong += judge(database, delivered, folder)
    return Verdict(sums, tuple(wrong), rows_judged(database, delivered))


def _replayed(exports: Path, database: Path, sums: Sums) -> list[str]:
    """Load the same folder again: loaded files are recognised, failed files fail again."""
    told = load_folder(exports, database)
    known = told.output.count("loaded before, from ")
    if known == sums.loaded + sums.repeated:
        return []
    return [f"of {sums.loaded + sums.repeated} files loaded before, {known} were recognised"]


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
    typer.echo(f"{len(verdict.wrong):,} problems found")
