"""Prints what probable links add."""

from rich.table import Table

from portrait_lab.evaluate.matches import MatchesResult, Partition


def matches_table(result: MatchesResult) -> Table:
    """Return both partitions side by side."""
    table = Table(title=f"{result.right_links:,} of {result.links:,} probable links are correct")
    table.add_column("figure")
    for partition in (result.evidence, result.matched):
        table.add_column(partition.name, justify="right")
    for one, other in zip(_figures(result.evidence), _figures(result.matched), strict=True):
        table.add_row(*one, other[1])
    return table


def matches_failures(result: MatchesResult, minimum_precision: float) -> list[str]:
    """Return a sentence for each promise that the result breaks."""
    failures = []
    if result.matched.precision < minimum_precision:
        failures.append(f"precision {result.matched.precision:.6f} is below {minimum_precision}")
    if result.matched.recall < result.evidence.recall:
        failures.append("probable links lose pairs that evidence joins")
    return failures


def _figures(partition: Partition) -> list[tuple[str, str]]:
    return [
        ("people", f"{partition.people:,}"),
        ("largest, records", f"{partition.largest:,}"),
        ("joined pairs", f"{partition.predicted_pairs:,.0f}"),
        ("pairwise precision", f"{partition.precision:.6f}"),
        ("recall of all true pairs", f"{partition.recall:.6f}"),
    ]
