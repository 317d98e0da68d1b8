"""Generated worlds as tests write and read them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pyarrow as pa
from pyarrow import csv

from portrait_world.generating import Folders, generate
from portrait_world.world import World

Rows = list[dict[str, str | None]]
LOAD_COLUMNS = ("_file", "_line", "_loaded_at", "_batch_id")
REPOSITORY = Path(__file__).resolve().parents[2]
SEEDS, TRUTH = REPOSITORY / "seeds" / "sample", REPOSITORY / "tests" / "fixtures" / "sample_truth"


@dataclass(frozen=True)
class RawWorld:
    """A generated world on disk."""

    raw: Path
    truth: Path

    def table(self, name: str) -> Rows:
        channel, table = name.split(".")
        paths = (self.raw / channel / file for file in (f"{table}.csv", f"{channel}__{table}.csv"))
        return read_rows(next(path for path in paths if path.exists()))

    @cached_property
    def owner(self) -> dict[str, str]:
        rows = read_text(self.truth / "records.csv").to_pylist()
        return {row["source_record_id"]: row["person_id"] for row in rows}

    @cached_property
    def household(self) -> dict[str, str]:
        rows = read_text(self.truth / "people.csv").to_pylist()
        return {row["person_id"]: row["household_id"] for row in rows}

    def owners(self, kind: str) -> Counter[str]:
        """Number of records of a kind (`shopify:customer`) per person."""
        return Counter(who for record, who in self.owner.items() if record.startswith(f"{kind}:"))


def read_text(path: Path) -> pa.Table:
    """Read a CSV file as text; an empty field is null."""
    with path.open(encoding="utf-8") as file:
        names = file.readline().strip().split(",")
    options = csv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
    )
    return csv.read_csv(path, convert_options=options)


@cache
def read_rows(path: Path) -> Rows:
    """Read a table without its load columns; a generated file is read once."""
    read = read_text(path)
    return read.drop_columns([c for c in LOAD_COLUMNS if c in read.column_names]).to_pylist()


def share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return sum(values) / max(len(values), 1)


def values(world: RawWorld, table: str, column: str) -> list[str]:
    return [value for row in world.table(table) if (value := row[column]) is not None]


def write(settings: World, folder: Path, landed: bool = False) -> RawWorld:
    folders = Folders(folder / "raw", folder / "truth")
    generate(settings, folders, landed, lambda people: None)
    return RawWorld(folders.raw, folders.truth)


def content(folder: Path) -> dict[str, bytes]:
    paths = sorted(folder.rglob("*.csv"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def normalised(email: str) -> str:
    local, _, domain = email.strip().lower().partition("@")
    local = local.partition("+")[0]
    return f"{local.replace('.', '') if domain == 'gmail.com' else local}@{domain}"


def people_by_address(world: RawWorld) -> dict[str, set[str]]:
    """People of every normalised address on a record."""
    people: dict[str, set[str]] = {}
    for kind, table, key in (
        ("shopify:customer", "shopify.customer", "email"),
        ("shopify:guest", "shopify.order", "email"),
        ("hubspot:contact", "hubspot.contact", "property_email"),
        ("klaviyo:person", "klaviyo.person", "email"),
    ):
        for row in world.table(table):
            if row[key] and (who := world.owner.get(f"{kind}:{row['id']}")):
                people.setdefault(normalised(row[key]), set()).add(who)
    return people


def guest_orders(world: RawWorld) -> Rows:
    return [row for row in world.table("shopify.order") if row["customer_id"] is None]


def matches(table: str, column: str, pattern: str) -> Callable[[RawWorld], float]:
    found = re.compile(pattern)
    return lambda world: share(bool(found.search(v)) for v in values(world, table, column))


def is_true(table: str, column: str) -> Callable[[RawWorld], float]:
    return lambda world: share(v.lower() in {"true", "1"} for v in values(world, table, column))


def guests_with_account(world: RawWorld) -> float:
    """Guest orders among the web orders of people who have an account."""
    account = world.owners("shopify:customer")
    web = [row for row in world.table("shopify.order") if row["source_name"] != "pos"]
    guest = [r for r in web if r["customer_id"] is None]
    known = sum(world.owner[f"shopify:guest:{row['id']}"] in account for row in guest)
    return known / max(known + len(web) - len(guest), 1)
