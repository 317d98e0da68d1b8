"""Warehouses that several field cases share, because a build for each case takes too long."""

import shutil
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import commands
import duckdb
from click.testing import Result
from field_cases import Case
from filelock import FileLock

from portrait.database import REPOSITORY, connect, query
from portrait.loading.contracts import read_contract
from portrait.loading.raw_layer import RawTable, widen
from portrait.sql import Quoted, compose, quote_table
from portrait.variables import source_variables

# Always the same channels in the same folder, so that dbt parses the project once.
CHANNELS = (
    *("shopify", "hubspot", "klaviyo", "loyalty", "mailchimp", "salesforce", "square"),
    *("wecom", "zendesk"),
)
WORKSHOP = REPOSITORY / "target" / "field_cases"
MODELS_ONLY = (
    *("--no-write-json", "--no-populate-cache"),
    *("--exclude-resource-type", "test", "unit_test"),
    *("--exclude", "path:seeds/sample", "path:models/marts/personas"),
)
# The files of a case that are no exports.
NOT_EXPORTED = {"EXPECTED.txt"}
# The base model of shop customers has no source_record_id.
CUSTOMERS_OF_THE_SHOP = Quoted(
    "select 'shopify:customer:' || customer_id as source_record_id, file_name"
    " from staging.base_shopify__customers"
)
LOADED_AT = "2026-11-01 00:00:00"
# The views that a check may query: a public table, and the condition for the rows of the case.
OF_CUSTOMERS = "customer_id in (select customer_id from case_records)"
OF_RECORDS = "source_record_id in (select source_record_id from case_records)"
VIEWS = {
    "case_customers": ("dim_customers", OF_CUSTOMERS),
    "case_purchases": ("dim_customer_purchases", OF_CUSTOMERS),
    "case_segments": ("fct_segment_members", OF_CUSTOMERS),
    "case_demographics": ("dim_customer_demographics", OF_CUSTOMERS),
    "case_consents": ("fct_consents", OF_RECORDS),
    "case_order_lines": ("fct_order_lines", OF_RECORDS),
    "case_activities": ("fct_activities", OF_RECORDS),
    "case_review": (
        "rpt_link_review",
        "left_record_id in (select source_record_id from case_records)",
    ),
    "case_rejected": (
        "fct_rejected_rows",
        "contains(file_name, (select case_name from this_case))",
    ),
}


@dataclass(frozen=True)
class LoadedCase:
    """A case that was loaded alone, with the exit code and the output of the loader."""

    database: Path
    exit_code: int
    said: str


def load_alone(case: Case, folder: Path) -> LoadedCase:
    """Load the files of a case unchanged."""
    database = folder / "portrait.duckdb"
    exports = shutil.copytree(case.folder, folder / "raw", ignore=lambda _, names: NOT_EXPORTED)
    result = _load(exports, database)
    return LoadedCase(database, result.exit_code, result.output)


def assemble(cases: Iterable[Case], raw: Path) -> None:
    """Copy the files of all cases to one folder, each as a part of its table named by the case."""
    for case in cases:
        for file in sorted(path for path in case.folder.glob("*/*") if path.is_file()):
            table, _, suffixes = file.name.partition(".")
            place = raw / file.parent.name / table / f"{case.name}.{suffixes}"
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)


def build_together(cases: Sequence[Case], folder: Path) -> Path:
    """Load and build the cases in one warehouse; return the path of its file."""
    assemble(cases, folder / "raw")
    kept = folder / "portrait.duckdb"
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    with FileLock(str(WORKSHOP) + ".lock"):
        database = WORKSHOP / "portrait.duckdb"
        database.unlink(missing_ok=True)
        _load(folder / "raw", database)
        complete(database)
        commands.build(database, source_variables(CHANNELS), *MODELS_ONLY)
        shutil.move(database, kept)
    return kept


def complete(database: Path) -> None:
    """Create the declared tables that no case delivers, also of channels without any file."""
    with closing(connect(database)) as connection:
        for channel in CHANNELS:
            contract = read_contract(channel)
            for declared in contract.tables.values() if contract else ():
                widen(connection, RawTable(f"raw_{channel}", declared.name), declared.columns)


def open_case(database: Path, case: Case) -> duckdb.DuckDBPyConnection:
    """Open a built warehouse with the views of VIEWS, which show the rows of this case only."""
    connection = connect(database, read_only=True)
    query(connection, "create temp table this_case as select ? as case_name", [case.name])
    _find_records(connection)
    for name, (table, condition) in VIEWS.items():
        statement = "create temp view {name} as select * from {table} where {condition}"
        parts = {"name": Quoted(name), "condition": Quoted(condition)}
        query(connection, compose(statement, table=quote_table("marts", table), **parts))
    return connection


def crossing_customers(database: Path, cases: Sequence[Case]) -> list[tuple[str, ...]]:
    """Return the cases that share a customer: their tests would prove nothing."""
    with closing(connect(database, read_only=True)) as connection:
        query(connection, "create temp table cases (case_name varchar)")
        for case in cases:
            query(connection, "insert into cases values (?)", [case.name])
        statement = """
            select list(distinct cases.case_name order by cases.case_name)
            from ({files}) as files
            inner join cases on contains(files.file_name, cases.case_name)
            inner join marts.bridge_customer_records using (source_record_id)
            group by customer_id
            having count(distinct cases.case_name) > 1
        """
        found = query(connection, compose(statement, files=_record_files(connection)))
        return sorted({tuple(names) for (names,) in found})


def _load(path: Path, database: Path) -> Result:
    given = ("--database", database, "--loaded-at", LOADED_AT)
    result = commands.portrait("load", path, *given)
    # A command may end with an exit code; any other exception is a fault of the loader.
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def _find_records(connection: duckdb.DuckDBPyConnection) -> None:
    statement = """
        create temp table case_records as
        select distinct source_record_id, customer_id, channel
        from ({files}) as files
        inner join marts.bridge_customer_records using (source_record_id)
        where contains(file_name, (select case_name from this_case))
    """
    query(connection, compose(statement, files=_record_files(connection)))


def _record_files(connection: duckdb.DuckDBPyConnection) -> Quoted:
    """Return the select of all records, each with its file."""
    tables = query(
        connection,
        """
        select table_name from information_schema.columns
        where table_schema = 'staging' and starts_with(table_name, 'base_')
            and column_name in ('source_record_id', 'file_name')
        group by table_name having count(*) = 2
        """,
    )
    select = "select source_record_id, file_name from {table}"
    selects = [compose(select, table=quote_table("staging", name)) for (name,) in tables]
    return Quoted(" union all ".join([*selects, CUSTOMERS_OF_THE_SHOP]))
