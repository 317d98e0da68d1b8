"""Which raw columns staging reads as a timestamp or a number, as its base models say."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from portrait.loading.contracts import STAGING, sources_file

Kind = Literal["moment", "day", "number"]

_RAW_ROWS = re.compile(r"raw_rows\(\s*'(\w+)'\s*,\s*'([^']+)'")
_READ = re.compile(
    r"clean_(?P<macro>timestamp|date|amount|integer)\(\s*(?:adapter\.quote\(\s*)?'(?P<name>[^']+)'"
    r"|synced_at\((?P<synced>[^)]*)\)"
)
_KINDS: Mapping[str, Kind] = {
    "timestamp": "moment",
    "date": "day",
    "amount": "number",
    "integer": "number",
}


def staged_columns(channel: str, staging: Path = STAGING) -> dict[str, dict[str, Kind]]:
    """Return the kind of each column by table and lower-case name; empty for an unknown channel."""
    sources = sources_file(channel, staging)
    found: dict[str, dict[str, Kind]] = {}
    for path in sorted(sources.parent.glob("base_*.sql")) if sources else ():
        text = path.read_text(encoding="utf-8")
        for of_channel, table in _RAW_ROWS.findall(text):
            if of_channel == channel:
                found.setdefault(table, {}).update(_kinds(text))
    return found


def _kinds(text: str) -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    for read in _READ.finditer(text):
        if read["macro"]:
            kinds[read["name"].lower()] = _KINDS[read["macro"]]
        else:
            names = re.findall(r"'([^']+)'", read["synced"] or "'_fivetran_synced'")
            kinds.update(dict.fromkeys((name.lower() for name in names), "moment"))
    return kinds
