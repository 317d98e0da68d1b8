"""Loyalty: members who refer friends."""

import numpy as np

from portrait_world.arrays import (
    Ints,
    between,
    choose,
    digits,
    happens,
    join,
    keep,
    moment,
    scatter,
)
from portrait_world.channels.loyalty.members import EXPORTED, Members, card_numbers
from portrait_world.people.scene import Scene
from portrait_world.tables import Export, Table
from portrait_world.world import BLOCK_ROWS, DAY, WORLD_END

BRINGS_A_FRIEND = 0.2
REFERS_ITSELF = 0.02
"""Share of invitations in which members entered their own number to get the reward."""


def referrals(scene: Scene, cards: Members) -> Export:
    """Export a block's referrals: those that brought a member, and those that nobody accepted."""
    stream = scene.block.stream("referrals")
    friend = np.flatnonzero(~cards.is_second & happens(stream, BRINGS_A_FRIEND, len(cards.person)))
    by_time = np.argsort(cards.enrolled_at, kind="stable")
    rank = np.empty(len(by_time), dtype=np.int64)
    rank[by_time] = np.arange(len(by_time))
    friend = friend[rank[friend] > 0]
    referrer = by_time[between(stream, 0, rank[friend] - 1, len(friend))]
    joined_at = cards.enrolled_at[friend]
    asked = np.maximum(
        joined_at - between(stream, 0, 20 * DAY, len(friend)), cards.enrolled_at[referrer]
    )
    alone = np.flatnonzero(happens(stream, BRINGS_A_FRIEND / 2, len(cards.person)))
    alone_at = between(stream, cards.enrolled_at[alone], WORLD_END, len(alone))
    own = happens(stream, REFERS_ITSELF, len(friend))
    taken_up = np.arange(len(friend) + len(alone)) < len(friend)
    from_card = np.concatenate([referrer, alone])
    to_card = np.concatenate([np.where(own, referrer, friend), alone])
    columns = _columns(scene, cards.index[from_card], cards.index[to_card])
    at = np.concatenate([asked, alone_at])
    columns |= {
        "referred_member_number": keep(taken_up, columns["referred_member_number"]),
        "status": choose(taken_up, "joined", "invited"),
        "referred_at": moment(at),
        "joined_at": keep(taken_up, moment(np.concatenate([joined_at, alone_at]))),
    }
    changed_at = np.concatenate([joined_at, alone_at])
    return Export("loyalty", "referral", columns, changed_at, EXPORTED)


def _columns(scene: Scene, referrer: Ints, referred: Ints) -> Table:
    number = scene.block.number * BLOCK_ROWS + np.arange(len(referrer))
    return {
        "referral_id": join("R", digits(scatter(number, 48_271), 10)),
        "referrer_member_number": card_numbers(referrer),
        "referred_member_number": card_numbers(referred),
    }
