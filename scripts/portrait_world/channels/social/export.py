"""Social networks, as a tool for social customer care exports them."""

import numpy as np

from portrait.sample.arrays import happens, join
from portrait.sample.scene import Delivery, Records, Scene
from portrait.sample.social_speech import comments, direct_messages, interactions, own_posts
from portrait.sample.social_users import follows, own_profiles, profiles, social_users
from portrait.sample.tables import Export
from portrait.sample.world import World


def social(scene: Scene) -> Delivery:
    """Export what a block's people are and do on social networks."""
    users = social_users(scene)
    parts = [follows(scene, users), interactions(scene, users)]
    parts += [comments(scene, users), direct_messages(scene, users)]
    kept = happens(scene.block.stream("social kept"), 0.85, users.size)
    named = np.union1d(np.flatnonzero(kept), np.concatenate([rows for _, rows in parts]))
    ids = join("social:user:", users.names, ":", users.user_ids).take(named)
    exports = (profiles(scene, users, kept), *(export for export, _ in parts))
    return Delivery(exports, (Records(ids, users.person[named]),))


def shared_tables(world: World) -> tuple[Export, ...]:
    """Export the company's own accounts and posts."""
    return own_profiles(world), own_posts(world)
