"""Prints an identity evaluation and judges it."""

from rich.table import Table

from portrait.evaluating.identity import IdentityResult

LEAST_SHARE_KNOWN = 0.99


def identity_tables(result: IdentityResult) -> tuple[Table, Table]:
    """Return the figures, and the sizes of the false merges, as tables."""
    return _figures_table(result), _false_groups_table(result)


def identity_failures(result: IdentityResult, minimum_precision: float) -> list[str]:
    """Return a sentence for each promise that the result breaks."""
    failures = []
    if result.share_known_to_truth < LEAST_SHARE_KNOWN:
        failures.append(
            f"the truth knows only {result.share_known_to_truth:.1%} of the warehouse's records: "
            "is it the truth of another world?"
        )
    if result.precision < minimum_precision:
        failures.append(f"precision {result.precision:.6f} is below {minimum_precision}")
    if result.reached_pairs < result.reachable_pairs:
        lost = result.reachable_pairs - result.reached_pairs
        failures.append(f"{lost:,} pairs that trusted identifiers join are under two customers")
    if not result.is_partition_exact:
        failures.append("customers are not exactly the components of the trusted identifiers")
    return failures


def _figures_table(result: IdentityResult) -> Table:
    table = Table(title="Identity against the truth", show_header=False)
    table.add_column("figure")
    table.add_column("value", justify="right")
    for name, value in _figures(result):
        table.add_row(name, value)
    return table


def _false_groups_table(result: IdentityResult) -> Table:
    table = Table(title="Customers that hold more than one person")
    for name in ("people in the customer", "customers", "records"):
        table.add_column(name, justify="right")
    for group in result.false_groups:
        table.add_row(str(group.people), f"{group.customers:,}", f"{group.records:,}")
    if not result.false_groups:
        table.add_row("none", "0", "0")
    return table


def _figures(result: IdentityResult) -> list[tuple[str, str]]:
    return [
        ("records", f"{result.records:,}"),
        ("records unknown to the truth", f"{result.records_unknown_to_truth:,}"),
        ("true records not in the warehouse", f"{result.true_records_missing:,}"),
        ("people", f"{result.people:,}"),
        ("customers", f"{result.customers:,}"),
        ("largest customer, records", f"{result.largest_customer_records:,}"),
        ("largest customer", result.largest_customer_id),
        ("pairs under one customer", f"{result.predicted_pairs:,}"),
        ("pairs of one person", f"{result.true_pairs:,}"),
        ("pairwise precision", f"{result.precision:.6f}"),
        ("recall of all true pairs", f"{result.recall:.6f}"),
        ("pairs the merging identifiers reach", f"{result.reachable_pairs:,}"),
        ("recall of what they reach", f"{result.reachable_recall:.6f}"),
        ("reference components", f"{result.reference_components:,}"),
        ("partition equal to the reference", "yes" if result.is_partition_exact else "NO"),
    ]
