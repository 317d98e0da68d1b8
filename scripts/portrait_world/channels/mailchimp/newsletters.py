"""Mailchimp: a monthly newsletter to each audience, and the reactions of members."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Flags, Ints, between, choose, happens, moment, pick
from portrait_world.channels.mailchimp.issues import Issues, issues, shared_tables
from portrait_world.channels.mailchimp.members import (
    CLEANED,
    PENDING,
    UNSUBSCRIBED,
    Members,
    enlist,
    members,
)
from portrait_world.people.scene import Delivery, Scene
from portrait_world.tables import Export, Table, repeated, stacked
from portrait_world.world import DAY, WORLD_END

ACTIONS = ("open", "click", "bounce")
OPEN, CLICK, BOUNCE = range(3)


@dataclass(frozen=True)
class Sent:
    """E-mails that were sent, one element per e-mail: member (row) and issue (row)."""

    member: Ints
    issue: Ints


def mailchimp(scene: Scene) -> Delivery:
    """Export all tables of a block; the first block also has the tables that all members share."""
    listed, calendar = enlist(scene), issues(scene.block.world)
    sent = _send(scene, listed, calendar)
    last = np.full(listed.size, -1)
    np.maximum.at(last, sent.member, calendar.sent_at[sent.issue])
    quits = (listed.status == UNSUBSCRIBED) & (last >= 0)
    changed_at = np.where(quits, last + 5_400, np.minimum(listed.left_at, WORLD_END))
    stays = ~quits & (listed.left_at > WORLD_END)
    later = between(scene.block.stream("mailchimp changes"), 60, 60 * DAY, listed.size)
    changed_at = np.where(stays, np.minimum(listed.opted_at + later, WORLD_END - 60), changed_at)
    person = members(scene, listed, changed_at)
    final = calendar.sent_at[sent.issue] == last[sent.member]
    exports = (
        *person.exports,
        _recipients(listed, calendar, sent),
        _activity(scene, listed, calendar, sent, final),
        _farewells(listed, calendar, sent, final & quits[sent.member], changed_at),
    )
    shared = shared_tables(scene.block.world) if scene.block.number == 0 else ()
    return Delivery((*shared, *exports), person.records)


def _send(scene: Scene, listed: Members, calendar: Issues) -> Sent:
    """Send each issue to most of the members its audience had at that time."""
    stream = scene.block.stream("mailchimp sending")
    at = calendar.sent_at[None, :]
    gets = (at > listed.opted_at[:, None]) & (at < listed.left_at[:, None])
    gets &= calendar.audience[None, :] == listed.audience[:, None]
    gets &= (listed.status < PENDING)[:, None]
    gets &= stream.random(gets.shape) < 0.8
    return Sent(*np.nonzero(gets))


def _recipients(listed: Members, calendar: Issues, sent: Sent) -> Export:
    columns = _mail_columns(listed, calendar, sent)
    return Export("mailchimp", "campaign_recipient", columns, calendar.sent_at[sent.issue] + 600)


def _mail_columns(listed: Members, calendar: Issues, sent: Sent) -> Table:
    return {
        "campaign_id": calendar.ids.take(sent.issue),
        "member_id": listed.id.take(sent.member),
        "list_id": listed.list_id.take(sent.member),
    }


def _activity(scene: Scene, listed: Members, calendar: Issues, sent: Sent, final: Flags) -> Export:
    """Return opens, clicks and bounces, and invalid copies of some of them."""
    stream, size = scene.block.stream("mailchimp answers"), len(sent.member)
    person, at = listed.person[sent.member], calendar.sent_at[sent.issue]
    awake = at < scene.presence.active_to[person] * DAY
    rate = scene.tastes.open_rate[person] * np.where(awake, 1.1, 0.25)
    bounced = final & (listed.status[sent.member] == CLEANED)
    opened = ~bounced & happens(stream, np.minimum(rate, 0.95), size)
    again, clicked = (opened & happens(stream, share, size) for share in (0.2, 0.18))
    read_at = at + 60 + (stream.random(size) ** 3 * 2 * DAY).astype(np.int64)
    kinds = (
        (OPEN, opened, read_at),
        (OPEN, again, read_at + 43_210),
        (CLICK, clicked, read_at + 45),
        (BOUNCE, bounced, at + 5),
    )
    rows = np.concatenate([np.flatnonzero(flags) for _, flags, _ in kinds])
    when = np.concatenate([moments[flags] for _, flags, moments in kinds])
    action = np.repeat([kind for kind, _, _ in kinds], [int(f.sum()) for _, f, _ in kinds])
    past = np.flatnonzero(when <= WORLD_END)
    rows, when, action = rows[past], when[past], action[past]
    columns = _mail_columns(listed, calendar, Sent(sent.member[rows], sent.issue[rows])) | {
        "action": pick(ACTIONS, action),
        "timestamp": moment(when),
        "bounce_type": choose(action == BOUNCE, "hard", None),
        "url": choose(action == CLICK, pick(_LINKS, sent.issue[rows] % 3), None),
    }
    return _with_broken_copies(scene, columns, when)


_LINKS = tuple(
    f"https://shop.example/{page}?utm_source=mailchimp&utm_medium=email"
    for page in ("office", "new", "sale")
)


def _with_broken_copies(scene: Scene, columns: Table, at: Ints) -> Export:
    """Add copies without a member, years in the future, or with an unreadable timestamp."""
    stream, rates = scene.block.stream("mailchimp dirt"), scene.block.rates
    chances = (rates.missing_key, rates.future_timestamp, rates.unreadable_timestamp)
    found = [np.flatnonzero(happens(stream, chance, len(at))) for chance in chances]
    rows = np.concatenate(found)
    kind = np.repeat([0, 1, 2], [len(part) for part in found])
    broken = repeated(columns, rows)
    ahead = choose(kind == 1, moment(at[rows] + 18_262 * DAY), broken["timestamp"])
    broken["timestamp"] = choose(kind == 2, "0000-00-00 00:00:00", ahead)
    broken["member_id"] = choose(kind == 0, None, broken["member_id"])
    whole = stacked([columns, broken], [len(at), len(rows)])
    name = "campaign_recipient_activity"
    return Export("mailchimp", name, whole, np.concatenate([at, at[rows]]))


def _farewells(
    listed: Members, calendar: Issues, sent: Sent, final: Flags, left_at: Ints
) -> Export:
    rows = np.flatnonzero(final)
    last = Sent(sent.member[rows], sent.issue[rows])
    at = left_at[last.member]
    columns = _mail_columns(listed, calendar, last) | {"timestamp": moment(at)}
    return Export("mailchimp", "unsubscribe", columns, at)
