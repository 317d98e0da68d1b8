"""All advertising tools: what they export once all people of a world are known."""

from portrait_world.channels.advertising import (
    facebook_pages,
    google_ads,
    linkedin_ads,
    meta_ads,
    meta_leads,
)
from portrait_world.channels.advertising.ad_traffic import AdTraffic
from portrait_world.tables import Export


def advertising(traffic: AdTraffic) -> tuple[Export, ...]:
    """Return the tables of Meta, Google and LinkedIn ads and of the Facebook page."""
    world = traffic.world
    on_meta = meta_ads.advertise(traffic)
    return (
        meta_leads.ads(world),
        *meta_ads.exports(world, on_meta),
        *google_ads.exports(world, google_ads.advertise(traffic)),
        *linkedin_ads.exports(world, linkedin_ads.advertise(traffic)),
        *facebook_pages.exports(world, traffic.days, on_meta),
    )
