"""A generated world that arrives in parts, late and out of order, and what dbt builds from it."""

import csv
import random
from collections.abc import Sequence
from pathlib import Path

import commands
from commands import run

from portrait.variables import source_variables

CHANNELS = ("shopify", "ga4", "hubspot", "klaviyo")
LATER = {"_fivetran_synced": "2031-01-01 00:00:00"}
BROKEN = {"processed_at": "soon", "created_at": ""}
# The rows that belong to an order.
CHILDREN = {
    "shopify.order_line": {"id": "line of {}", "order_id": "{}"},
    "shopify.refund": {"id": "refund of {}", "order_id": "{}"},
    "shopify.order_line_refund": {
        "id": "return of {}",
        "refund_id": "refund of {}",
        "order_line_id": "line of {}",
    },
}
Row = dict[str, str]


def cut(raw: Path, parts: list[Path], later_share: float = 0.05) -> dict[str, str]:
    """Distribute every raw table over parts, the last two shuffled, with some rows delivered again.

    The last part contradicts rows of the first; returns the keys of those rows by what they are.
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
        turn_around(name, dealt[0], dealt[-1], late)
        for folder, part in zip(parts, dealt, strict=True):
            dice.shuffle(part)
            write(folder / file.parent.name / file.name, list(rows[0]), part)
    return late


def turn_around(name: str, first: list[Row], last: list[Row], late: dict[str, str]) -> None:
    """Add rows to the last part that change the evaluation of the first, and record their keys."""
    if name == "ga4.event":
        logins = {session_of(row) for row in first if row["user_id"]}
        event = next(r for r in first if r["user_pseudo_id"] and session_of(r) not in logins)
        late["login"] = "|".join(session_of(event))
        last.append(event | {"_fivetran_id": "a-late-login", "user_id": "4711"})
    if name == "shopify.order":
        turn_orders_around(first, last, late)
    if name == "zendesk.user":
        user = next(row for row in first if row["role"] == "end-user")
        late["promoted"] = user["id"]
        last.append(user | {"role": "agent"} | LATER)
    if name in CHILDREN:
        first += children_of_orders(name, first[0], late)


def turn_orders_around(first: list[Row], last: list[Row], late: dict[str, str]) -> None:
    """Make orders a test, deleted, invalid, a guest's, or valid again in the last part."""
    by_id = {row["id"]: row for row in first if row["test"] == "false" and row["customer_id"]}
    late |= dict(zip(("test", "gone", "worse", "mended", "given"), by_id, strict=False))
    real = list(by_id.values())
    first[:] = [row for row in first if row["id"] != late["mended"]]
    first.append(real[3] | BROKEN)
    last += [
        real[0] | {"test": "true"} | LATER,
        real[1] | {"_fivetran_deleted": "true"} | LATER,
        real[2] | BROKEN | LATER,
        real[2] | {"id": ""},
        real[3] | LATER,
        real[4] | {"customer_id": ""} | LATER,
    ]


def children_of_orders(name: str, row: Row, late: dict[str, str]) -> list[Row]:
    """Return one row for each order that changes later, and one that moves to another order."""
    told = [
        row | {column: text.format(late[kind]) for column, text in CHILDREN[name].items()}
        for kind in ("gone", "mended", "given")
    ]
    return [*told, told[-1] | {"order_id": late["mended"]} | LATER] if "order_id" in row else told


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
    """Load one part of a world."""
    run(database, "portrait", "load", part, "--loaded-at", loaded_at)


def build(database: Path, *arguments: str, channels: Sequence[str] = CHANNELS) -> None:
    """Build the warehouse from its landed tables."""
    commands.build(database, source_variables(channels), *arguments)
