"""The result of a load in the warehouse: once, complete or not at all, as declared."""

import duckdb
import pytest
from loading_helpers import LOADED_AT, World, text

from portrait.database import connect
from portrait.loading import csv_reader, landing
from portrait.loading.values import LOAD_COLUMNS


@pytest.fixture
def world(tmp_path) -> World:
    return World(tmp_path)


def declare(world: World, channel: str, sources: str) -> None:
    folder = world.folder / "staging" / channel
    folder.mkdir(parents=True)
    (folder / f"_{channel}__sources.yml").write_text(sources)


SHOP = """
sources:
  - name: shop
    schema: raw_shop
    tables:
      - name: customer
        columns:
          - {name: id, meta: {required: true}}
          - {name: name, config: {meta: {required: true, pii: true}}}
          - {name: phone}
          - {name: _line}
      - name: order
        columns: [{name: id}, {name: total}]
      - name: refunds
        identifier: refund
        columns: [{name: id}]
  - name: other
    tables: [{name: nothing}]
"""


def test_rows_carry_file_moment_and_fingerprint(world):
    world.put("shop/customer.csv", text(1))
    stamp = world.load().landed[0].stamp
    row = world.rows("raw_shop", "customer")[0]
    assert row == {
        "id": "1",
        "name": "name 1",
        "note": "note 1",
        "_file": "shop/customer.csv",
        "_line": "2",
        "_loaded_at": LOADED_AT,
        "_batch_id": stamp.batch_id,
    }
    assert len(stamp.batch_id) == 12
    types = """
        select distinct data_type from information_schema.columns
        where table_schema = 'raw_shop' or table_name = 'load_rejects'
    """
    assert world.query(types) == [("VARCHAR",)]


def test_the_same_bytes_change_nothing_the_second_time(world):
    world.put("shop/customer.csv", text(row5="5,a"))
    first = world.load()
    world.put("shop/copy/customer.csv", text())
    (world.folder / "raw/shop/copy/customer.csv").unlink()
    before = world.rows("raw_shop", "customer"), world.rejects()
    second = world.load(loaded_at="2027-01-01 00:00:00")
    assert (world.rows("raw_shop", "customer"), world.rejects()) == before
    assert (first.landed[0].repeats, second.landed[0].repeats) == ("", "shop/customer.csv")
    assert second.is_good
    register = "select channel, table_name, _file, encoding, accepted, rejected, _loaded_at from "
    assert world.query(register + "raw_portrait.loads") == [
        ("shop", "customer", "shop/customer.csv", "utf-8", 19, 1, LOADED_AT)
    ]


def test_other_bytes_and_other_tables_are_loaded(world):
    world.put("shop/customer.csv", text())
    world.put("shop/order.csv", text())
    world.load()
    world.put("shop/customer.csv", text(21))
    world.load()
    counted = "select table_name, sum(accepted) from raw_portrait.loads group by all order by all"
    assert world.query(counted) == [("customer", 41), ("order", 20)]
    assert len(world.rows("raw_shop", "customer")) == 41


def test_changed_columns_are_filled_with_null_and_said(world):
    world.put("shop/customer/1.csv", "id,name\n1,a\n")
    world.put("shop/customer/2.csv", "ID,city,zip\n2,Köln,50667\n")
    first, second = world.load(world.folder / "raw/shop", channel="shop").landed
    assert first.said == ()
    assert second.said == (
        "new columns, NULL in earlier rows: city, zip",
        "columns of earlier files that this file lacks, now NULL: name",
    )
    rows = world.rows("raw_shop", "customer")
    assert [(row["id"], row["name"], row["city"]) for row in rows] == [
        ("1", "a", None),
        ("2", None, "Köln"),
    ]
    assert [row["_file"] for row in rows] == ["shop/customer/1.csv", "shop/customer/2.csv"]


