"""Write fitted parameters as seeds, so that a refit is reviewed as a diff."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from portrait.database import REPOSITORY

DECIMALS = 9


def fitted_folder() -> Path:
    """Return the folder of the fitted seeds."""
    return REPOSITORY / "seeds" / "fitted"


def write_seed(
    folder: Path, name: str, header: Sequence[str], rows: Iterable[Sequence[object]]
) -> Path:
    """Write `rows` to `folder/name.csv` and return its path; None becomes an empty field."""
    path = folder / f"{name}.csv"
    folder.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([_text(value) for value in row] for row in rows)
    return path


def _text(value: object) -> object:
    """Return floats with a fixed number of decimals, so that equal fits give equal bytes."""
    if isinstance(value, float):
        text = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
        return "0" if text == "-0" else text
    return "" if value is None else value
