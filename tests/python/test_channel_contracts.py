"""A channel's sources file declares what its base models read: the loader relies on it."""

import csv
import re
from configparser import ConfigParser
from pathlib import Path

import pytest
import yaml
from generated_worlds import SEEDS, read_text
from sample_builds import Build

from portrait.database import REPOSITORY
from portrait.loading.contracts import read_contract
from portrait.variables import known_channels, project_variables
from portrait_world.layouts.all_layouts import LAYOUTS

STAGING = REPOSITORY / "models" / "staging"
FOLDERS = {
    path.parent.name: path.parent
    for path in STAGING.rglob("_*__sources.yml")
    if path.parent.name != "loader"
}
MACROS = REPOSITORY / "macros" / "channels"
CHANNELS = known_channels()
RAW_TABLES = project_variables()["raw_tables"]
RAW_TABLE = re.compile(r"raw_(?:table|rows)\('(\w+)', '(\w+)'\)")
CLEANED_COLUMN = re.compile(r"(?:clean_\w+|salesforce_\w+|synced_at)\((?:adapter\.quote\()?'(\w+)'")
CHANGE_TIME = re.compile(r"synced_at\([^)]*changed='(\w+)'")
# The first parameter of synced_at() where a call does not give it.
SYNCED_BY_DEFAULT = re.compile(r"synced_at\((?:changed=[^)]*)?\)")
KEY_READ_AS_TEXT = re.compile(r"clean_text\('((?:\w+_)?id)'\)")
VALIDATING_MACRO = re.compile(r"\{\{ (validate_\w+)\(")
HASHED_COLUMN = re.compile(r"coalesce\((\w+), ''\)")


def columns_read(base_model: Path) -> set[str]:
    """Return the raw columns in a base model, or in a macro that reads several tables.

    The load columns always exist.
    """
    text = base_model.read_text(encoding="utf-8")
    for macro in VALIDATING_MACRO.findall(text):
        text += (MACROS / f"{macro}.sql").read_text(encoding="utf-8")
    patterns = (CLEANED_COLUMN, HASHED_COLUMN, CHANGE_TIME)
    read = {column for pattern in patterns for column in pattern.findall(text)}
    return read | ({"_fivetran_synced"} if SYNCED_BY_DEFAULT.search(text) else set())


def tables_read(channel: str) -> dict[str, set[str]]:
    """Return the columns of each raw table that the channel's base models read."""
    read: dict[str, set[str]] = {}
    for base_model in sorted(FOLDERS[channel].glob("base_*.sql")):
        for _, table in RAW_TABLE.findall(base_model.read_text(encoding="utf-8")):
            read[table] = columns_read(base_model)
    return read


def source_of(channel: str) -> dict:
    """Return what the channel's sources file declares."""
    path = FOLDERS[channel] / f"_{channel}__sources.yml"
    (source,) = yaml.safe_load(path.read_text(encoding="utf-8"))["sources"]
    assert (source["name"], source["schema"]) == (channel, f"raw_{channel}")
    return source


def declared(channel: str) -> list[dict]:
    """Return the tables that the channel's sources file declares."""
    return source_of(channel)["tables"]


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_source_says_what_its_method_is_worth(channel):
    meta = source_of(channel)["config"]["meta"]
    assert set(meta) == {"method", "cost", "needs", "known_bias"}
    assert len(meta["known_bias"]) >= 2


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_column_that_is_read_is_declared_and_no_other(channel):
    written = {
        table["name"]: {column["name"] for column in table["columns"]}
        for table in declared(channel)
    }
    assert written == tables_read(channel)


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_base_model_reads_its_raw_table_in_the_one_way_that_knows_new_rows(channel):
    codes = {path.stem: path.read_text("utf-8") for path in FOLDERS[channel].glob("base_*.sql")}
    assert [name for name, code in codes.items() if "raw_table(" in code] == []
    assert any("raw_rows(" in code for code in codes.values())


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_key_is_read_by_the_grammar_of_keys(channel):
    found = {
        path.stem: KEY_READ_AS_TEXT.findall(path.read_text(encoding="utf-8"))
        for path in FOLDERS[channel].glob("base_*.sql")
    }
    assert {name: columns for name, columns in found.items() if columns} == {}


@pytest.mark.parametrize("channel", [c for c in CHANNELS if read_contract(c).max_age_days])
def test_every_table_that_grows_is_late_without_new_rows(channel):
    models = yaml.safe_load((FOLDERS[channel] / f"_{channel}__models.yml").read_text("utf-8"))
    made = {model["name"]: model["config"]["materialized"] for model in models["models"]}
    checked = {t["name"] for t in declared(channel) if t.get("config", {}).get("freshness", True)}
    growing = {
        table
        for base_model in FOLDERS[channel].glob("base_*.sql")
        for _, table in RAW_TABLE.findall(base_model.read_text(encoding="utf-8"))
        if "incremental" in made[base_model.stem]
    }
    assert checked
    assert growing <= checked


def test_every_channel_has_both_of_its_lines_and_a_folder():
    assert set(CHANNELS) == set(RAW_TABLES) == set(FOLDERS)


def test_every_channel_is_linted_and_in_the_readme_and_has_its_priority():
    linter = ConfigParser(interpolation=None)
    linter.read(REPOSITORY / ".sqlfluff", encoding="utf-8")
    linted = linter["sqlfluff:templater:dbt:context"]["channels"].split(",")
    assert sorted(linted) == CHANNELS, "the linter skips a channel that .sqlfluff does not name"
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert [channel for channel in CHANNELS if f"`{channel}`" not in readme] == []
    path = REPOSITORY / "seeds" / "rules" / "source_priority.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        ranked = {row["channel"] for row in csv.DictReader(rows)}
    knowing_people = {c for c in CHANNELS if "profiles" in project_variables()["channel_ports"][c]}
    assert knowing_people - ranked == set(), "without a row a channel is believed last"


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_table_says_what_it_cannot_do_without(channel):
    for table in declared(channel):
        required = [
            column["name"]
            for column in table["columns"]
            if column.get("config", {}).get("meta", {}).get("required")
        ]
        assert required, f"{channel}.{table['name']} requires no column"


def test_every_row_of_the_sample_is_validated_and_each_table_has_accepted_rows(
    every_channel: Build,
):
    counted = {
        (channel, table): (raw_rows, accepted_rows > 0)
        for channel, table, raw_rows, accepted_rows in every_channel.rows(
            "select channel, raw_table, sum(raw_rows), sum(accepted_rows)"
            " from intermediate.int_row_counts__unioned group by all"
        )
    }
    written = {
        (channel, table): read_text(SEEDS / channel / f"{channel}__{table}.csv").num_rows
        for channel, table in LAYOUTS
    }
    assert counted == {table: (rows, True) for table, rows in written.items()}
