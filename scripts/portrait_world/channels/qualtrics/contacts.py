"""Qualtrics: the directory, the invited people, and the respondents of each survey."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import (
    Flags,
    Ints,
    Text,
    between,
    digits,
    happens,
    join,
    keep,
    moment,
    pick,
    scatter,
)
from portrait_world.channels.qualtrics.surveys import RELATION, VALUES
from portrait_world.people.contacts import CURRENT, write_emails
from portrait_world.people.phones import write_phones
from portrait_world.people.places import COUNTRIES
from portrait_world.people.scene import Delivery, Records, Scene
from portrait_world.people.timing import moments
from portrait_world.people.voices import Voices, answers_surveys
from portrait_world.tables import Export, Table, boolean, careless, repeated, stacked
from portrait_world.world import DAY, WORLD_END

LANGUAGES = tuple(
    {"zh": "ZH-S", "pt": "PT-BR"}.get(country.language, country.language.upper())
    for country in COUNTRIES
)


@dataclass(frozen=True)
class Asked:
    """A block's directory and responses.

    `contact` are the people in the directory, invited at `invited_at`. `person` are the respondents
    of `survey` at `at` (rows of the relationship survey first), and `contact_row` is their row of
    `contact` (-1 for a posted link).
    """

    contact: Ints
    invited_at: Ints
    person: Ints
    survey: Ints
    at: Ints
    contact_row: Ints
    finished: Flags

    def response_ids(self, numbers: Ints) -> Text:
        """Return Qualtrics ids of responses, given the numbers of the people."""
        return join(
            "R_", digits(scatter(2 * numbers[self.person] + self.survey, 1_640_531_527), 10)
        )


def ask(scene: Scene, voices: Voices) -> Asked:
    """Return who is in the directory, who is invited, and who answers."""
    block, presence = scene.block, scene.presence
    stream = block.stream("qualtrics")
    contact = np.flatnonzero(presence.subscriber & happens(stream, 0.4, scene.people.size))
    waves = block.world.first_day + np.array([25, 95, 165]) * block.world.months // 8
    invited = waves[between(stream, 0, 2, len(contact))] * DAY + 9 * 3_600
    answering = answers_surveys(block, "qualtrics", voices, 0.33)[contact]
    row = np.flatnonzero(answering)
    replied = invited[row] + between(stream, 600, 9 * DAY, len(row))
    public = np.flatnonzero(presence.device & answers_surveys(block, "posted", voices, 0.07))
    seen = moments(block, "posted survey", scene.people, presence, scene.tastes, public)
    person = np.concatenate([contact[row], public])
    return Asked(
        contact=contact,
        invited_at=invited,
        person=person,
        survey=np.repeat([RELATION, VALUES], [len(row), len(public)]),
        at=np.minimum(np.concatenate([replied, seen]), WORLD_END - 60),
        contact_row=np.concatenate([row, np.full(len(public), -1)]),
        finished=happens(stream, 0.88, len(person)),
    )


def directory(scene: Scene, asked: Asked) -> Delivery:
    """Export a block's contacts and their invitations."""
    block, people, person = scene.block, scene.people, asked.contact
    stream, size = block.stream("qualtrics directory"), len(person)
    ids = _contact_ids(scene, asked)
    left = happens(stream, 0.05, size)
    changed = np.minimum(asked.invited_at + between(stream, DAY, 20 * DAY, size), WORLD_END - 60)
    with_account = scene.presence.account[person] & happens(stream, 0.5, size)
    phone = write_phones(block, "qualtrics", scene.phones, person)
    newest: Table = {
        "directory_id": "POOL_main",
        "id": ids,
        "creation_date": moment(asked.invited_at - DAY),
        "last_modified": moment(changed),
        "email": write_emails(
            block, "qualtrics", scene.addresses.of(person, np.full(size, CURRENT))
        ),
        "ext_ref": keep(with_account, digits(scene.presence.customer_id[person])),
        "first_name": careless(block, "qualtrics first", people.names.first.take(person)),
        "last_name": careless(block, "qualtrics last", people.names.last.take(person)),
        "language": pick(LANGUAGES, people.homes.country[person]),
        "phone": keep(happens(stream, 0.2, size), phone),
        "directory_unsubscribed": boolean(block, "qualtrics left", left),
        "directory_unsubscribe_date": keep(left, moment(changed)),
    }
    older = np.flatnonzero(happens(stream, block.rates.updated_row, size))
    before = repeated(newest, older) | {
        "last_modified": moment(asked.invited_at[older] - DAY),
        "directory_unsubscribed": "false",
        "directory_unsubscribe_date": keep(np.zeros(len(older), dtype=bool), "-"),
    }
    columns = stacked([newest, before], [size, len(older)])
    at = np.concatenate([changed, asked.invited_at[older] - DAY])
    contacts = Export("qualtrics", "directory_contact", columns, at)
    records = Records(join("qualtrics:contact:", ids), person)
    return Delivery((contacts, _invitations(scene, asked, ids)), (records,))


def _invitations(scene: Scene, asked: Asked, ids: Text) -> Export:
    stream, size = scene.block.stream("qualtrics invitations"), len(asked.contact)
    answered = np.flatnonzero(asked.contact_row >= 0)
    row_of = np.full(size, -1)
    row_of[asked.contact_row[answered]] = answered
    has_answered = row_of >= 0
    responses = asked.response_ids(scene.people.number).take(np.maximum(row_of, 0))
    opened = has_answered | happens(stream, 0.3, size)
    completed = asked.at[np.maximum(row_of, 0)]
    opened_at = np.where(has_answered, completed - 300, asked.invited_at + 7_200)
    columns: Table = {
        "distribution_id": join("EMD_", digits(asked.invited_at // DAY)),
        "contact_id": ids,
        "sent_at": moment(asked.invited_at),
        "opened_at": keep(opened, moment(opened_at)),
        "response_id": keep(has_answered, responses),
        "response_completed_at": keep(has_answered, moment(completed)),
        "status": pick(["SurveyNotStarted", "SurveyFinished"], has_answered.astype(np.int64)),
    }
    changed = np.where(has_answered, completed, asked.invited_at)
    return Export("qualtrics", "distribution_contact", columns, changed)


def _contact_ids(scene: Scene, asked: Asked) -> Text:
    number = scene.people.number[asked.contact]
    return join("CID_", digits(scatter(number, 1_181_783_497), 10))
