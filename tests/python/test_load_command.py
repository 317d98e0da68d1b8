"""What the command finds, prints and returns."""

import subprocess

import duckdb
import pytest
from commands import finished, portrait
from loading_helpers import HEADER, LOADED_AT, World, text

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


def customers() -> str:
    return text().replace(HEADER, "id,first_name,created_at")


def command(world: World, *arguments: object) -> subprocess.CompletedProcess[str]:
    return finished("portrait", "load", *arguments, "--database", world.database)


def test_the_command_prints_what_was_loaded_and_what_is_next(world):
    world.put(
        "shopify/customer.csv", customers().replace("\n5,name 5,", "\n5,secret@example.org,,")
    )
    done = command(world, world.folder / "raw", "--loaded-at", LOADED_AT)
    assert done.returncode == 0, done.stderr
    for word in ("shopify", "customer", "shopify/customer.csv", "19", "utf-8"):
        assert word in done.stdout
    assert f"PORTRAIT_DATABASE={world.database} dbt build" in done.stdout
    assert "'{raw: source, channels: [shopify]}'" in done.stdout
    assert "line 6: wrong number of fields: 4 where the header has 3" in done.stderr
    assert "secret" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("content", "options", "code", "message"),
    [
        (customers().replace("5,name 5,", "5,"), [], 0, "rejected 1 of 20"),
        ("id;created_at\n1,2\n", [], 1, "rejected 1 of 1"),
        ("id,created_at\n", [], 1, "a header but no records"),
        ("", [], 1, "failed: shopify/customer.csv: the file is empty"),
        ("a\n1\n", ["--encoding", "klingon"], 2, "klingon"),
        ("a\n1\n", ["--delimiter", "::"], 2, "one ASCII character"),
        ("a\n1\n", ["--loaded-at", "yesterday"], 2, "YYYY-MM-DD"),
        ("a\n1\n", ["/nowhere/at/all"], 2, "/nowhere/at/all"),
    ],
)
def test_exit_codes(world, content, options, code, message):
    world.put("shopify/customer.csv", content)
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


HTML = "<html><meta charset='gb2312'><table><tr><td>1</td></tr></table></html>"
REFUSED = {
    "contact.xlsx": (
        "PK\x03\x04rest",
        "a workbook, which cannot be loaded; save the sheet as CSV UTF-8",
    ),
    "contact.xls": (HTML, "a page of HTML under the name of another form"),
    "contact.html": (HTML, "a page of HTML"),
    "contact.zip": ("PK\x03\x04rest", "unpack it and load the files inside"),
    "contact.avro": ("Obj", "export the table as CSV UTF-8, JSON lines or Parquet"),
    "contact.json": ("[]", "jq -c '.[]' file.json > file.jsonl"),
    "contact.csv": ("PK\x03\x04rest", "save the sheet as CSV UTF-8"),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("beside", [True, False])
def test_a_form_that_cannot_be_loaded_is_refused_with_advice(world, name, beside):
    content, advice = REFUSED[name]
    world.put(f"hubspot/{name}", content)
    world.put("hubspot/README.md", "# about")
    if beside:
        world.put("shopify/customer.csv", customers())
    done = portrait("load", world.folder / "raw", "--database", world.database)
    assert done.exit_code == 1
    assert f"failed: hubspot/{name}: " in done.stderr
    assert advice in done.stderr
    assert "ignored: hubspot/README.md: not a table" in done.stderr
    assert "Next:" not in done.stdout


def test_such_a_form_given_by_its_path_is_refused_with_the_same_advice(world):
    path = world.put("hubspot/contact.xlsx", "PK\x03\x04rest")
    done = portrait("load", path, "--database", world.database)
    assert done.exit_code == 1
    assert "save the sheet as CSV UTF-8" in done.stderr


def test_a_table_that_is_not_declared_is_landed_and_ends_in_an_error(world):
    world.put("shopify/customers.csv", customers())
    done = portrait("load", world.folder / "raw", "--database", world.database)
    assert done.exit_code == 1
    assert "shopify declares no table customers" in done.stderr
    assert "is it customer? Then rename the file." in done.stderr
    assert "Next:" not in done.stdout
    assert len(world.rows("raw_shopify", "customers")) == 20
    again = portrait("load", world.folder / "raw", "--database", world.database)
    assert again.exit_code == 1


def test_an_empty_export_into_a_full_warehouse_is_no_error(world):
    world.put("shopify/customer.csv", customers())
    world.load()
    world.put("shopify/order.csv", "id,created_at\n")
    done = portrait("load", world.folder / "raw", "--database", world.database)
    assert done.exit_code == 0, done.stderr
