"""WeChat official accounts: followers of two accounts, their tags, and pushed messages."""

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
    pick,
    text,
)
from portrait_world.channels.wechat.messages import messages
from portrait_world.channels.wechat.users import (
    ACCOUNTS,
    CATEGORY_WORDS,
    Followers,
    wechat_users,
)
from portrait_world.people.scene import Delivery, Records, Scene
from portrait_world.people.timing import moments
from portrait_world.tables import Export, Table, repeated, stacked
from portrait_world.world import DAY, WORLD_END, World

FIRST_TAG = 100
SCENES = ("SEARCH", "PROFILE_CARD", "QR_CODE", "WECHAT_ADVERTISEMENT", "WXA", "OTHERS")
BY_CODE = SCENES.index("QR_CODE")
CHANNEL, EXPORTED = "wechat_official_account", "exported_at"


def official_accounts(scene: Scene) -> Delivery:
    """Export a block's followers and their messages."""
    followers = _follow(scene)
    appids = pick(ACCOUNTS, followers.account)
    ids = join(f"{CHANNEL}:follower:", appids, ":", followers.openids)
    exports = (_user_info(scene, followers), messages(scene, followers))
    return Delivery(exports, (Records(ids, followers.users.person),))


def tags(world: World) -> Export:
    """Export the tags of the first account."""
    number = np.arange(len(CATEGORY_WORDS))
    columns: Table = {
        "id": digits(FIRST_TAG + number),
        "name": text(CATEGORY_WORDS),
        "appid": ACCOUNTS[0],
        "is_deleted": "false",
    }
    made_at = np.full(len(number), (world.first_day - 30) * DAY)
    return Export(CHANNEL, "tag", columns, made_at, EXPORTED)


def _follow(scene: Scene) -> Followers:
    stream, users = scene.block.stream("wechat followers"), wechat_users(scene)
    size = len(users.person)
    main = np.flatnonzero(happens(stream, 0.72, size))
    other = np.flatnonzero(happens(stream, 0.25, size))
    followers = users.only(np.concatenate([main, other]))
    account = np.repeat([0, 1], [len(main), len(other)])
    person, size = followers.person, len(account)
    at = moments(scene.block, "followed", scene.people, scene.presence, scene.tastes, person)
    has_account = scene.presence.account[person] & (account == 0)
    return Followers(
        users=followers,
        account=account,
        followed_at=at,
        left=happens(stream, 0.13, size),
        left_at=between(stream, at + 3_600, np.maximum(at + 3_600, WORLD_END - 7_200), size),
        signed_in_code=has_account & happens(stream, 0.5, size),
    )


def _user_info(scene: Scene, followers: Followers) -> Export:
    """Write followers; of those who left also the last answer from before they did."""
    stream, size = scene.block.stream("wechat columns"), len(followers.account)
    person = followers.users.person
    source = draw_one(stream, (3, 2, 3, 1, 1, 1), size)
    source = np.where(followers.signed_in_code, BY_CODE, source)
    interest = draw(stream, scene.tastes.categories[person], np.arange(size))
    tagged = (followers.account == 0) & happens(stream, 0.5, size)
    code = choose(followers.signed_in_code, _login_codes(scene, person), "store_shanghai_03")
    newest: Table = {
        "openid": followers.openids,
        "unionid": keep(followers.account == 0, followers.users.unionids),
        "subscribe": "1",
        "subscribe_time": digits(followers.followed_at),
        "subscribe_scene": join("ADD_SCENE_", pick(SCENES, source)),
        "qr_scene": "0",
        "qr_scene_str": keep(source == BY_CODE, code),
        "tagid_list": choose(tagged, join("[", digits(FIRST_TAG + interest), "]"), "[]"),
        "groupid": "0",
        "language": pick(("zh_CN", "en"), draw_one(stream, (0.95, 0.05), size)),
        "appid": pick(ACCOUNTS, followers.account),
    }
    gone = np.flatnonzero(followers.left)
    nothing = pick([None], np.zeros(len(gone), dtype=np.int64))
    after = dict.fromkeys(newest, nothing) | {
        name: column
        for name, column in repeated(newest, gone).items()
        if name in ("openid", "unionid", "appid")
    }
    columns = stacked([newest, after | {"subscribe": "0"}], [size, len(gone)])
    changed_at = np.concatenate([followers.followed_at, followers.left_at[gone]])
    return Export(CHANNEL, "user_info", columns, changed_at, EXPORTED)


def _login_codes(scene: Scene, person: Ints) -> Text:
    """Return the codes that the shop shows to signed-in people."""
    return join("login_", digits(scene.presence.customer_id[person]))
