"""Print the customers, segments and personas of a built warehouse."""

from __future__ import annotations

from portrait.commands.options import Database, exit_on


def show(database: Database = None) -> None:
    """Print how many customers there are, every segment, and every persona card."""
    import duckdb
    from rich.console import Console

    from portrait.database import DatabaseUnavailableError, warehouse_path
    from portrait.showing import overview

    with exit_on(FileNotFoundError, DatabaseUnavailableError, duckdb.Error):
        Console().print(overview(warehouse_path(database)))
