"""Typeform: the two forms and their questions."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import (
    text,
)
from portrait_world.channels.voice_texts import iso_moment
from portrait_world.people.voices import (
    NEED,
    PAIN,
    THEMES,
    VALUE,
)
from portrait_world.tables import Export, Table
from portrait_world.world import DAY, World

FORMS = ("FoSatisf", "FoNeeds1")
TITLES = ("How was your order?", "What matters to you")
SATISFACTION, NEEDS = 0, 1


@dataclass(frozen=True)
class Question:
    """A question of a form: its kind, readable name, title, and settings as JSON."""

    form: int
    kind: str
    reference: str
    title: str
    settings: str = "{}"

    @property
    def id(self) -> str:
        """Typeform's key of the question."""
        return f"Q{self.form}{self.reference}"


def _choices(kind: str) -> str:
    offered = ",".join(f'{{"label":"{theme.label}"}}' for theme in THEMES[kind])
    return f'{{"choices":[{offered}]}}'


QUESTIONS = (
    Question(
        SATISFACTION,
        "opinion_scale",
        "recommend",
        "How likely are you to recommend us?",
        '{"steps":11,"start_at_one":false}',
    ),
    Question(SATISFACTION, "rating", "stars", "How was your last order?", '{"steps":5}'),
    Question(SATISFACTION, "multiple_choice", "pain", "What bothers you most?", _choices(PAIN)),
    Question(SATISFACTION, "long_text", "why", "Tell us more"),
    Question(NEEDS, "multiple_choice", "need", "What do you look for?", _choices(NEED)),
    Question(NEEDS, "multiple_choice", "value", "What describes you?", _choices(VALUE)),
    Question(NEEDS, "email", "contact", "Where may we reach you?"),
)
DATA_TYPES = {
    "opinion_scale": "number",
    "rating": "number",
    "multiple_choice": "choice",
    "long_text": "text",
    "email": "email",
}


def forms(world: World) -> tuple[Export, ...]:
    """Export the forms and their questions, as created before the period."""
    at = np.full(len(FORMS), (world.first_day - 30) * DAY)
    made = {"created_at": iso_moment(at), "last_updated_at": iso_moment(at)}
    columns: Table = {"id": text(FORMS), "type": "quiz", "title": text(TITLES)} | made
    asked: Table = {
        "form_id": text([FORMS[question.form] for question in QUESTIONS]),
        "question_id": text([question.id for question in QUESTIONS]),
        "title": text([question.title for question in QUESTIONS]),
        "ref": text([question.reference for question in QUESTIONS]),
        "type": text([question.kind for question in QUESTIONS]),
        "properties": text([question.settings for question in QUESTIONS]),
    }
    since = np.full(len(QUESTIONS), at[0])
    return (
        Export("typeform", "forms", columns, at, "_sdc_batched_at"),
        Export("typeform", "questions", asked, since, "_sdc_batched_at"),
    )
