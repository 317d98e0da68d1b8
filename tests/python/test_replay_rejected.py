"""A rejected row is written as it was loaded, comes back corrected, and is counted once."""

import csv
from pathlib import Path

import pytest
from arriving_worlds import build, cut, load, read, write
from commands import portrait
from generated_worlds import write as generate
from loading_helpers import World, written

from portrait.database import connect, query
from portrait_world.world import World as GeneratedWorld

HEADER = ["id", "email", "note", "processed_at"]
GOOD = ["1", "a@x.org", "fine", "2026-01-01"]
AWKWARD = ["2", "ü@x.org", 'said "no",\nand left; 王', "soon"]
EMPTY = ["3", "", "", "later"]
REJECTED = (
    "create table marts.fct_rejected_rows as select 'shopify' as channel, 'order' as raw_table,"
)
ORDERS = "select count(*) from staging.base_shopify__orders where reject_reason is null"
RAW = "select count(*) from raw_shopify.order"
KEPT = (
    "select count(*) from marts.fct_rejected_rows where channel = 'shopify' and raw_table = 'order'"
)
BROKEN = f"{KEPT} and reject_reason = 'unreadable_time'"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """An export with one accepted row, two rows without a timestamp and one repeated row."""
    world = World(tmp_path)
    world.put("shopify/order.csv", written(HEADER, [GOOD, AWKWARD, EMPTY, GOOD]))
    world.load()
    world.query("create schema marts")
    world.query(
        f"{REJECTED} _file as file_name, cast(_line as bigint) as line_number,"
        " _batch_id as batch_id, case id when '1' then 'superseded' else 'unreadable_time' end"
        " as reject_reason from raw_shopify.order where _line <> '2'"
    )
    return world


def run(database: Path, *arguments: object) -> tuple[int, str]:
    """Exit code and output of the command."""
    given = ["--database", database, "--channel", "shopify", "--table", "order", *arguments]
    answer = portrait("replay", *given)
    return answer.exit_code, answer.output


def test_rows_are_written_as_they_were_landed(world):
    out = world.folder / "fixed" / "shopify" / "order.csv"
    code, output = run(world.database, "--out", out)
    assert code == 0
    assert "2 rows: unreadable_time" in output and "x.org" not in output
    with out.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [HEADER, AWKWARD, EMPTY]
    world.load(out)
    landed = world.values("raw_shopify", "order")
    kept = [[value or None for value in row] for row in (AWKWARD, EMPTY)]
    assert [row[: len(HEADER)] for row in landed if row[3] in ("soon", "later")] == sorted(kept * 2)


def test_a_reason_is_asked_for_by_name(world):
    out = world.folder / "fixed" / "shopify" / "order.csv"
    assert run(world.database, "--reason", "superseded", "--out", out)[0] == 0
    assert read(out) == [dict(zip(HEADER, GOOD, strict=True))]


def test_corrections_are_not_overwritten(world):
    out = world.folder / "fixed" / "shopify" / "order.csv"
    run(world.database, "--out", out)
    out.write_text("corrected")
    code, output = run(world.database, "--out", out)
    assert (code, out.read_text()) == (1, "corrected")
    assert "already exists and may hold corrections" in output


def test_again_names_the_base_model(world):
    code, output = run(world.database, "--again")
    assert code == 0
    assert "dbt build --full-refresh --select base_shopify__orders+" in output
    assert "{raw: source, channels: [shopify]}" in output


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "either --out FILE or --again"),
        (("--again", "--reason", "unknown"), 1, "shopify.order: no row was rejected for unknown"),
        (("--again", "--table", "orders"), 1, "shopify.orders: the channel has no such raw table"),
        (
            ("--again", "--channel", "nowhere"),
            1,
            "nowhere: vars.raw_tables in dbt_project.yml has no such channel",
        ),
        (("--out", "elsewhere.csv"), 2, "must end in"),
    ],
)
def test_what_cannot_be_replayed_is_named(world, arguments, code, words):
    answer, output = run(world.database, *arguments)
    assert answer == code
    assert words in " ".join(output.replace("│", " ").split())


@pytest.mark.slow
def test_a_corrected_row_is_accepted_and_counted_once(tmp_path):
    made = generate(GeneratedWorld(60, 3, 5), tmp_path)
    cut(made.raw, [tmp_path / "part"], later_share=0)
    orders = tmp_path / "part" / "shopify" / "order.csv"
    rows = read(orders)
    real = next(row for row in rows if row["test"] == "false" and row["customer_id"])
    ruined = real | {"id": "4711", "processed_at": "soon", "created_at": ""}
    write(orders, list(real), [*rows, ruined])
    database = tmp_path / "built" / "portrait.duckdb"
    wanted = ("--select", "+fct_rejected_rows", "--exclude-resource-type", "test", "unit_test")
    load(database, tmp_path / "part", "2027-01-01 00:00:00")
    build(database, *wanted)
    before = counts(database)

    out = tmp_path / "fixed" / "shopify" / "order.csv"
    assert run(database, "--reason", "unreadable_time", "--out", out)[0] == 0
    broken = [row for row in read(out) if row["id"] == "4711"]
    assert broken == [ruined]
    write(out, list(ruined), [ruined | {"processed_at": real["processed_at"]}])
    load(database, out, "2027-01-02 00:00:00")
    build(database, *wanted)
    after = counts(database)
    accepted, raw, kept, still_broken = (
        now - then for now, then in zip(after, before, strict=True)
    )
    assert (accepted, raw, kept, still_broken) == (1, 1, 0, 0)


def counts(database: Path) -> list[int]:
    """Accepted orders, raw orders, rejected orders, and those without a timestamp."""
    with connect(database, read_only=True) as connection:
        return [query(connection, statement)[0][0] for statement in (ORDERS, RAW, KEPT, BROKEN)]
