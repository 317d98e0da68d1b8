"""Social networks: the company's posts, and the reactions, comments and messages of people."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import (
    Ints,
    Text,
    between,
    choose,
    digits,
    draw,
    draw_one,
    happens,
    join,
    keep,
    moment,
    pick,
)
from portrait_world.breaking import Breakable, with_broken_copies
from portrait_world.channels.social.texts import (
    ANSWERS,
    COMMENTS,
    GIVES_ADDRESS,
    LANGUAGES,
    MESSAGES,
    POSTS,
    Spoken,
)
from portrait_world.channels.social.users import (
    EXPORTED,
    NETWORKS,
    SocialUsers,
    languages,
    own_account_ids,
)
from portrait_world.people.contacts import CURRENT
from portrait_world.people.personas import CATEGORIES
from portrait_world.people.scene import Scene
from portrait_world.people.tastes import rows_of
from portrait_world.people.timing import moments
from portrait_world.tables import Export, Table, stacked
from portrait_world.world import BLOCK_ROWS, DAY, WORLD_END, World

DAYS_BETWEEN_POSTS = 8
KINDS = ("like", "save", "share", "participate", "follow_topic")
FOLLOW_TOPIC = 4
FORMATS = ("image", "video", "carousel")


@dataclass(frozen=True)
class Deeds:
    """Actions of users: user (row), time, topic (row of CATEGORIES), post of the company."""

    user: Ints
    at: Ints
    topic: Ints
    slot: Ints

    def post_ids(self, users: SocialUsers) -> Text:
        """Return the ids of the posts."""
        return post_ids(users.network[self.user], self.slot)


def post_ids(network: Ints, slot: Ints) -> Text:
    """Return ids of the company's posts."""
    return join("P", digits(network + 1), digits(slot + 1, 4))


def own_posts(world: World) -> Export:
    """Export the company's posts: one every eight days on each network, with topics in turn."""
    slots = (world.last_day - world.first_day) // DAYS_BETWEEN_POSTS
    network, slot = (
        np.repeat(np.arange(len(NETWORKS)), slots),
        np.tile(np.arange(slots), len(NETWORKS)),
    )
    at = (world.first_day + slot * DAYS_BETWEEN_POSTS) * DAY + 32_400
    topic = (slot + network) % len(CATEGORIES)
    english = np.where(network > 2, LANGUAGES.index("zh"), 0)
    columns: Table = {
        "network": pick(NETWORKS, network),
        "post_id": post_ids(network, slot),
        "author_user_id": own_account_ids(network),
        "text": Spoken(POSTS).say(english, slot % 2, topic),
        "language": pick(LANGUAGES, english),
        "topic": pick(CATEGORIES, topic),
        "content_format": pick(FORMATS, slot % 3),
        "url": join("https://social.example/", post_ids(network, slot)),
        "published_at": moment(at),
        "is_deleted": "false",
    }
    return Export("social", "post", columns, at, EXPORTED)


def deeds(scene: Scene, purpose: str, users: SocialUsers, rate: float) -> Deeds:
    """Return the actions of users on posts about topics they like, as often as they buy."""
    stream = scene.block.stream(f"social {purpose}")
    activity = np.minimum(scene.presence.activity[users.person], 4)
    user = rows_of(stream.poisson(rate * activity))
    person = users.person[user]
    at = moments(
        scene.block, f"social {purpose}", scene.people, scene.presence, scene.tastes, person
    )
    topic = draw(stream, scene.tastes.categories[person], np.arange(len(user)))
    newest = (at - 32_400 - scene.block.world.first_day * DAY) // (DAYS_BETWEEN_POSTS * DAY)
    slot = newest - (newest + users.network[user] - topic) % len(CATEGORIES)
    seen = np.flatnonzero((slot >= 0) & (newest < _slots(scene.block.world)))
    return Deeds(user[seen], at[seen], topic[seen], slot[seen])


def _slots(world: World) -> int:
    return (world.last_day - world.first_day) // DAYS_BETWEEN_POSTS


