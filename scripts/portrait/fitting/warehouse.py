"""Opens the built warehouse for a fit, and explains in one line why a fit is not possible."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from portrait.database import connect, warehouse_path


class CannotFitError(Exception):
    """The warehouse does not hold what a fit needs; the message says what is missing."""


@contextmanager
def built_warehouse(database: Path | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the warehouse to read.

    Raises:
        DatabaseUnavailableError: there is no such file, or another process has it open.
        CannotFitError: a table is missing.
    """
    path = warehouse_path(database)
    with connect(path, read_only=True) as connection:
        try:
            yield connection
        except duckdb.CatalogException as error:
            what = str(error).splitlines()[0]
            raise CannotFitError(f"{path}: {what}: run `dbt build` first") from error
