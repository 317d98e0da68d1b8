"""Interviews: notes of researchers, one row per coded remark, in a spreadsheet of our own."""

import numpy as np

from portrait_world.arrays import (
    Flags,
    Ints,
    Text,
    between,
    choose,
    digits,
    draw_one,
    happens,
    join,
    keep,
    moment,
    money,
    pick,
    scatter,
)
from portrait_world.channels.voice_texts import emails_at, with_broken_copies
from portrait_world.people.scene import Delivery, Records, Scene
from portrait_world.people.timing import moments
from portrait_world.people.voices import NEED, PAIN, VALUE, Voices, codes, named, quotes
from portrait_world.tables import Export, Table, repeated, stacked
from portrait_world.world import DAY, WORLD_END

METHODS = ("face_to_face", "video", "phone")
COST_CENTS = (18_000, 9_000, 6_000)
INTERVIEWERS = ("M. Osei", "L. Brandt")
GUIDE = (
    (NEED, "What did you come for?"),
    (PAIN, "What got in your way?"),
    (VALUE, "What would you never give up?"),
    (PAIN, "Anything else that annoyed you?"),
)
SENTIMENTS = {NEED: (0.0, 0.1, 0.5, 0.3, 0.1), PAIN: (0.4, 0.45, 0.15, 0.0, 0.0)}


def notes(scene: Scene, voices: Voices) -> Delivery:
    """Export a block's coded notes."""
    block, presence = scene.block, scene.presence
    stream = block.stream("interviews")
    invited = (presence.buyer | presence.crm) & happens(stream, 0.08, scene.people.size)
    person = np.flatnonzero(invited)
    held_at = moments(block, "interviews", scene.people, presence, scene.tastes, person)
    ids = join("I", digits(scatter(scene.people.number[person], 1_220_703_125), 10))
    columns = _interviews(scene, person, held_at, ids)
    parts: list[Table] = []
    coded: list[Ints] = []
    for number, (kind, question) in enumerate(GUIDE):
        asked = happens(stream, 0.9 if number < len(GUIDE) - 1 else 0.5, len(person))
        note = columns | _note(scene, voices, person, number, kind, question)
        for table, rows, at in _versions(scene, note, asked, held_at, number):
            parts.append(repeated(table, rows) | {"coded_at": moment(at)})
            coded.append(at)
    stack = stacked(parts, [len(at) for at in coded])
    records = Records(join("interviews:interview:", ids), person)
    written = Export("interviews", "note", stack, np.concatenate(coded), None)
    return Delivery((with_broken_copies(scene, written, "interview_id", "held_at"),), (records,))


def _interviews(scene: Scene, person: Ints, held_at: Ints, ids: Text) -> Table:
    block, size = scene.block, len(person)
    stream = block.stream("interview columns")
    method = draw_one(stream, (3, 5, 2), size)
    named_by = draw_one(stream, (0.6, 0.25, 0.15), size)
    with_account = scene.presence.account[person]
    by_email = (named_by == 0) | ((named_by == 1) & ~with_account)
    customer = digits(scene.presence.customer_id[person])
    return {
        "interview_id": ids,
        "held_at": moment(held_at),
        "interviewer": pick(INTERVIEWERS, between(stream, 0, 1, size)),
        "method": pick(METHODS, method),
        "duration_minutes": digits(between(stream, 25, 70, size)),
        "cost": money(np.array(COST_CENTS)[method]),
        "currency": "USD",
        "customer_email": keep(by_email, emails_at(scene, "interviews", person, held_at)),
        "customer_id": keep((named_by == 1) & with_account, customer),
    }


def _note(
    scene: Scene, voices: Voices, person: Ints, number: int, kind: str, question: str
) -> Table:
    block, purpose = scene.block, f"interview {number}"
    themes = named(block, purpose, scene.people, voices, kind, person)
    weights = SENTIMENTS.get(kind, SENTIMENTS[NEED])
    sentiment = draw_one(block.stream(f"sentiment {purpose}"), weights, len(person)) - 2
    return {
        "note_number": str(number + 1),
        "question": question,
        "code": codes(kind, themes),
        "quote": quotes(block, purpose, kind, themes),
        "sentiment": digits(sentiment),
    }


def _versions(
    scene: Scene, note: Table, asked: Flags, held_at: Ints, number: int
) -> list[tuple[Table, Ints, Ints]]:
    """Return notes and, for some, the earlier note from before the second listening."""
    stream = scene.block.stream(f"interview versions {number}")
    rows = np.flatnonzero(asked)
    coded_at = np.minimum(held_at[rows] + 2 * DAY, WORLD_END)
    before = happens(stream, scene.block.rates.updated_row, len(rows))
    unread = np.zeros(len(held_at), dtype=bool)
    unread[rows] = happens(stream, scene.block.rates.null_spelling, len(rows))
    clear = note | {"sentiment": choose(unread, "n/a", note["sentiment"])}
    return [
        (clear, rows, coded_at),
        (note | {"sentiment": "0"}, rows[before], coded_at[before] - 3_600),
    ]
