"""Text is loaded as it was written, in any encoding, and the assumption is reported."""

import gzip

import pytest
from loading_helpers import World, published

CHINESE = "id,姓名,城市\n" + "".join(f"{n},王芳{n},上海，浦东\n" for n in range(30))
WESTERN = "id,name,ville\n" + "".join(f"{n},Chloé Lefèvre – {n} €,Besançon\n" for n in range(30))
GERMAN = "id,name\n1,Jürgen Groß\n"
WOMEN = "id,性别\n" + "".join(f"{n},{'女' if n % 3 else '男'}\n" for n in range(30))
# After several blocks of the file, with few long lines: many short ones take seconds to compare.
LATE = "id,name\n" + "".join(f"{n},{'plain ' * 200}end\n" for n in range(3_000)) + "x,Zoé\n"

DETECTED = [
    (CHINESE, "utf-8", "utf-8"),
    (CHINESE, "utf-8-sig", "utf-8-sig"),
    (CHINESE, "gbk", "gb18030"),
    (CHINESE, "gb18030", "gb18030"),
    (CHINESE, "utf-16", "utf-16"),
    (CHINESE, "utf-16-le", "utf-16-le"),
    (CHINESE, "utf-16-be", "utf-16-be"),
    (WESTERN, "utf-8", "utf-8"),
    (WESTERN, "cp1252", "cp1252"),
    (WESTERN, "utf-16", "utf-16"),
    (WESTERN, "utf-16-be", "utf-16-be"),
    (GERMAN, "cp1252", "cp1252"),
    (WOMEN, "gbk", "gb18030"),
    (LATE, "cp1252", "cp1252"),
    (LATE, "utf-8", "utf-8"),
]


@pytest.fixture
def world(tmp_path) -> World:
    return World(tmp_path)


@pytest.mark.parametrize(("text", "written_in", "expected"), DETECTED)
@pytest.mark.parametrize("compress", [bytes, gzip.compress])
def test_encoding_is_detected(world, text, written_in, expected, compress):
    suffix = "csv.gz" if compress is gzip.compress else "csv"
    world.put(f"shop/customer.{suffix}", compress(text.encode(written_in)))
    landed = world.load().landed[0]
    assert (landed.dialect.encoding, landed.rejected) == (expected, 0)
    header, *rows = [line.split(",") for line in text.splitlines()]
    assert world.values("raw_shop", "customer") == rows
    assert list(world.rows("raw_shop", "customer")[0])[: len(header)] == header


def test_a_given_encoding_is_obeyed(world):
    world.put("shop/customer.csv", "id,이름\n1,김민준\n".encode("cp949"))
    landed = world.load(encoding="cp949").landed[0]
    assert (landed.dialect.encoding, landed.dialect.is_certain) == ("cp949", True)
    assert world.values("raw_shop", "customer") == [["1", "김민준"]]


def test_a_guess_is_told_and_a_certainty_is_not(world):
    world.put("shop/customer.csv", GERMAN.encode("cp1252"))
    world.put("shop/order.csv", GERMAN)
    guessed, certain = world.load().landed
    assert (guessed.dialect.is_certain, certain.dialect.is_certain) == (False, True)


def test_one_broken_character_costs_one_record(world):
    data = CHINESE.encode("gbk").replace("王芳7,".encode("gbk"), b"\xff\xff,", 1)
    world.put("shop/customer.csv", data)
    landed = world.load().landed[0]
    assert (landed.accepted, landed.rejected) == (29, 1)
    assert world.rejects() == [("9", "undecodable bytes")]
    kept = world.query("select raw_text from raw_portrait.load_rejects")
    assert kept == [("7,\\xff\\xff,上海，浦东",)]


def test_characters_lost_before_export_are_counted(world):
    world.put("shop/customer.csv", "id,name\n1,Chlo\ufffd\n2,\ufffd\ufffd\n")
    assert "characters lost before export (U+FFFD): 3" in world.load().landed[0].said


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-be"])
def test_encodings_do_not_break_delimiters_or_line_ends(world, encoding):
    """GB 18030 and UTF-16 contain the bytes of | and " inside other characters."""
    rows = [[str(number), chr(number)] for number in range(0x4E00, 0x9FA6)]
    text = "id|name\n" + "".join("|".join(row) + "\n" for row in rows)
    world.put("shop/customer.csv", text.encode(encoding))
    assert world.load(encoding=encoding).landed[0].accepted == len(rows)
    assert world.values("raw_shop", "customer") == rows


@pytest.mark.real_data
def test_a_published_gbk_file_is_read(world):
    landed = world.load(published("jd-actions/JData_User.csv"), channel="jd").landed[0]
    assert (landed.accepted, landed.rejected) == (29_999, 0)
    assert landed.dialect.encoding == "gb18030"
    ages = world.query("select count(*) from raw_jd.jdata_user where age like '%岁%'")
    assert ages == world.query("select count(*) from raw_jd.jdata_user where age <> '-1'")
    assert ages[0][0] > 27_000
