"""Social networks, as exported by a tool for social customer care."""

import numpy as np

from portrait_world.arrays import happens, join
from portrait_world.channels.social.speech import comments, direct_messages, interactions, own_posts
from portrait_world.channels.social.users import follows, own_profiles, profiles, social_users
from portrait_world.people.scene import Delivery, Records, Scene
from portrait_world.tables import Export
from portrait_world.world import World


def social(scene: Scene) -> Delivery:
    """Export the profiles and actions of a block's people on social networks."""
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
