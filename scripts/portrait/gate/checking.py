"""Runs the expectations in the database and reports the failed ones by file, table, column."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import great_expectations as gx
from great_expectations.core.expectation_validation_result import ExpectationSuiteValidationResult
from great_expectations.data_context import EphemeralDataContext
from great_expectations.datasource.fluent import SQLDatasource
from rich.console import Console

from portrait.database import connect, query
from portrait.gate.deliveries import RawDeliveries, read_deliveries
from portrait.gate.engine import connection_string
from portrait.gate.findings import Finding, findings_of
from portrait.gate.suite import expectations, newest_rows
from portrait.loading.contracts import DeclaredTable, read_contract
from portrait.sql import Quoted, compose, quote_identifier, quote_table, quote_texts

# Counts only: no value of a row may appear in the Data Docs.
RESULT_FORMAT = {"result_format": "SUMMARY", "partial_unexpected_count": 0}
_UNDECLARED = DeclaredTable("", (), frozenset(), {})
_NEXT_STEP = "before dbt runs, load a corrected export or change the sources file"


@dataclass(frozen=True)
class Verdict:
    """The checked tables, the number of expectations, and what failed."""

    tables: tuple[str, ...]
    expectations: int
    findings: tuple[Finding, ...]

    @property
    def is_good(self) -> bool:
        """No finding stops the run."""
        return not any(finding.stops for finding in self.findings)


@dataclass(frozen=True)
class Subject:
    """A raw table to check: its deliveries, its declaration, its channel's maximum age."""

    delivered: RawDeliveries
    declared: DeclaredTable
    max_age_days: float | None


def check(database: Path, docs: Path, at: str, channels: Collection[str] | None) -> Verdict:
    """Check the newest delivery of every raw table; write the Data Docs to `docs`.

    `at` is the timestamp (UTC, YYYY-MM-DD HH:MM:SS) against which freshness is checked.

    Raises:
        Nothing: a channel that was asked for, or every channel, has no loaded file.
        DatabaseUnavailableError: the warehouse cannot be opened.
    """
    with TemporaryDirectory(prefix="portrait_gate_") as folder:
        newest = Path(folder) / "newest.duckdb"
        with closing(connect(database)) as connection:
            subjects = _subjects(read_deliveries(connection, channels))
            _read_newest(connection, newest, subjects)
        return _checked(newest, docs, at, subjects)


def _read_newest(
    connection: duckdb.DuckDBPyConnection, newest: Path, subjects: Collection[Subject]
) -> None:
    """Write the newest deliveries, as staging reads them, into a database of their own.

    The patterns that staging reads with are no SQL that Great Expectations could pass on: it takes
    each colon for the start of a parameter.
    """
    query(connection, compose("attach {file} as newest", file=quote_texts([str(newest)])))
    for subject in subjects:
        table = quote_table("newest", subject.delivered.name)
        rows = Quoted(newest_rows(subject.delivered, subject.declared))
        query(connection, compose("create table {table} as {rows}", table=table, rows=rows))
    query(connection, "detach newest")


def _checked(newest: Path, docs: Path, at: str, subjects: Collection[Subject]) -> Verdict:
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    context.add_data_docs_site("raw", _site(docs))
    results = _run(context, newest, subjects, at)
    context.build_data_docs(site_names=["raw"])
    return Verdict(
        tables=tuple(results),
        expectations=sum(len(result.results) for result in results.values()),
        findings=tuple(
            finding
            for subject in subjects
            for finding in findings_of(
                subject.delivered, subject.declared, results[subject.delivered.name]
            )
        ),
    )


def _subjects(tables: Collection[RawDeliveries]) -> list[Subject]:
    """Add the declarations; a channel's age is checked once, on its most recently loaded table."""
    found = []
    for table in tables:
        contract = read_contract(table.channel)
        of_channel = [other for other in tables if other.channel == table.channel]
        loaded_last = max(of_channel, key=lambda other: (other.newest.loaded_at, other.table))
        found.append(
            Subject(
                delivered=table,
                declared=contract.tables.get(table.table, _UNDECLARED) if contract else _UNDECLARED,
                max_age_days=contract.max_age_days if contract and table is loaded_last else None,
            )
        )
    return found


def _site(docs: Path) -> dict[str, Any]:
    return {
        "class_name": "SiteBuilder",
        "store_backend": {
            "class_name": "TupleFilesystemStoreBackend",
            "base_directory": str(docs.resolve()),
        },
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
    }


def _run(
    context: EphemeralDataContext, database: Path, subjects: Collection[Subject], at: str
) -> Mapping[str, ExpectationSuiteValidationResult]:
    """Run one suite per table, in one checkpoint; return the results by table."""
    source = context.data_sources.add_sql(
        name="warehouse",
        connection_string=connection_string(database),
        kwargs={"connect_args": {"read_only": True}},
    )
    validations = [_validation(context, source, subject, at) for subject in subjects]
    checkpoint = gx.Checkpoint(
        name="raw gate", validation_definitions=validations, result_format=RESULT_FORMAT
    )
    outcome = context.checkpoints.add(checkpoint).run()
    return {result.suite_name: result for result in outcome.run_results.values()}


def _validation(
    context: EphemeralDataContext, source: SQLDatasource, subject: Subject, at: str
) -> gx.ValidationDefinition:
    """Pair the newest delivery of one table with its expectations."""
    name, declared = subject.delivered.name, subject.declared
    rows = compose("select * from {table}", table=quote_identifier(name))
    asset = source.add_query_asset(name=name, query=rows)
    suite = context.suites.add(gx.ExpectationSuite(name=name))
    for expectation in expectations(subject.delivered, declared, subject.max_age_days, at):
        suite.add_expectation(expectation)
    batch = asset.add_batch_definition_whole_table("newest delivery")
    definition = gx.ValidationDefinition(name=name, data=batch, suite=suite)
    return context.validation_definitions.add(definition)


def print_verdict(verdict: Verdict, docs: Path) -> None:
    """Print the findings, those that stop the run first, and the verdict."""
    notes, results = Console(stderr=True, soft_wrap=True), Console(soft_wrap=True)
    for finding in sorted(verdict.findings, key=lambda finding: not finding.stops):
        kind = "failed" if finding.stops else "note"
        notes.print(
            f"{kind}: {finding.table} ({finding.files}): {finding.what}",
            markup=False,
            highlight=False,
        )
    failed = sum(finding.stops for finding in verdict.findings)
    results.print(
        f"{verdict.expectations} expectations on {len(verdict.tables)} raw tables: "
        + (f"{failed} failed; {_NEXT_STEP}" if failed else "all required ones passed"),
        highlight=False,
    )
    results.print(f"Data Docs: {docs / 'index.html'}", highlight=False)
