"""HubSpot: contacts; some are there twice, some are merged, some have a role mailbox."""

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
    scatter,
)
from portrait_world.channels.klaviyo.persons import birth_dates, genders
from portrait_world.people.contacts import (
    CURRENT,
    FORMER,
    PLACEHOLDERS,
    SECOND,
    company_domain,
    company_name,
    write_emails,
)
from portrait_world.people.people import EDUCATIONS, MARITAL, OCCUPATIONS
from portrait_world.people.persona_numbers import WORKPLACE_BUYER
from portrait_world.people.phones import write_phones
from portrait_world.people.places import COUNTRIES
from portrait_world.people.scene import Delivery, Records, Scene, location
from portrait_world.tables import Export, Table, boolean, careless, repeated, stacked
from portrait_world.world import DAY, WORLD_END

CONTACT_BASE, COMPANY_BASE = 1_000_000, 9_000_000_000
LIFECYCLES = ("subscriber", "lead", "marketingqualifiedlead", "opportunity", "customer")
VANISHED, TOMBSTONE = 1, 2
_LANGUAGES = tuple(country.language for country in COUNTRIES)


@dataclass(frozen=True)
class Contacts:
    """A block's contacts, second ones last; `merged` says how a second one was merged (0: not)."""

    person: Ints
    id: Ints
    created_at: Ints
    is_second: Flags
    first_row: Ints
    merged: Ints
    works: Flags


def know(scene: Scene) -> Contacts:
    """Return who is in HubSpot; half of the second contacts were merged into the first."""
    block, presence = scene.block, scene.presence
    stream = block.stream("contacts")
    twice = presence.crm & happens(stream, block.rates.duplicate_contact, scene.people.size)
    linked = presence.second_account & happens(stream, 0.5, scene.people.size)
    main = np.flatnonzero(presence.crm | linked)
    second = np.flatnonzero(twice | linked)
    person = np.concatenate([main, second])
    is_second = np.arange(len(person)) >= len(main)
    merges = is_second & (linked[person] | happens(stream, 0.5, len(person)))
    fate = np.where(merges, 1 + between(stream, 0, 1, len(person)), 0)
    since = presence.joined_day[person] + between(stream, 0, 20, len(person))
    created = np.minimum(since * DAY + between(stream, 0, DAY - 1, len(person)), WORLD_END - 7_200)
    number = 2 * scene.people.number[person] + is_second
    return Contacts(
        person=person,
        id=CONTACT_BASE + scatter(number, 1_220_703_125),
        created_at=created,
        is_second=is_second,
        first_row=np.searchsorted(main, person),
        merged=fate,
        works=scene.people.persona[person] == WORKPLACE_BUYER,
    )


def contacts(scene: Scene, known: Contacts) -> Delivery:
    """Export a block's contacts and the audit of their merges."""
    block, size = scene.block, len(known.person)
    stream = block.stream("contact export")
    updated = between(stream, known.created_at, WORLD_END, size)
    columns = _columns(scene, known, updated)
    present = np.flatnonzero(known.merged != VANISHED)
    older = present[happens(stream, block.rates.updated_row, len(present))]
    before = repeated(columns, older) | {
        "property_lastmodifieddate": moment(known.created_at[older]),
        "property_lifecyclestage": "lead",
        "property_hs_merged_object_ids": pick([None], np.zeros(len(older), dtype=np.int64)),
        "_fivetran_deleted": "false",
    }
    whole = stacked([repeated(columns, present), before], [len(present), len(older)])
    changed_at = np.concatenate([updated[present], known.created_at[older]])
    records = Records(join("hubspot:contact:", digits(known.id[present])), known.person[present])
    audit = _audit(scene, known)
    return Delivery((Export("hubspot", "contact", whole, changed_at), audit), (records,))


def _columns(scene: Scene, known: Contacts, updated: Ints) -> Table:
    block, people, person = scene.block, scene.people, known.person
    deleted = happens(block.stream("contact deleted"), block.rates.tombstone, len(person))
    company = scene.addresses.company[person]
    return {
        "id": digits(known.id),
        "property_email": _emails(scene, known),
        "property_firstname": careless(block, "hs first", people.names.first.take(person)),
        "property_lastname": people.names.last.take(person),
        "property_company": keep(known.works, company_name(company)),
        "property_associatedcompanyid": keep(known.works, digits(COMPANY_BASE + company)),
        "property_createdate": moment(known.created_at),
        "property_lastmodifieddate": moment(updated),
        "property_hs_merged_object_ids": _merged_ids(known),
        "_fivetran_deleted": boolean(block, "hs deleted", deleted | (known.merged == TOMBSTONE)),
    } | _portrait(scene, known)


