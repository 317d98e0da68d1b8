"""Counts how well the personas of a build recover the hidden types of a generated world."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt

from portrait.database import query
from portrait.evaluating.truth import EvaluationError, read_people, read_records, require_tables

TABLES = ("marts.bridge_customer_records", "marts.fct_persona_members", "marts.dim_personas")


@dataclass(frozen=True)
class PersonaCount:
    """How many customers with so many known features are of this type and in this persona."""

    features_known: int
    persona_type: str
    persona_id: str
    customers: int


@dataclass(frozen=True)
class PersonaEvaluation:
    """What was counted: customers by type and persona, people by their best-known customer."""

    counts: tuple[PersonaCount, ...]
    people_by_features: tuple[tuple[int, int], ...]
    persona_names: dict[str, str]

    def people_share(self, least_features: int) -> float:
        """Share of the people in the warehouse with a customer of so many known features."""
        total = sum(people for _, people in self.people_by_features)
        covered = sum(
            people for known, people in self.people_by_features if known >= least_features
        )
        return covered / total if total else 0.0

    def customer_share(self, least_features: int) -> float:
        """Share of the customers with so many known features."""
        total = self.crossing(0).customers.sum()
        return float(self.crossing(least_features).customers.sum() / total) if total else 0.0

    def crossing(self, least_features: int) -> "Crossing":
        """Cross types with personas over customers with at least so many known features."""
        counted = [count for count in self.counts if count.features_known >= least_features]
        types = sorted({count.persona_type for count in self.counts})
        personas = sorted({count.persona_id for count in self.counts} | set(self.persona_names))
        customers = np.zeros((len(types), len(personas)), dtype=np.int64)
        for count in counted:
            place = types.index(count.persona_type), personas.index(count.persona_id)
            customers[place] += count.customers
        return Crossing(tuple(types), tuple(personas), customers)


@dataclass(frozen=True)
class Crossing:
    """True types crossed with personas; `customers` has the shape (types, personas)."""

    types: tuple[str, ...]
    personas: tuple[str, ...]
    customers: npt.NDArray[np.int64]

    @property
    def adjusted_rand_index(self) -> float:
        """Agreement of the two partitions: 1 equal, about 0 by chance."""
        return adjusted_rand_index(self.customers)


def adjusted_rand_index(crossing: npt.NDArray[np.int64]) -> float:
    """Return the adjusted Rand index of two partitions from their contingency table.

    Args:
        crossing: shape (groups of one, groups of the other), counts.

    Source: Hubert and Arabie, "Comparing partitions", Journal of Classification 2 (1985), eq. 5.
    Two partitions that both have one group, or only single members, agree: 1.
    """
    together = _pairs(crossing)
    left, right = _pairs(crossing.sum(axis=1)), _pairs(crossing.sum(axis=0))
    everyone = _pairs(crossing.sum(keepdims=True))
    expected = left * right / everyone if everyone else 0.0
    most = (left + right) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def evaluate_personas(connection: duckdb.DuckDBPyConnection, truth: Path) -> PersonaEvaluation:
    """Cross the personas of customers with the types of the people they mostly are.

    Args:
        connection: an open warehouse; only temporary tables are created.
        truth: the folder with `records.csv` and `people.csv`, or its parent.

    Raises:
        EvaluationError: the warehouse lacks a table, the truth cannot be read, or no customer is
            of a person that the truth knows.
    """
    require_tables(connection, TABLES)
    read_records(connection, truth)
    read_people(connection, truth)
    query(connection, MAJORITY_PEOPLE)
    counts = tuple(PersonaCount(*row) for row in query(connection, COUNTS))
    if not counts:
        raise EvaluationError(f"{truth}: knows nobody in the warehouse; another world's truth?")
    names = query(connection, "select persona_id, persona_name from marts.dim_personas")
    people = query(connection, PEOPLE_BY_FEATURES)
    return PersonaEvaluation(counts, tuple((known, size) for known, size in people), dict(names))


def _pairs(sizes: npt.NDArray[np.int64]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.ravel().tolist())


MAJORITY_PEOPLE = """
create or replace temp table typed_customers as
with votes as (
    select bridge.customer_id, true_records.person_id, count(*) as records
    from marts.bridge_customer_records as bridge
    inner join true_records using (source_record_id)
    group by bridge.customer_id, true_records.person_id
),
ranked as (
    select customer_id, person_id, row_number() over (
        partition by customer_id order by records desc, person_id
    ) as majority_rank
    from votes
)
select ranked.customer_id, ranked.person_id, true_people.persona_type, members.persona_id,
    members.features_known
from ranked
inner join true_people using (person_id)
inner join marts.fct_persona_members as members using (customer_id)
where ranked.majority_rank = 1
"""

COUNTS = """
select features_known, persona_type, persona_id, count(*) from typed_customers
group by features_known, persona_type, persona_id
order by features_known, persona_type, persona_id
"""

PEOPLE_BY_FEATURES = """
select features_known, count(*) from (
    select person_id, max(features_known) as features_known from typed_customers group by person_id
) group by features_known order by features_known
"""
