"""GA4's app stream: what only an app reports, from its first opening to its removal.

Rows of their own, written after the block's other events; the sessions are those of `visits`.
"""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Ints, between, day, digits, happens, join, keep, moment, pick
from portrait_world.channels.ga4.web import first_touch, pseudo_ids
from portrait_world.people.personas import TRAFFIC
from portrait_world.people.places import CITIES, COUNTRIES
from portrait_world.people.scene import Delivery, Records, Scene
from portrait_world.people.visits import APP
from portrait_world.tables import Export, Table
from portrait_world.world import BLOCK_ROWS, DAY, WORLD_END

APP_EVENTS = ("first_open", "notification_open", "screen_view", "in_app_purchase", "app_remove")
FIRST_OPEN, NOTIFICATION, SCREEN, PURCHASE, REMOVE = range(5)
MEMBERSHIP_CENTS = 499


@dataclass(frozen=True)
class AppEvents:
    """A block's app events: the session (row of visits) of each event, its name and time.

    A removal has no session of its own; it refers to the one before.
    """

    visit: Ints
    name: Ints
    at: Ints


def app_events(scene: Scene) -> Delivery:
    """Export a block's app events, and the devices that are known only from a removal."""
    events, visits = _happen(scene), scene.visits
    visit, size = events.visit, len(events.visit)
    in_session = events.name != REMOVE
    person = visits.person[visit]
    city, country = scene.people.homes.city[person], scene.people.homes.country[person]
    number = scene.block.number * BLOCK_ROWS + np.arange(size)
    columns: Table = {
        "_fivetran_id": join("a", digits(number * 2_654_435_761 % (1 << 52), 16)),
        "bundle_sequence_id": digits(visits.started_at[visit] % 1_000),
        "batch_event_index": "0",
        "date": day(events.at),
        "device_category": "mobile",
        "geo_city": pick([place.english for place in CITIES], city),
        "geo_country": pick([place.name for place in COUNTRIES], country),
        "name": pick(APP_EVENTS, events.name),
        "platform": pick(["ANDROID", "IOS"], _on_apple(person)),
        "timestamp": moment(events.at),
        "traffic_source_source": pick([source for source, _ in TRAFFIC], visits.traffic[visit]),
        "traffic_source_medium": pick([medium for _, medium in TRAFFIC], visits.traffic[visit]),
        "user_first_touch_timestamp": moment(first_touch(visits.device[visit])),
        "user_pseudo_id": pseudo_ids(scene, visit),
        "value_in_usd": keep(events.name == PURCHASE, f"{MEMBERSHIP_CENTS / 100:.2f}"),
        "param_ga_session_id": keep(in_session, digits(visits.started_at[visit])),
        "param_engagement_time_msec": keep(events.name == SCREEN, digits(2_000 + visit % 9_000)),
        "stream_id": "3206015530",
        "is_intraday": "false",
        "device_language": pick([place.locale.lower() for place in COUNTRIES], country),
    }
    return Delivery((Export("ga4", "event", columns, events.at),), (_removed(scene, events),))


def _on_apple(person: Ints) -> Ints:
    return np.asarray((person % 5 < 2).astype(np.int64))


def _happen(scene: Scene) -> AppEvents:
    """Simulate the events: first openings by new users, removals by users who do not come back."""
    block, visits, presence = scene.block, scene.visits, scene.presence
    stream = block.stream("app events")
    app = np.flatnonzero(visits.kind == APP)
    app = app[np.argsort(visits.started_at[app], kind="stable")]
    size, start = len(app), visits.started_at[app]
    first = app[np.unique(visits.device[app], return_index=True)[1]]
    last = app[::-1][np.unique(visits.device[app[::-1]], return_index=True)[1]]
    new = first[presence.joined_day[visits.device_owner[first]] >= block.world.first_day]
    gone = presence.active_to[visits.device_owner[last]] < block.world.last_day
    gone &= happens(stream, 0.4, len(last)) & (_on_apple(visits.person[last]) == 0)
    removed = last[gone]
    opened, seen, paid = (happens(stream, rate, size) for rate in (0.08, 0.25, 0.025))
    after = between(stream, DAY, 20 * DAY, len(removed))
    parts = (
        (new, FIRST_OPEN, visits.started_at[new] - 20),
        (app[opened], NOTIFICATION, start[opened] - 5),
        (app[seen], SCREEN, start[seen] + 10),
        (app[paid], PURCHASE, start[paid] + 150),
        (removed, REMOVE, np.minimum(visits.started_at[removed] + after, WORLD_END)),
    )
    return AppEvents(
        np.concatenate([visit for visit, _, _ in parts]),
        np.repeat([name for _, name, _ in parts], [len(visit) for visit, _, _ in parts]),
        np.concatenate([at for _, _, at in parts]),
    )


def _removed(scene: Scene, events: AppEvents) -> Records:
    """Return the truth about removals from devices that have no session without a login."""
    visits = scene.visits
    visit = events.visit[events.name == REMOVE]
    visit = visit[~np.isin(visits.device[visit], visits.device[visits.customer_id == 0])]
    return Records(join("ga4:device:", pseudo_ids(scene, visit)), visits.device_owner[visit])
