"""Headers that people and spreadsheets changed, lines above them, and rows that are no records."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loading_helpers import World, declare

from portrait.loading.column_names import alike, declared_names, nearest, plain

SHOP = """
sources:
  - name: shop
    schema: raw_shop
    tables:
      - name: customer
        columns:
          - {name: id, meta: {required: true}}
          - {name: first_name}
          - {name: email}
          - {name: created_at, meta: {required: true}}
      - name: order
        columns:
          - {name: id, meta: {required: true}}
          - {name: total_price}
          - {name: currency}
"""
HEADER = "id,first_name,email,created_at"
ROWS = "1,Ada,ada@shop.example,2026-10-01\n2,Ben,ben@shop.example,2026-10-02\n"


@pytest.fixture
def world(tmp_path) -> World:
    world = World(tmp_path)
    declare(world, "shop", SHOP)
    return world


def ids(world: World) -> list[str | None]:
    return [row["id"] for row in world.rows("raw_shop", "customer")]


SPELLINGS = {
    "blanks": " id, First Name ,email,Created At",
    "blanks around quotes": 'id ,first_name , "email" ,created_at',
    "case": "Id,FIRST_NAME,Email,CreatedAt",
    "hyphens": "id,first-name,e-mail,created-at",
    "width": "ｉｄ,ｆｉｒｓｔ＿ｎａｍｅ,ｅｍａｉｌ,ｃｒｅａｔｅｄ＿ａｔ",
    "invisible characters": "\ufeff\u200bid,first\u00ad_name,e\u2060mail,created_at\u00a0",
    "quotes within quotes": '"\'id\'","""first_name""",email,`created_at`',
}


@pytest.mark.parametrize("header", SPELLINGS.values(), ids=SPELLINGS)
def test_a_header_is_the_declared_column_however_it_is_written(world, header):
    world.put("shop/customer.csv", f"{header}\n{ROWS}")
    report = world.load()
    assert report.failures == ()
    rows = world.rows("raw_shop", "customer")
    names = ("id", "first_name", "email", "created_at")
    assert [row[name] for row in rows[:1] for name in names] == ROWS.splitlines()[0].split(",")
    assert "headers that mean declared columns" in " ".join(report.landed[0].said)
    kept = "select count(*) from raw_portrait.column_forms where column_name <> ''"
    assert world.query(kept)[0][0] >= 1


def test_of_two_headers_that_mean_a_column_the_exact_one_is_it(world):
    world.put("shop/customer.csv", "ID,id,Created At,created_at,CREATED_AT\na,1,b,2026,c\n")
    world.load()
    row = world.rows("raw_shop", "customer")[0]
    assert (row["id"], row["created_at"]) == ("1", "2026")
    assert {"a", "b", "c"} <= set(row.values())


def test_a_column_that_is_not_declared_keeps_its_name(world):
    world.put("shop/customer.csv", f"{HEADER},Shoe Size\n" + ROWS.replace("\n", ",38\n"))
    landed = world.load().landed[0]
    assert world.rows("raw_shop", "customer")[0]["Shoe Size"] == "38"
    assert not any("mean declared columns" in remark for remark in landed.said)


@given(name=st.from_regex(r"[a-z]{1,8}(_[a-z]{1,8}){0,3}", fullmatch=True), data=st.data())
def test_any_spelling_of_a_name_is_that_name(name, data):
    parts = name.split("_")
    gap = data.draw(st.sampled_from([" ", "-", "_", "\u00a0", "", " _ "]))
    form = data.draw(st.sampled_from([str.upper, str.title, str.capitalize, str.lower]))
    spelled = " \u200b" + gap.join(form(part) for part in parts) + "\ufeff "
    assert declared_names([spelled], [name]) == [name]
    assert declared_names([spelled + "%"], [name]) == [spelled + "%"]


def test_two_declared_columns_that_are_written_alike_need_their_very_names():
    declared = ["created_at", "createdat"]
    assert declared_names(["Created At", "createdat"], declared) == ["Created At", "createdat"]


TITLES = {
    "title and period": "Customers of the year\nPeriod: 2026-01-01 - 2026-10-31\n\n",
    "title lines as wide as the table": "Customers,,,\n----,,,\n",
    "a quote that nothing closes": 'Customers of the "old" shop\n"\n',
    "more than one note": "a\nb\nc\nd\ne\nf\ng\nh\n",
}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_lines_above_the_header_are_kept_and_told(world, title, delimiter):
    table = (HEADER + "\n" + ROWS).replace(",", delimiter)
    world.put("shop/customer.csv", title + table)
    landed = world.load().landed[0]
    above = [line for line in title.splitlines() if line]
    assert ids(world) == ["1", "2"]
    assert (landed.accepted, landed.rejected) == (2, len(above))
    kept = world.query("select raw_text, reason from raw_portrait.load_rejects")
    assert sorted(kept) == sorted((line, "above_the_header") for line in above)
    line = title.count("\n") + 1
    assert f"the header is line {line}" in landed.said
    assert world.rows("raw_shop", "customer")[0]["_line"] == str(line + 1)


@pytest.mark.parametrize("stated", ["sep=;", '"sep=;"', "SEP=;", "sep=;;;;"])
def test_a_line_that_states_the_delimiter_is_no_record(world, stated):
    world.put("shop/customer.csv", f"{stated}\r\n" + (HEADER + "\n" + ROWS).replace(",", ";"))
    landed = world.load().landed[0]
    assert (ids(world), landed.rejected) == (["1", "2"], 0)


def test_where_no_line_holds_what_is_required_the_likeliest_is_named(world):
    world.put("shop/customer.csv", f"Customers\n\nCustomer ID,first_name,email\n{ROWS}")
    why = world.load().failures[0].why
    assert why.startswith("required column missing: id, created_at; ")
    assert "line 1 is no header, line 3 looks like one" in why
    assert "customer requires id, created_at" in why


def test_a_missing_column_names_what_may_be_meant_and_the_nearest_table(world):
    world.put("shop/customer.csv", "Customer ID,total_price,currency\n1,2,EUR\n")
    why = world.load().failures[0].why
    assert '"Customer ID" looks like id: rename it if it is' in why
    assert "its columns are more like the table order, and lacks id of it" in why


def test_a_value_of_a_person_is_never_taken_for_a_heading():
    assert alike("email", ["E-Mail Address", "ann@email.example", "email 5"]) == ["E-Mail Address"]


def test_the_nearest_names_come_first():
    tables = ["customer", "customer_tag", "order", "order_line"]
    assert nearest("customers", tables)[0] == "customer"
    assert nearest("orders_export_1", tables) == ["order"]
    assert nearest("youzan", tables) == []
    assert plain(" Created-At ") == plain("created_at")


NO_RECORDS = {
    "header again": (HEADER, "repeated_header"),
    "total": ("Total,2,,", "total"),
    "total with a colon and an amount": (",Grand Total:,1 299.00,", "total"),
    "Chinese total": ("合计,,2,", "total"),
    "German total of few fields": ("Gesamt;12", "total"),
    "total of few fields": ("Summe,12", "total"),
    "blanks": (' ,\u3000,"",', "blank_row"),
    "delimiters of few fields": (",,", "blank_row"),
    "report's footer": ('"Copyright (c) 2026 Some, Inc. All rights reserved."', "footer"),
    "footer as wide as the table": ("Generated by the till at 10:00,,,", "footer"),
    "words in the key alone": ("Customers by owner,,,", "footer"),
}


@pytest.mark.parametrize(("line", "reason"), NO_RECORDS.values(), ids=NO_RECORDS)
def test_a_row_that_is_no_record_is_kept_with_its_reason(world, line, reason):
    world.put("shop/customer.csv", f"{HEADER}\n{ROWS}{line}\n")
    landed = world.load().landed[0]
    assert (ids(world), landed.accepted, landed.rejected) == (["1", "2"], 2, 1)
    assert world.rejects() == [("4", reason)]


RECORDS = {
    "customer named Total": "3,Total,total@shop.example,2026-10-01",
    "customer named Total without more": "3,Total,,",
    "customer who calls herself email": "3,first_name,email,2026-10-01",
    "id of words": "the third one,,,2026-10-01",
    "record cut off behind its id": "3,,,",
    "total with a moment": "Total,2,,2026-10-01",
}


@pytest.mark.parametrize("line", RECORDS.values(), ids=RECORDS)
def test_what_may_be_a_record_is_one(world, line):
    world.put("shop/customer.csv", f"{HEADER}\n{ROWS}{line}\n")
    landed = world.load().landed[0]
    assert (landed.accepted, landed.rejected) == (3, 0)


def test_objects_that_are_no_records_are_found_too(world):
    rows = [dict(zip(HEADER.split(","), row.split(","), strict=True)) for row in ROWS.splitlines()]
    extra = [{"id": "Total", "first_name": 2}, {"id": " ", "email": ""}]
    world.put("shop/customer.jsonl", "\n".join(json.dumps(row) for row in [*rows, *extra]))
    landed = world.load().landed[0]
    assert (landed.accepted, landed.rejected) == (2, 2)
    assert [reason for _, reason in world.rejects()] == ["total", "blank_row"]
    assert "lines that are no records: 1 blank_row, 1 total" in landed.said


def test_a_report_with_title_and_footer_fits_its_header(world):
    """More lines around a table than in it do not make its header a data row."""
    footer = "\n".join(["Generated by the till"] * 9)
    world.put("shop/customer.csv", f"Title\nTitle\nTitle\n{HEADER},Shoe Size\n1,a,b,c,38\n{footer}")
    landed = world.load().landed[0]
    assert (landed.accepted, landed.rejected) == (1, 12)
    assert not any("few records fit" in remark for remark in landed.said)
