"""Run a program and record its wall time, CPU time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from portrait.database import REPOSITORY

SECONDS_BETWEEN_SAMPLES = 0.1
KIBIBYTE = 1024


@dataclass(frozen=True)
class MemorySample:
    """The resident memory of a program, in bytes, at a point in time (seconds since 1970, UTC)."""

    moment: float
    resident_bytes: int


@dataclass(frozen=True)
class Measurement:
    """The cost of a program: wall and CPU seconds, and its largest resident memory."""

    wall_seconds: float
    cpu_seconds: float
    peak_bytes: int
    samples: tuple[MemorySample, ...] = field(default=(), repr=False)


class StepFailedError(RuntimeError):
    """A measured program ended with an error; the message holds the end of its output."""


def measure(command: Sequence[str | Path], log: Path, extra: Mapping[str, str]) -> Measurement:
    """Run a command in the repository, with its output in `log`, and measure it with its children.

    The peak is that of the largest single process (`ru_maxrss`). Raises `StepFailedError`.
    """
    samples: list[MemorySample] = []
    started = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=REPOSITORY,
            env=os.environ | dict(extra),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        sampler = threading.Thread(target=_sample, args=(process.pid, samples), daemon=True)
        sampler.start()
        _, status, usage = os.wait4(process.pid, 0)
    # Without this, Popen does not know that its child has ended, and warns when it is collected.
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - started
    sampler.join()
    if process.returncode:
        raise StepFailedError(_failure(command, process.returncode, log))
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else KIBIBYTE)
    return Measurement(wall, usage.ru_utime + usage.ru_stime, peak, tuple(samples))


def _sample(process_id: int, samples: list[MemorySample]) -> None:
    """Record the resident memory of a process until it ends; nothing on a machine without /proc."""
    status = Path("/proc") / str(process_id) / "status"
    while True:
        try:
            lines = status.read_text(encoding="utf-8").splitlines()
        except OSError:
            return
        resident = [line.split()[1] for line in lines if line.startswith("VmRSS:")]
        if not resident:
            return
        samples.append(MemorySample(time.time(), int(resident[0]) * KIBIBYTE))
        time.sleep(SECONDS_BETWEEN_SAMPLES)


def _failure(command: Sequence[str | Path], exit_code: int, log: Path) -> str:
    """Return the message about a program that failed."""
    tail = log.read_text(encoding="utf-8", errors="replace").splitlines()[-25:]
    name = " ".join(str(part) for part in command[:3])
    return f"{name} ended with exit code {exit_code}; the end of {log}:\n" + "\n".join(tail)
