"""JSON lines are loaded as text with exactly the content of the file; headers name the columns."""

import csv

import pytest
from loading_helpers import World, published

from portrait.loading.csv_scanner import TOO_LONG


@pytest.fixture
def world(tmp_path) -> World:
    return World(tmp_path)


JSON_LINES = r"""{"id": 12345678901234567890, "price": 1.10, "big": 1e400, "ok": true, "none": null}
{"id": "007", "new key": {"a": [1, 2.50, "é\n"], "b": null}, "empty": ""}

{"id": 3, "list": []}
"""


def test_json_values_stay_what_is_written(world):
    world.put("app/event.jsonl", JSON_LINES)
    assert world.load().landed[0].accepted == 3
    rows = world.rows("raw_app", "event")
    assert [row["id"] for row in rows] == ["12345678901234567890", "007", "3"]
    assert [rows[0][key] for key in ("price", "big", "ok", "none")] == [
        "1.10",
        "1e400",
        "true",
        None,
    ]
    assert rows[1]["new key"] == '{"a":[1,2.50,"é\\n"],"b":null}'
    assert rows[1]["empty"] is None
    assert rows[2]["list"] == "[]"
    assert [row["_line"] for row in rows] == ["1", "2", "4"]


def test_keys_may_change_within_a_file_and_between_batches(world):
    lines = [f'{{"id": {n}, "{"early" if n < 500 else "late"}": {n}}}' for n in range(1000)]
    world.put("app/event.json", "\r\n".join(lines))
    world.load(batch_bytes=1000)
    counts = "select count(id), count(early), count(late) from raw_app.event"
    assert world.query(counts) == [(1000, 500, 500)]


BAD_LINES = {
    '{"id": 1': "not JSON: Expecting ',' delimiter (character 9)",
    "[1, 2]": "not a JSON object",
    "12": "not a JSON object",
    '{"id": 1, "id": 2}': "a key appears twice in one object",
    '{"id": {"a": 1, "a": 2}}': "a key appears twice in one object",
    '{"id": NaN}': "not JSON: NaN is not a JSON number",
    '{"id": "a\\u0000b"}': "NUL byte",
    '{"id": "\\ud800"}': "half of a surrogate pair",
    '{"id": 1} {"id": 2}': "not JSON: Extra data (character 11)",
    "[" * 100_000: "not JSON: nested too deeply",
    '{"id": "' + "x" * 9_000_000 + '"}': TOO_LONG,
}


@pytest.mark.parametrize("bad", BAD_LINES, ids=lambda line: line[:20])
def test_a_bad_json_line_is_rejected_alone(world, bad):
    world.put("app/event.jsonl", f'{{"id": 1}}\n{bad}\n{{"id": 3}}\n')
    landed = world.load().landed[0]
    assert (landed.accepted, landed.rejected) == (2, 1)
    assert world.rejects() == [("2", BAD_LINES[bad])]
    assert world.values("raw_app", "event") == [["1"], ["3"]]


def test_undecodable_json_line_is_rejected(world):
    world.put("app/event.jsonl", '{"id": "é"}\n'.encode() * 20 + b'{"id": "\xe9"}\n')
    assert world.load().landed[0].rejected == 1
    assert world.rejects() == [("21", "undecodable bytes")]


def test_keys_that_differ_only_in_case_are_both_kept(world):
    world.put("app/event.jsonl", '{"Email": "a", "email": "b", "_line": "c"}\n')
    landed = world.load().landed[0]
    assert world.values("raw_app", "event") == [["a", "b", "c"]]
    assert 'column 2 "email" repeats a name: it is kept as email_2' in landed.said


def test_a_json_array_is_refused_with_advice(world):
    world.put("app/event.json", '[{"id": 1}]')
    assert "one object per line" in world.load().failures[0].why


def test_duplicate_column_names_are_numbered(world):
    world.put("shop/customer.csv", "id,Email,,email,_file\n1,a,b,c,d\n")
    landed = world.load().landed[0]
    columns = list(world.rows("raw_shop", "customer")[0])
    assert columns[:5] == ["id", "Email", "column_3", "email_2", "_file_2"]
    assert world.values("raw_shop", "customer") == [["1", "a", "b", "c", "d"]]
    assert [note.split(":")[0] for note in landed.said] == [
        "column 3 has no name",
        'column 4 "email" repeats a name',
        'column 5 "_file" repeats a name',
    ]


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("a.csv", "x;y,1;z\n1;2;3\n"),
        ("a.csv", "x\ty,1\tz\n1\t2\t3\n"),
        ("a.csv", "x|y,1|z\n1|2|3\n"),
        ("a.tsv", "x\ty,1\tz\n1\t2\t3\n"),
        ("a.csv", 'sep=;\r\n"x";"y,1";"z"\r\n1;2;3\r\n'),
        ("a.txt", "x;y,1;z\n1;2;3\n"),
    ],
)
def test_the_header_tells_the_delimiter(world, label, text):
    world.put(f"shop/{label}", text)
    world.load()
    row = world.rows("raw_shop", "a")[0]
    assert [row["x"], row["y,1"], row["z"]] == ["1", "2", "3"]
    assert row["_line"] == str(text.count("\n"))


def test_a_given_delimiter_is_obeyed(world):
    world.put("shop/customer.csv", "a,b:c\n1,2:3\n")
    world.load(delimiter=":")
    assert world.values("raw_shop", "customer") == [["1,2", "3"]]


OLIST = {
    "olist_customers_dataset": 8_135,
    "olist_geolocation_dataset": 45_928,
    "olist_order_items_dataset": 8_365,
    "olist_order_payments_dataset": 8_924,
    "olist_order_reviews_dataset": 8_225,
    "olist_orders_dataset": 8_135,
    "olist_products_dataset": 5_460,
    "olist_sellers_dataset": 1_610,
    "product_category_name_translation": 71,
}


@pytest.mark.real_data
def test_published_csv_with_multi_line_reviews_lands_whole(world):
    report = world.load(published("olist"))
    assert {file.source.table: file.accepted for file in report.landed} == OLIST
    assert sum(file.rejected for file in report.landed) == 0
    assert [item.label for item in report.ignored] == ["olist/README.md"]
    reviews = published("olist") / "olist_order_reviews_dataset.csv"
    with reviews.open(encoding="utf-8", newline="") as file:
        expected = [[value or None for value in row] for row in csv.reader(file)][1:]
    assert world.values("raw_olist", "olist_order_reviews_dataset") == expected
    assert sum("\n" in (row[4] or "") for row in expected) > 100
