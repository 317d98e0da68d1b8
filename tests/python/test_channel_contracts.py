"""What a channel's sources file declares is what its base models read: the loader relies on it."""

import re
from pathlib import Path

import pytest
import yaml

from portrait.database import REPOSITORY

STAGING = REPOSITORY / "models" / "staging"
PROJECT = yaml.safe_load((REPOSITORY / "dbt_project.yml").read_text(encoding="utf-8"))
CHANNELS = sorted(PROJECT["vars"]["channel_ports"])
RAW_TABLE = re.compile(r"raw_(?:table|rows)\('(\w+)', '(\w+)'\)")
CLEANED_COLUMN = re.compile(r"(?:clean_\w+|synced_at)\((?:adapter\.quote\()?'(\w+)'")
HASHED_COLUMN = re.compile(r"coalesce\((\w+), ''\)")


def columns_read(base_model: Path) -> set[str]:
    """Return the raw columns that a base model names; the load columns are always there."""
    text = base_model.read_text(encoding="utf-8")
    read = set(CLEANED_COLUMN.findall(text)) | set(HASHED_COLUMN.findall(text))
    return read | ({"_fivetran_synced"} if "synced_at()" in text else set())


def tables_read(channel: str) -> dict[str, set[str]]:
    """Return the columns of each raw table that the channel's base models read."""
    read: dict[str, set[str]] = {}
    for base_model in sorted((STAGING / channel).glob("base_*.sql")):
        for _, table in RAW_TABLE.findall(base_model.read_text(encoding="utf-8")):
            read[table] = columns_read(base_model)
    return read


def declared(channel: str) -> list[dict]:
    """Return the tables that the channel's sources file declares."""
    path = STAGING / channel / f"_{channel}__sources.yml"
    (source,) = yaml.safe_load(path.read_text(encoding="utf-8"))["sources"]
    assert (source["name"], source["schema"]) == (channel, f"raw_{channel}")
    return source["tables"]


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_column_that_is_read_is_declared_and_no_other(channel):
    written = {
        table["name"]: {column["name"] for column in table["columns"]}
        for table in declared(channel)
    }
    assert written == tables_read(channel)


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_table_says_what_it_cannot_do_without(channel):
    for table in declared(channel):
        required = [
            column["name"]
            for column in table["columns"]
            if column.get("config", {}).get("meta", {}).get("required")
        ]
        assert required, f"{channel}.{table['name']} requires no column"
