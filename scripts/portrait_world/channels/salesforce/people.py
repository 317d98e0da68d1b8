"""Salesforce: leads and contacts as the sales team entered them."""

import numpy as np

from portrait_world.arrays import (
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
from portrait_world.channels.klaviyo.persons import birth_dates
from portrait_world.channels.salesforce.book import (
    CONTACT,
    Known,
    SalesBook,
    account_ids,
    record_ids,
)
from portrait_world.people.contacts import (
    CURRENT,
    FORMER,
    SECOND,
    company_domain,
    company_name,
    write_emails,
)
from portrait_world.people.people import OCCUPATIONS
from portrait_world.people.persona_numbers import WORKPLACE_BUYER
from portrait_world.people.phones import write_phones
from portrait_world.people.scene import Delivery, Records, Scene, full_name, location
from portrait_world.tables import Export, Table, boolean, careless, repeated, stacked
from portrait_world.world import WORLD_END

LEAD_SOURCES = ("Web", "Trade Show", "Phone Inquiry", "Partner Referral", "Purchased List")


def people(scene: Scene, book: SalesBook) -> Delivery:
    """Export a block's leads and contacts."""
    numbers, leads, contacts = scene.people.number, book.leads, book.contacts
    return Delivery(
        (
            _export(scene, leads, "lead", _leads(scene, book)),
            _export(scene, contacts, "contact", _contacts(scene, contacts)),
        ),
        (
            Records(join("salesforce:lead:", leads.ids(numbers)), leads.person),
            Records(join("salesforce:contact:", contacts.ids(numbers)), contacts.person),
        ),
    )


def _export(scene: Scene, known: Known, table: str, own: Table) -> Export:
    """Export records of a kind, with older versions from before they were merged or changed."""
    block, size = scene.block, len(known.person)
    stream = block.stream(f"salesforce {table}")
    updated = between(stream, known.created_at, WORLD_END, size)
    gone = happens(stream, block.rates.tombstone, size) | known.merged
    numbers = scene.people.number
    newest = _anybody(scene, known, table) | own
    newest |= {
        "is_deleted": boolean(block, f"salesforce {table} gone", gone),
        "master_record_id": keep(known.merged, known.first_ids(numbers)),
        "last_modified_date": moment(updated),
    }
    older = np.flatnonzero(happens(stream, block.rates.updated_row, size) | known.merged)
    nobody = pick([None], np.zeros(len(older), dtype=np.int64))
    before = repeated(newest, older) | {
        "is_deleted": "false",
        "master_record_id": nobody,
        "last_modified_date": moment(known.created_at[older]),
    }
    whole = stacked([newest, before], [size, len(older)])
    at = np.concatenate([updated, known.created_at[older]])
    return Export("salesforce", table, whole, at)


def _anybody(scene: Scene, known: Known, table: str) -> Table:
    """Return the columns that leads and contacts have in common."""
    block, people, person = scene.block, scene.people, known.person
    stream, size = block.stream(f"salesforce {table} columns"), len(person)
    phone = write_phones(block, f"{table} phone", scene.phones, person)
    mobile = write_phones(block, f"{table} mobile", scene.phones, person)
    opted_out = happens(stream, 0.07, size)
    return {
        "_fivetran_active": "true",
        "id": known.ids(people.number),
        "created_date": moment(known.created_at),
        "email": _emails(scene, known, table),
        "phone": keep(happens(stream, 0.5, size), phone),
        "mobile_phone": keep(happens(stream, 0.35, size), mobile),
        "first_name": careless(block, f"{table} first", people.names.first.take(person)),
        "last_name": people.names.last.take(person),
        "name": full_name(scene, person),
        "title": careless(block, f"{table} title", _titles(scene, person)),
        "lead_source": pick(LEAD_SOURCES, draw_one(stream, (5, 2, 2, 1, 1), size)),
        "has_opted_out_of_email": boolean(block, f"{table} opted out", opted_out),
        "owner_id": join("0055f000", digits(person % 7, 10)),
    }


def _titles(scene: Scene, person: Ints) -> Text:
    return pick(OCCUPATIONS, scene.people.traits.occupation[person])


def _contacts(scene: Scene, known: Known) -> Table:
    block, person, place = scene.block, known.person, location(scene, known.person)
    works = scene.people.persona[person] == WORKPLACE_BUYER
    account = account_ids(scene.addresses.company[person])
    some = happens(block.stream("sf birthdays"), 0.3, len(person))
    return {
        "account_id": keep(works, account),
        "birthdate": keep(some, birth_dates(block, "sf", scene.people, person)),
        "mailing_street": place["street"],
        "mailing_city": careless(block, "sf city", place["city"]),
        "mailing_state": careless(block, "sf state", place["region"]),
        "mailing_postal_code": careless(block, "sf postcode", place["postcode"]),
        "mailing_country": careless(block, "sf country", place["country"]),
        "mailing_country_code": place["country_code"],
    }


def _leads(scene: Scene, book: SalesBook) -> Table:
    block, leads = scene.block, book.leads
    person, converted, number = leads.person, leads.converted, scene.people.number[leads.person]
    works = scene.people.persona[person] == WORKPLACE_BUYER
    company = scene.addresses.company[person]
    place, at = location(scene, person), moment(book.converted_at[person])
    contact = record_ids(CONTACT, number, np.zeros(len(person), dtype=bool))
    return {
        "company": choose(works, company_name(company), full_name(scene, person)),
        "website": keep(works, join("https://www.", company_domain(company), "/")),
        "city": careless(block, "lead city", place["city"]),
        "state": careless(block, "lead state", place["region"]),
        "postal_code": careless(block, "lead postcode", place["postcode"]),
        "country": place["country"],
        "country_code": place["country_code"],
        "status": choose(converted, "Closed - Converted", "Working - Contacted"),
        "is_converted": boolean(block, "lead converted", converted),
        "converted_date": keep(converted, at),
        "converted_contact_id": keep(converted, contact),
        "converted_account_id": keep(converted & works, account_ids(company)),
    }


def _emails(scene: Scene, known: Known, table: str) -> Text:
    """Return addresses: a contact's often differs from the lead's, and some records have none."""
    stream, size = scene.block.stream(f"{table} emails"), len(known.person)
    stale = scene.presence.changed[known.person] & happens(stream, 0.5, size)
    slot = np.where(stale, FORMER, CURRENT)
    slot = np.where(known.is_second & happens(stream, 0.7, size), SECOND, slot)
    other = (known.kind == CONTACT) & known.converted & happens(stream, 0.3, size)
    slot = np.where(other, SECOND, slot)
    emails = write_emails(
        scene.block, f"salesforce {table}", scene.addresses.of(known.person, slot)
    )
    return keep(~happens(stream, 0.1, size), emails)
