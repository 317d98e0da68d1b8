"""People: coherent age, life stage, education, occupation, income, and one hidden persona type."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Flags, Floats, Ints, Text, between, choose, draw, happens, pick
from portrait_world.people.households import HEAD, OTHER, PARTNER, Households, settle
from portrait_world.people.names import FEMALE_NAMES, LAST_NAMES, MALE_NAMES, NameList
from portrait_world.people.personas import PERSONA_TYPES
from portrait_world.people.places import COUNTRIES
from portrait_world.world import Block

EDUCATIONS = ("secondary", "vocational", "bachelor", "master", "doctorate")
OCCUPATIONS = (
    *("student", "clerk", "nurse", "teacher", "engineer", "technician", "sales", "manager"),
    *("craft", "logistics", "designer", "retired", "homemaker", "self-employed"),
)
STUDENT, RETIRED = 0, 11
MARITAL = ("single", "married", "divorced", "widowed")


@dataclass(frozen=True)
class Names:
    """First and last names as tools show them, and as an e-mail address spells them."""

    first: Text
    last: Text
    first_latin: Text
    last_latin: Text


@dataclass(frozen=True)
class Traits:
    """Demographics, one element per person; the last four index the lists above (not income)."""

    female: Flags
    age: Ints
    birth_day: Ints
    children: Ints
    income: Ints
    education: Ints
    occupation: Ints
    marital: Ints


@dataclass(frozen=True)
class People:
    """A block of people, one element per person; `number` is unique in the world."""

    number: Ints
    homes: Households
    traits: Traits
    persona: Ints
    names: Names

    @property
    def size(self) -> int:
        """Number of people in the block."""
        return len(self.number)


def populate(block: Block) -> People:
    """Simulate a block's people."""
    homes, stream = settle(block), block.stream("people")
    traits = _traits(block, stream, homes)
    return People(
        number=block.first_person + np.arange(block.people),
        homes=homes,
        traits=traits,
        persona=_personas(stream, traits),
        names=_names(stream, homes, traits.female),
    )


def _traits(block: Block, stream: np.random.Generator, homes: Households) -> Traits:
    age, size = _ages(stream, homes), block.people
    days_lived = (age * 365.2425).astype(np.int64) + between(stream, 0, 364, size)
    education = draw(stream, _EDUCATION_BY_AGE, np.digitize(age, [22, 40, 60]))
    occupation = _occupations(stream, age, education)
    has_children = homes.has_children & (age > 24) & (age < 62)
    return Traits(
        female=_genders(stream, homes),
        age=age,
        birth_day=block.world.last_day - days_lived,
        children=np.where(has_children, between(stream, 1, 3, size)[homes.first], 0),
        income=_incomes(stream, homes, age, education, occupation),
        education=education,
        occupation=occupation,
        marital=_marital(stream, homes, age),
    )


def _marital(stream: np.random.Generator, homes: Households, age: Ints) -> Ints:
    married = (homes.role == PARTNER) | (homes.role == HEAD) & _has_partner(homes)
    alone = np.where(age > 62, 3, np.where(age > 44, 2, 0))
    alone = np.where(happens(stream, 0.55, len(age)), 0, alone)
    return np.where(married, 1, alone)


_EDUCATION_BY_AGE = np.array(
    [
        [0.80, 0.12, 0.08, 0.0, 0.0],
        [0.16, 0.24, 0.36, 0.20, 0.04],
        [0.24, 0.30, 0.27, 0.15, 0.04],
        [0.34, 0.36, 0.18, 0.09, 0.03],
    ]
)


def _has_partner(homes: Households) -> Flags:
    has_partner = np.zeros(len(homes.first), dtype=bool)
    has_partner[homes.first[homes.role == PARTNER]] = True
    return has_partner


def _ages(stream: np.random.Generator, homes: Households) -> Ints:
    size = len(homes.first)
    grown = 24 + (stream.beta(1.6, 2.4, size) * 62).astype(np.int64)
    grown = np.where(happens(stream, 0.12, size), between(stream, 18, 26, size), grown)
    head = homes.head(grown)
    partner = np.clip(head + np.rint(stream.standard_normal(size) * 3).astype(np.int64), 18, 92)
    child = np.clip(head - between(stream, 22, 36, size), 16, 45)
    other = np.where(head > 42, child, np.clip(head + between(stream, -4, 4, size), 18, 60))
    return np.where(homes.role == HEAD, head, np.where(homes.role == PARTNER, partner, other))


