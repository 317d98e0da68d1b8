"""The order in which files and lines arrive does not decide which version of a record counts."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from arriving_worlds import Row, build, load, read, write
from generated_worlds import write as write_world

from portrait.database import connect, query
from portrait.sql import compose, quote_identifiers, quote_table
from portrait_world.world import World

CHANNELS = ("shopify", "klaviyo")
BASES = ["--select", "base_*", "--exclude-resource-type", "test", "unit_test"]
FIRST, SECOND = "2027-01-01 00:00:00", "2027-01-02 00:00:00"
# Where and when a row was delivered, which these deliveries change on purpose.
DELIVERY = {"file_name", "line_number", "batch_id", "loaded_at", "row_hash", "version_number"}
Accepted = dict[str, tuple[int, str]]

ACCEPTED = """
    select count(*), coalesce(cast(bit_xor(hash({columns})) as varchar), '')
    from {table} where reject_reason is null
"""
COLUMNS = """
    select table_name, list(column_name order by column_name)
    from information_schema.columns
    where table_schema = 'staging' and table_name like 'base\\_%' escape '\\' group by all
"""


def accepted(database: Path) -> Accepted:
    """Return the number and a hash of the accepted rows of each base model."""
    with connect(database, read_only=True) as connection:
        return {
            table: _digest(connection, table, [c for c in columns if c not in DELIVERY])
            for table, columns in query(connection, COLUMNS)
        }


def _digest(connection, table: str, columns: list[str]) -> tuple[int, str]:
    statement = compose(
        ACCEPTED, columns=quote_identifiers(columns), table=quote_table("staging", table)
    )
    return query(connection, statement)[0]


def with_older_versions(raw: Path, folder: Path) -> Path:
    """Copy a world and add to each table older versions of rows and rows that tie in every time."""
    dice = random.Random(7)  # noqa: S311
    for file in files_of(raw):
        rows = read(file)
        older = [older_version(row) for row in dice.sample(rows, len(rows) // 20)]
        ties = [tie(row) for row in dice.sample(rows, len(rows) // 20)]
        write(folder / file.parent.name / file.name, list(rows[0]), rows + older + ties)
    return folder


def files_of(raw: Path) -> list[Path]:
    """Return the files of the channels that are built, without those that hold a header only."""
    files = (file for channel in CHANNELS for file in sorted(raw.glob(f"{channel}/*.csv")))
    return [file for file in files if read(file)]


def older_version(row: Row) -> Row:
    """Return the version before a row; where the tool states the change, it was synced later."""
    changed = next((name for name in ("updated_at", "updated") if name in row), None)
    if not changed:
        return row | {"_fivetran_synced": "2020-01-01 00:00:00"}
    return row | {changed: "2020-01-01 00:00:00", "_fivetran_synced": "2026-12-31 00:00:00"}


def tie(row: Row) -> Row:
    """Return a row that only differs in a text, not in time."""
    texts = [name for name in ("first_name", "name", "title", "device_category") if name in row]
    return row | {name: f"{row[name]} again" for name in texts}


def shuffled(rows: list[Row]) -> list[list[Row]]:
    """Return two files with all rows between them, in another order."""
    mixed = random.Random(1).sample(rows, len(rows))  # noqa: S311
    return [mixed[len(rows) // 2 :], mixed[: len(rows) // 2]]


def older(rows: list[Row]) -> list[list[Row]]:
    """Return two files: all rows again, and older versions of rows, as a backfill brings."""
    return [rows, [older_version(row) for row in rows[: len(rows) // 2]]]


def deliver(raw: Path, folder: Path, dealt: Callable[[list[Row]], list[list[Row]]]) -> Path:
    """Write each table as the files that `dealt` makes of its rows; return the folder."""
    for file in files_of(raw):
        rows = read(file)
        for number, part in enumerate(dealt(rows)):
            path = folder / file.parent.name / file.stem / f"part-{number}.csv"
            write(path, list(rows[0]), part)
    return folder


@pytest.fixture(scope="module")
def raw(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("versions")
    return with_older_versions(write_world(World(60, 3, 5), folder / "world").raw, folder / "raw")


@pytest.fixture(scope="module")
def as_delivered(raw, tmp_path_factory) -> Accepted:
    return built(tmp_path_factory.mktemp("as_delivered"), [(raw, FIRST)])


def built(folder: Path, deliveries: list[tuple[Path, str]]) -> Accepted:
    database = folder / "portrait.duckdb"
    for delivery, loaded_at in deliveries:
        load(database, delivery, loaded_at)
    build(database, *BASES, channels=CHANNELS)
    return accepted(database)


def test_the_order_of_lines_and_files_in_a_load_decides_nothing(raw, as_delivered, tmp_path):
    delivered = deliver(raw, tmp_path / "raw", shuffled)
    assert built(tmp_path, [(delivered, FIRST)]) == as_delivered


def test_what_is_delivered_again_or_is_older_changes_nothing(raw, as_delivered, tmp_path):
    later = deliver(raw, tmp_path / "later", older)
    assert built(tmp_path, [(raw, FIRST), (later, SECOND)]) == as_delivered


def test_the_rows_of_every_channel_are_compared(as_delivered):
    assert {table.split("_")[1] for table in as_delivered} >= set(CHANNELS)
    assert sum(count for count, _ in as_delivered.values()) > 500
