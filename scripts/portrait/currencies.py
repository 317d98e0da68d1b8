"""Check a list of currency rates row by row, and write it as the seed that converts money."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from portrait.database import REPOSITORY
from portrait.seed_files import write_seed

HEADER = ("rate_date", "currency", "rate_to_reporting")
MOST_PROBLEMS = 20
DECIMALS = 10
LARGEST_RATE = Decimal(10**7)


class RatesRefusedError(Exception):
    """The list of rates is refused; the message names file, row and rule of each problem."""


@dataclass(frozen=True, order=True)
class Rate:
    """Value of one unit of a currency in the reporting currency on one day."""

    currency: str
    rate_date: date
    rate: Decimal


def reference_folder() -> Path:
    """Return the folder of the reference seeds."""
    return REPOSITORY / "seeds" / "reference"


def fill_rates(path: Path, folder: Path, *, replace: bool) -> tuple[int, int]:
    """Write the rates of a file to the seed; return how many were read and how many there are now.

    Rates of other days and currencies stay in the seed unless `replace`.

    Raises:
        RatesRefusedError: the file, or the seed as it is, breaks a rule; nothing was written.
    """
    known = known_currencies(folder)
    read = read_rates(path, known)
    kept = [] if replace else read_rates(folder / "currency_rates.csv", known)
    merged = {(rate.currency, rate.rate_date): rate for rate in [*kept, *read]}
    write_rates(folder, merged.values())
    return len(read), len(merged)


def known_currencies(folder: Path) -> frozenset[str]:
    """Return the codes of ISO 4217, from the seed beside the rates."""
    with (folder / "currencies.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(row["currency"] for row in csv.DictReader(lines))


def read_rates(path: Path, known: frozenset[str]) -> list[Rate]:
    """Return the rates of a file, in its order.

    Raises:
        RatesRefusedError: the file is not readable, or its header or a row breaks a rule.
    """
    header, *rows = _read_lines(path)
    if tuple(header) != HEADER:
        raise RatesRefusedError(f"{path}: row 1: the header must be {','.join(HEADER)}")
    seen: dict[tuple[str, str], int] = {}
    problems, rates = [], []
    for number, row in enumerate(rows, start=2):
        broken = _broken_rule(row, known) or _repeated(row, seen, number)
        if broken:
            problems.append(f"{path}: row {number}: {broken}")
        else:
            rates.append(Rate(row[1], date.fromisoformat(row[0]), Decimal(row[2])))
    if problems:
        raise RatesRefusedError(_listed(problems))
    return rates


def write_rates(folder: Path, rates: Iterable[Rate]) -> Path:
    """Write rates to the seed, by currency and day, so that a new list is a readable diff."""
    rows = [(rate.rate_date.isoformat(), rate.currency, f"{rate.rate:f}") for rate in sorted(rates)]
    return write_seed(folder, "currency_rates", HEADER, rows)


def _read_lines(path: Path) -> list[list[str]]:
    """Return the stripped fields of each row; empty rows stay, so that row numbers are right."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = [[field.strip() for field in row] for row in csv.reader(lines)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RatesRefusedError(f"{path}: not readable as UTF-8 CSV: {error}") from error
    return rows or [[]]


def _broken_rule(row: list[str], known: frozenset[str]) -> str | None:
    """Return the rule that the row breaks by itself; None when it breaks none."""
    if len(row) != len(HEADER):
        return f"must have {len(HEADER)} fields, not {len(row)}"
    rate_date, currency, rate = row
    if not _is_day(rate_date):
        return f"rate_date must be a day as 2026-01-31, not {rate_date!r}"
    if currency not in known:
        return f"currency must be a code of ISO 4217 in capitals, not {currency!r}"
    if not _is_rate(rate):
        return (
            f"rate_to_reporting must be a number above 0 and below {LARGEST_RATE:,} with at most"
            f" {DECIMALS} decimals, not {rate!r}"
        )
    return None


def _repeated(row: list[str], seen: dict[tuple[str, str], int], number: int) -> str | None:
    """Return the broken rule when an earlier row has the same day and currency."""
    earlier = seen.setdefault((row[0], row[1]), number)
    if earlier == number:
        return None
    return f"{row[1]} must have one rate on {row[0]}, and row {earlier} already has it"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_rate(text: str) -> bool:
    """Return whether a text is a plain positive number that the warehouse can hold exactly."""
    is_plain = re.fullmatch(rf"[0-9]+([.][0-9]{{1,{DECIMALS}}})?", text) is not None
    return is_plain and 0 < Decimal(text) < LARGEST_RATE


def _listed(problems: list[str]) -> str:
    """Return the first problems, one per line, and the number of the others."""
    more = len(problems) - MOST_PROBLEMS
    listed = problems[:MOST_PROBLEMS]
    return "\n".join([*listed, f"… and {more} more"] if more > 0 else listed)
