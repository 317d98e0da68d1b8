"""What people say when they are asked: the one place where hidden types meet words.

A person has a main need, a main pain and a main value, drawn once from the mixture of their persona
type below, and names it in every survey and interview; one answer in five names another one of the
type's. Whoever learns needs, pains and values from statements can be judged against MIXTURES.
Satisfaction is a number a person from 0 to 10 around the mean of the type. The very satisfied and
the very dissatisfied answer surveys more often than the others: the bias every real survey has.
"""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Flags, Floats, Ints, Text, draw, happens, pick
from portrait_world.people.people import People
from portrait_world.world import Block

NEED, PAIN, VALUE = "need", "pain", "value"


@dataclass(frozen=True)
class Theme:
    """One topic of people: its code, its label in surveys, and sentences of people about it."""

    code: str
    label: str
    quotes: tuple[str, str]


THEMES: dict[str, tuple[Theme, ...]] = {
    NEED: (
        Theme("save_money", "Paying less", ("I wait for the sale.", "It has to fit my budget.")),
        Theme("stay_in_style", "Being in style", ("I want what is new.", "My look has to be now.")),
        Theme(
            "lasting_quality", "Things that last", ("Buy once, buy well.", "It should age well.")
        ),
        Theme("less_effort", "Less effort", ("One order for us all.", "I have no time to search.")),
        Theme("latest_technology", "The latest technology", ("Specs first.", "I upgrade early.")),
        Theme("reliable_supply", "Reliable supply", ("It must be there on Monday.", "No gaps.")),
    ),
    PAIN: (
        Theme("high_prices", "High prices", ("Too dear without a code.", "Shipping costs sting.")),
        Theme("sold_out", "Sold out too soon", ("My size is gone.", "Drops sell out at once.")),
        Theme("poor_durability", "Poor durability", ("The seam went.", "It broke within a year.")),
        Theme(
            "slow_delivery", "Slow delivery", ("It came after the birthday.", "I waited a week.")
        ),
        Theme("unclear_details", "Unclear details", ("Which chip is in it?", "No data sheet.")),
        Theme(
            "difficult_invoices", "Difficult invoices", ("No purchase order.", "Wrong tax line.")
        ),
    ),
    VALUE: (
        Theme("thrift", "Thrift", ("Waste annoys me.", "A bargain makes my day.")),
        Theme("self_expression", "Self-expression", ("I dress how I feel.", "Be different.")),
        Theme("craftsmanship", "Craftsmanship", ("I like to know who made it.", "Made with care.")),
        Theme("family", "Family", ("The children come first.", "We do it together.")),
        Theme("curiosity", "Curiosity", ("I take things apart.", "I read every review.")),
        Theme("professionalism", "Professionalism", ("It is my job to be exact.", "In writing.")),
    ),
}

MIXTURES: dict[str, tuple[tuple[float, ...], ...]] = {
    NEED: (
        (0.62, 0.12, 0.04, 0.14, 0.05, 0.03),
        (0.10, 0.66, 0.05, 0.06, 0.12, 0.01),
        (0.03, 0.09, 0.68, 0.08, 0.08, 0.04),
        (0.20, 0.03, 0.10, 0.60, 0.02, 0.05),
        (0.07, 0.05, 0.11, 0.05, 0.68, 0.04),
        (0.10, 0.01, 0.10, 0.12, 0.07, 0.60),
    ),
    PAIN: (
        (0.64, 0.10, 0.06, 0.12, 0.05, 0.03),
        (0.13, 0.60, 0.05, 0.17, 0.04, 0.01),
        (0.05, 0.08, 0.62, 0.08, 0.12, 0.05),
        (0.20, 0.08, 0.13, 0.54, 0.03, 0.02),
        (0.10, 0.10, 0.12, 0.05, 0.60, 0.03),
        (0.08, 0.06, 0.05, 0.19, 0.06, 0.56),
    ),
    VALUE: (
        (0.60, 0.08, 0.05, 0.15, 0.07, 0.05),
        (0.06, 0.70, 0.06, 0.06, 0.10, 0.02),
        (0.06, 0.10, 0.62, 0.10, 0.07, 0.05),
        (0.15, 0.04, 0.06, 0.68, 0.04, 0.03),
        (0.06, 0.08, 0.12, 0.04, 0.64, 0.06),
        (0.10, 0.02, 0.08, 0.07, 0.11, 0.62),
    ),
}
"""Share of each theme (columns, as in THEMES) in each persona type (rows, as in PERSONA_TYPES)."""

MEAN_SATISFACTION = (7.0, 7.4, 8.6, 8.0, 7.6, 6.8)
"""Mean of what people of each persona type answer on a scale from 0 to 10."""
OTHER_THEME_SHARE = 0.2
"""Answers that do not name the person's main theme but one drawn from the type's mixture."""


@dataclass(frozen=True)
class Voices:
    """A block's views, one element a person: main themes by kind, satisfaction from 0 to 10."""

    themes: dict[str, Ints]
    satisfaction: Ints


def hear(block: Block, people: People) -> Voices:
    """Draw the opinions of a block's people."""
    stream, size = block.stream("voices"), people.size
    themes = {kind: draw(stream, np.array(MIXTURES[kind]), people.persona) for kind in THEMES}
    mean = np.array(MEAN_SATISFACTION)[people.persona]
    drawn = np.rint(mean + 1.7 * stream.standard_normal(size))
    return Voices(themes, np.clip(drawn, 0, 10).astype(np.int64))


def answers_surveys(block: Block, purpose: str, voices: Voices, mean: float) -> Flags:
    """Return who answers when asked: those far from the lukewarm middle up to twice as often."""
    strength = np.abs(voices.satisfaction - 7) / 3.0
    probability: Floats = np.minimum(mean * (0.7 + 0.5 * strength), 1.0)
    size = len(voices.satisfaction)
    return happens(block.stream(f"answers {purpose}"), probability, size)


def named(
    block: Block, purpose: str, people: People, voices: Voices, kind: str, rows: Ints
) -> Ints:
    """Return the theme of a kind that each row of people mentions."""
    stream = block.stream(f"named {purpose} {kind}")
    other = draw(stream, np.array(MIXTURES[kind]), people.persona[rows])
    differs = happens(stream, OTHER_THEME_SHARE, len(rows))
    return np.where(differs, other, voices.themes[kind][rows])


def rated(block: Block, purpose: str, voices: Voices, rows: Ints) -> Ints:
    """Return the score from 0 to 10 that each row of people gives."""
    stream = block.stream(f"rated {purpose}")
    wobble = np.rint(0.7 * stream.standard_normal(len(rows))).astype(np.int64)
    return np.asarray(np.clip(voices.satisfaction[rows] + wobble, 0, 10))


def labels(kind: str, themes: Ints) -> Text:
    """Return themes with their labels in surveys."""
    return pick([theme.label for theme in THEMES[kind]], themes)


def codes(kind: str, themes: Ints) -> Text:
    """Return themes with their codes in the code book."""
    return pick([theme.code for theme in THEMES[kind]], themes)


def quotes(block: Block, purpose: str, kind: str, themes: Ints) -> Text:
    """Return themes in people's own words."""
    words = [quote for theme in THEMES[kind] for quote in theme.quotes]
    second = happens(block.stream(f"quotes {purpose} {kind}"), 0.5, len(themes))
    return pick(words, 2 * themes + second)
