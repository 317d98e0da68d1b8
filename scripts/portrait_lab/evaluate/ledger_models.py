"""The ledger as dbt compiles it, run repeatedly over given components."""

from __future__ import annotations

import tempfile
from pathlib import Path
from types import MappingProxyType

import duckdb
from dbt.cli.main import dbtRunner

from portrait.database import REPOSITORY, query
from portrait.scratch import scratch_places, write_scratch_project

LEDGER = "models/intermediate/ledger/int_ledger__assignments.sql"
READERS = (
    "models/intermediate/ledger/int_ledger__id_sizes.sql",
    "models/intermediate/ledger/int_ledger__id_moves.sql",
    "models/marts/customers/dim_customer_aliases.sql",
    "models/marts/customers/fct_identity_events.sql",
)
PROJECT = """
name: portrait
version: 0.0.0
profile: portrait
flags: {send_anonymous_usage_stats: false}
"""
PROFILE = "portrait: {target: t, outputs: {t: {type: duckdb, path: ledger.duckdb}}}"
# The ledger occurs twice in the project: as its first run, and as a run with a table to read.
LATER_RUN = "later_run"
IS_LATER = "{% macro is_incremental() %}{{ return(this.identifier == 'later_run') }}{% endmacro %}"
# Each record's newest row: the customer it has now.
CURRENT = """
    create view current_assignments as
    select
        record_key,
        arg_max(customer_id, run_number) as customer_id,
        arg_max(is_present, run_number) as is_present
    from later_run
    group by record_key
"""
# The inputs of the ledger.
GIVEN = MappingProxyType({
    "int_matches__records": "source_record_id varchar, record_key bigint, component_key bigint",
    "int_run__as_of": "as_of_at timestamp",
    "int_ledger__steward_decisions": "source_record_id varchar, steward_decision varchar",
})  # fmt: skip


def compile_ledger() -> dict[str, str]:
    """Return the SQL of the ledger's two runs and of its readers, by name.

    Raises:
        RuntimeError: dbt cannot compile them.
    """
    with tempfile.TemporaryDirectory(prefix="portrait-ledger-") as name:
        folder = Path(name)
        _write_project(folder)
        arguments = ["compile", "--quiet", "--no-populate-cache", *scratch_places(folder)]
        answer = dbtRunner().invoke(arguments)
        if not answer.success:
            raise RuntimeError(f"dbt compile failed for the ledger: {answer.exception}")
        results = getattr(answer.result, "results", [])
        return {result.node.name: result.node.compiled_code for result in results}


def _write_project(folder: Path) -> None:
    """Write a dbt project of the ledger, its readers, the macros, and stubs of what it reads."""
    copied = {Path(path).stem: path for path in (LEDGER, *READERS)} | {LATER_RUN: LEDGER}
    models = {name: (REPOSITORY / path).read_text("utf-8") for name, path in copied.items()}
    write_scratch_project(folder, PROJECT, models | dict.fromkeys(GIVEN, "select 1 as stub"))
    (folder / "macros" / "is_incremental.sql").write_text(IS_LATER, encoding="utf-8")
    (folder / "profiles.yml").write_text(PROFILE, encoding="utf-8")


class Ledger:
    """A ledger in memory. Fill `int_matches__records`, then `run()`."""

    def __init__(self, compiled: dict[str, str], as_of: str = "2026-01-01") -> None:
        """Create the input tables, all empty except the as-of timestamp."""
        self._compiled = compiled
        self._has_run = False
        self.connection = duckdb.connect()
        query(self.connection, "attach ':memory:' as ledger")
        query(self.connection, "use ledger.main")
        for name, columns in GIVEN.items():
            query(self.connection, f"create table {name} ({columns})")
        query(self.connection, "insert into int_run__as_of values (?)", [as_of])

    def run(self) -> None:
        """Append the changes, as dbt does."""
        if not self._has_run:
            self._create_tables()
        else:
            query(self.connection, f"insert into {LATER_RUN} {self._compiled[LATER_RUN]}")

    def rows(self) -> int:
        """Return the number of rows of the ledger."""
        if not self._has_run:
            return 0
        ((rows,),) = query(self.connection, "select count(*) from later_run")
        return int(rows)

    def _create_tables(self) -> None:
        """Create the table of the first run, under both names, and the readers as views."""
        first = self._compiled[Path(LEDGER).stem]
        query(self.connection, f"create table {LATER_RUN} as {first}")
        query(self.connection, f"create view {Path(LEDGER).stem} as from {LATER_RUN}")
        query(self.connection, CURRENT)
        for path in READERS:
            name = Path(path).stem
            query(self.connection, f"create view {name} as {self._compiled[name]}")
        self._has_run = True
