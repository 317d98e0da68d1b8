"""Counts how well the warehouse's customers match the people of a generated world.

Pairs of records are counted by the sizes of groups, n(n - 1)/2, never enumerated, so that a million
people take seconds.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from portrait.database import query
from portrait.evaluating import identity_statements as statements
from portrait.evaluating.reference import write_reference
from portrait.evaluating.truth import EvaluationError, read_records, require_columns

COLUMNS = (
    "marts.bridge_customer_records.source_record_id",
    "marts.bridge_customer_records.customer_id",
    "intermediate.int_identifiers__trusted.source_record_id",
    "intermediate.int_identifiers__trusted.identifier_type",
    "intermediate.int_identifiers__trusted.identifier_value",
    "intermediate.int_identifiers__trusted.is_trusted",
)


@dataclass(frozen=True)
class FalseGroups:
    """Customers that hold the records of `people` different people."""

    people: int
    customers: int
    records: int


@dataclass(frozen=True)
class IdentityResult:
    """The counts of an evaluation; pairs are pairs of records that the truth knows."""

    records: int
    records_unknown_to_truth: int
    true_records_missing: int
    people: int
    customers: int
    largest_customer_records: int
    largest_customer_id: str
    predicted_pairs: int
    true_pairs: int
    agreed_pairs: int
    reachable_pairs: int
    reached_pairs: int
    reference_components: int
    customers_in_reference: int
    false_groups: tuple[FalseGroups, ...]

    @property
    def precision(self) -> float:
        """Share of the pairs under one customer that are one person; 1 when there is none."""
        return _share(self.agreed_pairs, self.predicted_pairs)

    @property
    def recall(self) -> float:
        """Share of the pairs of one person that are under one customer."""
        return _share(self.agreed_pairs, self.true_pairs)

    @property
    def reachable_recall(self) -> float:
        """Share of one person's pairs joined by trusted identifiers that share a customer."""
        return _share(self.reached_pairs, self.reachable_pairs)

    @property
    def is_partition_exact(self) -> bool:
        """Whether customers and reference components are the same groups of records."""
        return self.reference_components == self.customers == self.customers_in_reference

    @property
    def share_known_to_truth(self) -> float:
        """Share of the warehouse's records that the truth knows: low when it is another world's."""
        return _share(self.records - self.records_unknown_to_truth, self.records)


def evaluate_identity(connection: duckdb.DuckDBPyConnection, truth: Path) -> IdentityResult:
    """Compare customers with true people and with the reference components.

    Args:
        connection: an open warehouse; only temporary tables are created.
        truth: `records.csv` or the folder that holds it.

    Raises:
        EvaluationError: the warehouse lacks a table or the truth cannot be read.
    """
    require_columns(connection, COLUMNS)
    read_records(connection, truth)
    write_reference(connection)
    _judge_records(connection)
    return _counts(connection)


def _judge_records(connection: duckdb.DuckDBPyConnection) -> None:
    query(
        connection,
        "create or replace temp table judged_records as"
        " select bridge.source_record_id, bridge.customer_id, true_records.person_id,"
        " reference_components.component"
        " from marts.bridge_customer_records as bridge"
        " inner join reference_components using (source_record_id)"
        " left join true_records using (source_record_id)",
    )


def _counts(connection: duckdb.DuckDBPyConnection) -> IdentityResult:
    figures: dict[str, Any] = {}
    for statement in statements.FIGURES:
        figures |= _named_row(connection, statement)
    if figures["records"] == 0:
        raise EvaluationError("marts.bridge_customer_records has no rows: nothing to evaluate")
    groups = query(connection, statements.FALSE_GROUPS)
    return IdentityResult(**figures, false_groups=tuple(FalseGroups(*row) for row in groups))


def _named_row(connection: duckdb.DuckDBPyConnection, statement: str) -> dict[str, Any]:
    answer = connection.execute(statement)
    names = [column[0] for column in answer.description]
    return dict(zip(names, answer.fetchall()[0], strict=True))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
