"""Klaviyo: the newsletter calendar, flows and metrics that all subscribers share."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from portrait_world.arrays import Ints, Text, digits, join, moment, pick, text
from portrait_world.people.personas import CATEGORIES
from portrait_world.tables import Export, Table
from portrait_world.world import DAY, World

METRICS = (
    *("Received Email", "Opened Email", "Clicked Email", "Bounced Email", "Unsubscribed"),
    *("Marked Email as Spam", "Received SMS", "Clicked SMS", "Subscribed to List", "Placed Order"),
)
(RECEIVED, OPENED, CLICKED, BOUNCED, UNSUBSCRIBED) = range(5)
(SPAM, RECEIVED_SMS, CLICKED_SMS, SUBSCRIBED, PLACED_ORDER) = range(5, 10)
FLOWS = ("Welcome Series", "Abandoned Cart Reminder")
WELCOME, CART_REMINDER = 0, 1
DISCOUNT, STORIES = len(CATEGORIES), len(CATEGORIES) + 1
"""Themes of campaigns: the row of a category, DISCOUNT, or STORIES (neither)."""
_CALENDAR = (0, DISCOUNT, 3, 5, 2, DISCOUNT, 1, 4, DISCOUNT, 6, STORIES, 0, DISCOUNT, 2, 5, 3)


@dataclass(frozen=True)
class Campaigns:
    """All campaigns of the period in order: time of sending, theme, and whether by SMS."""

    sent_at: Ints
    theme: Ints
    sms: Ints

    @property
    def size(self) -> int:
        """Number of campaigns."""
        return len(self.sent_at)


@cache
def campaigns(world: World) -> Campaigns:
    """Return the calendar: an e-mail every fifteen days, an SMS every sixty."""
    mails = np.arange(world.first_day + 4, world.last_day - 1, 15)
    texts = np.arange(world.first_day + 24, world.last_day - 1, 60)
    days = np.concatenate([mails, texts])
    sms = np.repeat([0, 1], [len(mails), len(texts)])
    theme = np.concatenate(
        [np.resize(_CALENDAR, len(mails)), np.resize([DISCOUNT, 0, DISCOUNT, 3], len(texts))]
    )
    order = np.argsort(days, kind="stable")
    return Campaigns(days[order] * DAY + 9 * 3_600, theme[order], sms[order])


def campaign_ids(number: Ints) -> Text:
    """Return Klaviyo ids of campaigns."""
    return join("01CAMP", digits(number + 1, 4))


def flow_ids(number: Ints) -> Text:
    """Return Klaviyo ids of flows."""
    return join("FLOW", digits(number + 1, 2))


def metric_ids(number: Ints) -> Text:
    """Return Klaviyo ids of metrics."""
    return join("MTRC", digits(number + 1, 2))


def shared_tables(world: World) -> tuple[Export, ...]:
    """Export campaigns, flows and metrics."""
    return (_campaigns(world), _flows(world), _metrics(world))


def _campaigns(world: World) -> Export:
    calendar = campaigns(world)
    number, sent = np.arange(calendar.size), moment(calendar.sent_at)
    themes = [*(f"{category.capitalize()} new arrivals" for category in CATEGORIES)]
    themes += ["Sale: up to 30% discount", "Stories from our makers"]
    theme = pick(themes, calendar.theme)
    columns: Table = {
        "id": campaign_ids(number),
        "name": join(_months(calendar.sent_at), " ", theme),
        "subject": join(theme, pick([" this week", ", just for you"], number % 2)),
        "campaign_type": pick(["email", "sms"], calendar.sms),
        "from_email": "news@shop.example",
        "from_name": "The Shop",
        "status": "sent",
        "status_id": "4",
        "status_label": "Sent",
        "send_time": sent,
        "sent_at": sent,
        "created": moment(calendar.sent_at - 2 * DAY),
        "updated": moment(calendar.sent_at + 300),
        "archived": "false",
        "_fivetran_deleted": "false",
    }
    return Export("klaviyo", "campaign", columns, calendar.sent_at + 300)


def _months(seconds: Ints) -> Text:
    return text([str(np.datetime64(int(second), "s"))[:7] for second in seconds])


def _flows(world: World) -> Export:
    number = np.arange(len(FLOWS))
    at = np.full(len(FLOWS), (world.first_day - 400) * DAY)
    columns: Table = {
        "id": flow_ids(number),
        "name": text(FLOWS),
        "status": "live",
        "trigger_type": pick(["list", "metric"], number),
        "created": moment(at),
        "updated": moment(at + DAY),
        "archived": "false",
        "_fivetran_deleted": "false",
    }
    return Export("klaviyo", "flow", columns, at + DAY)


def _metrics(world: World) -> Export:
    number = np.arange(len(METRICS))
    at = np.full(len(METRICS), (world.first_day - 400) * DAY)
    shop = (number == PLACED_ORDER).astype(np.int64)
    columns: Table = {
        "id": metric_ids(number),
        "name": text(METRICS),
        "integration_name": pick(["Klaviyo", "Shopify"], shop),
        "integration_category": pick(["Internal", "eCommerce"], shop),
        "created": moment(at),
        "updated": moment(at + DAY),
        "_fivetran_deleted": "false",
    }
    return Export("klaviyo", "metric", columns, at + DAY)
