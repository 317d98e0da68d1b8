"""GA4: the events within each session."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Floats, Ints, between, draw, happens
from portrait_world.people import catalog
from portrait_world.people.persona_numbers import by_type
from portrait_world.people.scene import Scene
from portrait_world.people.tastes import rows_of
from portrait_world.people.visits import NO_ORDER

EVENT_NAMES = (
    *("session_start", "page_view", "view_item_list", "search", "view_item", "scroll"),
    *("add_to_cart", "begin_checkout", "purchase"),
)
START, PAGE, LIST, SEARCH, VIEW, SCROLL, CART, CHECKOUT, PURCHASE = range(9)


@dataclass(frozen=True)
class Events:
    """A block's events, one element per event, in order within each session."""

    visit: Ints
    name: Ints
    position: Ints
    length: Ints
    at: Ints
    product: Ints


def browse(scene: Scene) -> Events:
    """Simulate the events of every session."""
    visits, stream = scene.visits, scene.block.stream("events")
    counts = _counts(scene, stream)
    visit, name = _unfolded(counts)
    length = counts.sum(axis=1)[visit]
    first = np.cumsum(counts.sum(axis=1)) - counts.sum(axis=1)
    position = np.arange(len(visit)) - first[visit]
    pace = np.where(visits.order != NO_ORDER, 18, between(stream, 15, 90, len(visits.person)))
    at = visits.started_at[visit] + position * pace[visit]
    bought = name == PURCHASE
    at[bought] = scene.orders.placed_at[visits.order[visit[bought]]]
    return Events(visit, name, position, length, at, _products(scene, stream, visit))


def _counts(scene: Scene, stream: np.random.Generator) -> Ints:
    """Return how often each event happens in each session, shape (sessions, names)."""
    visits, size = scene.visits, len(scene.visits.person)
    ordering = visits.order != NO_ORDER
    searches = by_type(lambda t: t.search_rate)[scene.people.persona[visits.person]]
    views = 1 + stream.poisson(0.55, size) - happens(stream, 0.06, size)
    counts = np.zeros((size, len(EVENT_NAMES)), dtype=np.int64)
    counts[:, START] = 1
    counts[:, PAGE] = happens(stream, 0.35, size)
    counts[:, LIST] = happens(stream, 0.3, size)
    counts[:, SEARCH] = happens(stream, searches, size)
    counts[:, VIEW] = np.where(ordering | visits.checkout, np.maximum(views, 1), views)
    counts[:, SCROLL] = happens(stream, 0.15, size)
    counts[:, CART] = ordering | visits.checkout | (happens(stream, 0.1, size) & (views > 0))
    counts[:, CHECKOUT] = ordering | visits.checkout
    counts[:, PURCHASE] = ordering
    return counts


def _unfolded(counts: Ints) -> tuple[Ints, Ints]:
    cell = rows_of(counts.ravel())
    return cell // counts.shape[1], cell % counts.shape[1]


def _products(scene: Scene, stream: np.random.Generator, visit: Ints) -> Ints:
    """Return the product each event is about: mostly of the session's category."""
    visits, size = scene.visits, len(visit)
    person = visits.person[visit]
    category = np.where(
        happens(stream, 0.8, size),
        visits.category[visit],
        draw(stream, scene.tastes.categories, person),
    )
    tier = draw(stream, scene.tastes.tiers, person)
    product = catalog.on_shelf(category, tier, between(stream, 0, 7, size))
    first_line = np.searchsorted(scene.lines.order, np.maximum(visits.order[visit], 0))
    bought = scene.lines.product[np.minimum(first_line, len(scene.lines.product) - 1)]
    about_order = (visits.order[visit] != NO_ORDER) & happens(stream, 0.7, size)
    return np.where(about_order, bought, product)


def engagement(events: Events, stream: np.random.Generator) -> Floats:
    """Return the engagement time of each event in milliseconds (0 at the start of a session)."""
    drawn = stream.standard_gamma(1.5, len(events.visit)) * 9_000
    return np.where(events.position == 0, 0.0, np.rint(drawn))
