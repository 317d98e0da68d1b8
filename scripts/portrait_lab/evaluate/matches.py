"""What probable links add to evidence, and how many are wrong, on a generated world."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from portrait.database import query
from portrait_lab.evaluate.truth import EvaluationError, read_records, require_columns

COLUMNS = (
    "intermediate.int_clusters__records.group_key",
    "intermediate.int_matches__records.component_key",
    "intermediate.int_matches__accepted.left_key",
    "intermediate.int_matches__accepted.right_key",
)
# Pairs are computed from group sizes: a list would be quadratic in the largest group.
PARTITION = """
with records as (
    select grouped.{key} as person_key, true_records.person_id
    from intermediate.{table} as grouped
    inner join true_records using (source_record_id)
),
sizes as (
    select
        grouping(person_key) = 0 as by_key,
        grouping(person_id) = 0 as by_person,
        count(*) as records,
        count(*) * (count(*) - 1) / 2 as pairs
    from records
    group by grouping sets ((person_key), (person_id), (person_key, person_id))
)
select
    count(*) filter (where by_key and not by_person),
    coalesce(max(records) filter (where by_key and not by_person), 0),
    coalesce(sum(pairs) filter (where by_key and not by_person), 0),
    coalesce(sum(pairs) filter (where by_person and not by_key), 0),
    coalesce(sum(pairs) filter (where by_key and by_person), 0)
from sizes
"""
EVIDENCE = PARTITION.format(table="int_clusters__records", key="group_key")
MATCHED = PARTITION.format(table="int_matches__records", key="component_key")
# The person of a group is the one with most of its records.
LINKS = """
with owners as (
    select grouped.group_key, mode(true_records.person_id order by person_id) as person_id
    from intermediate.int_clusters__records as grouped
    inner join true_records using (source_record_id)
    group by grouped.group_key
)
select count(*), count(*) filter (where one.person_id = other.person_id)
from intermediate.int_matches__accepted as links
inner join owners as one on links.left_key = one.group_key
inner join owners as other on links.right_key = other.group_key
"""


@dataclass(frozen=True)
class Partition:
    """People according to one way of joining records; pairs are pairs of records."""

    name: str
    people: int
    largest: int
    predicted_pairs: float
    true_pairs: float
    agreed_pairs: float

    @property
    def precision(self) -> float:
        """Share of the joined pairs that are one person."""
        return self.agreed_pairs / self.predicted_pairs if self.predicted_pairs else 1.0

    @property
    def recall(self) -> float:
        """Share of the pairs of one person that are joined."""
        return self.agreed_pairs / self.true_pairs if self.true_pairs else 1.0


@dataclass(frozen=True)
class MatchesResult:
    """Evidence alone, with probable links, and how many of these are correct."""

    evidence: Partition
    matched: Partition
    links: int
    right_links: int


def evaluate_matches(connection: duckdb.DuckDBPyConnection, truth: Path) -> MatchesResult:
    """Compare both partitions with the true people.

    Raises:
        EvaluationError: the warehouse lacks a table, or the truth is unreadable or unrelated.
    """
    require_columns(connection, COLUMNS)
    read_records(connection, truth)
    (evidence,) = query(connection, EVIDENCE)
    (matched,) = query(connection, MATCHED)
    if not evidence[0]:
        raise EvaluationError(
            f"{truth} contains no record of the warehouse: is it the truth of another world?"
        )
    ((links, right_links),) = query(connection, LINKS)
    return MatchesResult(
        Partition("evidence alone", *evidence),
        Partition("with probable links", *matched),
        links,
        right_links,
    )
