"""Opens the warehouse file: where it is, how it is opened, what a lock error means."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

REPOSITORY = Path(__file__).resolve().parents[2]

# Without this setting on connect, DuckDB 2.0 writes files that no 1.x version can open.
STORAGE_VERSION = "v1.2.0"


class DatabaseUnavailableError(Exception):
    """The warehouse file cannot be opened; the message says which file and what to do."""


def warehouse_path(override: Path | None = None) -> Path:
    """Return the warehouse file: `override`, else $PORTRAIT_DATABASE, else the repository's."""
    if override is not None:
        return override
    configured = os.environ.get("PORTRAIT_DATABASE")
    return Path(configured) if configured else REPOSITORY / "warehouse" / "portrait.duckdb"


def environment_of(database: Path) -> dict[str, str]:
    """Return environment variables that make commands use a warehouse file and spill beside it."""
    return {
        "PORTRAIT_DATABASE": str(database),
        "PORTRAIT_SPILL": str(database.parent / "spill"),
        "DBT_PROFILES_DIR": str(REPOSITORY),
    }


def connect(path: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """Open the warehouse in UTC, creating file and folder unless `read_only`.

    Raises:
        DatabaseUnavailableError: locked by another process, not a DuckDB file, or not writable.
    """
    config: dict[str, str | bool | int | float | list[str]] = {}
    if not read_only:
        config["storage_compatibility_version"] = STORAGE_VERSION
    try:
        if not read_only:
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(str(path), read_only=read_only, config=config)
    except (duckdb.Error, OSError) as error:
        raise DatabaseUnavailableError(_why_unavailable(path, error)) from error
    query(connection, "set timezone = 'UTC'")
    return connection


def query(
    connection: duckdb.DuckDBPyConnection, statement: str, values: Sequence[object] = ()
) -> list[tuple[Any, ...]]:
    """Run one statement with bound values and return all its rows.

    Always fetches: DuckDB 2.0 refuses the next statement while a result is still open.
    """
    return connection.execute(statement, list(values)).fetchall()


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Run statements in one transaction, and roll it back after any exception."""
    query(connection, "begin transaction")
    try:
        yield
    except BaseException:
        query(connection, "rollback")
        raise
    query(connection, "commit")


def _why_unavailable(path: Path, error: Exception) -> str:
    reason = str(error)
    if "lock" in reason.lower():
        return (
            f"{path} is open in another process (a dbt run, a BI tool, a Python session): "
            "close it there and run this again"
        )
    first_line = reason.splitlines()[0]
    return f"{path} cannot be opened: {first_line}; check --database or $PORTRAIT_DATABASE"
