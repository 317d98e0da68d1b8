"""DuckDB as Great Expectations reaches it: through SQLAlchemy, read-only."""

from pathlib import Path

import duckdb_engine
from sqlalchemy.dialects import registry

registry.register("duckdb.read_only", "portrait.gate.engine", "ReadOnlyDialect")


class ReadOnlyDialect(duckdb_engine.Dialect):
    """DuckDB without transactions of SQLAlchemy's making.

    Great Expectations fetches a result after it has given the connection back; the rollback that
    comes with giving it back ends the result on DuckDB 2.0. Nothing is written here, so there is
    nothing to roll back.
    """

    supports_statement_cache = False

    def do_begin(self, connection: object) -> None:
        """Begin nothing."""

    def do_rollback(self, connection: object) -> None:
        """Keep the result that is still to be fetched."""

    def do_commit(self, connection: object) -> None:
        """Commit nothing."""


def connection_string(database: Path) -> str:
    """Return the address of a warehouse file for this dialect."""
    return f"duckdb+read_only:///{database.resolve()}"
