"""Counts how many records change their customer id from run to run, by three rules."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from portrait.database import query
from portrait_lab.evaluate.ledger_models import Ledger, compile_ledger
from portrait_lab.evaluate.ledger_worlds import LedgerRun, generate_runs

# Three rules for the id of a component, side by side: that of the ledger, the smallest record, the
# record that was seen first.
NAMED = """
    with seen as (
        select record_key, min(run_number) as first_run from ledger.main.later_run group by all
    ),
    names as (
        select
            component_key,
            min(source_record_id) as smallest,
            arg_min(source_record_id, (first_run, source_record_id)) as first_seen
        from int_matches__records inner join seen using (record_key)
        group by component_key
    )
    select records.record_key, records.component_key, placed.customer_id, smallest, first_seen
    from int_matches__records as records
    inner join names using (component_key)
    left join current_assignments as placed
        on records.record_key = placed.record_key and placed.is_present
"""
CHANGES = """
    select
        count(*) as kept_records,
        count(*) filter (where before.customer_id <> now.customer_id) as ledger_changes,
        count(*) filter (where before.smallest <> now.smallest) as smallest_changes,
        count(*) filter (where before.first_seen <> now.first_seen) as first_seen_changes
    from named_before as before inner join named_now as now using (record_key)
"""
FAULTS = """
    select
        (
            select count(*) from named_now where customer_id is null
        ) + (
            select count(*) from (
                select component_key from named_now group by all
                having count(distinct customer_id) > 1
            )
        ) + (
            select count(*) from (
                select customer_id from named_now group by all
                having count(distinct component_key) > 1
            )
        ) as duplicate_ids,
        (
            select count(*) from dim_customer_aliases
            where
                merged_into is not null
                and merged_into not in (select customer_id from named_now)
        ) as dead_aliases,
        (
            select count(distinct customer_id) from int_ledger__assignments
            where customer_id not in (select customer_id from dim_customer_aliases)
        ) as unresolved_ids
"""


@dataclass(frozen=True)
class RunResult:
    """The result of a run of the ledger. Changes count records that exist before and after it."""

    title: str
    records: int
    customers: int
    appended_rows: int
    kept_records: int
    ledger_changes: int
    smallest_changes: int
    first_seen_changes: int
    duplicate_ids: int
    dead_aliases: int
    unresolved_ids: int
    cpu_seconds: float


def evaluate_ledger(records: int, seed: int, say: Callable[[str], None]) -> list[RunResult]:
    """Run the ledger over a generated graph, four times and once unchanged.

    Raises:
        RuntimeError: dbt cannot compile the ledger.
    """
    ledger = Ledger(compile_ledger())
    results = []
    for run in generate_runs(records, seed):
        say(f"{run.records.size:,} records: {run.title}")
        results.append(_run(ledger, run))
    return results


def _run(ledger: Ledger, run: LedgerRun) -> RunResult:
    """Run the ledger once and count what it changed."""
    connection = ledger.connection
    connection.register("given_records", run.table())
    query(connection, "create or replace table int_matches__records as from given_records")
    connection.unregister("given_records")
    before = ledger.rows()
    started = time.process_time()
    ledger.run()
    spent = time.process_time() - started
    query(connection, f"create or replace temp table named_now as {NAMED}")
    figures = _changes(ledger) | _named_row(ledger, FAULTS)
    query(connection, "create or replace temp table named_before as from named_now")
    ((customers,),) = query(connection, "select count(distinct customer_id) from named_now")
    appended = ledger.rows() - before
    return RunResult(run.title, run.records.size, customers, appended, cpu_seconds=spent, **figures)


def _changes(ledger: Ledger) -> dict[str, Any]:
    """Return how many records changed their id under each rule; none in the first run."""
    is_there = "select count(*) from duckdb_tables() where table_name = 'named_before'"
    if query(ledger.connection, is_there) == [(0,)]:
        query(ledger.connection, "create temp table named_before as from named_now limit 0")
    return _named_row(ledger, CHANGES)


def _named_row(ledger: Ledger, statement: str) -> dict[str, Any]:
    answer = ledger.connection.execute(statement)
    names = [column[0] for column in answer.description]
    return dict(zip(names, answer.fetchall()[0], strict=True))
