"""The expectations for one raw table's newest delivery."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from statistics import median
from typing import Literal

from great_expectations import expectations as gxe
from great_expectations.expectations.expectation import Expectation

from portrait.gate.deliveries import RawDeliveries
from portrait.loading.contracts import DeclaredTable, Limits
from portrait.loading.staged_columns import Kind, staged_columns
from portrait.macros import render_macro
from portrait.sql import Quoted, compose, quote_identifier, quote_table, quote_texts

MOSTLY = 0.95
"""Share of rows that must follow a column's rule: staging rejects single bad rows."""
DELIVERIES_COMPARED = 5
DELIVERIES_NEEDED = 3
TIMES_THE_USUAL = 5
"""A delivery is unusual below a fifth and above five times the median of the last five."""

_ANY_DATE = Limits("timestamp", least=datetime(1000, 1, 1))
_TIMESTAMP_FORMAT = "%Y-%m-%d %H:%M:%S"
KNOWN = "known"
_WORDS = """
case
    when {text} is null then null
    when len(list_filter(
        string_split(translate({text}, ';|', ',,'), ','),
        lambda word: {key} not in ({words})
    )) > 0 then 'unknown'
    else 'known'
end as {column}
"""
_NEWEST = "select {columns} from {table} where _loaded_at = (select max(_loaded_at) from {table})"


def newest_rows(table: RawDeliveries, declared: DeclaredTable) -> str:
    """Return the query for the newest delivery, as the expectations need it.

    A column with limits is read as staging reads it. Of any other column the expectations ask no
    more than its name and whether it is null, so that no personal value leaves the warehouse.
    """
    kinds = staged_columns(table.channel).get(table.table, {})
    limits = {**_dates_without_limits(table, declared), **declared.limits}
    columns = [
        _typed(name, limits.get(name), kinds.get(name.lower())) for name in table.newest.columns
    ]
    return compose(
        _NEWEST,
        columns=Quoted(", ".join([*columns, quote_identifier("_loaded_at")])),
        table=quote_table(f"raw_{table.channel}", table.table),
    )


def _dates_without_limits(table: RawDeliveries, declared: DeclaredTable) -> dict[str, Limits]:
    """Return the columns without limits that staging reads as dates: any date is within these."""
    kinds = staged_columns(table.channel).get(table.table, {})
    return {
        name: _ANY_DATE
        for name in table.newest.columns
        if kinds.get(name.lower()) in ("date", "timestamp") and name not in declared.limits
    }


def _typed(name: str, limits: Limits | None, kind: Kind | None) -> Quoted:
    """Read a column with limits as staging does; an unreadable value is placed outside the limits.

    As a null it would be ignored, and a delivery with all dates in another format would pass.
    """
    column = quote_identifier(name)
    if limits is None:
        return Quoted(
            compose("case when {column} is not null then '' end as {column}", column=column)
        )
    text = Quoted(render_macro("clean_text", column))
    if limits.kind == "choice":
        return Quoted(compose("lower({text}) as {column}", text=text, column=column))
    if limits.kind == "words":
        words = {"key": _word_key(), "words": quote_texts(limits.values)}
        return Quoted(compose(_WORDS, text=text, column=column, **words))
    return Quoted(
        compose(
            "case when {stated} then coalesce({read}, {outside}) end as {column}",
            stated=_stated(column, limits),
            read=_read(column, limits, kind),
            outside=_outside(limits),
            column=column,
        )
    )


def _stated(column: Quoted, limits: Limits) -> Quoted:
    """Whether a value says something; where nobody relies on the date, a zero date says nothing."""
    if limits == _ANY_DATE:
        return Quoted(render_macro("has_happened", column))
    return Quoted(f"{render_macro('clean_text', column)} is not null")


