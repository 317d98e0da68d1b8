"""Mailchimp: the audiences, and the calendar of their newsletters."""

from dataclasses import dataclass
from functools import cache
from hashlib import md5

import numpy as np

from portrait_world.arrays import Ints, Text, join, moment, pick, text
from portrait_world.channels.mailchimp.members import LIST_IDS
from portrait_world.tables import Export, Table
from portrait_world.world import DAY, World

_SUBJECTS = ("News for your office", "What is new in the shop")
_LISTS = ("Business customers", "Shop newsletter")


@dataclass(frozen=True)
class Issues:
    """All issues of both newsletters: audience and time of sending."""

    audience: Ints
    sent_at: Ints

    @property
    def ids(self) -> Text:
        """Ids of the campaigns."""
        names = [f"issue {audience} {at}" for audience, at in zip(*self._columns, strict=True)]
        return text([md5(n.encode(), usedforsecurity=False).hexdigest()[:10] for n in names])

    @property
    def _columns(self) -> tuple[list[int], list[int]]:
        return self.audience.tolist(), self.sent_at.tolist()


@cache
def issues(world: World) -> Issues:
    """Return the calendar: an issue every thirty days for each audience."""
    business = np.arange(world.first_day + 6, world.last_day - 2, 30)
    newsletter = np.arange(world.first_day + 19, world.last_day - 2, 30)
    days = np.concatenate([business, newsletter])
    return Issues(np.repeat([0, 1], [len(business), len(newsletter)]), days * DAY + 8 * 3_600)


def shared_tables(world: World) -> tuple[Export, Export]:
    """Export the audiences and the issues."""
    calendar, made = issues(world), np.full(2, (world.first_day - 900) * DAY)
    lists: Table = {
        "id": text(LIST_IDS),
        "name": text(_LISTS),
        "date_created": moment(made),
        "default_from_email": "news@shop.example",
        "default_language": "en",
        "_fivetran_deleted": "false",
    }
    sent_on = text([str(np.datetime64(at, "s"))[:7] for at in calendar.sent_at.tolist()])
    campaigns: Table = {
        "id": calendar.ids,
        "list_id": pick(LIST_IDS, calendar.audience),
        "title": join(sent_on, " ", pick(_LISTS, calendar.audience)),
        "subject_line": pick(_SUBJECTS, calendar.audience),
        "type": "regular",
        "status": "sent",
        "from_name": "The Shop",
        "reply_to": "news@shop.example",
        "create_time": moment(calendar.sent_at - DAY),
        "send_time": moment(calendar.sent_at),
        "_fivetran_deleted": "false",
    }
    lists_export = Export("mailchimp", "list", lists, made)
    return lists_export, Export("mailchimp", "campaign", campaigns, calendar.sent_at + 600)
