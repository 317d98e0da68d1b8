"""Counts how well the warehouse's customers match the people of a generated world.

Three partitions of the records stand side by side: without any guard (every readable identifier
joins whoever carries it), by evidence alone (guards, cuts, stewards' rows), and the customers.
Pairs of records are counted by the sizes of groups, n(n - 1)/2, never enumerated, so that a
million people take seconds.

Reachable is what a perfect use of the identifiers would join: records of one person that a chain
of equal values connects within that person, whichever types may merge or narrow, blocked values
and the mailboxes of roles left out. Most web sessions without a login share nothing with their
person's other records: no rule about identifiers can reach them.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from portrait.database import query
from portrait.sql import compose, quote_identifier
from portrait_lab.evaluate import identity_statements as statements
from portrait_lab.evaluate.reference import EVIDENCE, REACHABLE, UNGUARDED, write_components
from portrait_lab.evaluate.truth import EvaluationError, read_records, require_columns

COLUMNS = (
    "marts.bridge_customer_records.source_record_id",
    "marts.bridge_customer_records.customer_id",
    "marts.fct_identity_links.source_record_id",
    "marts.fct_identity_links.identifier_key",
    "intermediate.int_clusters__records.source_record_id",
    "intermediate.int_clusters__records.group_key",
    "intermediate.int_identifiers__classified.source_record_id",
    "intermediate.int_identifiers__classified.identifier_type",
    "intermediate.int_identifiers__classified.identifier_value",
    "intermediate.int_identifiers__classified.refusal_reason",
    "rules.identifier_types.identifier_use",
)
PARTITIONS = {
    "without guards": "unguarded_component",
    "evidence alone": "evidence_group",
    "customers": "customer_id",
}


@dataclass(frozen=True)
class FalseGroups:
    """Customers that contain the records of `people` different people."""

    people: int
    customers: int
    records: int


@dataclass(frozen=True)
class Partition:
    """One way to group the records; pairs are pairs of records that the truth knows.

    The largest false group is the largest number of records in one group that do not belong to its
    main person.
    """

    groups: int
    largest_records: int
    largest_false_records: int
    predicted_pairs: int
    agreed_pairs: int
    reached_pairs: int

    @property
    def precision(self) -> float:
        """Share of the pairs in one group that are one person; 1 if there is no pair."""
        return _share(self.agreed_pairs, self.predicted_pairs)


@dataclass(frozen=True)
class IdentityResult:
    """The counts of an evaluation."""

    records: int
    records_unknown_to_truth: int
    true_records_missing: int
    people: int
    largest_customer_id: str
    true_pairs: int
    reachable_pairs: int
    linked_components: int
    evidence_groups: int
    overlaps: int
    partitions: dict[str, Partition]
    false_groups: tuple[FalseGroups, ...]

    @property
    def customers(self) -> Partition:
        """The partition that is published."""
        return self.partitions["customers"]

    def recall(self, partition: Partition) -> float:
        """Share of the pairs of one person that are in one group."""
        return _share(partition.agreed_pairs, self.true_pairs)

    def reachable_recall(self, partition: Partition) -> float:
        """Share of the reachable pairs that are in one group."""
        return _share(partition.reached_pairs, self.reachable_pairs)

    @property
    def is_partition_exact(self) -> bool:
        """Whether the groups by evidence are exactly the components of the published links."""
        return self.linked_components == self.evidence_groups == self.overlaps

    @property
    def share_known_to_truth(self) -> float:
        """Share of the warehouse's records in the truth: low if it is that of another world."""
        return _share(self.records - self.records_unknown_to_truth, self.records)


def evaluate_identity(connection: duckdb.DuckDBPyConnection, truth: Path) -> IdentityResult:
    """Compare customers with true people, and with the groups that identifiers alone would make.

    Args:
        connection: an open warehouse; only temporary tables are created.
        truth: `records.csv` or the folder that contains it.

    Raises:
        EvaluationError: the warehouse lacks a table or the truth cannot be read.
    """
    require_columns(connection, COLUMNS)
    read_records(connection, truth)
    for name, statement in (
        ("linked_components", EVIDENCE),
        ("unguarded_components", UNGUARDED),
        ("reachable_components", REACHABLE),
    ):
        write_components(connection, name, statement)
    _judge_records(connection)
    return _counts(connection)


def _judge_records(connection: duckdb.DuckDBPyConnection) -> None:
    query(
        connection,
        "create or replace temp table judged_records as"
        " select bridge.source_record_id, bridge.customer_id, true_records.person_id,"
        " grouped.group_key as evidence_group, linked.component as linked_component,"
        " unguarded.component as unguarded_component, reachable.component as reachable_component"
        " from marts.bridge_customer_records as bridge"
        " inner join intermediate.int_clusters__records as grouped using (source_record_id)"
        " inner join linked_components as linked using (source_record_id)"
        " inner join unguarded_components as unguarded using (source_record_id)"
        " inner join reachable_components as reachable using (source_record_id)"
        " left join true_records using (source_record_id)",
    )


def _counts(connection: duckdb.DuckDBPyConnection) -> IdentityResult:
    figures: dict[str, Any] = {}
    for statement in statements.FIGURES:
        figures |= _named_row(connection, statement)
    if figures["records"] == 0:
        raise EvaluationError("marts.bridge_customer_records has no rows: nothing to evaluate")
    partitions = {
        name: Partition(**_named_row(connection, _of_partition(column)))
        for name, column in PARTITIONS.items()
    }
    groups = query(connection, statements.FALSE_GROUPS)
    false_groups = tuple(FalseGroups(*row) for row in groups)
    return IdentityResult(**figures, partitions=partitions, false_groups=false_groups)


def _of_partition(column: str) -> str:
    return compose(statements.PARTITION, partition=quote_identifier(column))


def _named_row(connection: duckdb.DuckDBPyConnection, statement: str) -> dict[str, Any]:
    answer = connection.execute(statement)
    names = [column[0] for column in answer.description]
    return dict(zip(names, answer.fetchall()[0], strict=True))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
