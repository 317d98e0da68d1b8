"""Warehouses that several field cases share, so that a test of each costs little."""

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

# Always the same, built in the same place, so that dbt keeps what it has parsed.
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
# What was written beside the exports of a handed case.
NOT_EXPORTED = {"EXPECTED.txt"}
# A shop's customer has no record id before it is one of the profiles.
CUSTOMERS_OF_THE_SHOP = Quoted(
    "select 'shopify:customer:' || customer_id as source_record_id, file_name"
    " from staging.base_shopify__customers"
)
LOADED_AT = "2026-11-01 00:00:00"
# What a check may ask, each narrowed to the case: the public table and how its rows are found.
VIEWS = {
    "case_customers": ("dim_customers", "customer_id in (select customer_id from case_records)"),
    "case_purchases": (
        "dim_customer_purchases",
        "customer_id in (select customer_id from case_records)",
    ),
    "case_segments": (
        "fct_segment_members",
        "customer_id in (select customer_id from case_records)",
    ),
    "case_demographics": (
        "dim_customer_demographics",
        "customer_id in (select customer_id from case_records)",
    ),
    "case_consents": (
        "fct_consents",
        "source_record_id in (select source_record_id from case_records)",
    ),
    "case_order_lines": (
        "fct_order_lines",
        "source_record_id in (select source_record_id from case_records)",
    ),
    "case_activities": (
        "fct_activities",
        "source_record_id in (select source_record_id from case_records)",
    ),
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
    """A case that was landed alone, and what the loader said."""

    database: Path
    exit_code: int
    said: str


def load_alone(case: Case, folder: Path) -> LoadedCase:
    """Land the files of a case as they lie there."""
    database = folder / "portrait.duckdb"
    exports = shutil.copytree(case.folder, folder / "raw", ignore=lambda _, names: NOT_EXPORTED)
    result = _load(exports, database)
    return LoadedCase(database, result.exit_code, result.output)


def assemble(cases: Iterable[Case], raw: Path) -> None:
    """Lay the files of all cases into one folder, each as a part of its table named by the case."""
    for case in cases:
        for file in sorted(path for path in case.folder.glob("*/*") if path.is_file()):
            table, _, suffixes = file.name.partition(".")
            place = raw / file.parent.name / table / f"{case.name}.{suffixes}"
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)


def build_together(cases: Sequence[Case], folder: Path) -> Path:
    """Land and build the cases in one warehouse; return where its file is kept."""
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
    """Make the declared tables that no case delivered, empty, as the loader does for a channel."""
    with closing(connect(database)) as connection:
        for channel in CHANNELS:
            contract = read_contract(channel)
            for declared in contract.tables.values() if contract else ():
                widen(connection, RawTable(f"raw_{channel}", declared.name), declared.columns)


def open_case(database: Path, case: Case) -> duckdb.DuckDBPyConnection:
    """Open a built warehouse with the views of VIEWS, which show what came of this case alone."""
    connection = connect(database, read_only=True)
    query(connection, "create temp table this_case as select ? as case_name", [case.name])
    _find_records(connection)
    for name, (table, condition) in VIEWS.items():
        statement = "create temp view {name} as select * from {table} where {condition}"
        parts = {"name": Quoted(name), "condition": Quoted(condition)}
        query(connection, compose(statement, table=quote_table("marts", table), **parts))
    return connection


def crossing_customers(database: Path, cases: Sequence[Case]) -> list[tuple[str, ...]]:
    """Return the cases that met in one customer, which would make their tests worthless."""
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
    # An exit code is an answer; anything else that ends a command is a fault.
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
    """Return the select of all records with the file they stand in."""
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
