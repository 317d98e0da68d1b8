"""What the command finds, prints and returns."""

import subprocess

import duckdb
import pytest
from commands import finished, portrait
from loading_helpers import LOADED_AT, World, lines, text

from portrait.database import DatabaseUnavailableError


@pytest.fixture
def world(tmp_path) -> World:
    return World(tmp_path)


def test_folders_globs_and_files_say_which_table_is_meant(world):
    world.put("Web Shop/Order-Lines.2026.CSV", text())
    world.put("Web Shop/README.md", "# about")
    world.put("Web Shop/notes.txt", "Some words, and then\nsome more.\n")
    world.put("Web Shop/.hidden.csv", text())
    world.put("app/event/day=1/part-0.csv", text())
    world.put("app/event/day=2/part-0.csv", text(21))
    world.put("app/person.csv", text())
    report = world.load()
    assert [
        (file.source.channel, file.source.table, file.source.label) for file in report.landed
    ] == [
        ("web_shop", "order_lines_2026", "Web Shop/Order-Lines.2026.CSV"),
        ("app", "event", "app/event/day=1/part-0.csv"),
        ("app", "event", "app/event/day=2/part-0.csv"),
        ("app", "person", "app/person.csv"),
    ]
    assert [(item.label, item.why) for item in report.ignored] == [
        ("Web Shop/README.md", "not a table"),
        ("Web Shop/notes.txt", "text that does not look like a table"),
    ]
    assert report.channels == ("app", "web_shop")


def test_a_glob_and_a_channel_name(world):
    world.put("export/customer_1.csv", text())
    world.put("export/customer_2.csv", text(21))
    world.put("export/order.csv", text())
    report = world.load(world.folder / "raw/export/customer_*.csv", channel="Shop")
    assert [(file.source.table, file.source.label) for file in report.landed] == [
        ("customer_1", "Shop/customer_1.csv"),
        ("customer_2", "Shop/customer_2.csv"),
    ]
    assert report.channels == ("shop",)


def test_a_file_named_twice_is_loaded_once(world):
    path = world.put("shop/customer.csv", text())
    assert len(world.load(path, path.parent).landed) == 1


def command(world: World, *arguments: object) -> subprocess.CompletedProcess[str]:
    return finished("portrait", "load", *arguments, "--database", world.database)


def test_the_command_prints_what_was_loaded_and_what_is_next(world):
    world.put("shop/customer.csv", text(row5="5,secret@example.org"))
    done = command(world, world.folder / "raw", "--loaded-at", LOADED_AT)
    assert done.returncode == 0, done.stderr
    for word in ("shop", "customer", "shop/customer.csv", "19", "utf-8"):
        assert word in done.stdout
    assert f"PORTRAIT_DATABASE={world.database} dbt build" in done.stdout
    assert "'{raw: source, channels: [shop]}'" in done.stdout
    assert "line 6: wrong number of fields: 2 where the header has 3" in done.stderr
    assert "secret" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("content", "options", "code", "message"),
    [
        ("\n".join(lines(row5="5,a")), [], 0, "rejected 1 of 20"),
        ("id;name\n1,2\n", [], 1, "rejected 1 of 1"),
        ("", [], 1, "failed: shop/customer.csv: the file is empty"),
        ("a\n1\n", ["--encoding", "klingon"], 2, "klingon"),
        ("a\n1\n", ["--delimiter", "::"], 2, "one ASCII character"),
        ("a\n1\n", ["--loaded-at", "yesterday"], 2, "YYYY-MM-DD"),
        ("a\n1\n", ["/nowhere/at/all"], 2, "/nowhere/at/all"),
    ],
)
def test_exit_codes(world, content, options, code, message):
    world.put("shop/customer.csv", content)
    done = portrait("load", world.folder / "raw", *options, "--database", world.database)
    assert done.exit_code == code
    assert message in done.stderr


def test_a_locked_warehouse_is_named(world):
    world.put("shop/customer.csv", text())
    world.load()
    connection = duckdb.connect(str(world.database))
    try:
        done = command(world, world.folder / "raw")
    finally:
        connection.close()
    assert done.returncode == 1
    assert f"{world.database} is open in another process" in done.stderr


def test_a_file_that_is_no_warehouse_is_named(world):
    world.put("shop/customer.csv", text())
    world.database.write_text("this is not a database" * 1000)
    with pytest.raises(DatabaseUnavailableError, match="cannot be opened"):
        world.load()