def interactions(scene: Scene, users: SocialUsers) -> tuple[Export, Ints]:
    """Export likes and similar actions, and return the users (rows) in them."""
    block, done = scene.block, deeds(scene, "interactions", users, 1.6)
    size = len(done.user)
    kind = draw_one(block.stream("social kinds"), (6, 1.5, 1, 0.7, 0.9), size)
    on_post = kind != FOLLOW_TOPIC
    columns: Table = {
        "interaction_id": join("I", digits(block.number * BLOCK_ROWS + np.arange(size), 9)),
        "network": users.names.take(done.user),
        "user_id": users.user_ids.take(done.user),
        "post_id": keep(on_post, done.post_ids(users)),
        "interaction_kind": pick(KINDS, kind),
        "topic": keep(~on_post, pick(CATEGORIES, done.topic)),
        "occurred_at": moment(done.at),
        "is_deleted": "false",
    }
    breakable = Breakable("user_id", "occurred_at")
    columns, at = with_broken_copies(block, "social interactions", columns, done.at, breakable)
    return Export("social", "interaction", columns, at, EXPORTED), done.user


def comments(scene: Scene, users: SocialUsers) -> tuple[Export, Ints]:
    """Export comments; some answer each other, some are answered by the company."""
    block, done = scene.block, deeds(scene, "comments", users, 0.7)
    size, stream = len(done.user), block.stream("social comments")
    language = languages(scene, users.person[done.user])
    ids = join("C", digits(block.number * BLOCK_ROWS + np.arange(size), 9))
    order = np.lexsort((done.at, done.slot, users.network[done.user]))
    previous = np.full(size, -1)
    previous[order[1:]] = order[:-1]
    same = done.slot[previous] == done.slot
    same &= users.network[done.user[previous]] == users.network[done.user]
    replies = (previous >= 0) & same & happens(stream, 0.6, size)
    said = draw_one(stream, (4, 2, 1, 2), size)
    theirs: Table = {
        "network": users.names.take(done.user),
        "comment_id": ids,
        "post_id": done.post_ids(users),
        "user_id": users.user_ids.take(done.user),
        "reply_to_comment_id": keep(replies, ids.take(np.maximum(previous, 0))),
        "text": Spoken(COMMENTS).say(language, said, done.topic),
        "language": pick(LANGUAGES, language),
        "commented_at": moment(done.at),
        "is_deleted": "false",
    }
    answered = np.flatnonzero(happens(stream, 0.12, size) & (done.at < WORLD_END - DAY))
    at = done.at[answered] + between(stream, 600, 40_000, len(answered))
    ours: Table = {
        "network": users.names.take(done.user[answered]),
        "comment_id": join("A", ids.take(answered)),
        "post_id": done.post_ids(users).take(answered),
        "user_id": own_account_ids(users.network[done.user[answered]]),
        "reply_to_comment_id": ids.take(answered),
        "text": pick(ANSWERS, language[answered]),
        "language": pick(LANGUAGES, language[answered]),
        "commented_at": moment(at),
        "is_deleted": "false",
    }
    columns = stacked([theirs, ours], [size, len(answered)])
    breakable, at = Breakable("user_id", "commented_at"), np.concatenate([done.at, at])
    columns, at = with_broken_copies(block, "social comments", columns, at, breakable)
    return Export("social", "comment", columns, at, EXPORTED), done.user


def direct_messages(scene: Scene, users: SocialUsers) -> tuple[Export, Ints]:
    """Export messages to the company and its answers; some people state their address."""
    block, done = scene.block, deeds(scene, "messages", users, 0.45)
    size, stream = len(done.user), block.stream("social messages")
    person = users.person[done.user]
    language = languages(scene, person)
    ids = join("M", digits(block.number * BLOCK_ROWS + np.arange(size), 9))
    said = Spoken(MESSAGES).say(language, draw_one(stream, (1, 1), size), done.topic)
    address = scene.addresses.of(person, np.full(size, CURRENT))
    with_address = join(said, pick(GIVES_ADDRESS, language), address)
    answered = np.flatnonzero(happens(stream, 0.7, size) & (done.at < WORLD_END - DAY))
    at = np.concatenate([done.at, done.at[answered] + between(stream, 300, 40_000, len(answered))])
    row = np.concatenate([np.arange(size), answered])
    theirs = np.arange(len(row)) < size
    columns: Table = {
        "network": users.names.take(done.user[row]),
        "message_id": choose(theirs, ids.take(row), join("A", ids.take(row))),
        "user_id": users.user_ids.take(done.user[row]),
        "direction": choose(theirs, "inbound", "outbound"),
        "text": choose(
            theirs,
            choose(happens(stream, 0.4, size), with_address, said).take(row),
            pick(ANSWERS, language[row]),
        ),
        "language": pick(LANGUAGES, language[row]),
        "sent_at": moment(at),
        "is_deleted": "false",
    }
    columns, at = with_broken_copies(
        block, "social messages", columns, at, Breakable("user_id", "sent_at")
    )
    return Export("social", "direct_message", columns, at, EXPORTED), done.user
