"""Text is loaded as it was written, in any encoding, and the assumption is reported."""

import gzip

import pytest
from loading_helpers import World, published

from portrait.loading import content
from portrait.loading.damaged_text import repaired

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


CHANCE = 'id,name\n1,伟\n2,"\t女"\n'
NOT_BY_CHANCE = [
    "id,name\n1,José\n",
    "id,é\n1,à\n",
    "id,sign\n1,°\n2,£\n",
    "id,name\n1,ν\n2,νερό\n",
    "id,name\n1,и\n2,Иван\n",
    "id,sex\n1,М\n2,Ж\n",
    "id,name\n1,Ż. Nowak\n",
    "id,name\n1,伟\n",
    "id,name\n1,plain\n",
]


def test_chinese_that_happens_to_be_valid_utf8_is_read_and_told(world):
    world.put("shop/customer.csv", CHANCE.encode("gbk"))
    landed = world.load().landed[0]
    assert CHANCE.encode("gbk").decode("utf-8") != CHANCE
    assert (landed.dialect.encoding, landed.dialect.is_certain) == ("gb18030", False)
    assert world.values("raw_shop", "customer") == [["1", "伟"], ["2", "\t女"]]
    kept = "select decision from raw_portrait.column_forms where column_name = ''"
    assert world.query(kept) == [("encoding gb18030",)]


@pytest.mark.parametrize("text", NOT_BY_CHANCE)
def test_valid_utf8_of_any_language_stays_utf8(text):
    with_blocks = content._Evidence()
    with_blocks.add(content.Block(text.encode(), len(text)))
    assert content.detect(with_blocks.concluded("", len(text))).encoding == "utf-8"


DAMAGED = {
    "once": ("José", "cp1252", 1),
    "twice": ("Müller", "cp1252", 2),
    "by a program without code pages": ("Łukasz", "latin-1", 1),
    "Chinese": ("张伟", "latin-1", 1),
}


@pytest.mark.parametrize(("name", "misread", "times"), DAMAGED.values(), ids=DAMAGED)
def test_names_damaged_before_the_export_are_told_by_column(world, name, misread, times):
    damaged = name
    for _ in range(times):
        damaged = damaged.encode("utf-8").decode(misread)
    assert repaired(damaged) == name
    world.put("shop/customer.csv", f"id,name,city\n1,{damaged},Köln\n2,Zoë,Köln\n3,Ann,Rom\n")
    landed = world.load().landed[0]
    told = [remark for remark in landed.said if "damaged" in remark]
    assert len(told) == 1
    assert told[0].startswith("name: 1 of 2 values with other than plain letters are damaged")
    assert damaged not in told[0]
    assert world.values("raw_shop", "customer")[0][1] == damaged
    kept = "select column_name, decision, evidence_rows from raw_portrait.column_forms"
    assert world.query(kept) == [("name", "damaged text", 1)]


@pytest.mark.parametrize("sound", ["José", "Ã", "naïve – 5 €", "张伟", "Ærø", "100 Â", "Größe"])
def test_sound_text_is_not_taken_for_damaged(sound):
    assert repaired(sound) is None


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
