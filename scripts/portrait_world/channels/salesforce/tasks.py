"""Salesforce: calls and e-mails that the sales team recorded or planned."""

import numpy as np

from portrait_world.arrays import (
    between,
    digits,
    draw_one,
    happens,
    join,
    keep,
    moment,
    pick,
    scatter,
)
from portrait_world.channels.salesforce.book import SalesBook
from portrait_world.people.scene import Scene
from portrait_world.people.tastes import rows_of
from portrait_world.tables import Export, Table, boolean
from portrait_world.world import BLOCK_ROWS, DAY, WORLD_END

EMAIL, CALL, NOTE = 0, 1, 2
OUTCOMES = ("Interested", "No answer", "Left voicemail", "Not interested")
TASKS_A_YEAR = 3.0


def tasks(scene: Scene, book: SalesBook) -> Export:
    """Export a block's tasks, with leads that were not converted and with contacts."""
    block, numbers, known = scene.block, scene.people.number, (book.leads, book.contacts)
    stream = block.stream("tasks")
    who = np.concatenate([kind.ids(numbers).to_numpy(zero_copy_only=False) for kind in known])
    since = np.concatenate([kind.created_at for kind in known])
    closed = np.concatenate([book.leads.converted | book.leads.merged, book.contacts.merged])
    row = rows_of(stream.poisson(TASKS_A_YEAR * block.world.years * ~closed))
    size, first = len(row), np.maximum(since[row], block.world.first_day * DAY)
    at = between(stream, first, WORLD_END - 3_600, size)
    kind = draw_one(stream, (4, 4, 1), size)
    done = happens(stream, 0.85, size)
    due = np.where(done, at, at + 14 * DAY)
    number = block.number * BLOCK_ROWS + np.arange(size)
    calls = kind == CALL
    columns: Table = {
        "_fivetran_active": "true",
        "id": join("00T5f000", digits(scatter(number, 48_271), 10)),
        "who_id": pick(who.tolist(), row),
        "subject": pick(["Email", "Call", "Prepare offer"], kind),
        "task_subtype": pick(["Email", "Call", "Task"], kind),
        "call_type": keep(calls, pick(["Outbound", "Inbound"], draw_one(stream, (4, 1), size))),
        "call_disposition": keep(calls, pick(OUTCOMES, draw_one(stream, (3, 3, 2, 1), size))),
        "status": pick(["Not Started", "Completed"], done.astype(np.int64)),
        "is_closed": boolean(block, "task done", done),
        "is_deleted": "false",
        "activity_date": moment(due // DAY * DAY),
        "completed_date_time": keep(done, moment(at)),
        "created_date": moment(at - np.minimum(at - first, 3_600)),
    }
    return Export("salesforce", "task", columns, at)
