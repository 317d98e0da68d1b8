"""Social networks: the users of each network, their profiles, and who follows whom."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import (
    Flags,
    Floats,
    Ints,
    Text,
    between,
    digits,
    draw,
    happens,
    join,
    keep,
    moment,
    pick,
    scatter,
)
from portrait_world.channels.social.texts import LANGUAGE_OF_COUNTRY, LANGUAGES
from portrait_world.channels.wechat.users import is_in_china
from portrait_world.people.contacts import CURRENT, write_emails
from portrait_world.people.persona_numbers import by_type
from portrait_world.people.places import COUNTRIES
from portrait_world.people.scene import Scene, full_name, location
from portrait_world.tables import Export, Table, boolean, careless, repeated, stacked
from portrait_world.world import DAY, WORLD_END, World

NETWORKS = ("instagram", "tiktok", "linkedin", "xiaohongshu", "weibo")
WESTERN, CHINESE = (1, 1, 1, 0.03, 0.01), (0.02, 0.02, 0.05, 2, 1)
EXPORTED = "exported_at"


@dataclass(frozen=True)
class SocialUsers:
    """A block's users: person (row), network (row of NETWORKS), and a number on that network."""

    person: Ints
    network: Ints
    user_ids: Text
    joined_at: Ints

    @property
    def names(self) -> Text:
        """The networks' names."""
        return pick(NETWORKS, self.network)

    @property
    def size(self) -> int:
        """Number of users."""
        return len(self.person)


def own_account_ids(network: Ints) -> Text:
    """Return the numbers of the company's own accounts on the given networks."""
    return join("1000000", digits(network + 1))


def social_users(scene: Scene) -> SocialUsers:
    """Return who is on which networks: more of the types who shop by phone; a few are on two."""
    stream, people = scene.block.stream("social users"), scene.people
    share = 0.22 + 0.35 * by_type(lambda t: t.app_share)[people.persona]
    on_first = np.flatnonzero(happens(stream, share, people.size))
    on_second = on_first[happens(stream, 0.15, len(on_first))]
    person = np.concatenate([on_first, on_second])
    first = draw(stream, _network_weights(scene, on_first), np.arange(len(on_first)))
    row = np.searchsorted(on_first, on_second)
    other = (first[row] + 1 + (first[row] == 1)) % len(NETWORKS)
    network = np.concatenate(
        [first, np.where(first[row] == 3, 4, np.where(first[row] == 4, 3, other))]
    )
    number = scatter(len(NETWORKS) * people.number[person] + network, 1_664_525_011)
    start, stop = scene.presence.active_from[person], scene.presence.active_to[person]
    joined = np.minimum(between(stream, start, stop, len(person)) * DAY + 43_200, WORLD_END)
    return SocialUsers(person, network, join("2", digits(number, 10)), joined)


def _network_weights(scene: Scene, person: Ints) -> Floats:
    """Return network weights by country; app users prefer TikTok, desktop users LinkedIn."""
    chinese = is_in_china(scene, person)
    weights = np.where(chinese[:, None], np.array(CHINESE)[None, :], np.array(WESTERN)[None, :])
    persona = scene.people.persona[person]
    weights[:, 1] *= 0.2 + 1.6 * by_type(lambda t: t.app_share)[persona]
    weights[:, 2] *= 0.05 + 2.0 * by_type(lambda t: t.desktop_share)[persona] ** 3
    return weights


def profiles(scene: Scene, users: SocialUsers, kept: Flags) -> Export:
    """Export the profiles that the tool keeps of some users."""
    block, rows = scene.block, np.flatnonzero(kept)
    stream, size = block.stream("social profiles"), len(rows)
    person = users.person[rows]
    place, names = location(scene, person), scene.people.names
    updated = between(stream, users.joined_at[rows], WORLD_END, size)
    emails = write_emails(block, "social", scene.addresses.of(person, np.full(size, CURRENT)))
    handle = join(
        names.first_latin.take(person), ".", names.last_latin.take(person),
        digits(scene.people.number[person] % 89),
    )  # fmt: skip
    newest: Table = {
        "network": users.names.take(rows),
        "user_id": users.user_ids.take(rows),
        "handle": handle,
        "display_name": careless(block, "social name", full_name(scene, person)),
        "followers_count": digits(np.rint(np.exp(stream.normal(5, 1.2, size))).astype(np.int64)),
        "email": keep(happens(stream, 0.35, size), emails),
        "country": pick([c.code for c in COUNTRIES], scene.people.homes.country[person]),
        "city": careless(block, "social city", place["city"]),
        "language": pick(LANGUAGES, languages(scene, person)),
        "is_own_account": "false",
        "first_seen_at": moment(users.joined_at[rows]),
        "updated_at": moment(updated),
        "is_deleted": boolean(block, "social", happens(stream, block.rates.tombstone, size)),
    }
    older = np.flatnonzero(happens(stream, block.rates.updated_row, size))
    joined = users.joined_at[rows][older]
    before = repeated(newest, older) | {"updated_at": moment(joined), "is_deleted": "false"}
    columns = stacked([newest, before], [size, len(older)])
    return Export("social", "profile", columns, np.concatenate([updated, joined]), EXPORTED)


def own_profiles(world: World) -> Export:
    """Export the company's own accounts."""
    network = np.arange(len(NETWORKS))
    since = np.full(len(network), (world.first_day - 300) * DAY)
    columns: Table = {
        "network": pick(NETWORKS, network),
        "user_id": own_account_ids(network),
        "handle": "portrait.shop",
        "display_name": "Portrait Shop",
        "followers_count": digits(12_000 + 3_100 * network),
        "is_own_account": "true",
        "first_seen_at": moment(since),
        "updated_at": moment(since),
        "is_deleted": "false",
    }
    return Export("social", "profile", columns, since, EXPORTED)


def follows(scene: Scene, users: SocialUsers) -> tuple[Export, Ints]:
    """Export who follows the company or another user, and return the users (rows) in it."""
    stream, size = scene.block.stream("social follows"), users.size
    fans = np.flatnonzero(happens(stream, 0.55, size))
    friends = np.flatnonzero(happens(stream, 0.4, size))
    order = np.argsort(users.network, kind="stable")
    place = np.empty(size, dtype=np.int64)
    place[order] = np.arange(size)
    other = order[(place[friends] + between(stream, 1, 9, len(friends))) % max(size, 1)]
    same = (users.network[friends] == users.network[other]) & (friends != other)
    friends, other = friends[same], other[same]
    follower = np.concatenate([fans, friends])
    since = np.maximum(users.joined_at[follower], scene.block.world.first_day * DAY)
    at = between(stream, since, WORLD_END, len(follower))
    ended = happens(stream, 0.06, len(follower))
    followed = [own_account_ids(users.network[fans]), users.user_ids.take(other)]
    columns = stacked(
        [{"followed_user_id": ids} for ids in followed], [len(fans), len(friends)]
    ) | {
        "network": users.names.take(follower),
        "follower_user_id": users.user_ids.take(follower),
        "followed_at": moment(at),
        "ended_at": keep(ended, moment(between(stream, at, WORLD_END, len(at)))),
    }
    named = np.concatenate([follower, other])
    return Export("social", "follow", columns, at, EXPORTED), named


def languages(scene: Scene, person: Ints) -> Ints:
    """Return the language (row of LANGUAGES) of the given people."""
    return np.array(LANGUAGE_OF_COUNTRY)[scene.people.homes.country[person]]
