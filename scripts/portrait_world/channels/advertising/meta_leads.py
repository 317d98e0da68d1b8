"""Meta lead ads: forms that people submit within the app, with answers as keys and values."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from portrait_world.arrays import (
    Flags,
    Ints,
    Text,
    digits,
    draw,
    draw_one,
    happens,
    join,
    keep,
    moment,
    pick,
    scatter,
    text,
)
from portrait_world.channels.advertising.ad_catalog import BUSINESS_FORM, FORM_IDS, LEAD_ADS, META
from portrait_world.people.contacts import CURRENT, FORMER, company_name, write_emails
from portrait_world.people.people import OCCUPATIONS
from portrait_world.people.persona_numbers import WORKPLACE_BUYER
from portrait_world.people.personas import CATEGORIES
from portrait_world.people.phones import write_phones
from portrait_world.people.scene import Delivery, Records, Scene, full_name, location
from portrait_world.people.timing import moments
from portrait_world.tables import Export, Table, careless, stacked
from portrait_world.world import DAY, WORLD_END, World

NO_AD = -1
LEAD_BASE = 1_100_000_000_000_000
STAMP = "_sdc_batched_at"
_EMPLOYEES = ("1-9", "10-49", "50-249", "250_or_more")
_HEARD = ("friends_or_family", "instagram", "a_store", "I don't remember, maybe a podcast")
_WISHES = (
    "12 desk chairs",
    'Monitors, 27", about twenty',
    "Paper and toner every month",
    "Not sure yet; please call",
)


@dataclass(frozen=True)
class Leads:
    """A block's leads, one element per lead: person (row), when, which form, ad (row) or NO_AD."""

    person: Ints
    submitted_at: Ints
    form: Ints
    ad: Ints
    number: Ints


