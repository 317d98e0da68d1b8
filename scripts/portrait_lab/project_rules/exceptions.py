"""The exceptions to the project rules: rows of rule, offender and reason."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from portrait.database import REPOSITORY

EXCEPTIONS_FILE = REPOSITORY / "tests" / "fixtures" / "rule_exceptions.csv"
HEADER = ["rule", "offender", "reason"]


@dataclass(frozen=True)
class RuleException:
    """One offender that a rule accepts, and the reason."""

    rule: str
    offender: str
    reason: str


def read_exceptions(path: Path = EXCEPTIONS_FILE) -> tuple[RuleException, ...]:
    """Return the exceptions of a CSV file.

    Raises `ValueError`, naming file and row, for a wrong header, an empty field or a repeated row.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        header, *rows = list(csv.reader(lines)) or [[]]
    if header != HEADER:
        raise ValueError(f"{path}: row 1: the header must be {','.join(HEADER)}")
    for number, row in enumerate(rows, start=2):
        if len(row) != len(HEADER) or not all(field.strip() for field in row):
            raise ValueError(f"{path}: row {number}: rule, offender and reason must all be filled")
        if row[:2] in [earlier[:2] for earlier in rows[: number - 2]]:
            raise ValueError(f"{path}: row {number}: {row[0]}, {row[1]} is listed twice")
    return tuple(RuleException(*row) for row in rows)


def excepted(rule_name: str, exceptions: tuple[RuleException, ...]) -> set[str]:
    """Return the offenders that a rule accepts."""
    return {exception.offender for exception in exceptions if exception.rule == rule_name}
