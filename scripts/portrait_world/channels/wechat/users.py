"""WeChat: its users, and their ids for the company and its accounts."""

from dataclasses import dataclass

import numpy as np

from portrait_world.arrays import Flags, Ints, Text, digits, happens, join, pick, scatter
from portrait_world.people.places import COUNTRIES
from portrait_world.people.scene import Scene

CORP_ID = "ww7d3a51c09be24f68"
SERVICE_ACCOUNT, SUBSCRIPTION_ACCOUNT = "wx4c81e07a5fd2936b", "wx90b6d2f41ea8573c"
ACCOUNTS = (SERVICE_ACCOUNT, SUBSCRIPTION_ACCOUNT)
SHARE_IN_CHINA, SHARE_ELSEWHERE = 0.85, 0.015
CATEGORY_WORDS = (
    "时尚穿搭",
    "美妆护肤",
    "家居生活",
    "数码科技",
    "户外运动",
    "母婴亲子",
    "办公用品",
)
"""The seven categories in the order of personas.CATEGORIES."""


@dataclass(frozen=True)
class WechatUsers:
    """A block's WeChat users: row of each person, and the number of the person in the world."""

    person: Ints
    number: Ints

    def only(self, rows: Ints) -> "WechatUsers":
        """Return some of the users."""
        return WechatUsers(self.person[rows], self.number[rows])

    @property
    def unionids(self) -> Text:
        """Union ids within the open platform account of company and service account."""
        return join("o6Zt", digits(scatter(self.number, 1_442_695_041), 10), "_Qw")

    @property
    def external_userids(self) -> Text:
        """Ids as contacts of the company."""
        return join("wmQx", digits(scatter(self.number, 1_181_783_497), 10), "AAC")

    def openids(self, account: Ints) -> Text:
        """Ids as followers of the given accounts (rows of ACCOUNTS)."""
        number = scatter(len(ACCOUNTS) * self.number + account, 1_597_334_677)
        return join(pick(("oSv1", "oSb2"), account), digits(number, 10), "-k")


@dataclass(frozen=True)
class Followers:
    """Who follows which account (row of ACCOUNTS) from when to when; `left` where they left."""

    users: WechatUsers
    account: Ints
    followed_at: Ints
    left: Flags
    left_at: Ints
    signed_in_code: Flags

    @property
    def openids(self) -> Text:
        """The followers' ids within their account."""
        return self.users.openids(self.account)


def wechat_users(scene: Scene) -> WechatUsers:
    """Return who uses WeChat: most people in China, few elsewhere."""
    in_china = is_in_china(scene, np.arange(scene.people.size))
    share = np.where(in_china, SHARE_IN_CHINA, SHARE_ELSEWHERE)
    person = np.flatnonzero(happens(scene.block.stream("wechat users"), share, len(share)))
    return WechatUsers(person, scene.people.number[person])


def is_in_china(scene: Scene, person: Ints) -> Flags:
    """Return whether the given people live in China."""
    chinese = np.array([country.code == "CN" for country in COUNTRIES])
    return np.asarray(chinese[scene.people.homes.country[person]])
