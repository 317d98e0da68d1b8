"""Qualtrics: the two surveys, their questions and choices."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import digits, moment, pick, text
from portrait_world.people.voices import NEED, PAIN, THEMES, VALUE
from portrait_world.tables import Export, Table
from portrait_world.world import DAY, World

SURVEYS = ("SV_relation", "SV_values")
NAMES = ("Customer relationship survey", "What you value")
RELATION, VALUES = 0, 1
_SATISFIED = (
    *("Very dissatisfied", "Dissatisfied", "Neither satisfied nor dissatisfied"),
    *("Satisfied", "Very satisfied"),
)


@dataclass(frozen=True)
class Question:
    """A question: its survey and key, kind, readable name, wording and choices."""

    survey: int
    id: str
    kind: str
    selector: str
    tag: str
    words: str
    options: tuple[str, ...] = ()


def _labels(kind: str) -> tuple[str, ...]:
    return tuple(theme.label for theme in THEMES[kind])


QUESTIONS = (
    Question(RELATION, "QID1", "MC", "NPS", "recommend", "Would you recommend us to a friend?"),
    Question(RELATION, "QID2", "MC", "SAVR", "CSAT", "How satisfied are you?", _SATISFIED),
    Question(RELATION, "QID3", "MC", "SAVR", "pain", "What should we mend?", _labels(PAIN)),
    Question(RELATION, "QID4", "TE", "ML", "why", "Please tell us why"),
    Question(VALUES, "QID1", "MC", "SAVR", "need", "What do you look for?", _labels(NEED)),
    Question(VALUES, "QID2", "MC", "MAVR", "value", "What describes you?", _labels(VALUE)),
    Question(VALUES, "QID3", "TE", "ML", "value_else", "What else?"),
)


def surveys(world: World) -> tuple[Export, ...]:
    """Export surveys, questions and options, as created before the period."""
    made = (world.first_day - 20) * DAY
    stamp = moment(np.full(len(SURVEYS), made))
    survey: Table = {
        "id": text(SURVEYS),
        "survey_name": text(NAMES),
        "survey_status": "Active",
        "last_modified": stamp,
        "_fivetran_deleted": "false",
    }
    return (
        Export("qualtrics", "survey", survey, np.full(len(SURVEYS), made)),
        Export("qualtrics", "question", _questions(), np.full(len(QUESTIONS), made)),
        _options(made),
    )


def _questions() -> Table:
    return {
        "survey_id": text([SURVEYS[question.survey] for question in QUESTIONS]),
        "id": text([question.id for question in QUESTIONS]),
        "question_type": text([question.kind for question in QUESTIONS]),
        "selector": text([question.selector for question in QUESTIONS]),
        "data_export_tag": text([question.tag for question in QUESTIONS]),
        "question_text": text([question.words for question in QUESTIONS]),
        "_fivetran_deleted": "false",
    }


def _options(made: int) -> Export:
    owner = np.array([row for row, asked in enumerate(QUESTIONS) for _ in asked.options])
    key = np.array([key + 1 for asked in QUESTIONS for key in range(len(asked.options))])
    columns: Table = {
        "survey_id": pick([SURVEYS[question.survey] for question in QUESTIONS], owner),
        "question_id": pick([question.id for question in QUESTIONS], owner),
        "key": digits(key),
        "recode_value": digits(key),
        "text": text([option for asked in QUESTIONS for option in asked.options]),
        "_fivetran_deleted": "false",
    }
    return Export("qualtrics", "question_option", columns, np.full(len(owner), made))
