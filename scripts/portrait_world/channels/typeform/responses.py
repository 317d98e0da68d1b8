"""Typeform: one form sent with the customer's data in the link, one behind a posted link."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import (
    Flags,
    Ints,
    Text,
    choose,
    digits,
    draw_one,
    happens,
    join,
    keep,
    pick,
    scatter,
)
from portrait_world.channels.typeform.forms import (
    DATA_TYPES,
    FORMS,
    QUESTIONS,
    SATISFACTION,
    Question,
)
from portrait_world.channels.voice_texts import (
    emails_at,
    iso_moment,
    json_object,
    with_broken_copies,
)
from portrait_world.people.scene import Delivery, Records, Scene
from portrait_world.people.timing import moments
from portrait_world.people.voices import (
    PAIN,
    THEMES,
    Voices,
    answers_surveys,
    labels,
    named,
    quotes,
    rated,
)
from portrait_world.tables import Export, Table, repeated, stacked
from portrait_world.world import WORLD_END

UNREPLACED_SHARE = 0.06
"""Share of links in which the mail tool did not replace its placeholders."""


@dataclass(frozen=True)
class Responses:
    """A block's responses: person (row), form, time."""

    person: Ints
    form: Ints
    at: Ints
    ids: Text


def responses(scene: Scene, voices: Voices) -> Delivery:
    """Export a block's responses and their answers."""
    given = _respond(scene, voices)
    columns: Table = {
        "landing_id": given.ids,
        "token": given.ids,
        "landed_at": iso_moment(given.at - 90),
        "submitted_at": iso_moment(given.at),
        "platform": pick(["mobile", "other"], given.person % 2),
        "hidden": _hidden(scene, given),
        "tags": "[]",
        "_sdc_form_id": pick(FORMS, given.form),
    }
    landings = Export("typeform", "submitted_landings", columns, given.at, "_sdc_batched_at")
    landings = with_broken_copies(scene, landings, "landing_id", "submitted_at")
    records = Records(join("typeform:response:", given.ids), given.person)
    return Delivery((landings, _answers(scene, voices, given)), (records,))


def _respond(scene: Scene, voices: Voices) -> Responses:
    block, presence = scene.block, scene.presence
    asked = presence.buyer | presence.subscriber
    person = np.flatnonzero(asked & answers_surveys(block, "typeform", voices, 0.28))
    form = draw_one(block.stream("typeform forms"), (0.65, 0.35), len(person))
    at = moments(block, "typeform", scene.people, presence, scene.tastes, person)
    number = scatter(scene.people.number[person], 1_597_334_677)
    ids = join("tf", digits(number, 10))
    return Responses(person, form, np.clip(at, 0, WORLD_END - 60), ids)


def _hidden(scene: Scene, given: Responses) -> Text:
    """Return the data in the link; a posted link has none."""
    block, size = scene.block, len(given.person)
    stream = block.stream("typeform hidden")
    with_account = scene.presence.account[given.person] & happens(stream, 0.6, size)
    customer = keep(with_account, digits(scene.presence.customer_id[given.person]))
    known = {"email": emails_at(scene, "typeform", given.person, given.at), "customer_id": customer}
    left = happens(stream, UNREPLACED_SHARE, size)
    written = choose(
        left, '{"email":"{{ person.email }}","customer_id":"xxxxx"}', json_object(known)
    )
    mailed = (given.form == SATISFACTION) & happens(stream, 0.9, size)
    return choose(mailed, written, "{}")


def _answers(scene: Scene, voices: Voices, given: Responses) -> Export:
    parts: list[Table] = []
    moments_of: list[Ints] = []
    for question in QUESTIONS:
        answers, is_given = _answer(scene, voices, given, question)
        rows = np.flatnonzero((given.form == question.form) & is_given)
        whole: Table = {
            "landing_id": given.ids,
            "question_id": question.id,
            "type": question.kind,
            "ref": question.reference,
            "data_type": DATA_TYPES[question.kind],
            "submitted_at": iso_moment(given.at),
            "answer": answers,
            "_sdc_form_id": FORMS[question.form],
        }
        parts.append(repeated(whole, rows))
        moments_of.append(given.at[rows])
    columns = stacked(parts, [len(at) for at in moments_of])
    at = np.concatenate(moments_of)
    return Export("typeform", "answers", columns, at, "_sdc_batched_at")


def _answer(
    scene: Scene, voices: Voices, given: Responses, question: Question
) -> tuple[Text, Flags]:
    """Return the answers of all respondents to a question, and who gave one."""
    block, people, person = scene.block, scene.people, given.person
    purpose, size = f"typeform {question.reference}", len(person)
    answered = happens(block.stream(f"answered {purpose}"), 0.92, size)
    if question.kind == "opinion_scale":
        return digits(rated(block, purpose, voices, person)), answered
    if question.kind == "rating":
        return digits(np.maximum(1, (rated(block, purpose, voices, person) + 1) // 2)), answered
    if question.kind == "email":
        wanted = happens(block.stream("typeform contact"), 0.7, size)
        return emails_at(scene, purpose, person, given.at), wanted
    kind = question.reference if question.reference in THEMES else PAIN
    themes = named(block, purpose, people, voices, kind, person)
    if question.kind == "long_text":
        talkative = happens(block.stream(f"talkative {purpose}"), 0.5, size)
        return quotes(block, purpose, kind, themes), talkative
    return join('{"label":"', labels(kind, themes), '"}'), answered
