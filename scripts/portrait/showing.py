"""Read customers, segments and personas from a built warehouse and lay them out."""

from __future__ import annotations

from pathlib import Path

import duckdb
from rich.console import Group
from rich.table import Table

from portrait.database import connect, query

COUNT_CUSTOMERS = "select count(*) from marts.dim_customers"
SEGMENTS = """
    select segment_name, member_count, member_share, description
    from marts.dim_segments
    order by priority, segment_name
"""
PERSONAS = """
    select
        persona_name,
        customer_count,
        customer_share,
        case
            when customer_count = 0 then 'no customer could be assigned: fit personas on this data'
            else coalesce(distinguishing_traits, '')
        end
    from marts.rpt_persona_cards
    order by customer_count desc, persona_name
"""


def overview(database: Path) -> Group:
    """Return the counts and cards of a warehouse file, ready to print.

    Raises:
        FileNotFoundError: there is no such file.
        DatabaseUnavailableError: the file cannot be opened.
        duckdb.Error: the warehouse has no marts.
    """
    if not database.is_file():
        raise FileNotFoundError(f"{database}: no warehouse here; run `dbt build` first")
    with connect(database, read_only=True) as connection:
        customers = query(connection, COUNT_CUSTOMERS)[0][0]
        return Group(
            f"Database: {database}",
            f"Customers: {customers:,}",
            _table(connection, SEGMENTS, "segment", "description"),
            _table(connection, PERSONAS, "persona", "what sets it apart"),
        )


def _table(
    connection: duckdb.DuckDBPyConnection, statement: str, of_what: str, text_header: str
) -> Table:
    """Return a table of groups of customers: name, size, share, and a sentence."""
    table = Table(title=f"{of_what.title()}s", title_justify="left")
    table.add_column(of_what)
    table.add_column("customers", justify="right")
    table.add_column("share", justify="right")
    table.add_column(text_header)
    for name, customers, share, text in query(connection, statement):
        table.add_row(name, f"{customers:,}", "-" if share is None else f"{share:.1%}", text)
    return table
