"""The one place where SQL text is put together: names quoted here, values bound elsewhere."""

from collections.abc import Iterable
from typing import NewType

Quoted = NewType("Quoted", str)
"""Text that is safe in a statement: a quoted name, or a list of them."""


def quote_identifier(name: str) -> Quoted:
    """Return `name` as a quoted SQL identifier, so that a name cannot inject SQL.

    Raises:
        ValueError: the name is empty or holds a NUL, which no engine accepts.
    """
    if not name or "\0" in name:
        raise ValueError(f"not a usable SQL name: {name!r}")
    return Quoted('"' + name.replace('"', '""') + '"')


def quote_identifiers(names: Iterable[str]) -> Quoted:
    """Return names as a comma-separated list of quoted identifiers."""
    return Quoted(", ".join(quote_identifier(name) for name in names))


def quote_texts(values: Iterable[str]) -> Quoted:
    """Return a comma-separated list of text literals, for statements that take no bound values."""
    return Quoted(", ".join("'" + value.replace("'", "''") + "'" for value in values))


def quote_table(schema: str, table: str) -> Quoted:
    """Return `schema.table`, both quoted."""
    return Quoted(f"{quote_identifier(schema)}.{quote_identifier(table)}")


def text_columns(names: Iterable[str]) -> Quoted:
    """Return column definitions for `create table`: every column text."""
    return Quoted(", ".join(f"{quote_identifier(name)} varchar" for name in names))


def compose(template: str, **parts: Quoted) -> str:
    """Fill the `{names}` of a statement with quoted identifiers; values stay `?` and are bound.

    >>> compose("select count(*) from {table}", table=quote_table("raw_ga4", "event"))
    'select count(*) from "raw_ga4"."event"'

    Raises:
        KeyError: the template names a part that was not given.
    """
    return template.format_map(parts)
