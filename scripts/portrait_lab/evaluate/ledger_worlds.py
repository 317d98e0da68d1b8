"""Records and identifiers that arrive, are revoked, disappear and come back over four runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from portrait_lab.evaluate.reference import Codes, component_labels

Flags = npt.NDArray[np.bool_]

RECORDS_A_PERSON = 3
IDENTIFIERS_A_PERSON = 3
# Of all records, the share with an identifier of another person.
FOREIGN_SHARE = 0.015
# Of the identifiers on records, the share that arrives with each run.
ARRIVING_SHARES = (0.80, 0.10, 0.05, 0.05)
NEW_RECORDS_SHARES = (0.94, 0.02, 0.02, 0.02)
# In the third run, the share of the existing identifiers.
REVOKED_SHARE = 0.02
# In the third run, the share of all records; they come back in the fourth.
GONE_SHARE = 0.01


@dataclass(frozen=True)
class LedgerRun:
    """The input of a run: records by number, and the component of each."""

    title: str
    records: Codes
    components: Codes

    def table(self) -> pa.Table:
        """Return the rows of int_matches__records; names and numbers differ in order."""
        names = [f"graph:record:{(number * 0x9E3779B1) % 2**32:08x}" for number in self.records]
        return pa.table(
            {
                "source_record_id": names,
                "record_key": self.records,
                "component_key": self.components,
            }
        )


def generate_runs(records: int, seed: int) -> Iterator[LedgerRun]:
    """Yield four runs with about this number of records, and a fifth that shuffles the fourth."""
    dice = np.random.default_rng(seed)
    of_record, of_identifier, is_foreign = _edges(records, dice)
    record_run = dice.choice(4, size=records, p=NEW_RECORDS_SHARES)
    edge_run = np.maximum(
        dice.choice(4, size=of_record.size, p=ARRIVING_SHARES), record_run[of_record]
    )
    is_revoked = (edge_run < 2) & (dice.random(of_record.size) < REVOKED_SHARE)
    is_revoked |= is_foreign & (edge_run < 2) & (dice.random(of_record.size) < 0.5)
    is_gone = (record_run < 2) & (dice.random(records) < GONE_SHARE)
    titles = ("first", "10 % more", "5 % more, 2 % revoked, 1 % gone", "5 % more, the gone back")
    for number, title in enumerate(titles):
        is_there = (record_run <= number) & ~(is_gone & (number == 2))
        counts = (edge_run <= number) & ~(is_revoked & (number >= 2)) & is_there[of_record]
        labels = component_labels(of_record[counts], of_identifier[counts], records)
        yield LedgerRun(title, np.flatnonzero(is_there), labels[is_there])
    order = dice.permutation(np.flatnonzero(is_there))
    yield LedgerRun("unchanged, shuffled", order, labels.max() - labels[order])


def _edges(records: int, dice: np.random.Generator) -> tuple[Codes, Codes, Flags]:
    """Return records, their identifiers, and whether these belong to another person."""
    people = max(records // RECORDS_A_PERSON, 1)
    person = dice.integers(people, size=records)
    first = dice.integers(IDENTIFIERS_A_PERSON, size=records)
    has_second = dice.random(records) < 0.6
    second = (first + 1 + dice.integers(IDENTIFIERS_A_PERSON - 1, size=records)) % (
        IDENTIFIERS_A_PERSON
    )
    strayed = np.flatnonzero(dice.random(records) < FOREIGN_SHARE)
    numbers = np.arange(records)
    own = person * IDENTIFIERS_A_PERSON
    foreign = dice.integers(people * IDENTIFIERS_A_PERSON, size=strayed.size)
    of_record = np.concatenate([numbers, numbers[has_second], strayed])
    of_identifier = np.concatenate([own + first, (own + second)[has_second], foreign])
    is_foreign = np.arange(of_record.size) >= of_record.size - strayed.size
    return of_record, of_identifier, is_foreign
