"""Mailchimp: the members of the audiences; Klaviyo does not mail these people."""

from dataclasses import dataclass
from hashlib import md5

import numpy as np
import pyarrow.compute as pc

from portrait_world.arrays import (
    Ints,
    Text,
    between,
    choose,
    digits,
    draw,
    happens,
    join,
    keep,
    moment,
    pick,
    text,
)
from portrait_world.channels.klaviyo.persons import TIME_ZONES
from portrait_world.people.contacts import CURRENT, FORMER, company_name, write_emails
from portrait_world.people.persona_numbers import WORKPLACE_BUYER
from portrait_world.people.places import COUNTRIES
from portrait_world.people.scene import Delivery, Records, Scene
from portrait_world.tables import Export, Table, boolean, careless, repeated, stacked
from portrait_world.world import DAY, WORLD_END

BUSINESS, NEWSLETTER = 0, 1
LIST_IDS = ("8a41c07be2", "3f9d2e6610")
STATUSES = ("subscribed", "unsubscribed", "cleaned", "pending", "archived")
SUBSCRIBED, UNSUBSCRIBED, CLEANED, PENDING, ARCHIVED = range(5)
_FATES = np.array([[0.86, 0.06, 0.05, 0.03, 0], [0.68, 0.18, 0.09, 0.05, 0], [0, 0, 0, 0, 1.0]])
_CLIENTS = ("Gmail", "Apple Mail", "Outlook 2019", "iPhone", None)


@dataclass(frozen=True)
class Members:
    """A block's members, one element per person and audience.

    `left_at` is the time when an unsubscribed or cleaned member left; for the others it lies after
    the end of the world.
    """

    person: Ints
    audience: Ints
    status: Ints
    opted_at: Ints
    left_at: Ints
    email: Text
    id: Text

    @property
    def size(self) -> int:
        """Number of members."""
        return len(self.person)

    @property
    def list_id(self) -> Text:
        """Ids of the members' audiences."""
        return pick(LIST_IDS, self.audience)


def hashed(emails: Text) -> Text:
    """Return the tool's ids: the digest of each address in lower case."""
    lower = pc.utf8_lower(emails).to_pylist()
    return text([md5(email.encode(), usedforsecurity=False).hexdigest() for email in lower])


def enlist(scene: Scene) -> Members:
    """Return who is in which audience, and since when.

    These are business customers, lapsed people, and some archived members who moved to Klaviyo.
    """
    person, kind = _joined(scene)
    email = _emails(scene, person)
    ids = hashed(email)
    # A couple that shares a mailbox is one member: the tool knows addresses, not people.
    own = np.sort(np.unique(ids.to_numpy(zero_copy_only=False), return_index=True)[1])
    stream = scene.block.stream("mailchimp audiences")
    both = own[(kind[own] == BUSINESS) & happens(stream, 0.15, len(own))]
    row = np.concatenate([own, both])
    audience = np.minimum(kind[row], NEWSLETTER)
    audience = np.where(np.arange(len(row)) < len(own), audience, NEWSLETTER)
    since = scene.presence.joined_day[person[row]] * DAY + between(stream, 0, DAY - 1, len(row))
    opted = np.minimum(since, WORLD_END - 7_200)
    status = draw(stream, _FATES, kind[row])
    begins = np.maximum(opted, scene.block.world.first_day * DAY)
    left = (begins + stream.random(len(row)) * (WORLD_END - begins)).astype(np.int64)
    leaves = (status == UNSUBSCRIBED) | (status == CLEANED)
    return Members(
        person=person[row],
        audience=audience,
        status=status,
        opted_at=opted,
        left_at=np.where(leaves, left, WORLD_END + DAY),
        email=email.take(row),
        id=ids.take(row),
    )