def _genders(stream: np.random.Generator, homes: Households) -> Flags:
    female = happens(stream, 0.51, len(homes.first))
    opposite = happens(stream, 0.95, len(homes.first))
    partner = np.where(opposite, ~female[homes.first], female[homes.first])
    return np.asarray(np.where(homes.role == PARTNER, partner, female))


def _occupations(stream: np.random.Generator, age: Ints, education: Ints) -> Ints:
    low = np.array([0, 4, 2, 1, 0.5, 4, 4, 1, 5, 4, 0.5, 0, 1.5, 2], dtype=float)
    high = np.array([0, 2, 1, 4, 6, 1, 2, 5, 0.3, 0.5, 3, 0, 0.6, 2], dtype=float)
    drawn = draw(stream, np.array([low, high]), (education >= 2).astype(np.int64))
    drawn = np.where((age < 25) & happens(stream, 0.6, len(age)), STUDENT, drawn)
    return np.where(age >= 66, RETIRED, drawn)


def _incomes(
    stream: np.random.Generator, homes: Households, age: Ints, education: Ints, occupation: Ints
) -> Ints:
    typical = np.array([country.income_usd for country in COUNTRIES])[homes.country]
    level = np.array([0.75, 0.9, 1.15, 1.4, 1.6])[education]
    level = level * np.where(occupation == STUDENT, 0.35, np.where(occupation == RETIRED, 0.6, 1.0))
    level = level * np.interp(age, [18, 30, 50, 65, 90], [0.7, 0.95, 1.15, 1.05, 0.9])
    amount = typical * level * np.exp(0.35 * stream.standard_normal(len(age)))
    return np.asarray(np.rint(amount / 500) * 500, dtype=np.int64)


def _personas(stream: np.random.Generator, traits: Traits) -> Ints:
    """Draw persona types; demographics change the probabilities, but never determine the type."""
    age, income, occupation = traits.age, traits.income, traits.occupation
    shares = np.array([persona.share for persona in PERSONA_TYPES])
    weights = np.repeat(shares[None, :], len(age), axis=0)
    weights[:, 0] *= np.where(income < 30_000, 1.25, 0.9)
    weights[:, 1] *= np.where(age < 35, 1.5, 0.75)
    weights[:, 2] *= np.where(age > 48, 1.5, 0.8) * np.where(income > 60_000, 1.3, 0.9)
    weights[:, 3] *= np.where(traits.children > 0, 1.6, 0.75)
    weights[:, 5] *= np.where((age > 27) & (age < 63), 1.25, 0.6)
    weights[:, 5] *= np.where((occupation == RETIRED) | (occupation == STUDENT), 0.3, 1.1)
    return draw(stream, weights, np.arange(len(age)))


def _names(stream: np.random.Generator, homes: Households, female: Flags) -> Names:
    size = len(female)
    woman = _name_rows(FEMALE_NAMES, homes.country, stream.random(size))
    man = _name_rows(MALE_NAMES, homes.country, stream.random(size))
    own = _name_rows(LAST_NAMES, homes.country, stream.random(size))
    shares_name = (homes.role != OTHER) | happens(stream, 0.6, size)
    last = np.where(shares_name & happens(stream, 0.85, size), homes.head(own), own)
    shown = choose(female, pick(FEMALE_NAMES.shown, woman), pick(MALE_NAMES.shown, man))
    latin = choose(female, pick(FEMALE_NAMES.latin, woman), pick(MALE_NAMES.latin, man))
    return Names(shown, pick(LAST_NAMES.shown, last), latin, pick(LAST_NAMES.latin, last))


def _name_rows(names: NameList, country: Ints, drawn: Floats) -> Ints:
    sizes = np.array(names.sizes)[country]
    skewed = drawn**1.5
    return np.asarray(np.array(names.starts)[country] + (skewed * sizes).astype(np.int64))
