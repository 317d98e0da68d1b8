"""The company's Facebook page: daily views and followers."""

import numpy as np

from portrait_world.arrays import day, digits, join, moment
from portrait_world.channels.advertising.ad_catalog import META_PAGE_ID
from portrait_world.channels.advertising.ad_reports import day_seconds, report
from portrait_world.channels.advertising.ad_traffic import AdDays
from portrait_world.tables import Export, Table
from portrait_world.world import DAY, World


def exports(world: World, days: int, shown: AdDays) -> tuple[Export, ...]:
    """Export the page and its metrics; the paid impressions are those of Meta's ads."""
    return (_page(world), _metrics(world, days, shown))


def _metrics(world: World, days: int, shown: AdDays) -> Export:
    stream, number = world.stream(0, "facebook page"), np.arange(days)
    paid = np.bincount(shown.day, shown.impressions, days).astype(np.int64)
    organic = stream.poisson(world.people * 0.4, days)
    added, removed = (stream.poisson(world.people * rate, days) for rate in (0.004, 0.0015))
    engaged = stream.poisson((organic + paid) * 0.04)
    liked, loved = stream.poisson(engaged * 0.3), stream.poisson(engaged * 0.1)
    columns: Table = {
        # The tool's day ends at midnight in California.
        "date": join(day(day_seconds(world, number)), " 07:00:00"),
        "page_id": META_PAGE_ID,
        "page_actions_post_reactions_like_total": digits(liked),
        "page_actions_post_reactions_love_total": digits(loved),
        "page_actions_post_reactions_total": digits(liked + loved),
        "page_fan_adds": digits(added),
        "page_fan_removes": digits(removed),
        "page_fans": digits(2 * world.people + np.cumsum(added - removed)),
        "page_impressions": digits(organic + paid),
        "page_impressions_organic": digits(organic),
        "page_impressions_paid": digits(paid),
        "page_negative_feedback": digits(stream.poisson(0.2, days)),
        "page_post_engagements": digits(engaged),
        "page_total_actions": digits(stream.poisson(engaged * 0.05)),
        "page_video_views": digits(stream.poisson(organic * 0.15)),
        "page_views_total": digits(stream.poisson(organic * 0.06)),
    }
    return report(world, ("facebook_pages", "daily_page_metrics_total"), columns, number)


def _page(world: World) -> Export:
    at = np.array([(world.first_day - 90) * DAY])
    columns: Table = {
        "id": META_PAGE_ID,
        "name": "The Shop",
        "category": "Shopping & retail",
        "website": "https://shop.example",
        "release_date": moment(at - 900 * DAY),
        "is_published": "true",
        "_fivetran_deleted": "false",
    }
    return Export("facebook_pages", "page", columns, at)
