"""Salesforce: companies, opportunities, and the roles of contacts on them."""

import numpy as np

from portrait_world.arrays import (
    Ints,
    Text,
    between,
    day,
    digits,
    draw_one,
    happens,
    join,
    keep,
    moment,
    money,
    pick,
    scatter,
)
from portrait_world.channels.salesforce.book import SalesBook, account_ids
from portrait_world.people.contacts import company_domain, company_name
from portrait_world.people.persona_numbers import WORKPLACE_BUYER
from portrait_world.people.scene import Scene, location
from portrait_world.people.tastes import rows_of
from portrait_world.tables import Export, Table, boolean, careless
from portrait_world.world import BLOCK_ROWS, DAY, WORLD_END

STAGES = ("Prospecting", "Qualification", "Negotiation/Review", "Closed Won", "Closed Lost")
WON, LOST = 3, 4
INDUSTRIES = ("Retail", "Technology", "Healthcare", "Construction", "Education")
ROLES = ("Decision Maker", "Evaluator", "Business User", "Economic Buyer")


def accounts(scene: Scene, book: SalesBook) -> Export:
    """Export the companies of a block's workplace contacts."""
    block, person = scene.block, book.contacts.person
    person = person[scene.people.persona[person] == WORKPLACE_BUYER]
    company, place = np.unique(scene.addresses.company[person], return_index=True)
    where, size = location(scene, person[place]), len(company)
    stream = block.stream("sf accounts")
    created = (block.world.first_day - between(stream, 0, 700, size)) * DAY
    updated = between(stream, created, WORLD_END, size)
    employees = np.exp(stream.standard_normal(size) * 1.4 + 4).astype(np.int64) + 2
    columns: Table = {
        "id": account_ids(company),
        "name": company_name(company),
        "website": careless(block, "sf website", join("www.", company_domain(company))),
        "industry": careless(block, "sf industry", pick(INDUSTRIES, company % 5)),
        "number_of_employees": digits(employees),
        "annual_revenue": money(employees * 12_000_000),
        "billing_city": where["city"],
        "billing_state": careless(block, "sf account state", where["region"]),
        "billing_country": where["country"],
        "type": "Customer - Direct",
        "is_deleted": boolean(
            block, "sf account gone", happens(stream, block.rates.tombstone, size)
        ),
        "_fivetran_active": "true",
        "created_date": moment(created),
        "last_modified_date": moment(updated),
    }
    return Export("salesforce", "account", columns, updated)


def deals(scene: Scene, book: SalesBook) -> tuple[Export, Export]:
    """Export a block's opportunities and the roles of contacts on them."""
    block, contacts = scene.block, book.contacts
    stream = block.stream("opportunities")
    works = scene.people.persona[contacts.person] == WORKPLACE_BUYER
    rate = np.where(works, 1.6, 0.4) * block.world.years * ~contacts.merged
    row = rows_of(stream.poisson(rate))
    number = block.number * BLOCK_ROWS + np.arange(len(row))
    first = np.maximum(contacts.created_at[row], block.world.first_day * DAY)
    opened = between(stream, first, WORLD_END - 3_600, len(row))
    return (
        _opportunities(scene, book, row, number, opened),
        _roles(scene, book, row, number, opened),
    )


def _opportunity_ids(number: Ints) -> Text:
    return join("0065f000", digits(scatter(number, 69_069), 10))


def _opportunities(scene: Scene, book: SalesBook, row: Ints, number: Ints, opened: Ints) -> Export:
    """Export the opportunities as of their last change: a closed one as of its close."""
    block, person, size = scene.block, book.contacts.person[row], len(row)
    stream = block.stream("opportunity columns")
    closes = opened + between(stream, 10, 90, size) * DAY
    stage = draw_one(stream, (1, 1, 1, 3, 3), size)
    stage = np.where((stage >= WON) & (closes > WORLD_END), 2, stage)
    cents = (np.exp(stream.standard_normal(size) * 0.9 + 8) * 100).astype(np.int64)
    company = scene.addresses.company[person]
    works = scene.people.persona[person] == WORKPLACE_BUYER
    gone = happens(stream, block.rates.tombstone, size)
    columns: Table = {
        "_fivetran_active": "true",
        "id": _opportunity_ids(number),
        "account_id": keep(works, account_ids(company)),
        "name": join(company_name(company), " - offer ", digits(number % 1_000)),
        "amount": keep(~happens(stream, 0.04, size), money(cents // 10_000 * 10_000)),
        "stage_name": pick(STAGES, stage),
        "is_closed": boolean(block, "opportunity closed", stage >= WON),
        "is_won": boolean(block, "opportunity won", stage == WON),
        "is_deleted": boolean(block, "opportunity gone", gone),
        "probability": pick(["10", "40", "70", "100", "0"], stage),
        "close_date": join(day(closes), " 00:00:00"),
        "created_date": moment(opened),
    }
    return Export("salesforce", "opportunity", columns, np.where(stage >= WON, closes, opened))


def _roles(scene: Scene, book: SalesBook, row: Ints, number: Ints, opened: Ints) -> Export:
    """Export the roles: some contacts have two roles on one opportunity."""
    stream, size = scene.block.stream("roles"), len(row)
    twice = np.flatnonzero(happens(stream, 0.1, size))
    deal = np.concatenate([np.arange(size), twice])
    is_first = np.arange(len(deal)) < size
    role = draw_one(stream, (4, 3, 2), len(deal))
    columns: Table = {
        "_fivetran_active": "true",
        "id": join("00K5f000", digits(scatter(2 * number[deal] + ~is_first, 16_807), 10)),
        "opportunity_id": _opportunity_ids(number[deal]),
        "contact_id": book.contacts.ids(scene.people.number).take(row[deal]),
        "role": pick(ROLES, np.where(is_first, role, 3)),
        "is_primary": pick(["false", "true"], is_first.astype(np.int64)),
        "is_deleted": "false",
        "created_date": moment(opened[deal]),
    }
    return Export("salesforce", "opportunity_contact_role", columns, opened[deal])
