"""Reads what the warehouse knows about one customer id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from portrait.database import query
from portrait.explaining.evidence import Link

NEEDED = (
    "marts.bridge_customer_records",
    "marts.dim_customer_aliases",
    "marts.fct_attribute_values",
    "marts.fct_identity_events",
    "marts.fct_identity_links",
    "marts.fct_refused_identifiers",
)
TABLES = "select table_schema || '.' || table_name from information_schema.tables"
ALIAS = """
    select merged_into, identity_status from marts.dim_customer_aliases where customer_id = ?
"""
RECORDS = """
    select source_record_id, channel from marts.bridge_customer_records
    where customer_id = ? order by source_record_id
"""
LINKS = """
    select
        links.source_record_id, cast(links.identifier_key as varchar),
        coalesce(links.identifier_type, ''), links.link_kind, links.strength, links.channel
    from marts.fct_identity_links as links
    inner join marts.bridge_customer_records as records using (source_record_id)
    where records.customer_id = ?
"""
# Probable links join groups of records that evidence has joined. Each is shown as a link of the
# first record of either group. A probability is below 1, and therefore below any evidence.
PROBABLE_TABLE = "intermediate.int_matches__accepted"
PROBABLE_LINKS = """
    with groups as (
        select grouped.group_key, min(grouped.source_record_id) as record
        from intermediate.int_clusters__records as grouped
        inner join marts.bridge_customer_records as records using (source_record_id)
        where records.customer_id = ?
        group by grouped.group_key
    )
    select
        unnest([left_group.record, right_group.record]),
        matches.left_key || '|' || matches.right_key,
        'probable link', 'probable_link', 1 - 1 / (1 + power(2.0, matches.match_weight)), ''
    from intermediate.int_matches__accepted as matches
    inner join groups as left_group on matches.left_key = left_group.group_key
    inner join groups as right_group on matches.right_key = right_group.group_key
"""
REFUSED = """
    select
        refused.source_record_id, coalesce(refused.identifier_type, ''),
        cast(refused.identifier_key as varchar), refused.refusal_reason,
        coalesce(refused.is_name_scoped, false)
    from marts.fct_refused_identifiers as refused
    inner join marts.bridge_customer_records as records using (source_record_id)
    where records.customer_id = ?
    order by all
"""
EVENTS = """
    select
        run_number, as_of_at, identity_event, customer_id, other_customer_id, record_count,
        reason
    from marts.fct_identity_events
    where customer_id = ? or other_customer_id = ?
    order by run_number, identity_event, customer_id, other_customer_id
"""
VALUES = """
    select
        attribute, attribute_value, source_record_id, survivorship_rule, survivorship_rank,
        outranked_by
    from marts.fct_attribute_values
    where customer_id = ?
    order by attribute, survivorship_rank
"""
IDENTIFIER_VALUES = """
    select distinct cast(identifier_key as varchar), identifier_value
    from intermediate.int_identifiers__normalised
    where source_record_id in (
        select source_record_id from marts.bridge_customer_records where customer_id = ?
    )
"""


class ExplanationError(Exception):
    """The customer cannot be explained; the message says what is missing."""


@dataclass(frozen=True)
class Refusal:
    """An identifier that joins no records, or only those of one full name."""

    record: str
    identifier_type: str
    identifier: str
    reason: str
    is_name_scoped: bool


@dataclass(frozen=True)
class Event:
    """One event in the history of a customer id."""

    run_number: int
    as_of_at: object
    kind: str
    customer: str
    other: str | None
    records: int
    reason: str


@dataclass(frozen=True)
class StatedValue:
    """A value that a record states; rank 1 is on the golden record."""

    attribute: str
    value: str
    record: str
    rule: str
    rank: int
    outranked_by: str | None


@dataclass(frozen=True)
class Customer:
    """Everything known about a customer id; `customer` is its current id, None when retired."""

    asked_for: str
    customer: str | None
    status: str
    records: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    refusals: tuple[Refusal, ...]
    events: tuple[Event, ...]
    values: tuple[StatedValue, ...]


def read_customer(connection: duckdb.DuckDBPyConnection, asked_for: str) -> Customer:
    """Read everything about a customer id: current, merged or retired.

    Raises:
        ExplanationError: a table is missing, or the id was never issued.
    """
    _require_tables(connection)
    found = query(connection, ALIAS, [asked_for])
    if not found:
        raise ExplanationError(
            f"{asked_for}: this customer id was never issued; marts.dim_customer_aliases lists all"
        )
    ((live, status),) = found
    of_live = [live or asked_for]
    return Customer(
        asked_for,
        live,
        status,
        records=tuple((record, channel) for record, channel in query(connection, RECORDS, of_live)),
        links=_links(connection, of_live[0]),
        refusals=tuple(Refusal(*row) for row in query(connection, REFUSED, of_live)),
        events=_events(connection, asked_for, of_live[0]),
        values=tuple(StatedValue(*row) for row in query(connection, VALUES, of_live)),
    )


def identifier_values(connection: duckdb.DuckDBPyConnection, customer: str) -> dict[str, str]:
    """Return the values of a customer's identifiers by key; they are personal data."""
    return dict(query(connection, IDENTIFIER_VALUES, [customer]))


def _links(connection: duckdb.DuckDBPyConnection, customer: str) -> tuple[Link, ...]:
    """Return the evidence, and the probable links when their table exists."""
    statements = [LINKS]
    if PROBABLE_TABLE in _tables(connection):
        statements.append(PROBABLE_LINKS)
    rows = [row for statement in statements for row in query(connection, statement, [customer])]
    return tuple(Link(*row) for row in rows)


def _events(connection: duckdb.DuckDBPyConnection, asked_for: str, live: str) -> tuple[Event, ...]:
    """Return the events of the id asked for and of its current id, oldest first."""
    found: dict[Event, None] = {}
    for customer in sorted({asked_for, live}):
        found |= dict.fromkeys(Event(*row) for row in query(connection, EVENTS, [customer] * 2))
    return tuple(sorted(found, key=lambda event: event.run_number))


def _require_tables(connection: duckdb.DuckDBPyConnection, needed: Sequence[str] = NEEDED) -> None:
    """Check that the warehouse is built."""
    missing = sorted(set(needed) - _tables(connection))
    if missing:
        raise ExplanationError(f"the warehouse has no {', '.join(missing)}: run dbt build first")


def _tables(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {name for (name,) in query(connection, TABLES)}
