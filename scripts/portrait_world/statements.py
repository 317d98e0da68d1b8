"""The truth about consents and payments of a world: what rows mean before they are spelled badly.

Consents are read from the tables as the tools export them, where every word is known; payments
from the orders as they happened.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from portrait_world.arrays import Flags, Ints, Text, choose, digits, join, money, pick, text
from portrait_world.channels.square.columns import currencies, order_ids
from portrait_world.channels.square.returns import taken_back
from portrait_world.channels.square.sales import open_tills, per_sale
from portrait_world.people.places import COUNTRIES
from portrait_world.people.purchases import per_order, shipping_cents
from portrait_world.people.returns import send_back
from portrait_world.people.scene import Scene
from portrait_world.spellings import NEVER_ASKED, REFUSALS
from portrait_world.tables import Export, Table, repeated
from portrait_world.writing import csv_text

GRANTED, WITHDRAWN, NONE = "granted", "withdrawn", "none"
CONSENT_HEADER = "source_record_id,contact_channel,consent_status"
ORDER_HEADER = "channel,order_id,person_id,currency,paid,refunded,is_cancelled,is_test"
_TRUE, _FALSE = ("true", "1"), ("false", "0")


@dataclass(frozen=True)
class Statement:
    """A column that says whether a record's person may be written to, and what its words mean.

    Where `dated_by` names a column, a withdrawing word without a date in it says nothing: the
    person was never asked.
    """

    channel: str
    table: str
    record: str
    key: str
    column: str
    contact_channel: str
    granting: tuple[str, ...] = ()
    withdrawing: tuple[str, ...] = ()
    dated_by: str = ""


STATEMENTS = (
    Statement(
        *("shopify", "customer", "shopify:customer:", "id", "email_marketing_consent_state"),
        "email",
        granting=("subscribed",),
    ),
    Statement(
        *("klaviyo", "person", "klaviyo:person:", "id", "custom_consent", "email"),
        granting=("email", "email;sms"),
        withdrawing=tuple(word.lower() for word in REFUSALS if word != NEVER_ASKED),
    ),
    Statement(
        *("loyalty", "member", "loyalty:member:", "member_number", "email_opt_in", "email"),
        granting=_TRUE,
        withdrawing=_FALSE,
        dated_by="opt_in_changed_at",
    ),
    Statement(
        *("loyalty", "member", "loyalty:member:", "member_number", "sms_opt_in", "sms"),
        granting=_TRUE,
        withdrawing=_FALSE,
        dated_by="opt_in_changed_at",
    ),
    Statement(
        *("square", "customers", "square:customer:", "id", "preferences__email_unsubscribed"),
        "email",
        withdrawing=_TRUE,
    ),
    Statement(
        *("salesforce", "contact", "salesforce:contact:", "id", "has_opted_out_of_email", "email"),
        withdrawing=_TRUE,
    ),
    Statement(
        *("salesforce", "lead", "salesforce:lead:", "id", "has_opted_out_of_email", "email"),
        withdrawing=_TRUE,
    ),
)


def with_refusals(export: Export) -> Export:
    """Return Klaviyo's persons with one in twelve who refused, in the words of a custom field.

    The number in the id decides, so that all versions of a person say the same.
    """
    if (export.channel, export.name) != ("klaviyo", "person"):
        return export
    number = pc.utf8_slice_codeunits(export.columns["id"], 3).cast(pa.int64()).to_numpy()
    word = pick(REFUSALS, number // 12 % len(REFUSALS))
    said = choose(number % 12 == 0, word, export.columns["custom_consent"])
    return Export(
        export.channel,
        export.name,
        export.columns | {"custom_consent": said},
        export.changed_at,
        export.synced_column,
    )


def consents(exports: Iterable[Export]) -> bytes:
    """Return what the newest version of every record says of consent, as lines of CSV."""
    tables = {(export.channel, export.name): export for export in exports}
    return b"".join(
        _consents(statement, tables[statement.channel, statement.table])
        for statement in STATEMENTS
        if (statement.channel, statement.table) in tables
    )


def _consents(statement: Statement, export: Export) -> bytes:
    rows = _newest(export, statement.key)
    table = repeated(export.columns, rows)
    word = pc.fill_null(pc.utf8_lower(table[statement.column]), "")
    grants, withdraws = _among(word, statement.granting), _among(word, statement.withdrawing)
    if statement.dated_by:
        withdraws &= np.asarray(pc.is_valid(table[statement.dated_by]))
    status = choose(grants, GRANTED, choose(withdraws, WITHDRAWN, text([NONE] * len(rows))))
    lines: Table = {
        "source_record_id": join(statement.record, table[statement.key]),
        "contact_channel": statement.contact_channel,
        "consent_status": status,
    }
    return csv_text(lines, len(rows))


def _among(word: Text, words: tuple[str, ...]) -> Flags:
    found = pc.is_in(word, value_set=text(words))
    return np.asarray(found.to_numpy(zero_copy_only=False))


def _newest(export: Export, key: str) -> Ints:
    """Return the row of each key that changed last."""
    ids = np.asarray(pa.array(export.columns[key], pa.string()).to_numpy(zero_copy_only=False))
    order = np.argsort(export.changed_at, kind="stable")[::-1]
    return order[np.sort(np.unique(ids[order], return_index=True)[1])]


def orders(scene: Scene, person_ids: Text) -> bytes:
    """Return what was paid in total for every order, and paid back, as lines of CSV."""
    return _shop_orders(scene, person_ids) + _till_orders(scene, person_ids)


def _shop_orders(scene: Scene, person_ids: Text) -> bytes:
    placed, lines = scene.orders, scene.lines
    total = per_order(placed, lines, lines.paid) + shipping_cents(placed)
    back, value = send_back(scene), np.zeros(len(lines.id), dtype=np.int64)
    rows = back.lines
    value[rows] = lines.paid[rows] * lines.returned[rows] // lines.quantity[rows]
    table: Table = {
        "channel": "shopify",
        "order_id": join("shopify:", digits(placed.id)),
        "person_id": person_ids.take(pa.array(placed.person)),
        "currency": "USD",
        "paid": money(np.where(placed.cancelled, 0, total)),
        "refunded": money(np.where(placed.cancelled, 0, per_order(placed, lines, value))),
        "is_cancelled": choose(placed.cancelled, "true", "false"),
        "is_test": choose(placed.test, "true", "false"),
    }
    return csv_text(table, len(placed.id))


def _till_orders(scene: Scene, person_ids: Text) -> bytes:
    tills = open_tills(scene)
    sales, back = tills.sales, taken_back(scene, tills)
    refunded = np.zeros(len(sales.number), dtype=np.int64)
    refunded[back.sales] = back.value
    paid = np.where(sales.canceled, 0, per_sale(sales, tills.lines, tills.lines.paid))
    yen = np.array([place.currency == "JPY" for place in COUNTRIES])
    whole = yen[scene.people.homes.country[sales.person]]
    table: Table = {
        "channel": "square",
        "order_id": join("square:", order_ids(sales.number)),
        "person_id": person_ids.take(pa.array(sales.person)),
        "currency": currencies(scene, sales),
        "paid": choose(whole, digits(paid), money(paid)),
        "refunded": choose(whole, digits(refunded), money(refunded)),
        "is_cancelled": choose(sales.canceled, "true", "false"),
        "is_test": "false",
    }
    return csv_text(table, len(sales.number))
