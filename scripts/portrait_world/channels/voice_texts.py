"""Texts that survey and event tools share: timestamps and objects as JSON APIs write them."""

import numpy as np
import pyarrow.compute as pc

from portrait_world.arrays import Ints, Text, choose, happens, join, moment
from portrait_world.people.contacts import CURRENT, FORMER, write_emails
from portrait_world.people.scene import Scene
from portrait_world.tables import Export, repeated, stacked
from portrait_world.world import DAY


def iso_moment(seconds: Ints) -> Text:
    """Return Unix seconds as `YYYY-MM-DDTHH:MM:SSZ`."""
    return join(pc.replace_substring(moment(seconds), " ", "T"), "Z")


def json_object(pairs: dict[str, Text]) -> Text:
    """Return one JSON object of texts per row; a null text leaves its key out."""
    written = [pc.fill_null(join(f',"{key}":"', value, '"'), "") for key, value in pairs.items()]
    return join("{", pc.utf8_ltrim(join(*written), ","), "}")


def emails_at(scene: Scene, purpose: str, person: Ints, at: Ints) -> Text:
    """Return the address each person used at a given time, as typed into a form."""
    presence = scene.presence
    before = presence.changed[person] & (at // DAY < presence.changed_day[person])
    slot = np.where(before, FORMER, CURRENT)
    return write_emails(scene.block, purpose, scene.addresses.of(person, slot))


def with_broken_copies(scene: Scene, export: Export, key: str, stamp: str) -> Export:
    """Add copies of some rows without a key, or with a future or unreadable timestamp."""
    stream, rates, size = (
        scene.block.stream(f"broken {export.name}"),
        scene.block.rates,
        export.size,
    )
    shares = (rates.missing_key, rates.future_timestamp, rates.unreadable_timestamp)
    found = [np.flatnonzero(happens(stream, share, size)) for share in shares]
    rows = np.concatenate(found)
    kind = np.repeat(np.arange(len(found)), [len(part) for part in found])
    copies = repeated(export.columns, rows)
    ahead = moment(export.changed_at[rows] + 18_262 * DAY)
    copies[stamp] = choose(kind == 1, ahead, choose(kind == 2, "31/02/2026", copies[stamp]))
    copies[key] = choose(kind == 0, None, copies[key])
    columns = stacked([export.columns, copies], [size, len(rows)])
    at = np.concatenate([export.changed_at, export.changed_at[rows]])
    return Export(export.channel, export.name, columns, at, export.synced_column)