def lead_ads_run(world: World, day: Ints) -> Flags:
    """Return on which days of the world the ads with forms run: two fortnights in three."""
    return np.asarray((day - world.first_day) // 14 % 3 != 2)


def submit(scene: Scene) -> Leads:
    """Simulate who submits which form: mostly people whom other tools know as well."""
    block, presence, size = scene.block, scene.presence, scene.people.size
    stream = block.stream("leads")
    known = presence.account | presence.subscriber | presence.crm
    first = np.flatnonzero(happens(stream, np.where(known, 0.18, 0.03), size))
    again = first[happens(stream, 0.08, len(first))]
    person = np.concatenate([first, again])
    at = moments(block, "leads", scene.people, presence, scene.tastes, person)
    works = scene.people.persona[person] == WORKPLACE_BUYER
    form = (works & happens(stream, 0.8, len(person))).astype(np.int64)
    paid = lead_ads_run(block.world, at // DAY) & happens(stream, 0.9, len(person))
    number = 2 * scene.people.number[person] + (np.arange(len(person)) >= len(first))
    return Leads(person, at, form, np.where(paid, np.array(LEAD_ADS)[form], NO_AD), number)


def leads(scene: Scene) -> Delivery:
    """Export a block's leads; the first block also has the one test lead a form may have."""
    sent = submit(scene)
    ids = digits(LEAD_BASE + scatter(sent.number, 1_583_458_089))
    columns: Table = {
        "id": ids,
        "ad_id": keep(sent.ad != NO_AD, pick(META.ad_ids, np.maximum(sent.ad, 0))),
        "form_id": pick(FORM_IDS, sent.form),
        "created_time": _zulu(sent.submitted_at),
        "field_data": _answers(scene, sent),
    }
    at = sent.submitted_at
    if scene.block.number == 0:
        tests = _test_leads(scene.block.world)
        columns = stacked([columns, tests.columns], [len(at), tests.size])
        at = np.concatenate([at, tests.changed_at])
    records = Records(join("meta_lead_ads:lead:", ids), sent.person)
    return Delivery((Export("meta_lead_ads", "leads", columns, at, STAMP),), (records,))


def ads(world: World) -> Export:
    """Export the ads that open a form, as listed by the tool that exports the leads."""
    rows = np.array(LEAD_ADS)
    at = np.full(len(rows), (world.first_day - 20) * DAY)
    campaign = META.campaign_ids[META.ads[LEAD_ADS[0]].campaign]
    columns: Table = {
        "id": pick(META.ad_ids, rows),
        "account_id": META.account_id,
        "campaign_id": campaign,
        "adset_id": digits(np.full(len(rows), META.ad_base + 5_000) + rows),
        "name": pick([ad.name for ad in META.ads], rows),
        "effective_status": "ACTIVE",
        "created_time": _zulu(at),
        "updated_time": _zulu(at + DAY),
    }
    return Export("meta_lead_ads", "ads", columns, at + DAY, STAMP)


def _zulu(seconds: Ints) -> Text:
    return join(pc.replace_substring(moment(seconds), " ", "T"), ".000000Z")


def _answers(scene: Scene, sent: Leads) -> Text:
    """Return each lead's answers, in the order of its form, as JSON."""
    block, person, size = scene.block, sent.person, len(sent.person)
    stream = block.stream("lead answers")
    names, place = scene.people.names, location(scene, person)
    works = sent.form == BUSINESS_FORM
    former = scene.presence.changed_day[person] * DAY > sent.submitted_at
    former &= scene.presence.changed[person]
    emails = scene.addresses.of(person, np.where(former, FORMER, CURRENT))
    emails = write_emails(block, "leads", emails)
    phones = write_phones(block, "leads", scene.phones, person)
    category = draw(stream, scene.tastes.categories, person)
    company = company_name(scene.addresses.company[person])
    occupation = pick(OCCUPATIONS, scene.people.traits.occupation[person])
    questions = {
        "full_name": keep(works, full_name(scene, person)),
        "first_name": keep(~works, names.first.take(person)),
        "last_name": keep(~works, careless(block, "lead last", names.last.take(person))),
        "work_email": keep(works, emails),
        "email": keep(~works, emails),
        "phone_number": keep(works | happens(stream, 0.6, size), phones),
        "company_name": keep(works, careless(block, "lead company", company)),
        "job_title": keep(works, careless(block, "lead job", occupation)),
        "city": keep(~works, careless(block, "lead city", place["city"])),
        "country": place["country_code"],
        "which_category_interests_you_most?": keep(~works, pick(CATEGORIES, category)),
        "how_did_you_hear_about_us?": keep(
            ~works & happens(stream, 0.7, size), pick(_HEARD, draw_one(stream, (3, 4, 2, 1), size))
        ),
        "how_many_people_work_at_your_company?": keep(
            works, pick(_EMPLOYEES, draw_one(stream, (3, 4, 2, 1), size))
        ),
        "what_would_you_like_to_order?": keep(
            works, pick(_WISHES, draw_one(stream, (1, 1, 1, 1), size))
        ),
    }
    return _as_json(questions)


def _as_json(questions: dict[str, Text]) -> Text:
    """Return `[{"name": …, "values": [...]}, …]`; a question without an answer is left out."""
    entries = []
    for name, answers in questions.items():
        escaped = pc.replace_substring(answers, "\\", "\\\\")
        escaped = pc.replace_substring(escaped, '"', '\\"')
        entries.append(join('{"name": "', name, '", "values": ["', escaped, '"]}'))
    listed = pc.binary_join_element_wise(*entries, ", ", null_handling="skip")
    return join("[", listed, "]")


def _test_leads(world: World) -> Export:
    forms = np.arange(len(FORM_IDS))
    at = np.full(len(forms), min(world.first_day * DAY + 3_600, WORLD_END))
    asked = (("email", "first_name"), ("work_email", "full_name"))
    answers = {
        name: text([f"<test lead: dummy data for {name}>" if name in a else None for a in asked])
        for name in (*asked[0], *asked[1])
    }
    columns: Table = {
        "id": digits(LEAD_BASE - 1 - forms),
        "ad_id": pa.nulls(len(forms), pa.string()),
        "form_id": pick(FORM_IDS, forms),
        "created_time": _zulu(at),
        "field_data": _as_json(answers),
    }
    return Export("meta_lead_ads", "leads", columns, at, STAMP)
