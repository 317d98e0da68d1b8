"""Announce each step, run it, and record its outcome."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Step:
    """One command to run: a short `name`, a sentence of `purpose`, and its arguments."""

    name: str
    purpose: str
    command: Sequence[str | Path]


@dataclass(frozen=True)
class Outcome:
    """How a step ended: its exit code and wall time in seconds."""

    step: Step
    exit_code: int
    seconds: float


def say(text: str) -> None:
    """Print without a buffer, so that a line appears before the output that it announces."""
    print(text, flush=True)


def environment() -> dict[str, str]:
    """Return the environment of every step: the repository's profiles, no usage statistics."""
    return os.environ | {
        "DBT_PROFILES_DIR": str(REPOSITORY),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "PYTHONUNBUFFERED": "1",
    }


def run_step(step: Step, extra: Mapping[str, str] | None = None) -> Outcome:
    """Run one step in the repository root with its output shown; never raise on failure."""
    say(f"\n=== {step.name}: {step.purpose}\n    {' '.join(_shown(part) for part in step.command)}")
    started = time.monotonic()
    try:
        finished = subprocess.run(
            [str(part) for part in step.command],
            cwd=REPOSITORY,
            env=environment() | dict(extra or {}),
            check=False,
        )
        exit_code = finished.returncode
    except OSError as error:
        say(f"    could not be started: {error}")
        exit_code = 127
    # A program ended by a signal has a negative code; shells report 128 plus the signal.
    exit_code = 128 - exit_code if exit_code < 0 else exit_code
    return Outcome(step, exit_code, time.monotonic() - started)


def summarise(outcomes: Sequence[Outcome], where: str) -> int:
    """Print each step's outcome and where the result is; return the first failure's exit code."""
    say("\n=== summary")
    for outcome in outcomes:
        verdict = "passed" if outcome.exit_code == 0 else f"FAILED (exit {outcome.exit_code})"
        say(f"    {outcome.step.name:<22} {verdict:<18} {outcome.seconds:7.1f} s")
    failures = [outcome for outcome in outcomes if outcome.exit_code]
    say(f"    {len(outcomes) - len(failures)} of {len(outcomes)} steps passed. {where}")
    return failures[0].exit_code if failures else 0


def give_up(message: str, exit_code: int = 1) -> int:
    """Print to standard error why the command cannot continue, and return the exit code."""
    print(f"error: {message}", file=sys.stderr, flush=True)
    return exit_code


def _shown(part: str | Path) -> str:
    """Return a command part as a person would type it, relative to the repository."""
    if isinstance(part, Path) and part.is_relative_to(REPOSITORY):
        return str(part.relative_to(REPOSITORY))
    return f'"{part}"' if " " in str(part) else str(part)
