"""Field cases, which real files have shown: their folders, and the expected results."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from portrait.database import REPOSITORY

FOLDER = REPOSITORY / "tests" / "fixtures" / "field_cases"
# Kept outside the repository. The committed cases are in FOLDER and run everywhere.
HANDED = Path(
    os.environ.get("PORTRAIT_FIELD_CASES") or REPOSITORY.parent / "shared" / "faults" / "inputs"
)
EXPECTATIONS = ("query", "load", "landed", "gate")


@dataclass(frozen=True)
class Expectation:
    """A question, the means of asking it (one of EXPECTATIONS), and the expected answer."""

    means: str
    asked: Any
    answer: Any


@dataclass(frozen=True)
class Check:
    """A statement about a case: it holds if at least one of its expectations is met."""

    name: str
    holds: str
    expectations: tuple[Expectation, ...]


@dataclass(frozen=True)
class Case:
    """A folder of exports, the warehouse in which it is built, and its checks.

    A committed case also has the source of the fault, the invented value, and the result at the
    time when the case was written.
    """

    name: str
    kind: int
    warehouse: str
    folder: Path
    checks: tuple[Check, ...]
    source: str
    value: str
    found: str

    @property
    def line(self) -> str:
        """The row of docs/field-cases.md for a committed case."""
        holds = "; ".join(check.holds for check in self.checks)
        told = (str(self.kind), f"`{self.name}`", self.source, self.value, holds, self.found)
        return "| " + " | ".join(map(_in_a_cell, told)) + " |"

    @property
    def is_built(self) -> bool:
        """Whether one of its checks reads a built warehouse."""
        return any(e.means == "query" for check in self.checks for e in check.expectations)


@cache
def read_cases() -> tuple[Case, ...]:
    """Return the cases outside the repository, then the committed ones."""
    listed = [(HANDED, "handed.yml"), (FOLDER, "own.yml")]
    return tuple(_case(root, given) for root, file in listed for given in _read(file))


def waiting() -> dict[str, str]:
    """Return the checks that do not hold yet, `<case>:<check>`, with the part they wait for."""
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


def _in_a_cell(text: str) -> str:
    """Return a text as a cell of a Markdown table, with its special characters escaped."""
    return text.replace("|", "/").replace("*", "\\*").replace("<", "&lt;")


def _read(file: str) -> Any:
    return yaml.safe_load((FOLDER / file).read_text(encoding="utf-8"))


def _case(root: Path, given: dict[str, Any]) -> Case:
    checks = tuple(_check(name, check) for name, check in given["checks"].items())
    folder = root / given["case"]
    log = (given.get(name, "") for name in ("source", "value", "found"))
    warehouse = given.get("warehouse", "files")
    return Case(given["case"], given["kind"], warehouse, folder, checks, *log)


def _check(name: str, given: dict[str, Any]) -> Check:
    expectations = [_expectation(each) for each in given.get("any_of", [given])]
    return Check(name, given["holds"], tuple(expectations))


def _expectation(given: dict[str, Any]) -> Expectation:
    (means,) = (name for name in EXPECTATIONS if name in given)
    return Expectation(means, given[means], given.get("rows"))
