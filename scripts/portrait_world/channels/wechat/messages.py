"""WeChat official accounts: the messages that WeChat pushes when a follower acts or writes."""

from __future__ import annotations

import numpy as np

from portrait_world.arrays import (
    Floats,
    Ints,
    between,
    choose,
    digits,
    draw,
    draw_one,
    happens,
    join,
    keep,
    pick,
)
from portrait_world.breaking import Breakable, with_broken_copies
from portrait_world.channels.wechat.users import ACCOUNTS, CATEGORY_WORDS, Followers
from portrait_world.people.scene import Scene
from portrait_world.people.tastes import rows_of
from portrait_world.tables import Export, Table
from portrait_world.world import BLOCK_ROWS, WORLD_END

ACCOUNT_NAMES = ("gh_3f0a9c71d2b8", "gh_81e6b2d45c07")
KINDS = ("subscribe", "unsubscribe", "SCAN", "CLICK", "VIEW", "TEMPLATESENDJOBFINISH", None)
SUBSCRIBE, UNSUBSCRIBE, SCAN, CLICK, VIEW, DELIVERED, WRITTEN = range(7)
MENU = ("NEW_ARRIVALS", "MEMBER_CENTER", "COUPONS", "CUSTOMER_SERVICE")
PAGES = ("https://shop.example/new", "https://shop.example/member")
TEXTS = (
    "你好，请问{}有新款吗？",
    "上次买的{}质量很好，想再买一件",
    "{}什么时候打折？",
    "我买的{}还没有收到，麻烦查一下物流",
    "收到的{}有瑕疵，想退货",
    "{}很好用，已经推荐给朋友了！",
)


def messages(scene: Scene, followers: Followers) -> Export:
    """Export the pushed messages of a block's followers, in the order of people and kinds."""
    block, size = scene.block, len(followers.account)
    stream = block.stream("wechat messages")
    ends = np.where(followers.left, followers.left_at, WORLD_END)
    activity: Floats = np.minimum(scene.presence.activity[followers.users.person], 4)
    clicks, views = stream.poisson(0.9 * activity), stream.poisson(0.5 * activity)
    counts = (
        happens(stream, 0.85, size),
        followers.left & happens(stream, 0.9, size),
        followers.signed_in_code & happens(stream, 0.3, size),
        clicks,
        views,
        happens(stream, 0.3, size),
        stream.poisson(0.7 * activity),
    )
    rows = [rows_of(np.asarray(count, dtype=np.int64)) for count in counts]
    row, kind = np.concatenate(rows), np.repeat(np.arange(7), [len(part) for part in rows])
    at = between(stream, followers.followed_at[row] + 60, ends[row], len(row))
    at = np.where(kind == SUBSCRIBE, followers.followed_at[row], at)
    at = np.where(kind == UNSUBSCRIBE, followers.left_at[row], at)
    columns = _columns(scene, followers, row, kind) | {"create_time": digits(at)}
    breakable = Breakable("from_user_name", "create_time", in_epoch_seconds=True)
    columns, at = with_broken_copies(block, "wechat messages", columns, at, breakable)
    return Export("wechat_official_account", "message", columns, at, "exported_at")


def _columns(scene: Scene, followers: Followers, row: Ints, kind: Ints) -> Table:
    block, size = scene.block, len(row)
    stream, person = block.stream("wechat message columns"), followers.users.person[row]
    topic = draw(stream, scene.tastes.categories[person], np.arange(size))
    spoken = draw_one(stream, (2, 2, 2, 1, 1, 2), size)
    texts = [text.format(word) for text in TEXTS for word in CATEGORY_WORDS]
    is_text = kind == WRITTEN
    number = block.number * BLOCK_ROWS + np.arange(size)
    code = join("login_", digits(scene.presence.customer_id[person]))
    by_code = followers.signed_in_code[row]
    key = choose(kind == CLICK, pick(MENU, draw_one(stream, (4, 3, 3, 1), size)), None)
    key = choose(kind == VIEW, pick(PAGES, draw_one(stream, (1, 1), size)), key)
    key = choose(kind == SCAN, code, key)
    key = choose((kind == SUBSCRIBE) & by_code, join("qrscene_", code), key)
    return {
        "to_user_name": pick(ACCOUNT_NAMES, followers.account[row]),
        "from_user_name": followers.openids.take(row),
        "msg_type": choose(is_text, "text", "event"),
        "content": keep(is_text, pick(texts, spoken * len(CATEGORY_WORDS) + topic)),
        "msg_id": keep(is_text, join("24", digits(number * 40_503 % (1 << 40), 14))),
        "event": pick(KINDS, kind),
        "event_key": key,
        "appid": pick(ACCOUNTS, followers.account[row]),
    }
