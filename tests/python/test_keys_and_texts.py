"""Keys, names and texts as spreadsheets, programs and people write them."""

import json
from contextlib import closing

import pytest
from engine_projects import PROJECT, write_seed

from portrait.database import REPOSITORY, connect, query
from portrait.scratch import write_scratch_project
from portrait.variables import project_variables
from portrait_lab.compare.engines import run_dbt

READINGS = """
with texts as (select text, {{ clean_key('text') }} as own_key from {{ ref('texts') }})
select
    text,
    own_key,
    {{ clean_reference('text') }} as reference,
    {{ salesforce_key('text') }} as salesforce,
    {{ clean_text('text') }} as cleaned,
    {{ clean_name('text') }} as person_name,
    {{ clean_statement('text') }} as statement,
    case {{ key_reason('own_key') }} end as reason
from texts
"""
UNDONE = {
    "'00123": "00123", '="00123"': "00123", '"00123"': "00123", "`123": "123", "\t2101": "2101",
    "17\n": "17", "123.0": "123", "123,0": "123", "123.00": "123", "1,234,567": "1234567",
    "1 234 567": "1234567", "1'234'567": "1234567", "6.101590000123E+12": "6101590000123",
    "{3F2504E0-4F89-11D3-9A0C-0305E82C3301}": "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    "gid://shopify/Customer/123": "123", "https://a.example/api/v2/users/123.json": "123",
    "urn:li:sponsoredCreative:99": "99", "customers/12/adGroups/555": "555",
    "１２３ＡＢＣ": "123ABC",
    "٤٥٦": "456", "\ufeffid\u200b7": "id7",
    # These need nothing, though they look as if they did.
    "12E5": "12E5", "4e12": "4e12", "1.234": "1.234", "abc.0": "abc.0", "00123": "00123",
    "GA1.2.123.456": "GA1.2.123.456", "1234567890.1700000000": "1234567890.1700000000",
}  # fmt: skip
RUINED = ["6.10159E+12", "6,10159E+12", "1.5E+3", "1E+12", "#N/A", "#REF!", "########", "#NV"]
PLACEHOLDERS = [
    "0", "-1", "000", "0.0", "guest", "Guest", "00000000-0000-0000-0000-000000000000",
    "000000000000000AAA",
]  # fmt: skip
NO_KEYS = ["", "\\N", "NULL", "(null)", "n.a.", "-", "None", "undefined", " nan "]
NO_TEXTS = [*NO_KEYS, *RUINED[4:], "#NAME?", "#¡VALOR!", "Err:502", ".", "..", "k.a.", "<null>"]
NAMES = {"Na": "Na", "Nil": "Nil", "Nan": "Nan", "Null": "Null", "NA": None, "nan": None}
TEXTS = {
    "\u200bmara": "mara", "eli\u00adas": "elias", "Ａｎｎａ＠ｘ．ｏｒｇ": "Anna@x.org",
    "Anna\u00a0Lee": "Anna Lee", "\t王\u3000伟 ": "王 伟", "#SALE!": "#SALE!", "a b": "a b",
}  # fmt: skip
STATEMENTS = {"\tgood！１０分\n": "good！１０分", "👨\u200d👧 ok": "👨\u200d👧 ok", "n/a": None}
SALESFORCE = {
    "0035g00001AbCdE": "0035g00001AbCdEAAV", "'0035g00001AbCdE": "0035g00001AbCdEAAV",
    "0035g00001AbCdEAAV": "0035g00001AbCdEAAV", "0035g00001AbCdEIAV": "0035g00001AbCdEAAV",
    "0035f0000059312669": "0035f0000059312669", "701": "701",
}  # fmt: skip


@pytest.fixture(scope="module")
def readings(tmp_path_factory):
    """What each macro makes of each text, by column."""
    folder = tmp_path_factory.mktemp("keys")
    names = ("null_spellings", "names_like_null", "placeholder_keys")
    variables = {name: project_variables()[name] for name in names}
    write_scratch_project(
        folder / "project", PROJECT % json.dumps(variables), {"readings": READINGS}
    )
    (folder / "project" / "profiles.yml").write_bytes((REPOSITORY / "profiles.yml").read_bytes())
    (folder / "project" / "seeds").mkdir()
    texts = [*UNDONE, *RUINED, *PLACEHOLDERS, *NO_TEXTS, *NAMES, *TEXTS, *STATEMENTS, *SALESFORCE]
    rows = [(text, "") for text in dict.fromkeys(texts)]
    write_seed(folder / "project", "texts", ("text", "other"), rows)
    run_dbt("duckdb", folder, ["build"], folder / "project")
    with closing(connect(folder / "portrait.duckdb", read_only=True)) as connection:
        found = query(connection, "select * from marts.readings where text is not null")
    columns = (
        "own_key",
        "reference",
        "salesforce",
        "cleaned",
        "person_name",
        "statement",
        "reason",
    )
    return {row[0]: dict(zip(columns, row[1:], strict=True)) for row in found}


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("own_key", UNDONE),
        ("reference", UNDONE),
        ("reference", dict.fromkeys([*RUINED, *PLACEHOLDERS, *NO_KEYS[1:]])),
        ("reason", dict.fromkeys(RUINED, "ruined_key")),
        ("reason", dict.fromkeys(PLACEHOLDERS, "placeholder_key")),
        ("reason", dict.fromkeys(NO_KEYS[1:], "missing_key")),
        ("reason", dict.fromkeys(UNDONE)),
        ("cleaned", dict.fromkeys(NO_TEXTS[1:])),
        ("cleaned", TEXTS),
        ("person_name", NAMES),
        ("statement", STATEMENTS),
        ("salesforce", SALESFORCE),
    ],
)
def test_texts_are_read(readings, column, expected):
    assert {text: readings[text][column] for text in expected} == expected
