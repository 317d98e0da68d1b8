"""The SQLAlchemy dialect with which Great Expectations reads DuckDB."""

import atexit
import sys
from pathlib import Path

import duckdb_engine
from sqlalchemy.dialects import registry

registry.register("duckdb.read_only", "portrait.gate.engine", "ReadOnlyDialect")


class ReadOnlyDialect(duckdb_engine.Dialect):
    """DuckDB without SQLAlchemy's own transactions.

    Great Expectations fetches a result after it has returned the connection to the pool.
    SQLAlchemy rolls back on return, and on DuckDB 2.0 a rollback closes the result. The gate
    writes nothing, so nothing needs a rollback.
    """

    supports_statement_cache = False

    def do_begin(self, connection: object) -> None:
        """Open no transaction."""

    def do_rollback(self, connection: object) -> None:
        """Do nothing, so that the result can still be fetched."""

    def do_commit(self, connection: object) -> None:
        """Do nothing: there is nothing to commit."""


@atexit.register
def release_duckdb() -> None:
    """Release DuckDB before Python exits.

    Great Expectations keeps references to SQLAlchemy, and with it to this dialect, that Python's
    garbage collector cannot free. Otherwise DuckDB prints forty lines of `nanobind: leaked` at
    every exit.
    """
    for name in [name for name in sys.modules if name.split(".")[0] == duckdb_engine.__name__]:
        vars(sys.modules[name]).clear()


def connection_string(database: Path) -> str:
    """Return the SQLAlchemy URL of a warehouse file."""
    return f"duckdb+read_only:///{database.resolve()}"
