"""Zendesk: the requesters, the organizations of some of them, and the staff."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import (
    Ints,
    Text,
    between,
    digits,
    draw_one,
    happens,
    join,
    keep,
    moment,
    pick,
    scatter,
    text,
)
from portrait_world.people.contacts import (
    CURRENT,
    FORMER,
    company_domain,
    company_name,
    write_emails,
)
from portrait_world.people.persona_numbers import WORKPLACE_BUYER
from portrait_world.people.phones import write_phones
from portrait_world.people.places import COUNTRIES
from portrait_world.people.scene import Scene, full_name
from portrait_world.tables import Export, Table, boolean, careless, repeated, stacked
from portrait_world.world import DAY, WORLD_END, World

USER_BASE, STAFF_BASE, ORGANIZATION_BASE = 360_000_000_000, 359_000_000_000, 370_000_000_000
STAFF = ("Morgan Reed", "Jamie Fox", "Robin Hale", "Sasha Lind", "Alex Winter", "Kim Sommer")
_ROLES = ("agent", "agent", "agent", "agent", "agent", "admin")
PROMOTED = 4
"""The member of staff who was an end user in earlier exports."""


@dataclass(frozen=True)
class Users:
    """A block's end users: person (row), creation time, id."""

    person: Ints
    created_at: Ints
    id: Text


def register(scene: Scene, requester: Ints, first_at: Ints) -> Users:
    """Return the users: everyone with a ticket, and colleagues of workplace buyers without one."""
    people, presence = scene.people, scene.presence
    stream = scene.block.stream("zendesk users")
    invited = (people.persona == WORKPLACE_BUYER) & presence.crm
    invited &= happens(stream, 0.2, people.size)
    wrote = np.isin(np.arange(people.size), requester)
    person = np.flatnonzero(wrote | invited)
    made = np.full(people.size, WORLD_END - DAY)
    np.minimum.at(made, requester, first_at)
    joined = presence.joined_day * DAY + between(stream, 0, DAY - 1, people.size)
    earlier = happens(stream, 0.25, people.size) | ~wrote
    made = np.where(earlier, np.minimum(made, joined), made)
    return Users(person, made[person], user_ids(people.number[person]))


def user_ids(number: Ints) -> Text:
    """Return the ids of people's users."""
    return digits(USER_BASE + scatter(number, 1_566_083_941))


def users(scene: Scene, known: Users) -> Export:
    """Export a block's users, some with an older version; the first block also has the staff."""
    block, size = scene.block, len(known.person)
    stream = block.stream("zendesk user versions")
    updated = between(stream, known.created_at, WORLD_END, size)
    newest = _columns(scene, known) | {"updated_at": moment(updated)}
    older = np.flatnonzero(happens(stream, block.rates.updated_row, size))
    nothing = pick([None], np.zeros(len(older), dtype=np.int64))
    before = repeated(newest, older) | {
        "updated_at": moment(known.created_at[older]),
        "phone": nothing,
        "active": "true",
        "_fivetran_deleted": "false",
    }
    tables, sizes = [newest, before], [size, len(older)]
    changed_at = [updated, known.created_at[older]]
    if block.number == 0:
        team, since = _staff(block.world)
        tables, sizes, changed_at = [*tables, team], [*sizes, len(since)], [*changed_at, since]
    return Export("zendesk", "user", stacked(tables, sizes), np.concatenate(changed_at))


def _columns(scene: Scene, known: Users) -> Table:
    block, person, size = scene.block, known.person, len(known.person)
    stream, presence = block.stream("zendesk user columns"), scene.presence
    stale = presence.changed[person] & happens(stream, 0.5, size)
    emails = scene.addresses.of(person, np.where(stale, FORMER, CURRENT))
    by_phone = happens(stream, 0.03, size)
    called = by_phone | happens(stream, 0.3, size)
    works = scene.people.persona[person] == WORKPLACE_BUYER
    company = ORGANIZATION_BASE + scene.addresses.company[person]
    country = scene.people.homes.country[person]
    return {
        "id": known.id,
        "email": keep(~by_phone, write_emails(block, "zendesk", emails)),
        "name": careless(block, "zendesk name", full_name(scene, person)),
        "phone": keep(called, write_phones(block, "zendesk", scene.phones, person)),
        "organization_id": keep(works, digits(company)),
        "locale": pick([place.locale for place in COUNTRIES], country),
        "role": "end-user",
        "verified": boolean(block, "zendesk verified", happens(stream, 0.8, size)),
        "active": boolean(block, "zendesk active", ~happens(stream, 0.006, size)),
        "suspended": "false",
        "created_at": moment(known.created_at),
        "_fivetran_deleted": boolean(
            block, "zendesk deleted", happens(stream, block.rates.tombstone, size)
        ),
    }


def staff_ids(number: Ints) -> Text:
    """Return the ids of members of staff."""
    return digits(STAFF_BASE + number)


def _staff(world: World) -> tuple[Table, Ints]:
    """Return the staff, and one of them also as the end user they were before."""
    member = np.array([*range(len(STAFF)), PROMOTED])
    was = np.arange(len(member)) == len(STAFF)
    made = np.full(len(member), (world.first_day - 600) * DAY)
    changed = np.where(was, made, made + 30 * DAY)
    local = [name.lower().replace(" ", ".") for name in STAFF]
    columns: Table = {
        "id": staff_ids(member),
        "email": join(pick(local, member), "@shop.example"),
        "name": pick(STAFF, member),
        "phone": pick([None], np.zeros(len(member), dtype=np.int64)),
        "organization_id": pick([None], np.zeros(len(member), dtype=np.int64)),
        "locale": "en-US",
        "role": pick([*_ROLES, "end-user"], np.where(was, len(_ROLES), member)),
        "verified": "true",
        "active": "true",
        "suspended": "false",
        "created_at": moment(made),
        "updated_at": moment(changed),
        "_fivetran_deleted": "false",
    }
    return columns, changed


def organizations(scene: Scene, known: Users) -> tuple[Export, Export]:
    """Export the companies of workplace users and their mail domains.

    A few list the free-mail domain of a colleague before their own.
    """
    block = scene.block
    works = scene.people.persona[known.person] == WORKPLACE_BUYER
    company = np.unique(scene.addresses.company[known.person[works]])
    stream, size = block.stream("zendesk organizations"), len(company)
    made = (block.world.first_day - between(stream, 0, 600, size)) * DAY
    columns: Table = {
        "id": digits(ORGANIZATION_BASE + company),
        "name": company_name(company),
        "created_at": moment(made),
        "updated_at": moment(made + DAY),
        "shared_tickets": "false",
        "shared_comments": "false",
    }
    shared = np.flatnonzero(happens(stream, 0.15, size))
    has_own = np.flatnonzero(happens(stream, 0.9, size))
    row = np.concatenate([shared, has_own])
    first = np.repeat([True, False], [len(shared), len(has_own)])
    free = pick(("gmail.com", "outlook.com"), draw_one(stream, (2, 1), len(shared)))
    own = company_domain(company[has_own])
    domains: Table = {
        "index": digits((~first & np.isin(row, shared)).astype(np.int64)),
        "organization_id": digits(ORGANIZATION_BASE + company[row]),
        "domain_name": text([*free.to_pylist(), *own.to_pylist()]),
    }
    exports = Export("zendesk", "organization", columns, made + DAY)
    return exports, Export("zendesk", "domain_name", domains, made[row] + DAY)
