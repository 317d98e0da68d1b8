"""Reads the truth of a generated world beside the warehouse that was built from it."""

from pathlib import Path

import duckdb

from portrait.database import query

RECORD_COLUMNS = ("source_record_id", "person_id")
PEOPLE_COLUMNS = ("person_id", "persona_type")


class EvaluationError(Exception):
    """The warehouse or the truth cannot be evaluated; the message says which, and why."""


def find_truth_file(path: Path, name: str) -> Path:
    """Return the truth file `name`: `path` itself, in the folder `path`, or in its `truth` folder.

    Raises:
        EvaluationError: none of the three exists.
    """
    beside = path.parent / name if path.is_file() else path / name
    for candidate in (beside, path / "truth" / name):
        if candidate.is_file():
            return candidate
    raise EvaluationError(f"{path}: no {name} here nor in a folder 'truth' below it")


def read_records(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Create the temporary table `true_records` (source_record_id, person_id) from a CSV file.

    Raises:
        EvaluationError: a column is missing, the file is empty, or a record appears twice.
    """
    file = path if path.is_file() else find_truth_file(path, "records.csv")
    _check_columns(connection, file, RECORD_COLUMNS)
    query(
        connection,
        "create or replace temp table true_records as select source_record_id, person_id"
        " from read_csv(?, header = true, all_varchar = true)",
        [str(file)],
    )
    _check_keys(
        connection, "select count(*), count(distinct source_record_id) from true_records", file
    )


def read_people(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Create the temporary table `true_people` (person_id, persona_type) from a CSV file.

    Raises:
        EvaluationError: a column is missing, the file is empty, or a person appears twice.
    """
    file = find_truth_file(path, "people.csv")
    _check_columns(connection, file, PEOPLE_COLUMNS)
    query(
        connection,
        "create or replace temp table true_people as select person_id, persona_type"
        " from read_csv(?, header = true, all_varchar = true)",
        [str(file)],
    )
    _check_keys(connection, "select count(*), count(distinct person_id) from true_people", file)


def require_columns(connection: duckdb.DuckDBPyConnection, columns: tuple[str, ...]) -> None:
    """Check that the warehouse has `schema.table.column` for all of `columns`.

    Raises:
        EvaluationError: one is missing; the message says what to run.
    """
    rows = query(
        connection,
        "select table_schema || '.' || table_name || '.' || column_name"
        " from information_schema.columns",
    )
    missing = sorted(set(columns) - {name for (name,) in rows})
    if missing:
        raise EvaluationError(f"the warehouse has no {', '.join(missing)}: run dbt build first")


def _check_columns(
    connection: duckdb.DuckDBPyConnection, file: Path, columns: tuple[str, ...]
) -> None:
    try:
        found = connection.read_csv(str(file), header=True, all_varchar=True).columns
    except duckdb.Error as error:
        raise EvaluationError(f"{file}: {str(error).splitlines()[0]}") from error
    missing = [column for column in columns if column not in found]
    if missing:
        raise EvaluationError(f"{file}: line 1 has no column {', '.join(missing)}")


def _check_keys(connection: duckdb.DuckDBPyConnection, counts: str, file: Path) -> None:
    rows, distinct = query(connection, counts)[0]
    if rows == 0:
        raise EvaluationError(f"{file}: no rows")
    if rows != distinct:
        raise EvaluationError(f"{file}: {rows - distinct} rows are repeated or lack their key")
