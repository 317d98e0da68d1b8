"""Broken files of many kinds: every record is accepted or rejected, to the exact number."""

import gzip

import pytest
from loading_helpers import HEADER, World, lines, text

from portrait.loading import loader
from portrait.loading.csv_scanner import (
    NUL_BYTE,
    TEXT_AFTER_QUOTE,
    TOO_LONG,
    UNDECODABLE,
    UNTERMINATED,
    wrong_number,
)
from portrait.loading.values import LOAD_COLUMNS

UNTERMINATED_ROW = '10,"name 10,note 10'
QUOTED_LATER = {f"row{n}": f'{n},"name, {n}","note ""{n}"""' for n in range(12, 18)}
ACCENTS = [f"{n},Chloé {n},ça va" for n in range(1, 21)]
MIXED = [HEADER.encode()] + [
    row.encode("utf-8" if n % 2 else "cp1252") for n, row in enumerate(ACCENTS)
]


def utf8_with_bad_byte() -> bytes:
    rows = [row.encode() for row in ACCENTS]
    rows[6] = b"7,Chlo\xe9,x"
    return b"\n".join([HEADER.encode(), *rows])


# name -> (content, accepted, {line: reason} of the rejects)
ZOO = {
    "sound": (text(), 20, {}),
    "crlf": (text(end="\r\n"), 20, {}),
    "cr only": (text(end="\r"), 20, {}),
    "mixed line ends": (
        "".join(row + end for row, end in zip(lines(), ["\n", "\r\n", "\r"] * 7, strict=True)),
        20,
        {},
    ),
    "no last line end": (text().rstrip("\n"), 20, {}),
    "blank lines": (text().replace("\n5,", "\n\n\n5,") + "\n\n", 20, {}),
    "blank lines, crlf": (text(end="\r\n").replace("\n5,", "\n\r\n5,"), 20, {}),
    "unterminated quote": (text(row10=UNTERMINATED_ROW), 19, {11: UNTERMINATED}),
    "unterminated quote before good quotes": (
        text(row10=UNTERMINATED_ROW, **QUOTED_LATER),
        19,
        {11: TEXT_AFTER_QUOTE},
    ),
    "unterminated quote in the last row": (text(row20='20,"cut of'), 19, {21: UNTERMINATED}),
    "file cut off within a multi-line text": (
        text(row20='20,n,"one\ntwo\nthree').rstrip("\n"),
        19,
        {21: UNTERMINATED},
    ),
    "late bad quote": (text(60_000, row59000='59000,"a" b,c'), 59_999, {59_001: TEXT_AFTER_QUOTE}),
    "unterminated quote halfway in 60,000": (
        text(60_000, row30000='30000,"a,c'),
        59_999,
        {30_001: UNTERMINATED},
    ),
    "two unterminated quotes": (
        text(row5='5,"a,b', row15='15,"c,d'),
        18,
        {6: TEXT_AFTER_QUOTE, 16: UNTERMINATED},
    ),
    "text after a closing quote": (text(row5='5,"a"b,c'), 19, {6: TEXT_AFTER_QUOTE}),
    "backslash for a quote": (text(row5='5,"a \\" b",c'), 19, {6: TEXT_AFTER_QUOTE}),
    "quote within an unquoted field": (text(row5='5,5" disc,12" vinyl'), 20, {}),
    "such quotes and multi-line fields": (
        text(row5='5,5" disc,x', row6='6,"a\nb",c', row7='7,"a",5"'),
        20,
        {},
    ),
    "short row": (text(row5="5,a"), 19, {6: wrong_number(2, 3)}),
    "long row": (text(row5="5,a,b,c"), 19, {6: wrong_number(4, 3)}),
    "comment line": (text(row5="# exported by hand"), 19, {6: wrong_number(1, 3)}),
    "short multi-line row": (text(row5='5,"a\nb\nc"'), 19, {6: wrong_number(2, 3)}),
    "row of blanks": (text(row5=",,"), 20, {}),
    "rows with another delimiter": (
        HEADER + "\n" + "1;2;3\n" * 20,
        0,
        {n: wrong_number(1, 3) for n in range(2, 22)},
    ),
    "delimiter at every row's end": (
        HEADER + "\n" + "1,2,3,\n" * 20,
        0,
        {n: wrong_number(4, 3) for n in range(2, 22)},
    ),
    "nul byte": (text(row5="5,a\0b,c"), 19, {6: NUL_BYTE}),
    "nul byte in a wrong row": (text(row5="5,a\0b"), 19, {6: wrong_number(2, 3)}),
    "one bad byte among UTF-8": (utf8_with_bad_byte(), 19, {8: UNDECODABLE}),
    "half UTF-8, half cp1252": (
        b"\n".join(MIXED),
        10,
        dict.fromkeys(range(2, 22, 2), UNDECODABLE),
    ),
    "UTF-16 cut in half a character": (
        text().encode("utf-16-le")[:-3],
        19,
        {21: UNDECODABLE},
    ),
    "field of 300,000 characters": (text(row5=f"5,{'x' * 300_000},c"), 20, {}),
    "field of 9 million characters": (text(row5=f"5,{'x' * 9_000_000},c"), 19, {6: TOO_LONG}),
    "quoted field of 9 million characters": (
        text(row5=f'5,"{"x" * 9_000_000}",c'),
        19,
        {6: TOO_LONG},
    ),
    "unterminated quote before nine million characters": (
        text(400_000, row5='5,"x,y'),
        399_999,
        {6: TOO_LONG},
    ),
    "header and nothing else": (HEADER + "\n", 0, {}),
    "header without a line end": (HEADER, 0, {}),
}


