"""Properties of any text: nothing is changed or lost, however it is read."""

import csv
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from loading_helpers import World, written

from portrait.loading import content, csv_reader, csv_scanner
from portrait.loading.csv_reader import read_csv
from portrait.loading.csv_scanner import Split, split
from portrait.loading.values import Dialect

UTF8 = Dialect("utf-8")
ANY_SIZE = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))

pieces = st.sampled_from(['"', '""', ",", "\n", "\r\n", "\r", "a", "bc", " ", "é", "中", "\0", ";"])
messy_text = st.lists(pieces, max_size=60).map("".join)
line_ends = st.sampled_from(["\n", "\r\n", "\r"])
cells = st.text(
    alphabet=st.one_of(
        st.sampled_from("\",;\n\r\t'\\| "),
        st.characters(exclude_characters="\0", exclude_categories=["Cs"]),
    ),
    max_size=12,
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    width = draw(st.integers(2, 5))
    rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width), max_size=8))
    return [f"column {number}" for number in range(width)], rows


def no_split(data: bytes, delimiter: str, ends_at_return: bool) -> Split:
    return split(data, delimiter, ends_at_return).head(0)


def reading(data: bytes, batch_bytes: int = 1 << 20) -> tuple[list, list, int, int]:
    """Return rows, rejections, records and blank lines."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_bytes(data)
        batches = list(read_csv(path, UTF8, ",", batch_bytes))
    rejections = [rejection for batch in batches for rejection in batch.rejections]
    return (
        [row for batch in batches for row in batch.rows.to_pylist()],
        sorted(rejections, key=lambda rejection: rejection.line),
        sum(batch.records for batch in batches),
        sum(batch.blank_lines for batch in batches),
    )


@given(text=messy_text, line_end=line_ends)
@ANY_SIZE
def test_block_and_batch_size_do_not_matter(text, line_end):
    data = f"a,b{line_end}{text}".encode()
    expected = reading(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(content, "BLOCK_BYTES", 5)
        assert reading(data, batch_bytes=1) == expected


@given(text=messy_text, line_end=line_ends)
@ANY_SIZE
def test_the_quick_way_reads_what_the_exact_way_reads(text, line_end):
    data = f"a,b{line_end}{text}".encode()
    expected = reading(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_reader, "split", no_split)
        assert reading(data) == expected


@given(text=messy_text, line_end=line_ends)
@ANY_SIZE
def test_a_size_limit_hits_the_same_records_whatever_the_blocks(text, line_end):
    data = f"a,b{line_end}{text}".encode()
    with pytest.MonkeyPatch.context() as patch:
        for module in (csv_scanner, csv_reader):
            patch.setattr(module, "MAXIMUM_RECORD_BYTES", 9)
        expected = reading(data)
        patch.setattr(content, "BLOCK_BYTES", 3)
        assert reading(data) == expected


@given(text=messy_text)
@ANY_SIZE
def test_every_character_is_in_a_row_or_a_reject(text):
    rows, rejections, records, blank_lines = reading(f"a,b\n{text}".encode())
    kept = "".join(f"{row['a'] or ''}{row['b'] or ''}" for row in rows)
    kept += "".join(rejection.raw_text.replace("\\x00", "\0") for rejection in rejections)
    assert records == len(rows) + len(rejections)
    for character in "abcé中;":
        assert kept.count(character) == text.count(character)
    assert blank_lines <= text.count("\n") + text.count("\r")


@given(table=tables(), line_end=line_ends)
@ANY_SIZE
def test_what_csv_writes_is_read_back_unchanged(table, line_end):
    header, rows = table
    # csv leaves foreign line ends unquoted: a CR before an LF makes a CRLF.
    assume(line_end != "\n" or not any(row[-1].endswith("\r") for row in rows))
    quoting = csv.QUOTE_ALL if line_end == "\r" else csv.QUOTE_MINIMAL
    dialect = {"lineterminator": line_end, "quoting": quoting}
    data = written(header, rows, **dialect).encode()
    read, rejections, records, _ = reading(data)
    assert (rejections, records) == ([], len(rows))
    assert [list(row.values())[:-1] for row in read] == [[v or None for v in row] for row in rows]
    assert [int(row["_line"]) for row in read] == physical_lines(header, rows, dialect)


def physical_lines(header: list[str], rows: list[list[str]], dialect: dict) -> list[int]:
    """Return the line on which each row starts, by writing the table row by row."""
    texts, starts = [written(header, [], **dialect)], []
    for row in rows:
        before = "".join(texts)
        starts.append(1 + before.count("\n") + before.count("\r") - before.count("\r\n"))
        texts.append(written(row, [], **dialect))
    return starts


@given(table=tables())
@settings(max_examples=20, deadline=None)
def test_a_table_goes_through_the_warehouse_unchanged(table):
    header, rows = table
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        world.put("shop/customer.csv", written(header, rows))
        report = world.load(encoding="utf-8", delimiter=",")
        assert report.landed[0].accepted == len(rows)
        assert world.values("raw_shop", "customer") == [[v or None for v in row] for row in rows]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_is_where_the_record_starts(tmp_path, end):
    world = World(tmp_path)
    rows = ["id,text", '1,"a', 'b"', "", "2,c", '3,"d', "", 'e"', "4", '5,"f"', "6,g"]
    world.put("shop/review.csv", end.join(rows) + end)
    world.load()
    assert [(row["id"], row["_line"]) for row in world.rows("raw_shop", "review")] == [
        ("1", "2"),
        ("2", "5"),
        ("3", "6"),
        ("5", "10"),
        ("6", "11"),
    ]
    assert world.rejects() == [("9", csv_scanner.wrong_number(1, 2))]


def test_lines_go_on_over_many_blocks(tmp_path):
    world = World(tmp_path)
    rows = [f'{number},"first\nsecond {number}"' for number in range(100_000)]
    world.put("shop/review.csv", "\n".join(["id,text", *rows]))
    assert world.load(batch_bytes=1 << 18).landed[0].accepted == 100_000
    wrong = "select count(*) from raw_shop.review where cast(_line as bigint) <> 2 * id::bigint + 2"
    assert world.query(wrong) == [(0,)]


def test_nothing_is_trimmed_or_guessed(tmp_path):
    world = World(tmp_path)
    values = ["0044 20", "1.0", "NULL", "n/a", " x ", "TRUE", "01/02/2026", "'q'", "1,299.00", "∅"]
    world.put("shop/customer.csv", written([f"c{n}" for n in range(10)], [values, [""] * 10]))
    world.load()
    assert world.values("raw_shop", "customer") == [values, [None] * 10]


def test_a_single_column_keeps_its_nulls_and_skips_blank_lines(tmp_path):
    world = World(tmp_path)
    world.put("shop/customer.csv", 'a\nx\n\n""\ny\n')
    world.load()
    row = world.rows("raw_shop", "customer")[1]
    assert row | {"_loaded_at": "", "_row_hash": ""} == {
        "_row_hash": "",
        "_forms": None,
        "a": None,
        "_file": "shop/customer.csv",
        "_line": "4",
        "_loaded_at": "",
        "_batch_id": world.load().landed[0].stamp.batch_id,
    }


def test_where_the_quick_parser_fails_the_scanner_takes_over(monkeypatch):
    data = b'a,b\n1,"x ""y""\nz"\n,2\n'
    expected = reading(data)
    monkeypatch.setattr("portrait.loading.csv_reader._parse", lambda text, header: None)
    assert reading(data) == expected
    assert expected[0][0] == {"a": "1", "b": 'x "y"\nz', "_line": "2"}


def test_split_stops_before_a_misplaced_quote():
    split_text = split(b'1,"a"\n2,b"c\n3,d\n', ",", ends_at_return=False)
    assert split_text.following.tolist() == [6]
    assert np.array_equal(split_text.fields, [2])


@pytest.mark.parametrize(
    ("text", "values", "fault"),
    [
        ('"a","b"', ("a", "b"), None),
        ('"a""b",""', ('a"b', ""), None),
        ('"","""",""""""', ("", '"', '""'), None),
        ('"a""', (), csv_scanner.UNTERMINATED),
        ('"a"b,c', ("a",), csv_scanner.TEXT_AFTER_QUOTE),
        ("a\rb,c", ("a\rb", "c"), None),
        (",\r\n", ("", ""), None),
        ("a\r", ("a\r",), None),
    ],
)
def test_fields_end_at_the_same_place_on_every_python(text, values, fault):
    scan = csv_scanner.Scanner(",", ends_at_return=False).scan(text.encode(), 0, len(values))
    assert tuple(value.decode() for value in scan.values) == values
    assert scan.fault == fault
