"""DuckDB as Great Expectations reaches it: through SQLAlchemy, read-only."""

import atexit
import sys
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


@atexit.register
def release_duckdb() -> None:
    """Let go of DuckDB before Python ends.

    Models of Great Expectations hold SQLAlchemy, and with it this dialect, beyond the reach of
    Python's garbage collector: DuckDB would print forty lines of `nanobind: leaked` at every exit.
    """
    for name in [name for name in sys.modules if name.split(".")[0] == duckdb_engine.__name__]:
        vars(sys.modules[name]).clear()


def connection_string(database: Path) -> str:
    """Return the address of a warehouse file for this dialect."""
    return f"duckdb+read_only:///{database.resolve()}"