@pytest.fixture
def world(tmp_path) -> World:
    return World(tmp_path)


@pytest.mark.parametrize("name", ZOO)
def test_every_record_is_accepted_or_rejected(world, name):
    content, accepted, reasons = ZOO[name]
    world.put("shop/customer.csv", content)
    report = world.load()
    assert report.failures == ()
    assert world.rejects() == [(str(line), reason) for line, reason in reasons.items()]
    assert report.landed[0].accepted == accepted == len(world.rows("raw_shop", "customer"))
    assert report.landed[0].rejected == len(reasons)
    assert report.is_good == (accepted > 0 or not reasons)


@pytest.mark.parametrize(
    "name", ["sound", "unterminated quote", "short multi-line row", "nul byte"]
)
def test_compressed_files_are_read_alike(world, name):
    content, accepted, reasons = ZOO[name]
    world.put("shop/customer.csv.gz", gzip.compress(content.encode()))
    landed = world.load().landed[0]
    assert (landed.accepted, landed.rejected) == (accepted, len(reasons))
    assert landed.source.table == "customer"


def test_rejected_text_is_kept_whole(world):
    world.put("shop/customer.csv", text(row5='5,"a\nb\nc"', row9="9,a\0b,c"))
    world.load()
    kept = world.query(
        "select _file, _line, raw_text from raw_portrait.load_rejects order by _line"
    )
    assert kept == [
        ("shop/customer.csv", "12", "9,a\\x00b,c"),
        ("shop/customer.csv", "6", '5,"a\nb\nc"'),
    ]


REFUSED = {
    "empty": (b"", "empty"),
    "byte order mark only": (b"\xef\xbb\xbf", "empty"),
    "blank lines only": (b"\n\r\n\n", "empty"),
    "long blank": (b"\n" * 10_000, "empty"),
    "HTML": (b"\n<!DOCTYPE html><html><body>Sign in</body></html>", "HTML"),
    "XML error": (b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', "XML"),
    "JSON": (b'{"error": "unauthorized"}', "JSON, not CSV"),
    "workbook": (b"PK\x03\x04rest", "Excel"),
    "parquet": (b"PAR1rest", "Parquet"),
    "truncated gzip": (gzip.compress(text(5000).encode())[:-200], "truncated gzip"),
    "damaged gzip": (gzip.compress(text().encode())[:-8] + b"\0" * 8, "damaged gzip"),
    "header with open quote": (b'id,"name\n1,2\n', "line 1: the header"),
    "header with NUL": (b"id,na\0me\n1,2\n", "NUL byte"),
    "header of nine million characters": (b"x" * 9_000_000 + b"\n", "line 1: the header"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_refused_and_leaves_nothing(world, name):
    content, why = REFUSED[name]
    world.put("shop/customer.csv", content)
    world.put("shop/order.csv", text())
    report = world.load()
    assert [failure.source.label for failure in report.failures] == ["shop/customer.csv"]
    assert why in report.failures[0].why
    assert not report.is_good
    assert len(world.rows("raw_shop", "order")) == 20
    tables = "select count(*) from information_schema.tables where table_name = 'customer'"
    assert world.query(tables) == [(0,)]


def test_truncated_gzip_leaves_an_earlier_load_as_it_was(world):
    world.put("shop/customer.csv", text())
    world.load()
    world.put("shop/customer.csv", gzip.compress(text(50_000).encode())[:-100])
    assert not world.load().is_good
    assert len(world.rows("raw_shop", "customer")) == 20
    assert world.query("select count(*) from raw_portrait.loads") == [(1,)]


def test_a_header_that_few_records_fit_is_not_shown(world):
    """A first row that is joined to the header would put a person's values into the messages."""
    world.put("shop/customer.csv", text())
    world.load()
    joined = lines()[0] + ",ann@mail.example,Ann " + "".join(f"\n{row}" for row in lines()[1:])
    world.put("shop/customer/part.csv", joined)
    report = world.load()
    landed = next(file for file in report.landed if file.source.label == "shop/customer/part.csv")
    assert landed.is_wholly_rejected
    assert landed.said == (
        "few records fit the header: 2 unknown column names are not shown, but kept in"
        " raw_portrait.load_rejects; does the file start with its header?",
    )
    assert set(world.rows("raw_shop", "customer")[0]) - {*LOAD_COLUMNS} == {"id", "name", "note"}
    row = "\n" + ",".join("12345")
    world.put("shop/customer/part_2.csv", joined + row)
    world.put("shop/customer/part_3.csv", text(5))
    report = world.load()
    kept = "select raw_text from raw_portrait.load_rejects where _line = '1'"
    assert world.query(kept) == [("ann@mail.example,Ann ",)] * 2
    assert [file.said for file in report.landed if file.accepted == 1] == [landed.said]
    assert report.landed[-1].said == (), "nor when they are missing in a later file"
    assert world.query("select distinct columns from raw_portrait.loads") == [("id\nname\nnote",)]


def test_a_channels_sources_are_read_once_however_many_files_it_has(world, monkeypatch):
    for number in range(5):
        world.put(f"shop/customer/part_{number}.csv", text(20 + number))
    asked = []
    monkeypatch.setattr(loader, "read_contract", lambda channel, staging: asked.append(channel))
    world.load()
    assert asked == ["shop"]
