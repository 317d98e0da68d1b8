"""Salesforce: the leads and contacts of the sales team, and which of them are merged."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Flags, Ints, Text, between, digits, happens, join, scatter
from portrait_world.people.persona_numbers import WORKPLACE_BUYER
from portrait_world.people.scene import Scene
from portrait_world.world import DAY, WORLD_END

LEAD, CONTACT = 0, 1
MERGES = 0.6
"""Share of second records that a colleague merged into the first."""


@dataclass(frozen=True)
class Known:
    """A block's records of one kind, second ones last.

    Each has its person (row), its creation time, and whether it was merged into the first.
    `converted` means that a lead became a contact, or that a contact was a lead before.
    """

    kind: int
    person: Ints
    created_at: Ints
    is_second: Flags
    merged: Flags
    converted: Flags

    def ids(self, people: Ints) -> Text:
        """Return the ids of the records, given the numbers of all people of the block."""
        return record_ids(self.kind, people[self.person], self.is_second)

    def first_ids(self, people: Ints) -> Text:
        """Return the ids of the first records of the same people."""
        return record_ids(self.kind, people[self.person], np.zeros(len(self.person), dtype=bool))


@dataclass(frozen=True)
class SalesBook:
    """All people that the sales team knows."""

    leads: Known
    contacts: Known
    converted_at: Ints


def record_ids(kind: int, number: Ints, is_second: Flags) -> Text:
    """Return Salesforce ids: the prefix is the kind of the record."""
    prefix = ("00Q5f000", "0035f000")[kind]
    return join(prefix, digits(scatter(2 * number + is_second, 1_103_515_245), 10))


def know(scene: Scene) -> SalesBook:
    """Return who is in Salesforce: workplace buyers, and a few others who asked for an offer."""
    block, presence, people = scene.block, scene.presence, scene.people
    stream, size = block.stream("sales book"), people.size
    works = people.persona == WORKPLACE_BUYER
    known = happens(stream, np.where(works, 0.7, 0.05), size)
    begins_as_lead = known & happens(stream, 0.65, size)
    converts = begins_as_lead & happens(stream, np.where(works, 0.6, 0.3), size)
    since = (presence.joined_day + between(stream, 0, 40, size)) * DAY + between(
        stream, 0, DAY, size
    )
    since = np.minimum(since, WORLD_END - 2 * DAY)
    converted_at = np.minimum(since + between(stream, 3, 60, size) * DAY, WORLD_END - DAY)
    contact_since = np.where(converts, converted_at, since)
    return SalesBook(
        leads=_with_seconds(scene, LEAD, begins_as_lead, since, converts),
        contacts=_with_seconds(
            scene, CONTACT, known & ~begins_as_lead | converts, contact_since, converts
        ),
        converted_at=converted_at,
    )


def _with_seconds(scene: Scene, kind: int, who: Flags, since: Ints, converts: Flags) -> Known:
    stream = scene.block.stream(f"sales book {kind}")
    main = np.flatnonzero(who)
    second = main[happens(stream, scene.block.rates.duplicate_contact, len(main))]
    person = np.concatenate([main, second])
    is_second = np.arange(len(person)) >= len(main)
    later = between(stream, 0, 20 * DAY, len(person)) * is_second
    return Known(
        kind=kind,
        person=person,
        created_at=np.minimum(since[person] + later, WORLD_END - 7_200),
        is_second=is_second,
        merged=is_second & happens(stream, MERGES, len(person)),
        converted=converts[person] & ~is_second,
    )


def account_ids(company: Ints) -> Text:
    """Return Salesforce ids of companies."""
    return join("0015f000", digits(scatter(company, 1_220_703_125), 10))
