"""Where people leave traces: as buyers, with an account, device, newsletter or CRM record."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Flags, Floats, Ints, between, happens, scatter
from portrait_world.people.people import People
from portrait_world.people.persona_numbers import WORKPLACE_BUYER
from portrait_world.world import Block

CUSTOMER_BASE = 6_100_000_000_000
NEVER = 100_000
"""Days after the end of the active window, for events that never happen."""


@dataclass(frozen=True)
class Presence:
    """A block's traces, one element a person.

    Days are day numbers in UTC: a person is active from `active_from` to `active_to`, joined on
    `joined_day` (before the period for most), and after `changed_day` uses the new e-mail (for
    those who never changed it, `changed_day` lies after the world's end).
    """

    buyer: Flags
    account: Flags
    subscriber: Flags
    crm: Flags
    device: Flags
    logs_in: Flags
    joined_day: Ints
    active_from: Ints
    active_to: Ints
    changed_day: Ints
    second_account: Flags
    second_from: Ints
    customer_ids: tuple[Ints, Ints]
    activity: Floats

    @property
    def customer_id(self) -> Ints:
        """Shop ids of everyone's account; people without one have an id as well."""
        return self.customer_ids[0]

    @property
    def second_customer_id(self) -> Ints:
        """Shop ids of everyone's second account; people without one have an id as well."""
        return self.customer_ids[1]

    @property
    def changed(self) -> Flags:
        """Whether each person changed the e-mail address in the period."""
        return self.changed_day < self.active_to + NEVER


def appear(block: Block, people: People) -> Presence:
    """Simulate in which places a block's people appear."""
    stream, rates, size = block.stream("presence"), block.rates, people.size
    buyer = happens(stream, 0.60, size)
    account = happens(stream, np.where(buyer, 0.72, 0.12), size)
    subscriber = happens(stream, np.where(buyer, 0.68, 0.42), size)
    crm = happens(stream, np.where(people.persona == WORKPLACE_BUYER, 0.85, 0.16), size)
    device = happens(stream, 0.78, size) | ~(buyer | account | subscriber | crm)
    joined, start, stop = _windows(block, stream, size)
    return Presence(
        buyer=buyer,
        account=account,
        subscriber=subscriber,
        crm=crm,
        device=device,
        logs_in=account & device & happens(stream, rates.device_logs_in / 0.46, size),
        joined_day=joined,
        active_from=start,
        active_to=stop,
        changed_day=_changed_days(block, start, stop),
        second_account=account & happens(stream, rates.duplicate_customer, size),
        second_from=between(stream, start, stop, size),
        customer_ids=(_customer_ids(people, 0), _customer_ids(people, 1)),
        activity=_activity(stream, size),
    )


def _customer_ids(people: People, account: int) -> Ints:
    return CUSTOMER_BASE + scatter(2 * people.number + account, 1_103_515_245)


def _changed_days(block: Block, start: Ints, stop: Ints) -> Ints:
    stream, size = block.stream("changed addresses"), len(start)
    changed = happens(stream, block.rates.email_changed, size)
    return np.where(changed, between(stream, start, stop, size), stop + 2 * NEVER)


def _windows(block: Block, stream: np.random.Generator, size: int) -> tuple[Ints, Ints, Ints]:
    """Draw when people join (most before the period) and whether they lapse within it."""
    world = block.world
    is_new = happens(stream, 0.22, size)
    before = world.first_day - between(stream, 1, 900, size)
    joined = np.where(is_new, between(stream, world.first_day, world.last_day - 3, size), before)
    start = np.maximum(joined, world.first_day)
    lapsed = happens(stream, 0.33, size)
    stop = np.where(lapsed, between(stream, start, world.last_day, size), world.last_day)
    return joined, start, stop


def _activity(stream: np.random.Generator, size: int) -> Floats:
    """Draw a heavy-tailed factor (mean 1) on orders and sessions: Pareto with exponent 2.2."""
    pareto = (1 - stream.random(size)) ** (-1 / 2.2)
    return np.asarray(np.minimum(pareto, 25) * 1.2 / 2.2)
