"""A generated world that arrives in parts, late and out of order, and what dbt makes of it."""

import csv
import random
from pathlib import Path

import commands
from commands import run

from portrait.variables import source_variables

CHANNELS = ["shopify", "ga4", "hubspot", "klaviyo"]
LATER = "2031-01-01 00:00:00"
Row = dict[str, str]


def cut(raw: Path, parts: list[Path], later_share: float = 0.05) -> dict[str, str]:
    """Deal every raw table out into parts, the last two shuffled, with rows delivered again.

    Adds what only comes late to the last part; returns the keys of those rows by what they are.
    """
    dice = random.Random(11)  # noqa: S311
    late: dict[str, str] = {}
    for file in sorted(raw.glob("*/*.csv")):
        name = f"{file.parent.name}.{file.stem}"
        rows = read(file)
        if not rows:
            continue
        dealt: list[list[Row]] = [[] for _ in parts]
        for row in rows:
            is_late = dice.random() < later_share
            dealt[dice.randrange(1, len(parts)) if is_late else 0].append(row)
        for part in dealt[1:]:
            part += dice.sample(rows, max(1, len(rows) // 200))
        dealt[-1] += only_late(name, dealt[0], late)
        for folder, part in zip(parts, dealt, strict=True):
            dice.shuffle(part)
            write(folder / file.parent.name / file.name, list(rows[0]), part)
    return late


def only_late(name: str, earlier: list[Row], late: dict[str, str]) -> list[Row]:
    """Return rows that turn what arrived earlier around, and note whom they concern."""
    if name == "ga4.event":
        logins = {session_of(row) for row in earlier if row["user_id"]}
        event = next(r for r in earlier if r["user_pseudo_id"] and session_of(r) not in logins)
        late["login"] = "|".join(session_of(event))
        return [event | {"_fivetran_id": "a-late-login", "user_id": "4711"}]
    if name == "shopify.order":
        real = [row for row in earlier if row["test"] == "false" and row["customer_id"]]
        late["test"], late["gone"], late["worse"] = (row["id"] for row in real[:3])
        return [
            real[0] | {"test": "true", "_fivetran_synced": LATER},
            real[1] | {"_fivetran_deleted": "true", "_fivetran_synced": LATER},
            real[2] | {"processed_at": "soon", "created_at": "", "_fivetran_synced": LATER},
            real[2] | {"id": ""},
        ]
    return []


def session_of(event: Row) -> tuple[str, str]:
    """Return the device and the number of an event's session."""
    return event["user_pseudo_id"], event["param_ga_session_id"]


def read(file: Path) -> list[Row]:
    """Read a CSV file as text."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write(file: Path, columns: list[str], rows: list[Row]) -> None:
    """Write a CSV file, its folder included."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns)
        writer.writeheader()
        writer.writerows(rows)


def load(database: Path, part: Path, loaded_at: str) -> None:
    """Land one part of a world."""
    run(database, "python", "scripts/load.py", part, "--loaded-at", loaded_at)


def build(database: Path, *arguments: str) -> None:
    """Build the warehouse from its landed tables."""
    commands.build(database, source_variables(CHANNELS), *arguments)
