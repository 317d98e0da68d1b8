"""Read customers, segments and personas from a built warehouse and lay them out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
from rich.console import Group
from rich.table import Table

MEMBERS_OF_SEGMENTS = """
    select
        segments.segment_name,
        count(distinct members.customer_id) as customer_count
    from marts.dim_segments as segments
    left join marts.fct_segment_members as members
        on segments.segment_id = members.segment_id
    group by segments.segment_name
    order by customer_count desc, segments.segment_name
"""
SENTENCE_COLUMNS = ("headline", "trait_text", "traits", "summary", "description")


def overview(database: Path) -> Group:
    """Return the counts and cards of a warehouse file, ready to print.

    Raises `FileNotFoundError` when there is no file, `duckdb.Error` when it holds no marts.
    """
    if not database.is_file():
        raise FileNotFoundError(f"{database}: no warehouse here; run `dbt build` first")
    with duckdb.connect(str(database), read_only=True) as connection:
        return Group(
            f"\nDatabase: {database}",
            f"Customers: {_count_customers(connection):,}",
            segment_table(connection),
            persona_table(connection),
        )


def segment_table(connection: duckdb.DuckDBPyConnection) -> Table:
    """Return every segment with the number of its members, largest first."""
    table = Table(title="Segments", title_justify="left")
    table.add_column("segment")
    table.add_column("customers", justify="right")
    for name, customers in connection.execute(MEMBERS_OF_SEGMENTS).fetchall():
        table.add_row(str(name), f"{customers:,}")
    return table


def persona_table(connection: duckdb.DuckDBPyConnection) -> Table:
    """Return every persona card: name, size, share and what sets it apart, largest first."""
    cards = _rows(connection, "select * from marts.rpt_persona_cards")
    table = Table(title="Personas", title_justify="left", show_lines=True)
    table.add_column("persona")
    table.add_column("customers", justify="right")
    table.add_column("share", justify="right")
    table.add_column("what sets it apart")
    for card in sorted(cards, key=lambda card: -card["customer_count"]):
        customers, share = f"{card['customer_count']:,}", f"{card['customer_share']:.1%}"
        table.add_row(str(card["persona_name"]), customers, share, _sentence(card))
    return table


def _sentence(card: dict[str, Any]) -> str:
    """Return the first of the card's readable columns that is filled."""
    filled = (card[name] for name in SENTENCE_COLUMNS if card.get(name))
    return str(next(filled, ""))


def _count_customers(connection: duckdb.DuckDBPyConnection) -> int:
    """Return the number of rows of `dim_customers`."""
    row = connection.execute("select count(*) from marts.dim_customers").fetchone()
    return int(row[0]) if row else 0


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    """Return the rows of a query as dictionaries by column name."""
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
