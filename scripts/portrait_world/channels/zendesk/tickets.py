"""Zendesk: tickets about orders; some are written by staff after a call, some are merged."""

from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from portrait_world.arrays import (
    Flags,
    Ints,
    Text,
    between,
    choose,
    digits,
    draw,
    happens,
    join,
    keep,
    moment,
    pick,
)
from portrait_world.channels.zendesk.texts import CALLED, DESCRIPTIONS, LANGUAGES, SUBJECTS, TOPICS
from portrait_world.channels.zendesk.users import ORGANIZATION_BASE, STAFF, staff_ids, user_ids
from portrait_world.people.persona_numbers import WORKPLACE_BUYER
from portrait_world.people.places import COUNTRIES
from portrait_world.people.returns import PAID, Returns
from portrait_world.people.scene import Scene
from portrait_world.tables import Export, Table, boolean, stacked
from portrait_world.world import BLOCK_ROWS, DAY, WORLD_END, World

STATUSES = ("open", "pending", "solved", "closed", "deleted")
OPEN, PENDING, SOLVED, CLOSED, DELETED = range(5)
FORM_BASE = 360_000_000_001
_VIAS = ("email", "web", "chat", "voice")
_TOPICS_BY_CAUSE = np.array(
    [[0.45, 0.05, 0.15, 0.1, 0.25], [0.05, 0.65, 0.3, 0, 0], [0.1, 0.1, 0, 0.65, 0.15]]
)


@dataclass(frozen=True)
class Tickets:
    """A block's tickets, one element per ticket, in order of their numbers.

    `merged_into` is the row of the ticket into which this one was merged, or -1.
    """

    person: Ints
    requester: Text
    opened_at: Ints
    topic: Ints
    language: Ints
    order: Text
    called: Flags
    agent: Ints
    status: Ints
    merged_into: Ints
    number: Ints

    @property
    def size(self) -> int:
        """Number of tickets."""
        return len(self.person)

    @property
    def words(self) -> Ints:
        """Row of each ticket's language and topic in the texts."""
        return self.language * len(TOPICS) + self.topic

    @property
    def description(self) -> Text:
        """Text of the first comment: the requester's words, or a note about a call."""
        parts = pc.split_pattern(pick(DESCRIPTIONS, self.words), "{}")
        own = join(pc.list_element(parts, 0), self.order, pc.list_element(parts, 1))
        head, tail = CALLED.split("{}")
        return choose(self.called, join(head, self.order, tail), own)


def complain(scene: Scene, returned: Returns) -> Tickets:
    """Return the tickets: orders with problems cause many, other orders few."""
    orders, stream = scene.orders, scene.block.stream("tickets")
    size = len(orders.id)
    trouble = (returned.status != PAID) | orders.cancelled
    works = scene.people.persona[orders.person] == WORKPLACE_BUYER
    chance = np.where(trouble, 0.35, np.where(works, 0.12, 0.07))
    asks = happens(stream, chance, size) & (orders.slot >= 0) & ~orders.test
    opened = orders.placed_at + between(stream, DAY, 12 * DAY, size)
    row = np.flatnonzero(asks & (opened < WORLD_END - DAY))
    cause = np.where(works[row], 2, np.where(trouble[row], 1, 0))
    topic = draw(stream, _TOPICS_BY_CAUSE, cause)
    return _with_repeats(scene, row, opened[row], topic)


