"""Link one set of records with our models, and with the referee."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from portrait_lab.benchmark.measuring import measure
from portrait_lab.link_benchmark.accuracy import Accuracy, judge
from portrait_lab.link_benchmark.namesakes import write_namesakes
from portrait_lab.link_benchmark.records import write_records
from portrait_lab.metering import Cost, read_cost
from portrait_lab.referee import check_referee

OURS, REFEREE = "matching models", "Splink"
PROGRAMS = {
    OURS: "portrait_lab.link_benchmark.matching_models",
    REFEREE: "portrait_lab.link_benchmark.splink_linking",
}
Say = Callable[[str], None]


@dataclass(frozen=True)
class LinkRun:
    """One solution: its accuracy, and its cost with and without starting and reading."""

    linker: str
    accuracy: Accuracy
    cost: Cost
    whole_cpu_seconds: float


@dataclass(frozen=True)
class LinkRequest:
    """The records to link, and the options."""

    files: tuple[Path, ...]
    mapping: Mapping[str, Sequence[str]]
    truth: str
    with_referee: bool
    is_one_to_one: bool


def run_linkers(request: LinkRequest, say: Say) -> tuple[int, list[LinkRun]]:
    """Return the number of records, and each linker's run over them.

    Raises `MappingError` or `RefereeUnavailableError` before anything is run, `StepFailedError`
    when a linker fails.
    """
    if request.with_referee:
        check_referee()
    linkers = (OURS, REFEREE) if request.with_referee else (OURS,)
    with tempfile.TemporaryDirectory(prefix="portrait-links-") as name:
        folder = Path(name)
        records = write_records(request.files, request.mapping, request.truth, folder)
        runs = []
        for linker in linkers:
            say(f"{records:,} records: {linker}")
            options = ["one-to-one"] if request.is_one_to_one else []
            runs.append(_run(linker, folder, *options))
    return records, runs


def run_namesakes(people: int, seed: int) -> tuple[int, list[LinkRun]]:
    """Return the number of records, and how the models link the namesakes.

    Once with the weights of the repository, which every company starts with, and once with those
    learnt from the records. Raises `StepFailedError` when a run fails.
    """
    with tempfile.TemporaryDirectory(prefix="portrait-namesakes-") as name:
        folder = Path(name)
        records = write_namesakes(folder, people, seed)
        committed = _run(OURS, folder, "committed")
        learnt = _run(OURS, folder)
    return records, [
        replace(committed, linker="committed weights"),
        replace(learnt, linker="learnt weights"),
    ]


def _run(linker: str, folder: Path, *options: str) -> LinkRun:
    output = folder / "_".join([linker.replace(" ", "_"), *options])
    output.mkdir()
    command: list[str | Path] = [sys.executable, "-m", PROGRAMS[linker], folder, output, *options]
    whole = measure(command, folder / "linker.log", {})
    return LinkRun(linker, judge(folder, output), read_cost(output), whole.cpu_seconds)
