"""Loyalty: members with one or two cards of the programme, and the answers on their form."""

from dataclasses import dataclass

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
    pick,
)
from portrait_world.channels.klaviyo.persons import birth_dates, genders
from portrait_world.channels.square.sales import Sales
from portrait_world.people.contacts import CURRENT, FORMER, SECOND, write_emails
from portrait_world.people.people import OCCUPATIONS
from portrait_world.people.phones import write_phones
from portrait_world.people.places import COUNTRIES
from portrait_world.people.scene import Delivery, Records, Scene, location
from portrait_world.tables import Export, Table, boolean, careless, repeated, stacked
from portrait_world.world import DAY, WORLD_END

EXPORTED = "exported_at"
CARD_PRIME = 99_999_989
HAS_TWO_CARDS = 0.05
"""Share of members with a second card; the programme has joined every second pair."""
TIERS = ("bronze", "silver", "gold")
THROUGH = ("till", "web", "app")
_LANGUAGES = tuple(country.language for country in COUNTRIES)


@dataclass(frozen=True)
class Members:
    """A block's cards, second ones last: person (row), number, enrolment time, whether joined."""

    person: Ints
    index: Ints
    enrolled_at: Ints
    is_second: Flags
    joined: Flags

    @property
    def numbers(self) -> Text:
        """Numbers of the cards."""
        return card_numbers(self.index)

    def rows_of(self, person: Ints) -> tuple[Ints, Flags]:
        """Return the row of each person's first card, and whether there is one."""
        first = np.flatnonzero(~self.is_second)
        place = np.searchsorted(self.person[first], person)
        row = first[np.minimum(place, len(first) - 1)]
        return row, self.person[row] == person

    def card_of(self, person: Ints) -> Text:
        """Return the number of each person's first card; null for a person without a card."""
        row, carries = self.rows_of(person)
        return keep(carries, card_numbers(self.index[row]))


def card_numbers(index: Ints) -> Text:
    """Return card numbers `LM` and eight digits, distinct for distinct indexes."""
    return join("LM", digits((index * 7_368_787 + 40_503_947) % CARD_PRIME, 8))


def enrol(scene: Scene, sales: Sales) -> Members:
    """Return who has a card: mostly people with a shop account or with purchases at tills."""
    block, presence, people = scene.block, scene.presence, scene.people
    stream = block.stream("loyalty members")
    at_till = np.bincount(sales.person, minlength=people.size) > 0
    likely = np.where(presence.account | at_till, 0.34, 0.02)
    main = np.flatnonzero(happens(stream, likely, people.size))
    twice = main[happens(stream, HAS_TWO_CARDS, len(main))]
    person = np.concatenate([main, twice])
    is_second = np.arange(len(person)) >= len(main)
    since = between(stream, presence.joined_day[person], presence.active_to[person], len(person))
    at = np.minimum(since * DAY + between(stream, 0, DAY - 1, len(person)), WORLD_END - 7_200)
    joined = is_second & happens(stream, 0.5, len(person))
    return Members(person, 2 * people.number[person] + is_second, at, is_second, joined)


def members(scene: Scene, cards: Members) -> Delivery:
    """Export a block's cards."""
    block, size = scene.block, len(cards.person)
    stream = block.stream("loyalty export")
    updated = between(stream, cards.enrolled_at, WORLD_END, size)
    newest = _card(scene, cards) | _form(scene, cards) | {"updated_at": moment(updated)}
    older = np.flatnonzero(happens(stream, block.rates.updated_row, size))
    before = repeated(newest, older) | {
        "updated_at": moment(cards.enrolled_at[older]),
        "tier": "bronze",
        "status": "active",
        "is_erased": "false",
        "merged_into_member_number": pick([None], np.zeros(len(older), dtype=np.int64)),
    }
    whole = stacked([newest, before], [size, len(older)])
    at = np.concatenate([updated, cards.enrolled_at[older]])
    records = Records(join("loyalty:member:", cards.numbers), cards.person)
    return Delivery((Export("loyalty", "member", whole, at, EXPORTED),), (records,))


def _card(scene: Scene, cards: Members) -> Table:
    block, size = scene.block, len(cards.person)
    stream = block.stream("loyalty cards")
    tier = np.where(cards.joined, 0, draw_one(stream, (6, 3, 1), size))
    wants, texts = happens(stream, 0.7, size), happens(stream, 0.3, size)
    changed = (wants | texts) | happens(stream, 0.2, size)
    erased = happens(stream, block.rates.tombstone, size)
    return {
        "member_number": cards.numbers,
        "merged_into_member_number": keep(cards.joined, cards.card_of(cards.person)),
        "status": choose(cards.joined, "merged", "active"),
        "tier": pick(TIERS, tier),
        "email_opt_in": boolean(block, "loyalty email", wants),
        "sms_opt_in": boolean(block, "loyalty sms", texts),
        "opt_in_changed_at": keep(changed, moment(cards.enrolled_at)),
        "enrolled_at": moment(cards.enrolled_at),
        "enrolled_through": pick(THROUGH, draw_one(stream, (4, 4, 2), size)),
        "is_erased": boolean(block, "loyalty erased", erased),
    }


def _form(scene: Scene, cards: Members) -> Table:
    """Return what the member wrote on the form."""
    block, people, person = scene.block, scene.people, cards.person
    stream, size, place = block.stream("loyalty form"), len(person), location(scene, person)
    phone = write_phones(block, "loyalty", scene.phones, person)
    return {
        "email": _emails(scene, cards),
        "phone": careless(block, "loyalty phone", keep(happens(stream, 0.6, size), phone)),
        "first_name": people.names.first.take(person),
        "last_name": careless(block, "loyalty last", people.names.last.take(person)),
        "birth_date": keep(happens(stream, 0.7, size), birth_dates(block, "l", people, person)),
        "gender": keep(happens(stream, 0.6, size), genders(block, "l", people, person)),
        "street": place["street"],
        "city": careless(block, "loyalty city", place["city"]),
        "region": place["region"],
        "postal_code": careless(block, "loyalty postcode", place["postcode"]),
        "country": place["country"],
        "language": pick(_LANGUAGES, people.homes.country[person]),
        "occupation": keep(
            happens(stream, 0.4, size), pick(OCCUPATIONS, people.traits.occupation[person])
        ),
    }


def _emails(scene: Scene, cards: Members) -> Text:
    """Return addresses: a different one on most second cards, none on some paper forms."""
    stream, size = scene.block.stream("loyalty emails"), len(cards.person)
    stale = scene.presence.changed[cards.person] & happens(stream, 0.5, size)
    slot = np.where(stale, FORMER, CURRENT)
    slot = np.where(cards.is_second & happens(stream, 0.7, size), SECOND, slot)
    emails = write_emails(scene.block, "loyalty", scene.addresses.of(cards.person, slot))
    return keep(~happens(stream, 0.12, size), emails)