def _with_repeats(scene: Scene, row: Ints, opened: Ints, topic: Ints) -> Tickets:
    """Add second tickets about the same matter, which were merged."""
    orders, stream = scene.orders, scene.block.stream("ticket repeats")
    again = np.flatnonzero(happens(stream, 0.07, len(row)) & (opened < WORLD_END - 4 * DAY))
    later = opened[again] + between(stream, 3_600, 2 * DAY, len(again))
    source = np.concatenate([np.arange(len(row)), again])
    at = np.concatenate([opened, later])
    size = len(source)
    taken = np.concatenate([np.full(len(row), -1), again])
    sequence = np.argsort(at, kind="stable")
    place = np.empty(size, dtype=np.int64)
    place[sequence] = np.arange(size)
    source, at, taken = source[sequence], at[sequence], taken[sequence]
    merged_into = np.where(taken >= 0, place[taken], -1)
    person = orders.person[row[source]]
    languages = np.array([LANGUAGES.index(country.language) for country in COUNTRIES])
    age = (WORLD_END - at) // DAY
    status = np.where(age > 35, CLOSED, np.where(age > 9, SOLVED, np.where(age > 3, PENDING, OPEN)))
    status = np.where(happens(stream, 0.015, size), DELETED, status)
    return Tickets(
        person=person,
        requester=user_ids(scene.people.number[person]),
        opened_at=at,
        topic=topic[source],
        language=languages[scene.people.homes.country[person]],
        order=join("#", digits(orders.number[row[source]])),
        called=happens(stream, 0.08, size) & (merged_into < 0),
        agent=between(stream, 0, len(STAFF) - 1, size),
        status=np.where(merged_into >= 0, CLOSED, status),
        merged_into=merged_into,
        number=scene.block.number * BLOCK_ROWS + 1_001 + np.arange(size),
    )


def tickets(scene: Scene, filed: Tickets) -> Export:
    """Export a block's tickets; the first block also has two that staff wrote to themselves."""
    block, size = scene.block, filed.size
    stream = block.stream("ticket columns")
    works = scene.people.persona[filed.person] == WORKPLACE_BUYER
    company = ORGANIZATION_BASE + scene.addresses.company[filed.person]
    via = choose(
        filed.called,
        pick(("voice", "web"), between(stream, 0, 1, size)),
        pick(_VIAS, draw(stream, np.array([[0.5, 0.4, 0.1, 0]]), np.zeros(size, dtype=np.int64))),
    )
    updated = np.minimum(filed.opened_at + between(stream, DAY, 9 * DAY, size), WORLD_END)
    survives = np.isin(np.arange(size), filed.merged_into)
    columns: Table = {
        "id": digits(filed.number),
        "subject": pick(SUBJECTS, filed.words),
        "description": filed.description,
        "requester_id": filed.requester,
        "submitter_id": choose(filed.called, staff_ids(filed.agent), filed.requester),
        "assignee_id": staff_ids(filed.agent),
        "organization_id": keep(works, digits(company)),
        "status": pick(STATUSES, filed.status),
        "priority": pick(("low", "normal", "high", None), between(stream, 0, 3, size)),
        "type": pick(("question", "problem", None), between(stream, 0, 2, size)),
        "ticket_form_id": digits(FORM_BASE + (filed.topic == 1)),
        "via_channel": via,
        "merged_ticket_ids": keep(survives, join("[", _merged_numbers(filed), "]")),
        "is_public": boolean(block, "ticket public", np.ones(size, dtype=bool)),
        "created_at": moment(filed.opened_at),
        "updated_at": moment(updated),
        "_fivetran_deleted": "false",
    }
    if block.number:
        return Export("zendesk", "ticket", columns, updated)
    internal, at = _internal(block.world)
    whole = stacked([columns, internal], [size, len(at)])
    return Export("zendesk", "ticket", whole, np.concatenate([updated, at]))


def _merged_numbers(filed: Tickets) -> Text:
    """Return, per ticket, the number of the ticket merged into it (its own if there is none)."""
    number, gone = filed.number.copy(), np.flatnonzero(filed.merged_into >= 0)
    number[filed.merged_into[gone]] = filed.number[gone]
    return digits(number)


def _internal(world: World) -> tuple[Table, Ints]:
    """Return tickets whose requester is a member of staff."""
    member = np.array([0, 4])
    at = (world.first_day + 5 + member) * DAY
    names = ("organization_id", "priority", "type", "merged_ticket_ids")
    nothing = dict.fromkeys(names, pick([None], np.zeros(2, dtype=np.int64)))
    columns: Table = {
        "id": digits(901 + member),
        "subject": "Test of the new form",
        "description": "Trying out the form, please ignore.",
        "requester_id": staff_ids(member),
        "submitter_id": staff_ids(member),
        "assignee_id": staff_ids(member),
        "status": "closed",
        "ticket_form_id": digits(np.full(2, FORM_BASE)),
        "via_channel": "web",
        "is_public": "true",
        "created_at": moment(at),
        "updated_at": moment(at + DAY),
        "_fivetran_deleted": "false",
    }
    return columns | nothing, at + DAY