def _portrait(scene: Scene, known: Contacts) -> Table:
    """Return what sales noted about the person."""
    block, person = scene.block, known.person
    stream, size, place = block.stream("hs portrait"), len(person), location(scene, person)
    phone = write_phones(block, "hs phone", scene.phones, person)
    mobile = write_phones(block, "hs mobile", scene.phones, person)
    return {
        "property_phone": careless(block, "hs phone", keep(happens(stream, 0.6, size), phone)),
        "property_mobilephone": keep(happens(stream, 0.3, size), mobile),
        "property_city": careless(block, "hs city", place["city"]),
        "property_state": careless(block, "hs state", place["region"]),
        "property_zip": careless(block, "hs zip", place["postcode"]),
        "property_country": careless(block, "hs country", place["country"]),
        "property_lifecyclestage": pick(LIFECYCLES, draw_one(stream, (2, 3, 1, 1, 3), size)),
    } | _demographics(scene, known)


def _demographics(scene: Scene, known: Contacts) -> Table:
    block, people, person = scene.block, scene.people, known.person
    traits = people.traits
    return {
        "property_jobtitle": careless(block, "job", pick(OCCUPATIONS, traits.occupation[person])),
        "property_date_of_birth": birth_dates(block, "hs", people, person),
        "property_gender": careless(block, "hs gender", genders(block, "hs", people, person)),
        "property_marital_status": careless(block, "m", pick(MARITAL, traits.marital[person])),
        "property_degree": careless(block, "d", pick(EDUCATIONS, traits.education[person])),
        "property_hs_language": pick(_LANGUAGES, people.homes.country[person]),
        "property_household_income": careless(block, "i", digits(traits.income[person])),
        "property_number_of_children": careless(block, "c", digits(traits.children[person])),
    }


def _emails(scene: Scene, known: Contacts) -> Text:
    """Return addresses, including former ones, role mailboxes, placeholders and nulls."""
    block, person, size = scene.block, known.person, len(known.person)
    stream = block.stream("hs emails")
    stale = scene.presence.changed[person] & happens(stream, 0.5, size)
    slot = np.where(stale, FORMER, CURRENT)
    other = known.is_second & ((known.merged > 0) | happens(stream, 0.6, size))
    slot = np.where(other, SECOND, slot)
    emails = write_emails(block, "hubspot", scene.addresses.of(person, slot))
    role = join("info@", company_domain(scene.addresses.company[person]))
    is_role = known.works & happens(stream, block.rates.email_role_mailbox, size)
    emails = choose(is_role, role, emails)
    placeholder = pick(PLACEHOLDERS, draw_one(stream, (1, 1, 1), size))
    emails = choose(happens(stream, block.rates.email_placeholder, size), placeholder, emails)
    return keep(~happens(stream, 0.03, size), emails)


def _merged_ids(known: Contacts) -> Text:
    """Return the merged contact's id, and an older one for some: `a;b`."""
    other = np.zeros(len(known.person), dtype=np.int64)
    gone = np.flatnonzero(known.merged > 0)
    other[known.first_row[gone]] = known.id[gone]
    earlier = join(digits(other), ";", digits(other + 3_000_000_000))
    return keep(other > 0, choose(other % 4 == 0, earlier, digits(other)))


def _audit(scene: Scene, known: Contacts) -> Export:
    gone = np.flatnonzero(known.merged > 0)
    first, person = known.first_row[gone], known.person[gone]
    latest = np.maximum(known.created_at[gone], known.created_at[first])
    at = np.minimum(latest + 30 * DAY, WORLD_END - 60)
    columns: Table = {
        "canonical_vid": digits(known.id[first]),
        "contact_id": digits(known.id[first]),
        "vid_to_merge": digits(known.id[gone]),
        "first_name": scene.people.names.first.take(person),
        "last_name": scene.people.names.last.take(person),
        "entity_id": "sales",
        "num_properties_moved": digits(1 + known.id[gone] % 9),
        "timestamp": moment(at),
    }
    return Export("hubspot", "contact_merge_audit", columns, at)
