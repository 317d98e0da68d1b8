"""Reads which tables and columns a channel's dbt sources file declares."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from portrait.database import REPOSITORY
from portrait.loading.values import LOAD_COLUMNS

STAGING = REPOSITORY / "models" / "staging"


@dataclass(frozen=True)
class DeclaredTable:
    """A declared raw table: its columns in order, without the load columns, and the required."""

    name: str
    columns: tuple[str, ...]
    required: frozenset[str]


@dataclass(frozen=True)
class Contract:
    """What a channel declares, by table name; empty for a channel without a sources file."""

    tables: Mapping[str, DeclaredTable]


def read_contract(channel: str, staging: Path = STAGING) -> Contract | None:
    """Read `models/staging/<channel>/_<channel>__sources.yml`; None where there is none."""
    path = staging / channel / f"_{channel}__sources.yml"
    if not path.is_file():
        return None
    document = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    tables = [
        _declared(table)
        for source in document.get("sources") or []
        if source.get("name") == channel
        for table in source.get("tables") or []
    ]
    return Contract({table.name: table for table in tables})


def _declared(table: Mapping[str, Any]) -> DeclaredTable:
    columns = [
        column for column in table.get("columns") or [] if column["name"] not in LOAD_COLUMNS
    ]
    return DeclaredTable(
        name=table.get("identifier") or table["name"],
        columns=tuple(column["name"] for column in columns),
        required=frozenset(column["name"] for column in columns if _is_required(column)),
    )


def _is_required(column: Mapping[str, Any]) -> bool:
    """`meta` stands under the column, or, as dbt 1.10 and later want it, under its `config`."""
    config = column.get("config") or {}
    meta = {**(column.get("meta") or {}), **(config.get("meta") or {})}
    return bool(meta.get("required", False))
