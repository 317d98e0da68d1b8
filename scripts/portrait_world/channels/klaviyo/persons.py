"""Klaviyo: subscribers; some are there twice, with an older version or an older address."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import (
    Flags,
    Ints,
    Text,
    between,
    choose,
    day,
    digits,
    draw_one,
    happens,
    join,
    keep,
    moment,
    pick,
    scatter,
)
from portrait_world.people.contacts import CURRENT, FORMER, SECOND, write_emails
from portrait_world.people.people import People
from portrait_world.people.phones import write_phones
from portrait_world.people.scene import Delivery, Records, Scene, location
from portrait_world.tables import Export, Table, boolean, careless, repeated, stacked
from portrait_world.world import DAY, WORLD_END, Block

GENDER_SPELLINGS = ("female", "Female", "F", "male", "Male", "M")
TIME_ZONES = (
    *("America/New_York", "Europe/London", "Europe/Berlin", "Europe/Paris", "Asia/Shanghai"),
    *("Asia/Tokyo", "America/Sao_Paulo"),
)


@dataclass(frozen=True)
class Subscribers:
    """A block's Klaviyo persons: row of the person, id, creation time; second ones come last."""

    person: Ints
    number: Ints
    created_at: Ints
    is_second: Flags

    @property
    def ids(self) -> Text:
        """Klaviyo ids."""
        return subscriber_ids(self.number)


def subscriber_ids(number: Ints) -> Text:
    """Return Klaviyo ids of persons."""
    return join("01K", digits(scatter(number, 1_815_976_680), 10))


def subscribe(scene: Scene) -> Subscribers:
    """Return who is in Klaviyo, and since when."""
    block, presence = scene.block, scene.presence
    stream = block.stream("subscribers")
    main = np.flatnonzero(presence.subscriber)
    twice = main[happens(stream, block.rates.duplicate_klaviyo_person, len(main))]
    person = np.concatenate([main, twice])
    is_second = np.arange(len(person)) >= len(main)
    since = between(stream, presence.joined_day[person], presence.active_to[person], len(person))
    since = np.where(happens(stream, 0.75, len(person)), presence.joined_day[person], since)
    created = np.minimum(since * DAY + between(stream, 0, DAY - 1, len(person)), WORLD_END - 7_200)
    return Subscribers(person, 2 * scene.people.number[person] + is_second, created, is_second)


def persons(scene: Scene, subscribers: Subscribers) -> Delivery:
    """Export a block's Klaviyo persons."""
    block, person, size = scene.block, subscribers.person, len(subscribers.person)
    stream = block.stream("klaviyo persons")
    updated = between(stream, subscribers.created_at, WORLD_END, size)
    newest = _columns(scene, subscribers) | {"updated": moment(updated)}
    older = np.flatnonzero(happens(stream, block.rates.updated_row, size))
    before = repeated(newest, older) | {
        "updated": moment(subscribers.created_at[older]),
        "city": pick([None], np.zeros(len(older), dtype=np.int64)),
        "_fivetran_deleted": "false",
    }
    changed_at = np.concatenate([updated, subscribers.created_at[older]])
    columns = stacked([newest, before], [size, len(older)])
    records = Records(join("klaviyo:person:", subscribers.ids), person)
    return Delivery((Export("klaviyo", "person", columns, changed_at),), (records,))


def _columns(scene: Scene, subscribers: Subscribers) -> Table:
    block, people, person = scene.block, scene.people, subscribers.person
    stream, size = block.stream("klaviyo columns"), len(person)
    place = location(scene, person)
    phone = write_phones(block, "klaviyo", scene.phones, person)
    seen_at = subscribers.created_at + between(stream, 0, 90 * DAY, size)
    deleted = happens(stream, block.rates.tombstone, size)
    return {
        "id": subscribers.ids,
        "email": _emails(scene, subscribers),
        "phone_number": keep(happens(stream, 0.35, size), phone),
        "first_name": careless(block, "klaviyo first", people.names.first.take(person)),
        "last_name": careless(block, "klaviyo last", people.names.last.take(person)),
        "city": careless(block, "klaviyo city", place["city"]),
        "region": place["region"],
        "country": place["country"],
        "zip": careless(block, "klaviyo zip", place["postcode"]),
        "timezone": pick(TIME_ZONES, people.homes.country[person]),
        "created": moment(subscribers.created_at),
        "last_event_date": moment(np.minimum(seen_at, WORLD_END)),
        "_fivetran_deleted": boolean(block, "klaviyo deleted", deleted),
    } | _custom_properties(scene, subscribers)


def _custom_properties(scene: Scene, subscribers: Subscribers) -> Table:
    block, people, person = scene.block, scene.people, subscribers.person
    stream, size = block.stream("klaviyo custom"), len(person)
    by_sms, sources = agrees_to_texts(stream, size), ("checkout", "footer form", "pop-up")
    return {
        "custom_birthday": keep(
            happens(stream, 0.4, size), birth_dates(block, "k", people, person)
        ),
        "custom_gender": keep(happens(stream, 0.4, size), genders(block, "k", people, person)),
        "custom_consent": pick(["email", "email;sms"], by_sms.astype(np.int64)),
        "custom_consent_timestamp": moment(subscribers.created_at),
        "custom_sms_consent": boolean(block, "sms consent", by_sms),
        "custom_source": pick(sources, draw_one(stream, (5, 3, 2), size)),
    }


def agrees_to_texts(stream: np.random.Generator, size: int) -> Flags:
    """Return who agreed to text messages: the first thing drawn from the custom properties."""
    return happens(stream, 0.4, size)


def _emails(scene: Scene, subscribers: Subscribers) -> Text:
    """Return addresses: the former one for half of those who changed it, none for a few."""
    block, person = scene.block, subscribers.person
    stream, size = block.stream("klaviyo emails"), len(person)
    stale = scene.presence.changed[person] & happens(stream, 0.5, size)
    slot = np.where(stale, FORMER, CURRENT)
    slot = np.where(subscribers.is_second & happens(stream, 0.6, size), SECOND, slot)
    emails = write_emails(block, "klaviyo", scene.addresses.of(person, slot))
    return keep(~happens(stream, 0.02, size), emails)


def birth_dates(block: Block, purpose: str, people: People, person: Ints) -> Text:
    """Return birth dates of the given people, a few of them wrong."""
    stream, size = block.stream(f"birth dates {purpose}"), len(person)
    wrong = happens(stream, block.rates.wrong_birth_date, size)
    nonsense = pick(
        ["1900-01-01", "2031-04-12", "0000-00-00", "31/02/1985"], between(stream, 0, 3, size)
    )
    return choose(wrong, nonsense, day(people.traits.birth_day[person] * DAY))


def genders(block: Block, purpose: str, people: People, person: Ints) -> Text:
    """Return genders of the given people in several spellings."""
    spelling = draw_one(block.stream(f"genders {purpose}"), (0.8, 0.1, 0.1), len(person))
    return pick(GENDER_SPELLINGS, spelling + 3 * ~people.traits.female[person])
