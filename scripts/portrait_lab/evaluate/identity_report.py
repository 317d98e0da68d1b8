"""Prints an identity evaluation and checks its promises."""

from dataclasses import dataclass

from rich.table import Table

from portrait_lab.evaluate.identity import IdentityResult, Partition

LEAST_SHARE_KNOWN = 0.99


@dataclass(frozen=True)
class Promises:
    """The limits for customers; false records are those of other people in one customer."""

    minimum_precision: float = 0.99
    minimum_recall: float = 0.97
    most_false_records: int = 25


def identity_tables(result: IdentityResult) -> tuple[Table, Table, Table]:
    """Return the figures, the partitions side by side, and the sizes of the false merges."""
    return _figures_table(result), _partitions_table(result), _false_groups_table(result)


def identity_failures(result: IdentityResult, promises: Promises) -> list[str]:
    """Return a sentence for each promise that the result breaks."""
    customers, failures = result.customers, []
    recall = result.reachable_recall(customers)
    if result.share_known_to_truth < LEAST_SHARE_KNOWN:
        failures.append(
            f"only {result.share_known_to_truth:.1%} of the warehouse's records "
            "are in the truth: is it the truth of another world?"
        )
    if customers.precision < promises.minimum_precision:
        failures.append(
            f"precision {customers.precision:.6f} is below {promises.minimum_precision}"
        )
    if recall < promises.minimum_recall:
        failures.append(
            f"recall {recall:.6f} of what is reachable is below {promises.minimum_recall}"
        )
    if customers.largest_false_records > promises.most_false_records:
        failures.append(
            f"a customer has {customers.largest_false_records:,} records of people other than its "
            f"main person, more than {promises.most_false_records}"
        )
    if not result.is_partition_exact:
        failures.append("the groups by evidence are not exactly the components of the links")
    return failures


def _figures_table(result: IdentityResult) -> Table:
    table = Table(title="Identity compared with the truth", show_header=False)
    table.add_column("figure")
    table.add_column("value", justify="right")
    for name, value in _figures(result):
        table.add_row(name, value)
    return table


def _partitions_table(result: IdentityResult) -> Table:
    table = Table(title="Without guards, by evidence alone, and with probable links")
    table.add_column("figure")
    for name in result.partitions:
        table.add_column(name, justify="right")
    columns = [_partition_figures(result, partition) for partition in result.partitions.values()]
    for figure in columns[0]:
        table.add_row(figure, *(column[figure] for column in columns))
    return table


def _partition_figures(result: IdentityResult, partition: Partition) -> dict[str, str]:
    return {
        "groups": f"{partition.groups:,}",
        "largest group, records": f"{partition.largest_records:,}",
        "largest false group, records": f"{partition.largest_false_records:,}",
        "pairs in one group": f"{partition.predicted_pairs:,}",
        "pairwise precision": f"{partition.precision:.6f}",
        "recall of all true pairs": f"{result.recall(partition):.6f}",
        "recall of what is reachable": f"{result.reachable_recall(partition):.6f}",
    }


def _false_groups_table(result: IdentityResult) -> Table:
    table = Table(title="Customers with records of more than one person")
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
        ("largest customer", result.largest_customer_id),
        ("pairs of one person", f"{result.true_pairs:,}"),
        ("pairs that identifiers reach", f"{result.reachable_pairs:,}"),
        ("components of the links", f"{result.linked_components:,}"),
        ("groups by evidence are equal to them", "yes" if result.is_partition_exact else "NO"),
    ]
