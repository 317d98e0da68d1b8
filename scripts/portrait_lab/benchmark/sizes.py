"""Run one size of the benchmark: generate, floor, load, build."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from portrait.database import environment_of
from portrait.variables import source_variables
from portrait_lab.benchmark.floor import Floor, measure_floor
from portrait_lab.benchmark.layers import (
    LayerCost,
    NodeTime,
    layer_costs,
    read_node_times,
    slowest_models,
)
from portrait_lab.benchmark.measuring import Measurement, measure
from portrait_lab.programs import program

Say = Callable[[str], None]


@dataclass(frozen=True)
class World:
    """The arguments of the sample generator, and the channels that are measured (none: all)."""

    people: int
    months: int
    seed: int
    channels: tuple[str, ...] = ()


def named_channels(text: str) -> tuple[str, ...]:
    """Return the channels in a comma-separated text; none for an empty text."""
    return tuple(name for name in text.split(",") if name)


@dataclass(frozen=True)
class SizeResult:
    """Everything measured at one size."""

    world: World
    generate: Measurement
    floor: Floor
    load: Measurement
    build: Measurement
    layers: tuple[LayerCost, ...]
    slowest: tuple[NodeTime, ...]
    database_bytes: int


def run_sizes(
    worlds: Sequence[World], work: Path | None, say: Say, keep: bool = False
) -> list[SizeResult]:
    """Measure every world, each in its own folder below `work` or a temporary folder.

    The folders are removed afterwards unless `keep` is set; those of a failure stay. Raises
    `StepFailedError` when generating, loading or building fails, `FileExistsError` when a folder
    already exists.
    """
    root = work or Path(tempfile.mkdtemp(prefix="portrait-benchmark-"))
    results = [_run_size(world, root / f"people_{world.people}", say, keep) for world in worlds]
    if work is None and not keep:
        root.rmdir()
    return results


def _run_size(world: World, folder: Path, say: Say, keep: bool) -> SizeResult:
    """Measure one size in a new folder."""
    if folder.exists():
        raise FileExistsError(f"{folder}: already there; remove it or give another --work")
    folder.mkdir(parents=True)
    result = _measure_all(world, folder, say)
    if keep:
        say(f"{world.people:,} people: kept in {folder}")
    else:
        shutil.rmtree(folder)
    return result


def _measure_all(world: World, folder: Path, say: Say) -> SizeResult:
    """Run the four parts one after the other, so that none uses another's processor."""
    environment = environment_of(database_in(folder))
    say(f"{world.people:,} people: generating {world.months} months")
    generate = measure(generate_command(world, folder), folder / "generate.log", environment)
    leave_out_channels(world, folder)
    say(f"{world.people:,} people: generated in {generate.wall_seconds:.0f} s; measuring the floor")
    floor = measure_floor(folder / "raw")
    say(f"{world.people:,} people: {floor.rows:,} raw rows; loading")
    load = measure(load_command(folder), folder / "load.log", environment)
    say(f"{world.people:,} people: loaded in {load.wall_seconds:.0f} s; building")
    build = measure(build_command(folder), folder / "build.log", environment)
    say(f"{world.people:,} people: built in {build.wall_seconds:.0f} s")
    nodes = read_node_times(folder / "target")
    return SizeResult(
        world=world,
        generate=generate,
        floor=floor,
        load=load,
        build=build,
        layers=tuple(layer_costs(nodes, build.samples)),
        slowest=tuple(slowest_models(nodes)),
        database_bytes=database_in(folder).stat().st_size,
    )


def database_in(folder: Path) -> Path:
    """Return the warehouse file of one size."""
    return folder / "portrait.duckdb"


def generate_command(world: World, folder: Path) -> list[str | Path]:
    """Return the command that simulates the world."""
    options = {"people": world.people, "months": world.months, "seed": world.seed}
    arguments = [f"--{name}={value}" for name, value in options.items()]
    return [program("portrait-lab"), "world", *arguments, "--out", folder]


def leave_out_channels(world: World, folder: Path) -> None:
    """Remove the generated channels that are not measured.

    Raises `ValueError` when a requested channel was not generated.
    """
    generated = {channel.name: channel for channel in (folder / "raw").iterdir()}
    unknown = set(world.channels) - set(generated)
    if unknown:
        raise ValueError(f"not in the generated world: {', '.join(sorted(unknown))}")
    for name, channel in generated.items():
        if world.channels and name not in world.channels:
            shutil.rmtree(channel)


def load_command(folder: Path) -> list[str | Path]:
    """Return the command that loads the raw files."""
    return [program("portrait"), "load", folder / "raw"]


def build_command(folder: Path) -> list[str | Path]:
    """Return the command that builds the warehouse from the loaded tables."""
    channels = sorted(channel.name for channel in (folder / "raw").iterdir() if channel.is_dir())
    targets = ["--target-path", str(folder / "target"), "--log-path", str(folder / "logs")]
    return [program("dbt"), "build", "--vars", source_variables(channels), *targets]