def test_declared_tables_and_columns_that_were_not_delivered_exist_empty(world):
    declare(world, "shop", SHOP)
    world.put("shop/customer.csv", text())
    world.put("shop/extra.csv", text())
    report = world.load()
    assert report.is_good
    customer, extra = report.landed
    assert customer.said == ("declared columns that the file lacks, now NULL: phone",)
    assert extra.said == ("the sources file of the channel does not declare this table",)
    assert report.said == ("shop: declared tables without a file, created empty: order, refund",)
    assert {row["phone"] for row in world.rows("raw_shop", "customer")} == {None}
    connection = connect(world.database)
    columns = connection.execute('describe raw_shop."order"').fetchall()
    connection.close()
    assert [(name, kind) for name, kind, *_ in columns] == [
        (name, "VARCHAR") for name in ("id", "total", *LOAD_COLUMNS)
    ]


def test_a_table_created_empty_is_filled_later(world):
    declare(world, "shop", SHOP)
    world.put("shop/customer.csv", text())
    world.load()
    world.put("shop/order.csv", "total,id,new\n9,1,x\n")
    report = world.load()
    assert report.landed[1].said == ("new columns, NULL in earlier rows: new",)
    assert report.said == ()
    assert world.rows("raw_shop", "order")[0]["total"] == "9"


@pytest.mark.parametrize("missing", ["id", "name"])
def test_a_missing_required_column_refuses_the_file(world, missing):
    declare(world, "shop", SHOP)
    columns = [name for name in ("id", "name", "phone") if name != missing]
    world.put("shop/customer.csv", ",".join(columns) + "\n1,2\n1\n")
    report = world.load()
    failure = report.failures[0]
    assert (failure.source.label, failure.why) == (
        "shop/customer.csv",
        f"required column missing: {missing}; export the file with it",
    )
    assert not report.is_good
    assert world.rows("raw_shop", "customer") == []
    assert world.rejects() == []
    assert world.query("select * from raw_portrait.loads") == []


def test_a_channel_without_declaration_is_loaded_and_said(world):
    world.put("shop/customer.csv", text())
    assert world.load().said == (
        "shop: no sources file declares this channel; its tables are not checked",
    )


def test_a_lost_record_undoes_the_file(world, monkeypatch):
    write = landing.insert_batch

    def lose_one(connection, table, rows, same):
        write(connection, table, rows.slice(1), same)

    world.put("shop/customer.csv", text(row5="5,a"))
    monkeypatch.setattr(landing, "insert_batch", lose_one)
    failure = world.load().failures[0]
    assert failure.why.startswith("records were lost: 20 in the file, 18 accepted + 1 rejected")
    assert world.query("select count(*) from raw_portrait.load_rejects") == [(0,)]
    tables = "select count(*) from information_schema.tables where table_schema = 'raw_shop'"
    assert world.query(tables) == [(0,)]


def test_a_lost_line_undoes_the_file(world, monkeypatch):
    world.put("shop/customer.csv", text())

    class Miscounted(csv_reader._Counted):
        def __next__(self):
            block = super().__next__()
            self.lines += 1
            return block

    monkeypatch.setattr(csv_reader, "_Counted", Miscounted)
    assert world.load().failures[0].why == (
        "records were lost: line 21 of 22 was reached; nothing was loaded, report this error of the"
        " loader"
    )


def test_a_failure_in_the_middle_of_a_file_leaves_nothing(world, monkeypatch):
    park, calls = landing.raw_layer.park, []

    def fail_at_last(*values):
        calls.append(values)
        if len(calls) == 3:
            raise duckdb.IOException("disk full")
        park(*values)

    world.put("shop/customer.csv", text(200_000))
    monkeypatch.setattr(landing.raw_layer, "park", fail_at_last)
    failure = world.load(batch_bytes=1 << 20).failures[0]
    assert failure.why == "not loaded: disk full"
    monkeypatch.undo()
    assert world.load().landed[0].accepted == 200_000
    assert len(world.rows("raw_shop", "customer")) == 200_000
