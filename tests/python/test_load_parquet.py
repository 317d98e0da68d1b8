"""Parquet is loaded as text with exactly the content of the file."""

import datetime as dt
import decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from loading_helpers import World, published


@pytest.fixture
def world(tmp_path) -> World:
    return World(tmp_path)


def put_parquet(world: World, table: pa.Table) -> None:
    path = world.put("shop/order.parquet", b"")
    pq.write_table(table, path)


def test_parquet_values_as_text(world):
    moment = dt.datetime(2020, 1, 1, 1, 2, 3, 500_000)
    columns = {
        "at": [dt.datetime(2020, 1, 1), moment],
        "zoned": pa.array(
            [dt.datetime(2020, 1, 1), moment], pa.timestamp("ms", tz="Asia/Shanghai")
        ),
        "nanos": pa.array([1, 1_577_836_800_000_000_000], pa.timestamp("ns")),
        "on": [dt.date(2020, 1, 1), None],
        "double": [0.1, 17850.0],
        "large": [1e300, 13800138000.0],
        "money": [decimal.Decimal("1.10"), decimal.Decimal("-0.05")],
        "count": pa.array([1, None], pa.int32()),
        "is_ok": [True, False],
        "text": ["", "0044"],
        "list": [[1, 2], None],
        "struct": [{"a": "é", "b": 1.5}, {"a": None, "b": None}],
        "category": pa.array(["x", "y"]).dictionary_encode(),
        "bytes": [b"abc", b"\xff\x00"],
        "nothing": pa.array([None, None], pa.null()),
    }
    put_parquet(world, pa.table(columns))
    world.load()
    first, second = world.values("raw_shop", "order")
    assert dict(zip(columns, first, strict=True)) == {
        "at": "2020-01-01 00:00:00",
        "zoned": "2020-01-01 00:00:00",
        "nanos": "1970-01-01 00:00:00.000000001",
        "on": "2020-01-01",
        "double": "0.1",
        "large": "1e+300",
        "money": "1.10",
        "count": "1",
        "is_ok": "true",
        "text": None,
        "list": "[1, 2]",
        "struct": '{"a": "é", "b": 1.5}',
        "category": "x",
        "bytes": "abc",
        "nothing": None,
    }
    assert second[0:3] == ["2020-01-01 01:02:03.500000"] * 2 + ["2020-01-01 00:00:00"]
    assert second[4:9] == ["17850", "13800138000", "-0.05", None, "false"]
    assert (second[10], second[13]) == (None, "ff00")


def test_parquet_lines_are_row_numbers(world):
    put_parquet(world, pa.table({"n": list(range(200_000))}))
    assert world.load().landed[0].accepted == 200_000
    wrong = 'select count(*) from raw_shop."order" where _line::bigint <> n::bigint + 1'
    assert world.query(wrong) == [(0,)]


def test_parquet_without_rows_and_damaged_parquet(world):
    put_parquet(world, pa.table({"id": pa.array([], pa.int64())}))
    world.put("shop/customer.parquet", b"PAR1 but no more PAR1")
    report = world.load()
    assert [(landed.accepted, landed.said) for landed in report.landed] == [
        (0, ("the file has a header but no records",))
    ]
    assert "not readable as Parquet" in report.failures[0].why


@pytest.mark.real_data
def test_published_parquet_lands_whole(world):
    landed = world.load(published("online-retail")).landed[0]
    assert (landed.source.channel, landed.source.table) == ("online_retail", "online_retail")
    assert (landed.accepted, landed.rejected) == (541_909, 0)
    facts = """
        select count(*), count(customer_id), count(distinct customer_id),
            count(*) filter (where invoice like 'C%'), count(distinct _line),
            min(invoice_ts), max(invoice_ts), sum(unit_price::double < 0)
        from raw_online_retail.online_retail
    """
    assert world.query(facts) == [
        (541_909, 406_829, 4_372, 9_288, 541_909, "2010-12-01 08:26:00", "2011-12-09 12:50:00", 2)
    ]
