"""The cost of a few new rows, compared with a build of everything, on the same warehouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portrait.database import environment_of
from portrait_lab.benchmark.arriving import hold_back, let_arrive
from portrait_lab.benchmark.measuring import Measurement, measure
from portrait_lab.benchmark.sizes import (
    World,
    build_command,
    database_in,
    generate_command,
    leave_out_channels,
    load_command,
)

NO_CHECKS = ("--exclude-resource-type", "test", "unit_test")
NEW_ROWS = ("--selector", "new_rows")


@dataclass(frozen=True)
class IncrementResult:
    """Builds without tests: of all rows except a few, then of those few; and dbt's parsing time."""

    new_rows: int
    full: Measurement
    increment: Measurement
    reading: Measurement


def run_increment(
    world: World, one_in: int, folder: Path, say: Callable[[str], None]
) -> IncrementResult:
    """Generate and load a world in a new `folder`; build it without one row in `one_in`, then with.

    Raises `StepFailedError` when a step fails, `FileExistsError` when the folder exists.
    """
    folder.mkdir(parents=True)
    extra = environment_of(database_in(folder))
    measure(generate_command(world, folder), folder / "generate.log", extra)
    leave_out_channels(world, folder)
    measure(load_command(folder), folder / "load.log", extra)
    new_rows = hold_back(database_in(folder), one_in)
    build = [*build_command(folder), *NO_CHECKS]
    say(f"{world.people:,} people: loaded; building without {new_rows:,} rows")
    full = measure(build, folder / "full.log", extra)
    let_arrive(database_in(folder))
    say(f"built in {full.wall_seconds:.0f} s; building with them")
    increment = measure([*build, *NEW_ROWS], folder / "increment.log", extra)
    reading = measure([build[0], "parse", *build[2:-3]], folder / "parse.log", extra)
    return IncrementResult(new_rows, full, increment, reading)


def increment_table(result: IncrementResult) -> str:
    """Return the measurements as a markdown table; shares with and without dbt's parsing time."""
    lines = ["| build | wall s | CPU s |", "|---|---:|---:|"]
    named = {"everything": result.full, f"{result.new_rows:,} new rows": result.increment}
    for name, found in (named | {"dbt reads the project": result.reading}).items():
        lines.append(f"| {name} | {found.wall_seconds:.1f} | {found.cpu_seconds:.1f} |")
    for name, less in (("share", 0.0), ("share without dbt's reading", 1.0)):
        wall, cpu = (
            (new - less * read) / (everything - less * read)
            for new, everything, read in (
                tuple(getattr(one, unit) for one in (result.increment, result.full, result.reading))
                for unit in ("wall_seconds", "cpu_seconds")
            )
        )
        lines.append(f"| {name} | {wall:.0%} | {cpu:.0%} |")
    return "\n".join(lines)
