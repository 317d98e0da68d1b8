"""Klaviyo: consent to text messages, withdrawals, and messages that could not be delivered."""

import numpy as np

from portrait_world.arrays import digits, happens, join, keep, moment, text
from portrait_world.channels.klaviyo.campaigns import campaign_ids, campaigns
from portrait_world.channels.klaviyo.mailings import NONE, Mailings, mailings, together
from portrait_world.channels.klaviyo.persons import Subscribers, agrees_to_texts
from portrait_world.people.scene import Scene
from portrait_world.tables import Export, Table
from portrait_world.world import BLOCK_ROWS, DAY, WORLD_END, World

METRICS = (
    "Subscribed to SMS Marketing",
    "Unsubscribed from SMS Marketing",
    "Failed to Deliver SMS",
    "Sent SMS",
)
AGREED, WITHDREW, FAILED, WROTE = range(4)


def texts(scene: Scene, subscribers: Subscribers) -> Export:
    """Export the consents to text messages, as separate rows, so that no other row changes."""
    block, size = scene.block, len(subscribers.person)
    stream = block.stream("text consents")
    agrees = agrees_to_texts(block.stream("klaviyo custom"), size)
    made, first = subscribers.created_at, block.world.first_day * DAY
    new = np.flatnonzero(agrees & (made >= first))
    leaves = np.flatnonzero(agrees & happens(stream, 0.15, size))
    left = np.maximum(made[leaves], first)
    left = left + (stream.random(len(leaves)) * (WORLD_END - left)).astype(np.int64)
    plan = campaigns(block.world)
    sent = np.flatnonzero(plan.sms == 1)
    fails = happens(stream, 0.015, size * len(sent)).reshape(size, len(sent))
    fails &= agrees[:, None] & (plan.sent_at[sent][None, :] > made[:, None])
    missed, issue = np.nonzero(fails)
    wrote = leaves[happens(stream, 0.3, len(leaves))]
    parts = [
        mailings(new, AGREED, made[new] + 30),
        mailings(leaves, WITHDREW, left),
        mailings(missed, FAILED, plan.sent_at[sent[issue]] + 7_230, sent[issue]),
        mailings(wrote, WROTE, left[np.isin(leaves, wrote)] - 20),
    ]
    whole = together(parts)
    return _events(scene, subscribers, whole.only(np.flatnonzero(whole.at <= WORLD_END)))


def _events(scene: Scene, subscribers: Subscribers, whole: Mailings) -> Export:
    number = scene.block.number * BLOCK_ROWS + np.arange(len(whole.at))
    at = moment(whole.at)
    columns: Table = {
        "id": join("5", digits(number * 40_503 % (1 << 40), 13)),
        "uuid": join("t-", digits(number, 10)),
        "person_id": subscribers.ids.take(whole.subscriber),
        "metric_id": join("SMSM", digits(whole.metric + 1, 2)),
        "campaign_id": keep(whole.campaign != NONE, campaign_ids(whole.campaign)),
        "datetime": at,
        "timestamp": at,
        "type": "event",
        "_fivetran_deleted": "false",
    }
    return Export("klaviyo", "event", columns, whole.at)


def text_metrics(world: World) -> Export:
    """Export the metrics of these events."""
    size = len(METRICS)
    at = np.full(size, (world.first_day - 400) * DAY)
    columns: Table = {
        "id": join("SMSM", digits(np.arange(size) + 1, 2)),
        "name": text(METRICS),
        "integration_name": "Klaviyo",
        "integration_category": "Internal",
        "created": moment(at),
        "updated": moment(at + DAY),
        "_fivetran_deleted": "false",
    }
    return Export("klaviyo", "metric", columns, at + DAY)
