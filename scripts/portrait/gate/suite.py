"""The expectations for one raw table's newest delivery."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from statistics import median

from great_expectations import expectations as gxe
from great_expectations.expectations.expectation import Expectation

from portrait.gate.deliveries import RawDeliveries
from portrait.loading.contracts import DeclaredTable, Limits
from portrait.sql import Quoted, compose, quote_identifier, quote_table, quote_texts
from portrait.variables import project_variables


@cache
def null_spellings() -> tuple[str, ...]:
    """Return `vars.null_spellings` of dbt_project.yml, lower case."""
    return tuple(str(spelling).lower() for spelling in project_variables()["null_spellings"])


MOSTLY = 0.95
"""Share of rows that must follow a column's rule: staging rejects single bad rows."""
DELIVERIES_COMPARED = 5
DELIVERIES_NEEDED = 3
TIMES_THE_USUAL = 5
"""A delivery is unusual below a fifth and above five times the median of the last five."""

_TIMESTAMP_FORMAT = "%Y-%m-%d %H:%M:%S"
_NEWEST = "select {columns} from {table} where _loaded_at = (select max(_loaded_at) from {table})"


def newest_rows(table: RawDeliveries, declared: DeclaredTable) -> str:
    """Return the query for the newest delivery: its own columns, those with limits cast."""
    columns = [_typed(name, declared.limits.get(name)) for name in table.newest.columns]
    return compose(
        _NEWEST,
        columns=Quoted(", ".join([*columns, quote_identifier("_loaded_at")])),
        table=quote_table(f"raw_{table.channel}", table.table),
    )


def _typed(name: str, limits: Limits | None) -> Quoted:
    """Cast a column with limits; a value that cannot be cast is placed outside the limits.

    As a null it would be ignored, and a delivery with all dates in another format would pass.
    """
    column = quote_identifier(name)
    if limits is None:
        return column
    template = {
        "number": "coalesce(try_cast(replace({text}, ',', '') as double), {outside})",
        "timestamp": "coalesce(try_cast({text} as timestamp), {outside})",
        "choice": "lower(trim({text}))",
    }[limits.kind]
    read = Quoted(compose(template, text=column, outside=_outside(limits)))
    spelled = quote_texts(null_spellings())
    only = "case when lower(trim({column})) not in ({spelled}) then {read} end as {column}"
    return Quoted(compose(only, column=column, spelled=spelled, read=read))


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
            yield _within(name, limits)
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


def _within(name: str, limits: Limits) -> Expectation:
    if limits.kind == "choice":
        return gxe.ExpectColumnValuesToBeInSet(
            column=name, value_set=list(limits.values), mostly=MOSTLY
        )
    return gxe.ExpectColumnValuesToBeBetween(
        column=name, min_value=limits.least, max_value=limits.most, mostly=MOSTLY
    )
