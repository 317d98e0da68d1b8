"""HubSpot: companies of workplace buyers, and the deals with them."""

import numpy as np

from portrait_world.arrays import (
    Ints,
    between,
    digits,
    draw_one,
    happens,
    join,
    keep,
    moment,
    money,
    pick,
    scatter,
    text,
)
from portrait_world.channels.hubspot.contacts import COMPANY_BASE, VANISHED, Contacts
from portrait_world.people.contacts import company_domain, company_name
from portrait_world.people.scene import Scene, location
from portrait_world.people.tastes import rows_of
from portrait_world.tables import Export, Table, boolean, careless
from portrait_world.world import BLOCK_ROWS, DAY, WORLD_END, World

DEAL_BASE = 30_000_000_000
STAGES = ("Appointment", "Qualified", "Proposal", "Contract sent", "Closed won", "Closed lost")
LAST_OPEN, WON = 3, 4
INDUSTRIES = ("RETAIL", "COMPUTER_SOFTWARE", "HOSPITAL_HEALTH_CARE", "CONSTRUCTION", "EDUCATION")
TECHNOLOGIES = ("shopify;google_analytics", "wordpress", "salesforce;marketo", "google_analytics")


def companies(scene: Scene, known: Contacts) -> Export:
    """Export the companies of a block's workplace contacts."""
    block = scene.block
    company, place = np.unique(
        scene.addresses.company[known.person[known.works]], return_index=True
    )
    person = known.person[known.works][place]
    stream, size = block.stream("companies"), len(company)
    created = (block.world.first_day - between(stream, 0, 700, size)) * DAY
    updated = between(stream, created, WORLD_END, size)
    gone = happens(stream, block.rates.tombstone, size)
    columns: Table = {
        "id": digits(COMPANY_BASE + company),
        "is_deleted": boolean(block, "company gone", gone),
        "_fivetran_deleted": "false",
        "property_name": company_name(company),
        "property_createdate": moment(created),
        "property_hs_lastmodifieddate": moment(updated),
    }
    columns |= _company_card(scene, company, person)
    return Export("hubspot", "company", columns, updated)


def _company_card(scene: Scene, company: Ints, person: Ints) -> Table:
    block, where = scene.block, location(scene, person)
    spread = block.stream("employees").standard_normal(len(company))
    employees = np.exp(spread * 1.4 + 4).astype(np.int64) + 2
    return {
        "property_industry": careless(block, "industry", pick(INDUSTRIES, company % 5)),
        "property_address": where["street"],
        "property_city": where["city"],
        "property_state": careless(block, "company state", where["region"]),
        "property_country": where["country"],
        "property_annualrevenue": digits(employees * 120_000),
        "property_domain": careless(block, "domain", company_domain(company)),
        "property_numberofemployees": careless(block, "employees", digits(employees)),
        "property_web_technologies": careless(block, "tech", pick(TECHNOLOGIES, company % 4)),
    }


def deals(scene: Scene, known: Contacts) -> tuple[Export, Export, Export]:
    """Export a block's deals and their links to contacts and companies."""
    block = scene.block
    stream = block.stream("deals")
    able = known.works & (known.merged != VANISHED)
    row = rows_of(stream.poisson(1.1 * block.world.years, len(known.person)) * able)
    number = block.number * BLOCK_ROWS + np.arange(len(row))
    ids = DEAL_BASE + scatter(number, 1_103_515_245)
    first = np.maximum(known.created_at[row], block.world.first_day * DAY)
    opened = between(stream, first, WORLD_END - 3_600, len(row))
    deal = _deals(scene, known, row, ids, opened)
    person = known.person[row]
    contact: Table = {"deal_id": digits(ids), "contact_id": digits(known.id[row])}
    firm: Table = {
        "deal_id": digits(ids),
        "company_id": digits(COMPANY_BASE + scene.addresses.company[person]),
    }
    kind: Table = {"type_id": "3", "category": "HUBSPOT_DEFINED"}
    return (
        deal,
        Export("hubspot", "deal_contact", contact | kind, opened),
        Export("hubspot", "deal_company", firm | kind, opened),
    )


def _deals(scene: Scene, known: Contacts, row: Ints, ids: Ints, opened: Ints) -> Export:
    """Export the deals as of their last change: a closed deal as of its close."""
    block, size = scene.block, len(row)
    stream = block.stream("deal columns")
    stage = draw_one(stream, (1, 1, 1, 1, 4, 3), size)
    closes = opened + between(stream, 10, 90, size) * DAY
    stage = np.where((stage > LAST_OPEN) & (closes > WORLD_END), LAST_OPEN, stage)
    cents = (
        (np.exp(stream.standard_normal(size) * 0.9 + 8) * 100).astype(np.int64) // 10_000 * 10_000
    )
    company = company_name(scene.addresses.company[known.person[row]])
    columns: Table = {
        "deal_id": digits(ids),
        "deal_pipeline_id": "default",
        "deal_pipeline_stage_id": pick(_stage_ids(), stage),
        "is_deleted": boolean(block, "deal gone", happens(stream, block.rates.tombstone, size)),
        "_fivetran_deleted": "false",
        "owner_id": digits(1 + ids % 9),
        "portal_id": "4727653",
        "property_dealname": join(company, " order ", digits(ids % 1_000)),
        "property_amount": keep(~happens(stream, 0.04, size), money(cents)),
        "property_closedate": moment(closes),
        "property_createdate": moment(opened),
    }
    return Export("hubspot", "deal", columns, np.where(stage > LAST_OPEN, closes, opened))


def stages(world: World) -> Export:
    """Export the stages of the sales pipeline."""
    number = np.arange(len(STAGES))
    at = np.full(len(STAGES), (world.first_day - 400) * DAY)
    closed = (number > LAST_OPEN).astype(np.int64)
    columns: Table = {
        "stage_id": text(_stage_ids()),
        "pipeline_id": "default",
        "label": text(STAGES),
        "active": "true",
        "display_order": digits(number),
        "is_closed": pick(["false", "true"], closed),
        "closed_won": pick(["false", "true"], (number == WON).astype(np.int64)),
        "probability": text(["0.2", "0.4", "0.6", "0.9", "1.0", "0.0"]),
        "created_at": moment(at),
        "updated_at": moment(at),
        "_fivetran_deleted": "false",
    }
    return Export("hubspot", "deal_pipeline_stage", columns, at)


def _stage_ids() -> list[str]:
    return [stage.lower().replace(" ", "") for stage in STAGES]
