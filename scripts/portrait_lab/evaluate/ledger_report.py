"""Prints an evaluation of the ledger and checks its promises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portrait_lab.evaluate.ledger import RunResult

HEADER = (
    "| run | records | customers | rows written | ids changed: ledger | smallest record | "
    "first seen | CPU s |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
)


def ledger_markdown(results: Sequence[RunResult]) -> str:
    """Return one row per run and, below, the counts that must be 0."""
    lines = [HEADER, *(_row(number, result) for number, result in enumerate(results, 1)), ""]
    for words, name in (
        ("customer ids of two people, or people with two ids", "duplicate_ids"),
        ("aliases that lead to a dead id", "dead_aliases"),
        ("ids ever issued that do not resolve", "unresolved_ids"),
    ):
        lines.append(f"{words}: {sum(getattr(result, name) for result in results):,}")
    return "\n".join(lines)


def ledger_failures(results: Sequence[RunResult]) -> Iterator[str]:
    """Yield a sentence for each promise that is broken; the last run has unchanged input."""
    for result in results:
        faults = result.duplicate_ids + result.dead_aliases + result.unresolved_ids
        if faults:
            yield f"{result.title}: {faults:,} ids are duplicate, dead or lost"
        if result.ledger_changes > min(result.smallest_changes, result.first_seen_changes):
            yield f"{result.title}: another rule would have changed fewer ids"
    if results[-1].appended_rows or results[-1].ledger_changes:
        yield f"unchanged input wrote {results[-1].appended_rows:,} rows"


def _row(number: int, result: RunResult) -> str:
    shares = [
        f"{count / result.kept_records:.2%}" if result.kept_records else "–"
        for count in (result.ledger_changes, result.smallest_changes, result.first_seen_changes)
    ]
    counts = [f"{count:,}" for count in (result.records, result.customers, result.appended_rows)]
    cells = [f"{number}: {result.title}", *counts, *shares, f"{result.cpu_seconds:.1f}"]
    return f"| {' | '.join(cells)} |"
