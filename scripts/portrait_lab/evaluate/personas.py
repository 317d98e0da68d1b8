"""Counts how well the personas of a build recover the true types of a generated world."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt

from portrait.database import query
from portrait_lab.evaluate.truth import EvaluationError, read_people, read_records, require_columns

COLUMNS = (
    "marts.bridge_customer_records.source_record_id",
    "marts.bridge_customer_records.customer_id",
    "marts.fct_persona_members.customer_id",
    "marts.fct_persona_members.persona_id",
    "marts.fct_persona_members.features_known",
    "marts.fct_persona_members.is_well_known",
    "marts.dim_customers.customer_id",
    "marts.dim_customers.is_anonymous",
    "marts.dim_personas.persona_name",
)


@dataclass(frozen=True)
class PersonaCount:
    """Customers of one type in one persona of whom equally much is known.

    `people` counts those that are the best-known customer of their person.
    """

    is_well_known: bool
    is_identified: bool
    has_features: bool
    persona_type: str
    persona_id: str
    customers: int
    people: int


# Personas are evaluated on well-known customers: the cards describe no others.
HEADLINE = "well known"
EVERYBODY = "all"
GROUPS: dict[str, Callable[[PersonaCount], bool]] = {
    HEADLINE: lambda count: count.is_well_known,
    "identified": lambda count: count.is_identified,
    "a feature known": lambda count: count.has_features,
    EVERYBODY: lambda count: True,
}


@dataclass(frozen=True)
class PersonaEvaluation:
    """The counts, and the names of the personas."""

    counts: tuple[PersonaCount, ...]
    persona_names: dict[str, str]

    def people_share(self, group: str) -> float:
        """Share of the people in the warehouse whose best-known customer is in the group."""
        return _share(self.people(group).counts, self.people(EVERYBODY).counts)

    def customer_share(self, group: str) -> float:
        """Share of the customers that are in the group."""
        return _share(self.customers(group).counts, self.customers(EVERYBODY).counts)

    def customers(self, group: str) -> "Crossing":
        """Cross types with personas over the customers of a group, one of `GROUPS`."""
        return self._crossing(group, lambda count: count.customers)

    def people(self, group: str) -> "Crossing":
        """Cross types with personas over people, each by their best-known customer."""
        return self._crossing(group, lambda count: count.people)

    def _crossing(self, group: str, size: Callable[[PersonaCount], int]) -> "Crossing":
        types = sorted({count.persona_type for count in self.counts})
        personas = sorted({count.persona_id for count in self.counts} | set(self.persona_names))
        counts = np.zeros((len(types), len(personas)), dtype=np.int64)
        for count in self.counts:
            if GROUPS[group](count):
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
        """Agreement of the two partitions: 1 if equal, about 0 by chance."""
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
    """Cross the personas of customers with the types of their main people.

    Args:
        connection: an open warehouse; only temporary tables are created.
        truth: the folder with `records.csv` and `people.csv`, or its parent.

    Raises:
        EvaluationError: the warehouse lacks a table, the truth cannot be read, or it contains the
            person of no customer.
    """
    require_columns(connection, COLUMNS)
    read_records(connection, truth)
    read_people(connection, truth)
    query(connection, MAJORITY_PEOPLE)
    counts = tuple(PersonaCount(*row) for row in query(connection, COUNTS))
    if not counts:
        raise EvaluationError(
            f"{truth}: contains nobody in the warehouse: is it the truth of another world?"
        )
    names = query(connection, "select persona_id, persona_name from marts.dim_personas")
    return PersonaEvaluation(counts, dict(names))


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
    members.features_known, members.is_well_known, not customers.is_anonymous as is_identified
from ranked
inner join true_people using (person_id)
inner join marts.fct_persona_members as members using (customer_id)
inner join marts.dim_customers as customers using (customer_id)
where ranked.majority_rank = 1
"""

COUNTS = """
select is_well_known, is_identified, features_known > 0 as has_features, persona_type, persona_id,
    count(*), count(*) filter (where known_rank = 1)
from (
    select *, row_number() over (
        partition by person_id order by features_known desc, customer_id
    ) as known_rank
    from typed_customers
)
group by is_well_known, is_identified, has_features, persona_type, persona_id
order by is_well_known, is_identified, has_features, persona_type, persona_id
"""
