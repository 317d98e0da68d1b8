"""What is expected of one raw table's newest delivery."""

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
"""Share of rows that must keep a rule of a column: single bad rows are staging's to reject."""
DELIVERIES_COMPARED = 5
DELIVERIES_NEEDED = 3
TIMES_THE_USUAL = 5
"""A delivery is unusual below a fifth and above five times the median of the last five."""

_MOMENT = "%Y-%m-%d %H:%M:%S"
_NEWEST = "select {columns} from {table} where _loaded_at = (select max(_loaded_at) from {table})"


def newest_rows(table: RawDeliveries, declared: DeclaredTable) -> str:
    """Return the statement of the delivery to check: its own columns, limited ones typed."""
    columns = [_typed(name, declared.limits.get(name)) for name in table.newest.columns]
    return compose(
        _NEWEST,
        columns=Quoted(", ".join([*columns, quote_identifier("_loaded_at")])),
        table=quote_table(f"raw_{table.channel}", table.table),
    )


def _typed(name: str, limits: Limits | None) -> Quoted:
    """Read a limited column; what says something and cannot be read lies outside every limit.

    Were it null instead, a delivery with all its days in another form would pass.
    """
    column = quote_identifier(name)
    if limits is None:
        return column
    template = {
        "number": "coalesce(try_cast(replace({text}, ',', '') as double), {outside})",
        "moment": "coalesce(try_cast({text} as timestamp), {outside})",
        "choice": "lower(trim({text}))",
    }[limits.kind]
    read = Quoted(compose(template, text=column, outside=_outside(limits)))
    spelled = quote_texts(null_spellings())
    only = "case when lower(trim({column})) not in ({spelled}) then {read} end as {column}"
    return Quoted(compose(only, column=column, spelled=spelled, read=read))


def _outside(limits: Limits) -> Quoted:
    kind = "timestamp" if limits.kind == "moment" else "double"
    return Quoted(f"cast('{'infinity' if limits.least is None else '-infinity'}' as {kind})")


def expectations(
    table: RawDeliveries, declared: DeclaredTable, max_age_days: float | None, at: str
) -> Iterator[Expectation]:
    """Yield what must hold; those of severity `warning` are told but stop nothing."""
    yield from _of_columns(table, declared)
    yield from _of_row_count(table)
    for name in sorted(declared.required & set(table.newest.columns)):
        yield gxe.ExpectColumnValuesToNotBeNull(column=name, mostly=MOSTLY)
    for name, limits in declared.limits.items():
        if name in table.newest.columns:
            yield _within(name, limits)
    if max_age_days is not None:
        oldest = datetime.strptime(at, _MOMENT) - timedelta(days=max_age_days)
        yield gxe.ExpectColumnMaxToBeBetween(
            column="_loaded_at", min_value=oldest.strftime(_MOMENT)
        )


def _of_columns(table: RawDeliveries, declared: DeclaredTable) -> Iterator[Expectation]:
    """Compare with the delivery before: what is read must be there, anything else is told."""
    known = table.deliveries[1].columns if len(table.deliveries) > 1 else ()
    read = [name for name in known if name in declared.columns] or sorted(declared.required)
    if read:
        yield gxe.ExpectTableColumnsToMatchSet(column_set=read, exact_match=False)
    if known:
        yield gxe.ExpectTableColumnsToMatchSet(
            column_set=[*known, "_loaded_at"], exact_match=True, severity="warning"
        )


def _of_row_count(table: RawDeliveries) -> Iterator[Expectation]:
    """Compare with the deliveries before, once there are enough to know what is usual."""
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
