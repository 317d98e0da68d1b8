"""The results of ads: visits, orders and leads of the simulated people, counted by day.

Ad platforms report numbers, never people. The numbers still agree with GA4 and the shop.
"""

from dataclasses import dataclass, field

import numpy as np

from portrait_world.arrays import Flags, Floats, Ints, between
from portrait_world.channels.advertising.ad_catalog import FORM_IDS
from portrait_world.channels.advertising.meta_leads import NO_AD, submit
from portrait_world.people.personas import CATEGORIES, TRAFFIC
from portrait_world.people.purchases import per_order, shipping_cents
from portrait_world.people.scene import Scene
from portrait_world.people.visits import NO_ORDER
from portrait_world.world import DAY, World


@dataclass
class AdTraffic:
    """Counts by day, source of traffic and category; leads by day and form."""

    world: World
    visits: Ints = field(init=False)
    orders: Ints = field(init=False)
    cents: Ints = field(init=False)
    leads: Ints = field(init=False)

    def __post_init__(self) -> None:
        """Start with no counts."""
        shape = (self.days, len(TRAFFIC), len(CATEGORIES))
        self.visits, self.orders, self.cents = (np.zeros(shape, dtype=np.int64) for _ in "123")
        self.leads = np.zeros((self.days, len(FORM_IDS)), dtype=np.int64)

    @property
    def days(self) -> int:
        """Days of the period."""
        return self.world.last_day - self.world.first_day + 1

    def add(self, scene: Scene) -> None:
        """Count a block."""
        visits, orders = scene.visits, scene.orders
        day = self._day(visits.started_at)
        np.add.at(self.visits, (day, visits.traffic, visits.category), 1)
        bought = np.flatnonzero(visits.order != NO_ORDER)
        cells = (day[bought], visits.traffic[bought], visits.category[bought])
        paid = per_order(orders, scene.lines, scene.lines.paid) + shipping_cents(orders)
        np.add.at(self.orders, cells, 1)
        np.add.at(self.cents, cells, paid[visits.order[bought]])
        leads = submit(scene)
        paid_for = np.flatnonzero(leads.ad != NO_AD)
        np.add.at(self.leads, (self._day(leads.submitted_at[paid_for]), leads.form[paid_for]), 1)

    def _day(self, seconds: Ints) -> Ints:
        return np.clip(seconds // DAY - self.world.first_day, 0, self.days - 1)


@dataclass(frozen=True)
class AdDays:
    """Days on which an ad was shown, one element an ad and day; `day` counts from the first."""

    day: Ints
    ad: Ints
    impressions: Ints
    clicks: Ints
    cost_cents: Ints
    orders: Ints
    value_cents: Ints

    def only(self, rows: Ints | Flags) -> "AdDays":
        """Return some of the rows."""
        return AdDays(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


@dataclass(frozen=True)
class Brought:
    """What each ad achieved on each day, shape (days, ads), and whether it ran."""

    visits: Ints
    orders: Ints
    cents: Ints
    runs: Flags


def show(world: World, purpose: str, brought: Brought, reach: float, cost: Floats) -> AdDays:
    """Simulate impressions and clicks of ads from their results.

    `reach` is the daily probability that a person of the world sees an ad, `cost` the cents per
    click by ad.
    """
    stream, shape = world.stream(0, f"ads {purpose}"), brought.visits.shape
    untracked = stream.poisson(0.3 * brought.visits + world.people * reach / 60 * brought.runs)
    clicks = brought.visits + untracked
    views = clicks * between(stream, 20, 70, clicks.size).reshape(shape)
    views = views + stream.poisson(world.people * reach * brought.runs)
    spent = clicks * cost * stream.uniform(0.7, 1.3, shape)
    day, ad = np.nonzero(views)
    cells = (views, clicks, np.rint(spent).astype(np.int64), brought.orders, brought.cents)
    return AdDays(day, ad, *(cell[day, ad] for cell in cells))
