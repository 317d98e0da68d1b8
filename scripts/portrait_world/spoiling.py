"""The dirt of an unkind world: columns rewritten on their way out, after the truth was noted.

A tool's own export is seldom what is loaded: it went through a spreadsheet, a database or a form
that a cashier filled in. Nothing here changes what a row means, nor whose it is.
"""

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from portrait_world import spellings
from portrait_world.arrays import Flags, Text, choose, draw_one, happens, pick
from portrait_world.spellings import Rewrite, filled, rewritten
from portrait_world.tables import Export, Table
from portrait_world.world import Block


@dataclass(frozen=True)
class Roles:
    """What a table's columns are, as far as they can be written badly.

    `missing` are optional columns whose empty fields may say a word for nothing; `flags` are yes
    and no; `references` are ids of customers. `names` are a first and a last name.
    """

    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    timestamps: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


ROLES = {
    ("shopify", "customer"): Roles(
        names=("first_name", "last_name"),
        emails=("email",),
        phones=("phone",),
        amounts=("total_spent",),
        timestamps=("created_at", "email_marketing_consent_consent_updated_at"),
        flags=("accepts_marketing",),
        missing=("phone", "first_name", "note"),
    ),
    ("shopify", "order"): Roles(
        names=("billing_address_first_name", "billing_address_last_name"),
        emails=("email",),
        phones=("billing_address_phone",),
        amounts=("total_price", "subtotal_price", "total_line_items_price"),
        timestamps=("created_at", "processed_at"),
        references=("customer_id",),
        missing=("cancelled_at", "cancel_reason", "note", "email", "billing_address_city"),
    ),
    ("shopify", "order_line"): Roles(amounts=("price", "pre_tax_price")),
    ("shopify", "abandoned_checkout"): Roles(
        names=("billing_address_first_name", "billing_address_last_name"),
        emails=("email",),
        phones=("phone",),
        references=("customer_id",),
        missing=("email", "phone"),
    ),
    ("hubspot", "contact"): Roles(
        names=("property_firstname", "property_lastname"),
        emails=("property_email",),
        phones=("property_phone", "property_mobilephone"),
        timestamps=("property_createdate",),
        missing=("property_city", "property_company", "property_phone", "property_jobtitle"),
    ),
    ("square", "customers"): Roles(
        names=("given_name", "family_name"),
        emails=("email_address",),
        phones=("phone_number",),
        flags=("preferences__email_unsubscribed",),
        missing=("birthday", "phone_number", "address__locality"),
    ),
    ("loyalty", "member"): Roles(
        names=("first_name", "last_name"),
        emails=("email",),
        phones=("phone",),
        timestamps=("enrolled_at",),
        flags=("email_opt_in", "sms_opt_in"),
        missing=("city", "occupation", "gender", "phone"),
    ),
    ("salesforce", "contact"): Roles(
        names=("first_name", "last_name"),
        phones=("phone", "mobile_phone"),
        timestamps=("created_date",),
        flags=("has_opted_out_of_email",),
        missing=("title", "mailing_city"),
    ),
    ("salesforce", "lead"): Roles(
        names=("first_name", "last_name"),
        timestamps=("created_date",),
        flags=("has_opted_out_of_email",),
        missing=("title", "city"),
    ),
    ("klaviyo", "person"): Roles(
        names=("first_name", "last_name"),
        phones=("phone_number",),
        flags=("custom_sms_consent",),
        missing=("city", "zip"),
    ),
}


def spoiled(block: Block, export: Export) -> Export:
    """Return the table as it comes out of the spreadsheets and forms of an unkind world."""
    roles = ROLES.get((export.channel, export.name))
    if roles is None or block.nature.has_types:
        return export
    return replace(export, columns=_Spoiler(block, export).of(roles))


@dataclass(frozen=True)
class _Spoiler:
    """Rewrites the columns of one table, each from a random stream of its own."""

    block: Block
    export: Export

    def of(self, roles: Roles) -> Table:
        """Return the columns rewritten by their roles; placeholders first, words for null last."""
        nature, columns = self.block.nature, dict(self.export.columns)
        columns |= self._placeholders(roles, columns)
        for names, share, rewrite in (
            (roles.names, nature.other_spelling, spellings.in_latin),
            (roles.names + roles.emails, nature.invisible_characters, spellings.with_invisible),
            (
                roles.names + roles.emails + roles.phones,
                nature.full_width,
                spellings.in_full_width,
            ),
            (roles.phones, nature.placeholder_phone, spellings.as_phone_of_nobody),
            (roles.timestamps, nature.date_spelling, spellings.in_other_spelling),
            (roles.amounts, nature.currency_sign, spellings.with_currency_sign),
            (roles.flags, nature.foreign_word, spellings.in_foreign_word),
            (roles.references, nature.key_spelling, spellings.as_key_of_spreadsheet),
        ):
            columns |= {name: self._some(columns, name, share, rewrite) for name in names}
        return columns | {name: self._null_words(columns, name) for name in roles.missing}

    def _some(self, columns: Table, name: str, share: float, rewrite: Rewrite) -> Text:
        stream = self._stream(f"{rewrite.__name__} {name}")
        return rewritten(stream, self._text(columns, name), self._chosen(stream, share), rewrite)

    def _placeholders(self, roles: Roles, columns: Table) -> Table:
        """Return names, mailboxes and keys of nobody, where there was none or nobody was asked."""
        nature, stream = self.block.nature, self._stream("placeholders")
        size, found = self.export.size, self._chosen(stream, nature.placeholder_name)
        word = draw_one(stream, (1,) * len(spellings.NAMES), size)
        names: Table = {
            name: choose(
                found, pick([pair[n] for pair in spellings.NAMES], word), self._text(columns, name)
            )
            for n, name in enumerate(roles.names)
        }
        mails: Table = {
            name: filled(
                self._text(columns, name),
                self._chosen(stream, nature.placeholder_email),
                spellings.mailboxes(stream, size),
            )
            for name in roles.emails
        }
        zero = pick(["0", "-1"], draw_one(stream, (9, 1), size))
        keys: Table = {
            name: filled(
                self._text(columns, name), self._chosen(stream, nature.placeholder_key), zero
            )
            for name in roles.references
        }
        return names | mails | keys

    def _null_words(self, columns: Table, name: str) -> Text:
        stream = self._stream(f"null words {name}")
        chosen = self._chosen(stream, self.block.nature.null_word)
        words = spellings.null_words(stream, self.export.size)
        return filled(self._text(columns, name), chosen, words)

    def _chosen(self, stream: np.random.Generator, share: float) -> Flags:
        return happens(stream, share, self.export.size)

    def _text(self, columns: Table, name: str) -> Text:
        column = columns[name]
        if isinstance(column, str):
            return pa.repeat(pa.scalar(column, pa.string()), self.export.size)
        return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column

    def _stream(self, purpose: str) -> np.random.Generator:
        return self.block.stream(f"spoiled {self.export.channel}.{self.export.name} {purpose}")
