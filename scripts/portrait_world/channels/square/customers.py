"""Square: profiles that cashiers created."""

import numpy as np
import pyarrow.compute as pc

from portrait_world.arrays import Ints, Text, between, choose, happens, join, keep
from portrait_world.channels.klaviyo.persons import birth_dates
from portrait_world.channels.loyalty.members import Members
from portrait_world.channels.square.columns import SYNCED, pipeline, profile_ids, utc
from portrait_world.channels.square.sales import PROFILE, Sales
from portrait_world.people.contacts import CURRENT, FORMER, write_emails
from portrait_world.people.phones import write_phones
from portrait_world.people.scene import Delivery, Records, Scene, location
from portrait_world.tables import Export, Table, boolean, careless, repeated, stacked
from portrait_world.world import WORLD_END


def customers(scene: Scene, sales: Sales, members: Members) -> Delivery:
    """Export a block's profiles, created at the first sale at which the cashier asked."""
    known = np.flatnonzero(sales.known_by == PROFILE)
    person = np.unique(sales.person[known])
    first = np.full(scene.people.size, WORLD_END, dtype=np.int64)
    np.minimum.at(first, sales.person[known], sales.sold_at[known])
    created = first[person] - 60
    stream, size = scene.block.stream("profiles"), len(person)
    updated = between(stream, created, WORLD_END, size)
    older = np.flatnonzero(happens(stream, scene.block.rates.updated_row, size))
    columns = _columns(scene, person, members) | pipeline(updated)
    columns |= {"created_at": utc(created), "updated_at": utc(updated), "version": "1"}
    before = repeated(columns, older) | pipeline(created[older])
    before |= {
        "updated_at": utc(created[older]),
        "version": "0",
        "preferences__email_unsubscribed": "false",
    }
    whole = stacked([columns, before], [size, len(older)])
    at = np.concatenate([updated, created[older]])
    records = Records(_record_ids(scene, person), person)
    return Delivery((Export("square", "customers", whole, at, SYNCED),), (records,))


def _record_ids(scene: Scene, person: Ints) -> Text:
    return join("square:customer:", profile_ids(scene.people.number[person]))


def _columns(scene: Scene, person: Ints, members: Members) -> Table:
    block, people, place = scene.block, scene.people, location(scene, person)
    stream, size = block.stream("profile columns"), len(person)
    phone = write_phones(block, "tills", scene.phones, person)
    unsubscribed = happens(stream, 0.06, size)
    return {
        "id": profile_ids(people.number[person]),
        "given_name": careless(block, "till first", people.names.first.take(person)),
        "family_name": careless(block, "till last", people.names.last.take(person)),
        "email_address": keep(happens(stream, 0.7, size), _emails(scene, person)),
        "phone_number": keep(happens(stream, 0.6, size), phone),
        "birthday": keep(happens(stream, 0.3, size), _birthdays(scene, person)),
        "reference_id": keep(happens(stream, 0.75, size), members.card_of(person)),
        "address__locality": careless(block, "till city", place["city"]),
        "address__administrative_district_level_1": careless(block, "till region", place["region"]),
        "address__country": place["country_code"],
        "address__postal_code": careless(block, "till postcode", place["postcode"]),
        "preferences__email_unsubscribed": boolean(block, "till unsubscribed", unsubscribed),
        "creation_source": "DIRECTORY",
    }


def _emails(scene: Scene, person: Ints) -> Text:
    """Return addresses as stated to the cashier: the former one for half of those who changed."""
    stale = scene.presence.changed[person]
    stale &= happens(scene.block.stream("till emails"), 0.5, len(person))
    slot = np.where(stale, FORMER, CURRENT)
    return write_emails(scene.block, "tills", scene.addresses.of(person, slot))


def _birthdays(scene: Scene, person: Ints) -> Text:
    """Return birthdays; some have only day and month, with the year 0000."""
    dates = birth_dates(scene.block, "tills", scene.people, person)
    without_year = join("0000-", pc.utf8_slice_codeunits(dates, 5, 10))
    yearless = happens(scene.block.stream("till birthdays"), 0.3, len(person))
    return choose(yearless, without_year, dates)
