"""WeCom: customers whom staff added as contacts, with their notes and tags."""

from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from portrait_world.arrays import (
    Flags,
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
from portrait_world.breaking import Breakable, with_broken_copies
from portrait_world.channels.wechat.users import CATEGORY_WORDS, CORP_ID, WechatUsers, wechat_users
from portrait_world.people.contacts import company_name
from portrait_world.people.persona_numbers import WORKPLACE_BUYER
from portrait_world.people.phones import write_phones
from portrait_world.people.scene import Delivery, Records, Scene, full_name
from portrait_world.people.tastes import rows_of
from portrait_world.people.timing import moments
from portrait_world.tables import Export, Table, boolean, careless, repeated, stacked
from portrait_world.world import DAY, WORLD_END, World

STAFF = ("LiuYan", "ChenHao", "WangMin", "ZhaoLei", "SunQian")
TIER_WORDS, OTHER_WORDS = ("实惠", "中档", "中高档", "高端"), ("爱促销", "有孩家庭")
TAGS = (
    *(("兴趣", word) for word in CATEGORY_WORDS),
    *(("消费档次", word) for word in TIER_WORDS),
    *(("客户特征", word) for word in OTHER_WORDS),
)
FIRST_TIER, PROMOTION, CHILDREN = 7, 11, 12
ADD_WAYS, ENTRY_POINTS = ("1", "2", "3", "4", "6", "16"), ("门店海报", "直播间", "包裹卡", None)
EXPORTED = "exported_at"


@dataclass(frozen=True)
class Follows:
    """Which member of staff added which contact, and when; `contact` is a row of the contacts."""

    contact: Ints
    staff: Ints
    added_at: Ints


def wecom(scene: Scene) -> Delivery:
    """Export a block's external contacts and the members of staff who follow them."""
    stream, users = scene.block.stream("wecom contacts"), wechat_users(scene)
    contacts = users.only(np.flatnonzero(happens(stream, 0.62, len(users.person))))
    follows = _follows(scene, contacts)
    records = Records(join(f"wecom:contact:{CORP_ID}:", contacts.external_userids), contacts.person)
    exports = (_contacts(scene, contacts, follows), _follow_users(scene, contacts, follows))
    return Delivery(exports, (records,))


def tags(world: World) -> Export:
    """Export the company's tags."""
    number = np.arange(len(TAGS))
    made_at = np.full(len(TAGS), (world.first_day - 30) * DAY)
    groups = [group for group, _ in TAGS]
    columns: Table = {
        "tag_id": _tag_ids(number),
        "tag_name": text([name for _, name in TAGS]),
        "group_id": join("eg", digits(np.unique(groups, return_inverse=True)[1] + 1, 6)),
        "group_name": text(groups),
        "create_time": digits(made_at),
        "deleted": "false",
        "corp_id": CORP_ID,
    }
    return Export("wecom", "corp_tag", columns, made_at, EXPORTED)


def _tag_ids(number: Ints) -> Text:
    return join("etAJ2G", digits(number + 1, 5))


def _follows(scene: Scene, contacts: WechatUsers) -> Follows:
    stream, size = scene.block.stream("wecom follows"), len(contacts.person)
    contact = rows_of(1 + draw_one(stream, (0.7, 0.22, 0.08), size))
    first = draw_one(stream, (1,) * len(STAFF), size)[contact]
    staff = (first + np.arange(len(contact)) - np.searchsorted(contact, contact)) % len(STAFF)
    rows = contacts.person[contact]
    added = moments(scene.block, "wecom", scene.people, scene.presence, scene.tastes, rows)
    return Follows(contact, staff, added)


def _contacts(scene: Scene, contacts: WechatUsers, follows: Follows) -> Export:
    block, person, size = scene.block, contacts.person, len(contacts.person)
    stream = block.stream("wecom columns")
    at_work = (scene.people.persona[person] == WORKPLACE_BUYER) & happens(stream, 0.6, size)
    first = scene.people.names.first.take(person)
    nickname = draw_one(stream, (4, 2, 2, 1), size)
    shown = choose(nickname == 1, join("小", first), full_name(scene, person))
    shown = choose(nickname == 2, join(first, "🌸"), shown)
    shown = choose(nickname == 3, "岁月静好", shown)
    added = np.full(size, 0)
    np.maximum.at(added, follows.contact, follows.added_at)
    columns: Table = {
        "external_userid": contacts.external_userids,
        "name": choose(at_work, full_name(scene, person), shown),
        "type": pick(("1", "2"), at_work.astype(np.int64)),
        "gender": pick(("2", "1", "0"), _genders(scene, person, happens(stream, 0.3, size))),
        "unionid": keep(~at_work & happens(stream, 0.92, size), contacts.unionids),
        "corp_name": keep(at_work, company_name(scene.addresses.company[person])),
        "position": keep(at_work, "采购经理"),
        "corp_id": CORP_ID,
        "is_deleted": boolean(block, "wecom deleted", happens(stream, block.rates.tombstone, size)),
    }
    return Export("wecom", "external_contact", columns, added, EXPORTED)


def _genders(scene: Scene, person: Ints, unknown: Flags) -> Ints:
    return np.where(unknown, 2, np.where(scene.people.traits.female[person], 0, 1))


def _follow_users(scene: Scene, contacts: WechatUsers, follows: Follows) -> Export:
    """Write who follows whom; some rows also with the version before any note or tag."""
    block, size = scene.block, len(follows.contact)
    stream = block.stream("wecom versions")
    removed = happens(stream, 0.09, size)
    removed_at = between(stream, follows.added_at, WORLD_END, size)
    changed = np.where(removed, removed_at, between(stream, follows.added_at, WORLD_END, size))
    newest = _notes(scene, contacts, follows) | {
        "deleted_at": keep(removed, digits(removed_at)),
        "deleted_by": keep(removed, pick(("customer", "staff"), draw_one(stream, (4, 1), size))),
    }
    older = np.flatnonzero(happens(stream, block.rates.updated_row, size))
    before = repeated(newest, older) | {
        name: pick([None], np.zeros(len(older), dtype=np.int64))
        for name in ("remark", "tag_id", "remark_mobiles", "deleted_at", "deleted_by")
    }
    whole = stacked([newest, before], [size, len(older)])
    at = np.concatenate([follows.added_at, follows.added_at[older]])
    breakable = Breakable("external_userid", "createtime", in_epoch_seconds=True)
    whole, at = with_broken_copies(block, "wecom follows", whole, at, breakable)
    extra = at[size + len(older) :]
    changed_at = np.concatenate([changed, follows.added_at[older], extra])
    return Export("wecom", "follow_user", whole, changed_at, EXPORTED)


def _notes(scene: Scene, contacts: WechatUsers, follows: Follows) -> Table:
    block, size = scene.block, len(follows.contact)
    stream, person = block.stream("wecom notes"), contacts.person[follows.contact]
    last, style = scene.people.names.last.take(person), draw_one(stream, (5, 2, 3), size)
    address = pick(("女士", "先生"), (~scene.people.traits.female[person]).astype(np.int64))
    remark = choose(style == 0, full_name(scene, person), join(last, address))
    phone = write_phones(block, "wecom", scene.phones, person)
    external = contacts.external_userids.take(follows.contact)
    staff = pick(STAFF, follows.staff)
    return {
        "userid": staff,
        "remark": careless(block, "wecom remark", keep(style < 2, remark)),
        "createtime": digits(follows.added_at),
        "tag_id": _tag_lists(scene, person),
        "remark_mobiles": choose(happens(stream, 0.45, size), join('["', phone, '"]'), "[]"),
        "add_way": pick(ADD_WAYS, draw_one(stream, (5, 2, 1, 2, 1, 1), size)),
        "oper_userid": choose(happens(stream, 0.35, size), staff, external),
        "state": pick(ENTRY_POINTS, draw_one(stream, (2, 2, 2, 3), size)),
        "external_userid": external,
        "corp_id": CORP_ID,
        "is_deleted": "false",
    }


def _tag_lists(scene: Scene, person: Ints) -> Text:
    """Return tags as staff assign them: by interests, spending and household."""
    stream, size, tastes = scene.block.stream("wecom tags"), len(person), scene.tastes
    row = np.arange(size)
    interest = draw(stream, tastes.categories[person], row)
    tier = FIRST_TIER + draw(stream, tastes.tiers[person], row)
    promotion, children = np.full(size, PROMOTION), np.full(size, CHILDREN)
    likes_promotion = tastes.discount_share[person] > 0.6
    has_children = scene.people.traits.children[person] > 0
    parts = [
        choose(given, join(',"', _tag_ids(number), '"'), "")
        for number, given in (
            (interest, happens(stream, 0.7, size)),
            (tier, happens(stream, 0.45, size)),
            (promotion, likes_promotion & happens(stream, 0.6, size)),
            (children, has_children & happens(stream, 0.6, size)),
        )
    ]
    return join("[", pc.utf8_ltrim(join(*parts), ","), "]")