def _read(column: Quoted, limits: Limits, kind: Kind | None) -> Quoted:
    """Return the SQL that staging reads a column with: the gate must not pass what it rejects."""
    if kind == "date":
        return Quoted(f"cast({render_macro('clean_date', column)} as timestamp)")
    if limits.kind == "timestamp":
        return Quoted(render_macro("clean_timestamp", column))
    if kind == "number":
        return Quoted(render_macro("clean_amount", column, "double"))
    return Quoted(render_macro("parse_number", render_macro("trimmed_value", column), "double"))


def _word_key() -> Quoted:
    """Return the SQL that staging reads a word of a list by."""
    return Quoted(render_macro("listed_word", "word"))


def _outside(limits: Limits) -> Quoted:
    kind = "timestamp" if limits.kind == "timestamp" else "double"
    return Quoted(f"cast('{'infinity' if limits.least is None else '-infinity'}' as {kind})")


def expectations(
    table: RawDeliveries, declared: DeclaredTable, max_age_days: float | None, at: str
) -> Iterator[Expectation]:
    """Yield the expectations; one of severity `warning` is reported but does not stop the run."""
    yield from _of_columns(table, declared)
    yield from _of_row_count(table)
    for name in sorted(declared.required & set(table.newest.columns)):
        yield gxe.ExpectColumnValuesToNotBeNull(column=name, mostly=MOSTLY)
    for name, limits in declared.limits.items():
        if name in table.newest.columns:
            yield from _within(name, limits)
    for name, limits in _dates_without_limits(table, declared).items():
        yield from _within(name, limits, severity="warning")
    if max_age_days is not None:
        oldest = datetime.strptime(at, _TIMESTAMP_FORMAT) - timedelta(days=max_age_days)
        yield gxe.ExpectColumnMaxToBeBetween(
            column="_loaded_at", min_value=oldest.strftime(_TIMESTAMP_FORMAT)
        )


def _of_columns(table: RawDeliveries, declared: DeclaredTable) -> Iterator[Expectation]:
    """Compare with the previous delivery: columns read must exist, other changes are reported."""
    known = table.deliveries[1].columns if len(table.deliveries) > 1 else ()
    read = [name for name in known if name in declared.columns] or sorted(declared.required)
    if read:
        yield gxe.ExpectTableColumnsToMatchSet(column_set=read, exact_match=False)
    if known:
        yield gxe.ExpectTableColumnsToMatchSet(
            column_set=[*known, "_loaded_at"], exact_match=True, severity="warning"
        )


def _of_row_count(table: RawDeliveries) -> Iterator[Expectation]:
    """Compare with earlier deliveries, once there are enough of them to know what is usual."""
    earlier = [delivery.rows for delivery in table.deliveries[1 : DELIVERIES_COMPARED + 1]]
    if len(earlier) < DELIVERIES_NEEDED:
        yield gxe.ExpectTableRowCountToBeBetween(min_value=1)
        return
    usual = median(earlier)
    yield gxe.ExpectTableRowCountToBeBetween(
        min_value=int(usual / TIMES_THE_USUAL), max_value=int(usual * TIMES_THE_USUAL)
    )


def _within(
    name: str, limits: Limits, severity: Literal["critical", "warning"] = "critical"
) -> Iterator[Expectation]:
    """Yield the expectation of a column; a single word that no list knows is reported, too."""
    if limits.kind == "words":
        named = {"column": name, "value_set": [KNOWN], "meta": {"vocabulary": limits.vocabulary}}
        yield gxe.ExpectColumnValuesToBeInSet(mostly=MOSTLY, **named)
        yield gxe.ExpectColumnValuesToBeInSet(severity="warning", **named)
    elif limits.kind == "choice":
        yield gxe.ExpectColumnValuesToBeInSet(
            column=name, value_set=list(limits.values), mostly=MOSTLY
        )
    else:
        yield gxe.ExpectColumnValuesToBeBetween(
            column=name,
            min_value=limits.least,
            max_value=limits.most,
            mostly=MOSTLY,
            severity=severity,
        )
