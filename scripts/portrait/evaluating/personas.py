"""Counts how well the personas of a build recover the hidden types of a generated world."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt

from portrait.database import query
from portrait.evaluating.truth import EvaluationError, read_people, read_records, require_columns

COLUMNS = (
    "marts.bridge_customer_records.source_record_id",
    "marts.bridge_customer_records.customer_id",
    "marts.fct_persona_members.customer_id",
    "marts.fct_persona_members.persona_id",
    "marts.fct_persona_members.features_known",
    "marts.fct_persona_members.is_well_known",
    "marts.dim_personas.persona_name",
)


@dataclass(frozen=True)
class PersonaCount:
    """Customers with so many known features of a type in a persona.

    `people` counts those that are the best-known customer of their person.
    """

    features_known: int
    persona_type: str
    persona_id: str
    customers: int
    people: int


@dataclass(frozen=True)
class PersonaEvaluation:
    """What was counted, the personas' names, and the fewest features of a well-known customer."""

    counts: tuple[PersonaCount, ...]
    persona_names: dict[str, str]
    well_known_features: int | None

    def people_share(self, least_features: int) -> float:
        """Share of the people in the warehouse with a customer of so many known features."""
        return _share(self.people(least_features).counts, self.people(0).counts)

    def customer_share(self, least_features: int) -> float:
        """Share of the customers with so many known features."""
        return _share(self.customers(least_features).counts, self.customers(0).counts)

    def customers(self, least_features: int) -> "Crossing":
        """Cross types with personas over customers with at least so many known features."""
        return self._crossing(least_features, lambda count: count.customers)

    def people(self, least_features: int) -> "Crossing":
        """Cross types with personas over people, each by their best-known customer."""
        return self._crossing(least_features, lambda count: count.people)

    def _crossing(self, least_features: int, size: Callable[[PersonaCount], int]) -> "Crossing":
        types = sorted({count.persona_type for count in self.counts})
        personas = sorted({count.persona_id for count in self.counts} | set(self.persona_names))
        counts = np.zeros((len(types), len(personas)), dtype=np.int64)
        for count in self.counts:
            if count.features_known >= least_features:
                place = types.index(count.persona_type), personas.index(count.persona_id)
                counts[place] += size(count)
        return Crossing(tuple(types), tuple(personas), counts)


@dataclass(frozen=True)
class Crossing:
    """True types crossed with personas; `counts` has the shape (types, personas)."""

    types: tuple[str, ...]
    personas: tuple[str, ...]
    counts: npt.NDArray[np.int64]

    @property
    def adjusted_rand_index(self) -> float:
        """Agreement of the two partitions: 1 equal, about 0 by chance."""
        return adjusted_rand_index(self.counts)


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
    require_columns(connection, COLUMNS)
    read_records(connection, truth)
    read_people(connection, truth)
    query(connection, MAJORITY_PEOPLE)
    counts = tuple(PersonaCount(*row) for row in query(connection, COUNTS))
    if not counts:
        raise EvaluationError(f"{truth}: knows nobody in the warehouse; another world's truth?")
    names = query(connection, "select persona_id, persona_name from marts.dim_personas")
    ((well_known,),) = query(connection, WELL_KNOWN)
    return PersonaEvaluation(counts, dict(names), well_known)


def _pairs(sizes: npt.NDArray[np.int64]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.ravel().tolist())


def _share(part: npt.NDArray[np.int64], whole: npt.NDArray[np.int64]) -> float:
    total = int(whole.sum())
    return int(part.sum()) / total if total else 0.0


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
select features_known, persona_type, persona_id, count(*), count(*) filter (where known_rank = 1)
from (
    select *, row_number() over (
        partition by person_id order by features_known desc, customer_id
    ) as known_rank
    from typed_customers
)
group by features_known, persona_type, persona_id
order by features_known, persona_type, persona_id
"""

WELL_KNOWN = """
select min(features_known) filter (where is_well_known) from marts.fct_persona_members
"""
