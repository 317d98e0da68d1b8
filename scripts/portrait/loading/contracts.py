"""Reads which tables and columns a channel's dbt sources file declares."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import yaml

from portrait.database import REPOSITORY
from portrait.loading.values import LOAD_COLUMNS

STAGING = REPOSITORY / "models" / "staging"
_DAYS = {"minute": 1 / 1_440, "hour": 1 / 24, "day": 1}


@dataclass(frozen=True)
class Limits:
    """The allowed values of a column: numbers, timestamps (UTC), or a choice of lower-case words.

    `least` and `most` are included; None means no limit on that side.
    """

    kind: Literal["number", "timestamp", "choice"]
    least: float | datetime | None = None
    most: float | datetime | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class DeclaredTable:
    """A declared raw table: its columns in order, without the load columns, and their rules."""

    name: str
    columns: tuple[str, ...]
    required: frozenset[str]
    limits: Mapping[str, Limits]


@dataclass(frozen=True)
class Contract:
    """What a channel declares, by table name; empty for a channel without a sources file.

    `max_age_days`: the most days since the channel's last load, from the `freshness` of its source;
    None means no limit.
    """

    tables: Mapping[str, DeclaredTable]
    max_age_days: float | None = None


def sources_file(channel: str, staging: Path = STAGING) -> Path | None:
    """Return the `_<channel>__sources.yml` of the channel's folder; None when there is none.

    Channels have folders in `models/staging`; published data sets have theirs in `published`.
    """
    name = f"_{channel}__sources.yml"
    found = (folder / channel / name for folder in (staging, staging / "published"))
    return next((path for path in found if path.is_file()), None)


def read_contract(channel: str, staging: Path = STAGING) -> Contract | None:
    """Read what the sources file of a channel declares; None when there is none."""
    path = sources_file(channel, staging)
    if path is None:
        return None
    document = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    sources = [s for s in document.get("sources") or [] if s.get("name") == channel]
    tables = [_declared(table) for source in sources for table in source.get("tables") or []]
    ages = [age for source in sources if (age := _max_age_days(source)) is not None]
    return Contract({table.name: table for table in tables}, min(ages, default=None))


def _declared(table: Mapping[str, Any]) -> DeclaredTable:
    columns = [
        column for column in table.get("columns") or [] if column["name"] not in LOAD_COLUMNS
    ]
    return DeclaredTable(
        name=table.get("identifier") or table["name"],
        columns=tuple(column["name"] for column in columns),
        required=frozenset(c["name"] for c in columns if _meta(c).get("required", False)),
        limits={c["name"]: _limits(limits) for c in columns if (limits := _meta(c).get("limits"))},
    )


def _max_age_days(source: Mapping[str, Any]) -> float | None:
    """Read dbt's own `config: {freshness: {warn_after: {count: 3, period: day}}}`."""
    freshness = (source.get("config") or {}).get("freshness") or {}
    limit = freshness.get("warn_after")
    return limit["count"] * _DAYS[limit["period"]] if limit else None


def _limits(written: Mapping[str, Any]) -> Limits:
    """Read `{least: 0, most: 10}`, `{since: 2000-01-01}` or `{values: [a, b]}`."""
    if "values" in written:
        return Limits("choice", values=tuple(str(value).lower() for value in written["values"]))
    if "since" in written:
        return Limits("timestamp", least=datetime.fromisoformat(str(written["since"])))
    return Limits("number", least=written.get("least"), most=written.get("most"))


def _meta(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return `meta` of the node, or, as dbt 1.10 and later require, of its `config`."""
    config = node.get("config") or {}
    return {**(node.get("meta") or {}), **(config.get("meta") or {})}
