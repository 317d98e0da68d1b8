"""Zendesk: users and their tickets with comments, tags, ratings and forms."""

import numpy as np

from portrait_world.arrays import (
    Ints,
    Text,
    between,
    choose,
    digits,
    happens,
    join,
    keep,
    moment,
    pick,
    scatter,
)
from portrait_world.channels.zendesk.texts import (
    ANSWER,
    BLAME,
    DAMAGED,
    INSISTS,
    NOTE,
    PRAISE,
    RETURN,
    THANKS,
    TOPICS,
)
from portrait_world.channels.zendesk.tickets import (
    CLOSED,
    FORM_BASE,
    SOLVED,
    Tickets,
    complain,
    tickets,
)
from portrait_world.channels.zendesk.users import organizations, register, staff_ids, users
from portrait_world.people.returns import Returns
from portrait_world.people.scene import Delivery, Records, Scene
from portrait_world.tables import Export, Table, repeated, stacked
from portrait_world.world import BLOCK_ROWS, DAY, WORLD_END, World

COMMENT_BASE = 1_100_000_000_000


def zendesk(scene: Scene, returned: Returns) -> Delivery:
    """Export everything of Zendesk of a block."""
    filed = complain(scene, returned)
    known = register(scene, filed.person, filed.opened_at)
    exports = (
        users(scene, known),
        *organizations(scene, known),
        tickets(scene, filed),
        _comments(scene, filed),
        _tags(filed),
        _history(scene, filed),
    )
    forms = (_forms(scene.block.world),) if scene.block.number == 0 else ()
    records = Records(join("zendesk:user:", known.id), known.person)
    return Delivery((*exports, *forms), (records,))


def _comments(scene: Scene, filed: Tickets) -> Export:
    """Export first comments, answers, private notes, replies, and notes about merges."""
    stream, size = scene.block.stream("comments"), filed.size
    row, at, agent = np.arange(size), filed.opened_at, staff_ids(filed.agent)
    author = choose(filed.called, agent, filed.requester)
    answered = at + between(stream, 1_800, DAY, size)
    reply = choose(
        happens(stream, 0.6, size), pick(THANKS, filed.language), pick(INSISTS, filed.language)
    )
    merged = filed.merged_into >= 0
    target = digits(filed.number[filed.merged_into])
    into = join("This request was closed and merged into request #", target, ".")
    other = np.flatnonzero(merged)
    quote = join("Request #", digits(filed.number), " was closed and merged into this request.")
    parts = (
        (row, author, filed.description, at, True),
        (np.flatnonzero(~merged & happens(stream, 0.9, size)), agent, ANSWER, answered, True),
        (np.flatnonzero(happens(stream, 0.2, size)), agent, NOTE, answered + 60, False),
        (
            *(np.flatnonzero(~merged & happens(stream, 0.4, size)), filed.requester, reply),
            *(answered + between(stream, 600, DAY, size), True),
        ),
        (other, agent, into, answered, True),
    )
    written = [_rows(filed, *part) for part in parts]
    written.append(_rows(filed, other, agent, quote, answered, False, filed.merged_into))
    whole = stacked([table for table, _ in written], [len(when) for _, when in written])
    when = np.concatenate([moments for _, moments in written])
    number = scene.block.number * BLOCK_ROWS + np.arange(len(when))
    whole["id"] = digits(COMMENT_BASE + scatter(number, 1_103_515_245))
    past = np.flatnonzero(when <= WORLD_END)
    return Export("zendesk", "ticket_comment", repeated(whole, past), when[past])


def _rows(
    filed: Tickets,
    rows: Ints,
    author: Text,
    body: Text | str,
    at: Ints,
    public: bool,
    ticket: Ints | None = None,
) -> tuple[Table, Ints]:
    """Return comments on the given tickets (rows), or on the tickets they were merged into."""
    on = rows if ticket is None else ticket[rows]
    table: Table = {
        "ticket_id": digits(filed.number[on]),
        "user_id": author.take(rows),
        "body": body if isinstance(body, str) else body.take(rows),
        "public": "true" if public else "false",
        "created": moment(at[rows]),
        "_fivetran_deleted": "false",
    }
    return table, at[rows]


def _tags(filed: Tickets) -> Export:
    """Export the topic an agent noted, and the tag that a merge adds."""
    noted = np.flatnonzero(filed.number % 2 == 0)
    merged = np.flatnonzero(filed.merged_into >= 0)
    row = np.concatenate([noted, merged])
    is_merge = np.arange(len(row)) >= len(noted)
    columns: Table = {
        "ticket_id": digits(filed.number[row]),
        "tag": choose(is_merge, "closed_by_merge", pick(TOPICS, filed.topic[row])),
    }
    return Export("zendesk", "ticket_tag", columns, filed.opened_at[row] + DAY)


def _history(scene: Scene, filed: Tickets) -> Export:
    """Export solutions, rating offers and ratings; some people change their rating."""
    stream = scene.block.stream("ratings")
    done = (filed.status == SOLVED) | (filed.status == CLOSED)
    row = np.flatnonzero(done & (filed.merged_into < 0))
    size, agent = len(row), staff_ids(filed.agent[row])
    solved = np.minimum(filed.opened_at[row] + between(stream, DAY, 6 * DAY, size), WORLD_END - 60)
    rates = happens(stream, 0.4, size) & (solved < WORLD_END - 3 * DAY)
    angry = np.isin(filed.topic[row], (RETURN, DAMAGED))
    good = happens(stream, np.where(angry, 0.7, 0.88), size)
    rated = solved + between(stream, 3_600, 2 * DAY, size)
    words = choose(good, pick(PRAISE, filed.language[row]), pick(BLAME, filed.language[row]))
    says, turns = rates & happens(stream, 0.4, size), rates & ~good & happens(stream, 0.15, size)
    everyone, who = np.ones(size, dtype=bool), filed.requester.take(row)
    nobody = keep(~everyone, agent)
    changes = (
        (everyone, "status", agent, "solved", solved),
        (everyone, "satisfaction_score", nobody, "offered", solved + 60),
        (rates, "satisfaction_score", who, choose(good, "good", "bad"), rated),
        (says, "satisfaction_comment", who, words, rated),
        (turns, "satisfaction_score", who, "good", rated + 3_600),
    )
    parts: list[Table] = []
    sizes: list[int] = []
    moments: list[Ints] = []
    for flags, field, user, value, at in changes:
        found = np.flatnonzero(flags)
        parts.append(
            {
                "ticket_id": digits(filed.number[row[found]]),
                "field_name": field,
                "user_id": user.take(found),
                "value": value if isinstance(value, str) else value.take(found),
                "updated": moment(at[found]),
            }
        )
        sizes.append(len(found))
        moments.append(at[found])
    return Export("zendesk", "ticket_field_history", stacked(parts, sizes), np.concatenate(moments))


def _forms(world: World) -> Export:
    """Export both versions of the two forms."""
    number = np.array([0, 1, 0, 1])
    at = (world.first_day - np.array([500, 500, 30, 30])) * DAY
    names = ("Contact", "Send something back", "Contact us", "Send something back")
    columns: Table = {
        "id": digits(FORM_BASE + number),
        "name": pick(names, np.arange(4)),
        "display_name": pick(names, np.arange(4)),
        "active": "true",
        "end_user_visible": "true",
        "created_at": moment(np.full(4, at[0])),
        "updated_at": moment(at),
        "_fivetran_deleted": "false",
    }
    return Export("zendesk", "ticket_form_history", columns, at)
