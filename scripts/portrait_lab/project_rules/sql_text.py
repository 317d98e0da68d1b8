"""Read the text of a model before Jinja is rendered: not a parser, only what the rules need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

COMMENTS = re.compile(r"\{#.*?#\}|/\*.*?\*/|--[^\n]*", re.DOTALL)
JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
COMMON_TABLE = re.compile(r"\b(\w+)\s+as\s+(?:not\s+)?(?:materialized\s+)?\(", re.IGNORECASE)
# `extract(year from x)`, `trim(both from x)` and `is distinct from x` name no relation.
OTHER_FROM = re.compile(
    r"\b(?:extract|substring|trim|overlay|position)\s*\([^()]*\)|\bdistinct\s+from\b", re.IGNORECASE
)
READ = re.compile(r"\b(?:from|join)\s+([\w.\"`]+|'[^']*')(\s*\()?", re.IGNORECASE)
FILE_READERS = re.compile(
    r"\bread_(?:csv|csv_auto|json|json_auto|parquet|text|blob)\b", re.IGNORECASE
)
CLOCKS_AND_DICE = re.compile(
    r"\b(?:current_date|current_time|current_timestamp|localtime|localtimestamp|sysdate|getdate|"
    r"run_started_at|invocation_id|modules\.datetime|gen_random_uuid)\b"
    r"|\b(?:now|today|random|rand|uuid|setseed|unix_timestamp|get_current_timestamp)\s*\(",
    re.IGNORECASE,
)
UNORDERED_PICKS = re.compile(
    r"\b(?:any_value|first|last|arbitrary|first_value)\s*\(", re.IGNORECASE
)
LIMIT = re.compile(r"\blimit\s+[1-9]", re.IGNORECASE)
LAST_SELECT = re.compile(r"\bselect\s+\*\s+from\s+(\w+)\s*$", re.IGNORECASE)
ENGINE_NAMED = re.compile(r"\btarget\s*\.\s*(?:type|name)\b|\badapter\s*\.\s*type\b")
RAW_READ = re.compile(r"\b(?:source|raw_table|raw_rows)\s*\(")


def without_comments(code: str) -> str:
    """Return the code with every SQL and Jinja comment replaced by a space."""
    return COMMENTS.sub(" ", code)


def hard_coded_relations(code: str, known: Iterable[str]) -> Iterator[str]:
    """Yield each relation or file that is named after `from` or `join` without Jinja.

    A plain word counts only if it is in `known` (names of models, seeds, sources) and is not a
    common table expression of this file; a dotted name or a quoted file always counts.
    """
    text = OTHER_FROM.sub(" ", JINJA.sub(" __jinja__ ", without_comments(code)))
    common_tables = {name.lower() for name in COMMON_TABLE.findall(text)}
    known_elsewhere = {name.lower() for name in known} - common_tables
    for relation, is_function in READ.findall(text):
        plain = relation.strip('"`').lower()
        is_dotted = "." in plain and plain.partition(".")[0] not in common_tables
        if not is_function and (is_dotted or relation[0] == "'" or plain in known_elsewhere):
            yield relation
    yield from FILE_READERS.findall(text)


def clocks_and_dice(code: str) -> list[str]:
    """Return whatever makes two runs differ: the clock, random numbers, random keys."""
    return sorted(
        {match.lower().rstrip("( ") for match in CLOCKS_AND_DICE.findall(without_comments(code))}
    )


def unordered_picks(code: str) -> Iterator[str]:
    """Yield aggregates and limits whose result depends on the order in which rows arrive.

    Allowed: `first(x order by y)`, `first_value(x) over (… order by …)`, `order by … limit`.
    """
    text = without_comments(code)
    for match in UNORDERED_PICKS.finditer(text):
        if "order by" not in _call(text, match.end()).lower():
            yield match.group().rstrip("( ").lower()
    for match in LIMIT.finditer(text):
        before = text[: match.start()].lower()
        if "order by" not in before[before.rfind("from ") :]:
            yield "limit"


def last_relation(code: str) -> str | None:
    """Return the name that the closing `select * from <name>` reads, or None when there is none."""
    found = LAST_SELECT.search(without_comments(code).rstrip().rstrip(";").rstrip())
    return found.group(1) if found else None


def _call(text: str, start: int) -> str:
    """Return a call's arguments, from behind its bracket, with an `over (…)` that follows it."""
    end = _closing_bracket(text, start)
    over = re.compile(r"\s*over\s*\(", re.IGNORECASE).match(text, end)
    return text[start : _closing_bracket(text, over.end()) if over else end]


def _closing_bracket(text: str, start: int) -> int:
    """Return the position behind the bracket that closes the one just before `start`."""
    depth, position = 1, start
    while position < len(text) and depth:
        depth += {"(": 1, ")": -1}.get(text[position], 0)
        position += 1
    return position