def _joined(scene: Scene) -> tuple[Ints, Ints]:
    """Return people and the reason why they are here: business, lapsed or moved (row of _FATES)."""
    presence, people, world = scene.presence, scene.people, scene.block.world
    stream = scene.block.stream("mailchimp members")
    works = people.persona == WORKPLACE_BUYER
    business = works & ~presence.subscriber & happens(stream, 0.8, people.size)
    lapsed = ~works & ~presence.subscriber & (presence.active_to < world.last_day)
    lapsed &= (presence.buyer | presence.account) & happens(stream, 0.9, people.size)
    moved = presence.subscriber & (presence.joined_day < world.first_day)
    moved &= happens(stream, 0.15, people.size)
    kinds = [np.flatnonzero(flags) for flags in (business, lapsed, moved)]
    return np.concatenate(kinds), np.repeat([0, 1, 2], [len(rows) for rows in kinds])


def _emails(scene: Scene, person: Ints) -> Text:
    """Return addresses as typed; the sign-up form accepts no blanks."""
    stream = scene.block.stream("mailchimp emails")
    stale = scene.presence.changed[person] & happens(stream, 0.5, len(person))
    emails = scene.addresses.of(person, np.where(stale, FORMER, CURRENT))
    return pc.utf8_trim_whitespace(write_emails(scene.block, "mailchimp", emails))


def members(scene: Scene, listed: Members, changed_at: Ints) -> Delivery:
    """Export a block's members, some with an older version from before they confirmed."""
    stream, size = scene.block.stream("mailchimp versions"), listed.size
    newest = _columns(scene, listed) | {"last_changed": moment(changed_at)}
    # The connector reads members every six hours: a change in between leaves no older version.
    seen_before = (changed_at - listed.opted_at) > 21_600
    older = np.flatnonzero(seen_before & happens(stream, 2 * scene.block.rates.updated_row, size))
    before = repeated(newest, older) | {
        "status": "pending",
        "timestamp_opt": pick([None], np.zeros(len(older), dtype=np.int64)),
        "last_changed": moment(listed.opted_at[older] - 600),
    }
    whole = stacked([newest, before], [size, len(older)])
    synced_at = np.concatenate([changed_at, listed.opted_at[older] - 600])
    once = np.sort(np.unique(listed.person, return_index=True)[1])
    records = Records(join("mailchimp:member:", listed.id.take(once)), listed.person[once])
    return Delivery((Export("mailchimp", "member", whole, synced_at),), (records,))


def _columns(scene: Scene, listed: Members) -> Table:
    block, person, size = scene.block, listed.person, listed.size
    stream, country = block.stream("mailchimp columns"), scene.people.homes.country[person]
    signed_up = happens(stream, 0.8, size)
    works = scene.people.persona[person] == WORKPLACE_BUYER
    names, company = scene.people.names, company_name(scene.addresses.company[person])
    return {
        "id": listed.id,
        "list_id": listed.list_id,
        "email_address": listed.email,
        "unique_email_id": pc.utf8_slice_codeunits(listed.id, 5, 15),
        "status": pick(STATUSES, listed.status),
        "timestamp_signup": keep(signed_up, moment(listed.opted_at - 600)),
        "timestamp_opt": keep(listed.status != PENDING, moment(listed.opted_at)),
        "email_type": "html",
        "email_client": pick(_CLIENTS, between(stream, 0, 4, size)),
        "member_rating": digits(between(stream, 1, 5, size)),
        "language": choose(
            happens(stream, 0.15, size), None, pick([c.language for c in COUNTRIES], country)
        ),
        "country_code": careless(
            block, "mailchimp country", pick([c.code for c in COUNTRIES], country)
        ),
        "timezone": pick(TIME_ZONES, country),
        "vip": boolean(block, "mailchimp vip", happens(stream, 0.02, size)),
        "merge_fname": careless(block, "mailchimp first", names.first.take(person)),
        "merge_lname": careless(block, "mailchimp last", names.last.take(person)),
        "merge_company": keep(works & happens(stream, 0.7, size), company),
    }
