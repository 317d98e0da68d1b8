"""Cases met with real files: where they lie, and what each of them must come to."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from portrait.database import REPOSITORY

FOLDER = REPOSITORY / "tests" / "fixtures" / "field_cases"
# Kept outside the repository; the cases of our own lie beside the lists and run everywhere.
HANDED = Path(
    os.environ.get("PORTRAIT_FIELD_CASES") or REPOSITORY.parent / "shared" / "faults" / "inputs"
)
EXPECTATIONS = ("query", "load", "landed", "gate")


@dataclass(frozen=True)
class Expectation:
    """What is asked, by which means (one of EXPECTATIONS), and the answer."""

    means: str
    asked: Any
    answer: Any


@dataclass(frozen=True)
class Check:
    """A promise about a case: it holds when one of the expectations does."""

    name: str
    holds: str
    expectations: tuple[Expectation, ...]


@dataclass(frozen=True)
class Case:
    """A folder of exports, the warehouse it is built in, and what is expected of it."""

    name: str
    kind: int
    warehouse: str
    folder: Path
    checks: tuple[Check, ...]

    @property
    def is_built(self) -> bool:
        """Whether a check of it reads a built warehouse."""
        return any(e.means == "query" for check in self.checks for e in check.expectations)


def read_cases() -> list[Case]:
    """Return the handed cases, then our own."""
    listed = [(HANDED, "handed.yml"), (FOLDER, "own.yml")]
    return [_case(root, given) for root, file in listed for given in _read(file) or []]


def waiting() -> dict[str, str]:
    """Return the checks that do not hold yet, `<case>:<check>`, with what they wait for."""
    parts: dict[str, list[str] | None] = _read("waiting.yml") or {}
    return {check: part for part, checks in parts.items() for check in checks or []}


def parameters() -> list[Any]:
    """Return every check of every case as a parameter of a test, `<case>:<check>`."""
    expected_to_fail = waiting()
    made = []
    for case in read_cases():
        for check in case.checks:
            name = f"{case.name}:{check.name}"
            marks = []
            if part := expected_to_fail.pop(name, None):
                marks.append(pytest.mark.xfail(strict=True, raises=AssertionError, reason=part))
            made.append(pytest.param(case, check, id=name, marks=marks))
    if expected_to_fail:
        raise ValueError(f"waiting.yml names no check of any case: {sorted(expected_to_fail)}")
    return made


def _read(file: str) -> Any:
    return yaml.safe_load((FOLDER / file).read_text(encoding="utf-8"))


def _case(root: Path, given: dict[str, Any]) -> Case:
    checks = tuple(_check(name, check) for name, check in given["checks"].items())
    folder = root / given["case"]
    return Case(given["case"], given["kind"], given.get("warehouse", "files"), folder, checks)


def _check(name: str, given: dict[str, Any]) -> Check:
    expectations = [_expectation(each) for each in given.get("any_of", [given])]
    return Check(name, given["holds"], tuple(expectations))


def _expectation(given: dict[str, Any]) -> Expectation:
    (means,) = (name for name in EXPECTATIONS if name in given)
    return Expectation(means, given[means], given.get("rows"))
