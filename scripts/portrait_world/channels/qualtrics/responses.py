"""Qualtrics: responses, their embedded data, and the answers, one row each."""

import numpy as np

from portrait_world.arrays import (
    Flags,
    Ints,
    Text,
    between,
    choose,
    digits,
    happens,
    join,
    keep,
    moment,
    pick,
)
from portrait_world.channels.qualtrics.contacts import LANGUAGES, Asked
from portrait_world.channels.qualtrics.surveys import QUESTIONS, SURVEYS, VALUES, Question
from portrait_world.channels.voice_texts import with_broken_copies
from portrait_world.people.contacts import CURRENT, write_emails
from portrait_world.people.scene import Delivery, Records, Scene
from portrait_world.people.voices import PAIN, THEMES, Voices, labels, named, quotes, rated
from portrait_world.tables import Export, Table, repeated, stacked
from portrait_world.world import WORLD_END

PREVIEW_SHARE = 0.02
"""Share of responses that a colleague repeated in the survey's preview: they belong to nobody."""
UNFINISHED_QUESTIONS = 1
"""Number of questions that respondents answer who do not finish."""


def responses(scene: Scene, voices: Voices, asked: Asked) -> Delivery:
    """Export a block's responses with their embedded data and answers."""
    ids = asked.response_ids(scene.people.number)
    newest = _columns(scene, asked, ids)
    size = len(asked.person)
    stream = scene.block.stream("qualtrics previews")
    previews = np.flatnonzero(happens(stream, PREVIEW_SHARE, size) | (np.arange(size) == 0))
    copied = repeated(newest, previews) | {
        "id": join(ids.take(previews), "x"),
        "status": "1",
        "distribution_channel": "preview",
    }
    columns = stacked([newest, copied], [size, len(previews)])
    at = np.concatenate([asked.at, asked.at[previews]])
    whole = Export("qualtrics", "survey_response", columns, at)
    whole = with_broken_copies(scene, whole, "id", "recorded_date")
    records = Records(join("qualtrics:response:", ids), asked.person)
    answers = _answers(scene, voices, asked, ids)
    return Delivery((whole, _embedded(scene, asked, ids), answers), (records,))


def _columns(scene: Scene, asked: Asked, ids: Text) -> Table:
    block, people, person, size = scene.block, scene.people, asked.person, len(asked.person)
    stream = block.stream("qualtrics responses")
    invited = asked.contact_row >= 0
    seconds = between(stream, 60, 900, size)
    current = scene.addresses.of(person, np.full(size, CURRENT))
    shown = invited & happens(stream, 0.9, size)
    return {
        "id": ids,
        "survey_id": pick(SURVEYS, asked.survey),
        "start_date": moment(asked.at - seconds),
        "end_date": moment(asked.at),
        "recorded_date": moment(asked.at),
        "last_modified_date": moment(np.minimum(asked.at + 60, WORLD_END)),
        "duration_in_seconds": digits(seconds),
        "finished": digits(asked.finished.astype(np.int64)),
        "progress": choose(asked.finished, "100", "40"),
        "status": "0",
        "distribution_channel": choose(invited, "email", "anonymous"),
        "user_language": pick(LANGUAGES, people.homes.country[person]),
        "recipient_email": keep(shown, write_emails(block, "qualtrics responses", current)),
        "recipient_first_name": keep(shown, people.names.first.take(person)),
        "recipient_last_name": keep(shown, people.names.last.take(person)),
    }


def _embedded(scene: Scene, asked: Asked, ids: Text) -> Export:
    """Export embedded data: the shop's id where the posted link was on a page behind the login."""
    presence, person = scene.presence, asked.person
    behind_login = (asked.survey == VALUES) & presence.account[person]
    rows = np.flatnonzero(behind_login)
    customer: Table = {
        "response_id": ids.take(rows),
        "import_id": "customer_id",
        "key": "customer_id",
        "value": digits(presence.customer_id[person[rows]]),
    }
    posted = np.flatnonzero(asked.survey == VALUES)
    source: Table = {
        "response_id": ids.take(posted),
        "import_id": "placement",
        "key": "placement",
        "value": "order confirmation",
    }
    columns = stacked([customer, source], [len(rows), len(posted)])
    at = np.concatenate([asked.at[rows], asked.at[posted]])
    return Export("qualtrics", "survey_embedded_data", columns, at)


def _answers(scene: Scene, voices: Voices, asked: Asked, ids: Text) -> Export:
    parts: list[Table] = []
    moments_of: list[Ints] = []
    for position, question in enumerate(QUESTIONS):
        first = position - [q.survey for q in QUESTIONS].index(question.survey)
        reached = asked.finished | (first < UNFINISHED_QUESTIONS)
        in_survey = (asked.survey == question.survey) & reached
        for written, given, suffix in _written(scene, voices, asked, question):
            rows = np.flatnonzero(in_survey & given)
            whole = written | {
                "_fivetran_id": join(ids, "-", f"{question.id}{suffix}"),
                "question": question.words,
                "response_id": ids,
            }
            parts.append(repeated(whole, rows))
            moments_of.append(asked.at[rows])
    columns = stacked(parts, [len(at) for at in moments_of])
    return Export("qualtrics", "question_response", columns, np.concatenate(moments_of))


def _written(
    scene: Scene, voices: Voices, asked: Asked, question: Question
) -> list[tuple[Table, Flags, str]]:
    """Return the rows of a question: columns, which people answer, a suffix of the key."""
    block, person, size = scene.block, asked.person, len(asked.person)
    purpose = f"qualtrics {question.survey} {question.id}"
    answered = happens(block.stream(f"answered {purpose}"), 0.93, size)
    score = rated(block, "qualtrics score", voices, person)
    nothing = keep(np.zeros(size, dtype=bool), "-")
    if question.selector == "NPS":
        group = np.where(score >= 9, 3, np.where(score >= 7, 2, 1))
        return [
            (_row(question.id, digits(score), digits(score), nothing), answered, ""),
            (_row(f"{question.id}_NPS_GROUP", nothing, digits(group), nothing), answered, "G"),
        ]
    if question.tag == "CSAT":
        stars = digits(np.clip((score + 1) // 2, 1, 5))
        return [(_row(question.id, stars, stars, nothing), answered, "")]
    asked_for = question.tag.partition("_")[0]
    kind = asked_for if asked_for in THEMES else PAIN
    themes = named(block, purpose, scene.people, voices, kind, person)
    if question.kind == "TE":
        talkative = happens(block.stream(f"talkative {purpose}"), 0.5, size)
        said = quotes(block, purpose, kind, themes)
        return [(_row(question.id, nothing, said, said), talkative, "")]
    chosen = [(_chosen(question, kind, themes), answered, "")]
    if question.selector == "MAVR":
        second = named(block, f"{purpose} second", scene.people, voices, kind, person)
        two = answered & (second != themes)
        chosen.append((_chosen(question, kind, second), two, "b"))
    return chosen


def _chosen(question: Question, kind: str, themes: Ints) -> Table:
    key = digits(themes + 1)
    return _row(question.id, key, key, labels(kind, themes))


def _row(question_id: str, key: Text, value: Text, words: Text) -> Table:
    return {
        "question_id": question_id,
        "question_option_key": key,
        "value": value,
        "text": words,
    }
