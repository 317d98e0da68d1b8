"""Turns Great Expectations' results into messages with file, table and column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from great_expectations.core.expectation_validation_result import (
    ExpectationSuiteValidationResult,
    ExpectationValidationResult,
)

from portrait.gate.deliveries import RawDeliveries, renamings
from portrait.loading.contracts import DeclaredTable


@dataclass(frozen=True)
class Finding:
    """A failed expectation of a raw table; `stops`: the run must not continue."""

    table: str
    files: str
    what: str
    stops: bool


def findings_of(
    table: RawDeliveries, declared: DeclaredTable, result: ExpectationSuiteValidationResult
) -> Iterator[Finding]:
    """Yield the failed expectations of a table.

    Raises:
        RuntimeError: an expectation could not be evaluated: an error of the gate, not of the data.
    """
    for single in result.results:
        _raise_errors(table, single)
        if single.success:
            continue
        config = single.expectation_config
        stops = str(config.severity or "critical").lower().rpartition(".")[2] != "warning"
        if config.type == "expect_table_columns_to_match_set":
            what = _column_message(table, declared, single.result, stops)
        else:
            what = _message(config.type, config.kwargs, single.result)
        if what:
            yield Finding(table.name, _files(table), what, stops)


def _raise_errors(table: RawDeliveries, single: ExpectationValidationResult) -> None:
    information = single.exception_info or {}
    nested = [part for part in information.values() if isinstance(part, dict)] or [information]
    for part in nested:
        if part.get("raised_exception"):
            kind, reason = single.expectation_config.type, part.get("exception_message")
            raise RuntimeError(f"{table.name}: {kind} could not be evaluated: {reason}")


def _files(table: RawDeliveries) -> str:
    first, *others = table.newest.files
    return f"{first} and {len(others)} more" if others else first


def _message(kind: str, settings: dict[str, Any], found: dict[str, Any]) -> str:
    column = f'column "{settings.get("column")}"'
    observed = found.get("observed_value")
    allowed = f"at most {1 - settings.get('mostly', 1.0):.0%} may be"
    share = f"{found.get('unexpected_percent', 0):.1f} % of rows"
    match kind:
        case "expect_table_row_count_to_be_between":
            least, most = settings.get("min_value"), settings.get("max_value")
            usual = (
                f"{least:,} to {most:,}, from earlier deliveries" if most else f"at least {least:,}"
            )
            return f"{observed:,} rows; expected: {usual}"
        case "expect_column_values_to_not_be_null":
            return f"{column}: {share} are null; {allowed}"
        case "expect_column_values_to_be_in_set":
            known = ", ".join(map(str, settings["value_set"]))
            return f"{column}: {share} are not one of {known}; {allowed}"
        case "expect_column_values_to_be_between":
            return f"{column}: {share} are unreadable or {_outside(settings)}; {allowed}"
        case "expect_column_max_to_be_between":
            oldest = settings["min_value"]
            return f"last loaded at {observed} UTC, before {oldest} UTC: load a newer export"
    raise ValueError(f"no message for the expectation {kind}")


def _outside(settings: dict[str, Any]) -> str:
    least, most = settings.get("min_value"), settings.get("max_value")
    if least is not None and most is not None:
        return f"outside {least} to {most}"
    return f"less than {least}" if most is None else f"more than {most}"


def _column_message(
    table: RawDeliveries, declared: DeclaredTable, found: dict[str, Any], stops: bool
) -> str:
    """Return which columns are missing, with a likely new name, and which columns are new.

    A missing column that staging reads stops the run; a note reports the others.
    """
    missing = found["details"]["mismatched"].get("missing", [])
    before = table.deliveries[1].columns if len(table.deliveries) > 1 else ()
    new = [name for name in table.newest.columns if before and name not in before]
    renamed = {pair.old: pair.new for pair in renamings(missing, new)}
    words = [
        f'column "{name}" is missing'
        + (f'; "{renamed[name]}" is new: was it renamed?' if name in renamed else "")
        for name in missing
        if stops or name not in declared.columns
    ]
    others = [f'"{name}"' for name in new if name not in renamed.values()]
    if others:
        words.append(f"new columns: {', '.join(others)}")
    return "; ".join(words)
