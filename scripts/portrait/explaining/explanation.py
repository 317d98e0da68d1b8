"""Lays out the explanation of a customer for the terminal. Values are hidden by default."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table

from portrait.explaining.evidence import Evidence, Link, Step, weakest
from portrait.explaining.reading import Customer, ExplanationError, StatedValue

VALUES = "Where each value comes from"


def explanation(
    customer: Customer,
    start: str | None = None,
    end: str | None = None,
    identifiers: Mapping[str, str] | None = None,
) -> Group:
    """Return everything about a customer, ready to print.

    Args:
        customer: what the warehouse knows about it.
        start: the first record of the path; by default the path joins the two farthest records.
        end: the last record of the path.
        identifiers: identifier values by key, to show all values; None hides all values.

    Raises:
        ExplanationError: `start` or `end` is not a record of this customer.
    """
    parts: list[RenderableType] = [_headline(customer)]
    if customer.records:
        parts += [_records(customer), *_path(customer, start, end, identifiers)]
    parts += [_refusals(customer, identifiers), _history(customer)]
    parts.append(_values(customer.values, identifiers is not None))
    return Group(*parts)


def _headline(customer: Customer) -> str:
    if customer.customer is None:
        return f"{customer.asked_for} is retired: all its records are gone"
    if customer.customer != customer.asked_for:
        return f"{customer.asked_for} was merged into {customer.customer}"
    return f"{customer.customer}: {len(customer.records)} records"


def _records(customer: Customer) -> Table:
    table = _table("Records", "record", "channel")
    for record, channel in customer.records:
        table.add_row(record, channel)
    return table


def _path(
    customer: Customer, start: str | None, end: str | None, identifiers: Mapping[str, str] | None
) -> Iterator[RenderableType]:
    """Yield the evidence between two records, its weakest step, and the records not joined."""
    evidence, records = Evidence(customer.links), [record for record, _ in customer.records]
    start, end = _ends(evidence, records, start, end)
    steps = evidence.path(start, end)
    if steps is None:
        why = "the marts are from different runs, build all of them"
        yield f"No link joins {start} and {end}: {why}"
    elif steps:
        yield _steps(f"Evidence from {start} to {end}", steps, identifiers)
        found = weakest(steps)
        if found:
            yield f"Weakest link: {_step_text(found, identifiers)}, strength {found.strength:.3g}"
    unjoined = evidence.unjoined(records)
    if unjoined:
        yield f"No link joins {min(records)} with {', '.join(unjoined)}"


def _ends(
    evidence: Evidence, records: Sequence[str], start: str | None, end: str | None
) -> tuple[str, str]:
    """Return the first and the last record of the path."""
    for record in (start, end):
        if record is not None and record not in records:
            raise ExplanationError(
                f"{record} is not a record of this customer: leave out --from and --to to list them"
            )
    if start is None and end is None:
        return evidence.farthest(records)
    return start or min(records), end or min(records)


def _steps(title: str, steps: Sequence[Step], identifiers: Mapping[str, str] | None) -> Table:
    table = _table(title, "record", "shares", "with", "how", "strength")
    for step in steps:
        table.add_row(
            step.left.record,
            _identifier_text(step.left, identifiers),
            step.right.record,
            " and ".join(sorted({step.left.kind, step.right.kind})),
            "" if step.strength == float("inf") else f"{step.strength:.3g}",
        )
    return table


def _step_text(step: Step, identifiers: Mapping[str, str] | None) -> str:
    identifier = _identifier_text(step.left, identifiers)
    return f"{step.left.record} and {step.right.record} by {identifier}"


def _identifier_text(link: Link, identifiers: Mapping[str, str] | None) -> str:
    """Return the shared identifier: its type, and its value when values may be shown."""
    if link.kind == "probable_link":
        return "name, birth date, address: see rpt_link_review"
    shown = (identifiers or {}).get(link.identifier, f"#{link.identifier[-6:]}")
    return f"{link.identifier_type or link.kind} {shown}"


def _refusals(customer: Customer, identifiers: Mapping[str, str] | None) -> Table:
    table = _table("Refused identifiers", "record", "identifier", "reason")
    for refusal in customer.refusals:
        link = Link(refusal.record, refusal.identifier, refusal.identifier_type, "", None, "")
        reason = f"{refusal.reason} (name-scoped)" if refusal.is_name_scoped else refusal.reason
        table.add_row(refusal.record, _identifier_text(link, identifiers), reason)
    return table


def _history(customer: Customer) -> Table:
    table = _table("History of the id", "run", "as of", "event", "id", "other", "records")
    table.add_column("reason")
    for event in customer.events:
        table.add_row(
            str(event.run_number),
            str(event.as_of_at),
            event.kind,
            event.customer,
            event.other or "",
            f"{event.records:,}",
            event.reason,
        )
    return table


def _values(values: Sequence[StatedValue], is_shown: bool) -> Table:
    """Return every stated value or, while values are hidden, the winning record by attribute."""
    return _all_values(values) if is_shown else _winners(values)


def _all_values(values: Sequence[StatedValue]) -> Table:
    table = _table(VALUES, "attribute", "value", "record", "rule", "outranked by")
    for stated in values:
        table.add_row(
            stated.attribute,
            stated.value,
            stated.record,
            stated.rule,
            stated.outranked_by or "",
            style="bold" if stated.rank == 1 else None,
        )
    return table


def _winners(values: Sequence[StatedValue]) -> Table:
    losses = Counter((stated.attribute, stated.outranked_by) for stated in values)
    table = _table(VALUES, "attribute", "record", "rule", "values that it outranks")
    for stated in values:
        if stated.rank == 1:
            others = [
                f"{count:,} by {criterion}"
                for (attribute, criterion), count in losses.items()
                if attribute == stated.attribute and criterion
            ]
            table.add_row(stated.attribute, stated.record, stated.rule, ", ".join(others))
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left")
    for name in columns:
        table.add_column(name, overflow="fold")
    return table
