"""Warehouses built from data as other people published it."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from commands import build, run

from portrait.database import REPOSITORY, connect, query
from portrait.sql import compose, quote_table
from portrait.variables import source_variables

DATA = Path(os.environ.get("PORTRAIT_DATA") or REPOSITORY.parent / "shared" / "data")


@dataclass(frozen=True)
class RawTable:
    """A published table: the model that validates it and its number of rows."""

    base_model: str
    rows: int


class Warehouse:
    """A warehouse built from published data sets, and nothing else."""

    def __init__(self, published: dict[str, str], folder: Path) -> None:
        """Load and build the channels, each from the folder of its data set."""
        self.database = folder / "portrait.duckdb"
        for channel, name in published.items():
            if not (DATA / name).is_dir():
                pytest.skip(f"{DATA / name} not found: set PORTRAIT_DATA")
            run(self.database, "portrait", "load", DATA / name, "--channel", channel)
        build(self.database, source_variables(published))

    def rows(self, statement: str) -> list[tuple]:
        connection = connect(self.database, read_only=True)
        try:
            return query(connection, statement)
        finally:
            connection.close()

    def value(self, statement: str) -> object:
        return self.rows(statement)[0][0]

    def count(self, schema: str, table: str) -> int:
        quoted = quote_table(schema, table)
        return self.value(compose("select count(*) from {table}", table=quoted))

    def accepted(self, base_model: str) -> int:
        statement = "select count(*) from {table} where reject_reason is null"
        return self.value(compose(statement, table=quote_table("staging", base_model)))

    def reasons(self, channel: str) -> dict[tuple[str, str], int]:
        """Return how many rows of which raw table were rejected for which reason."""
        found = self.rows(
            """
            select channel, raw_table, reject_reason, count(*)
            from marts.fct_rejected_rows
            group by all
            """
        )
        return {(table, reason): count for of, table, reason, count in found if of == channel}

    def account(self, channel: str, tables: dict[str, RawTable]) -> dict[str, tuple[int, int]]:
        """Return for each raw table how many rows were loaded, and how many are accounted for."""
        kept = {table: self.accepted(tables[table].base_model) for table in tables}
        for (table, _), count in self.reasons(channel).items():
            kept[table] += count
        return {table: (self.count(f"raw_{channel}", table), kept[table]) for table in tables}


def assert_every_row_is_accounted_for(
    warehouse: Warehouse, channel: str, tables: dict[str, RawTable]
) -> None:
    account = warehouse.account(channel, tables)
    assert account == {name: (table.rows, table.rows) for name, table in tables.items()}


def assert_segments_and_personas_are_built(warehouse: Warehouse) -> None:
    customers = warehouse.count("marts", "dim_customers")
    assert warehouse.count("marts", "fct_persona_members") == customers
    assert warehouse.count("marts", "rpt_persona_cards") > 0
    assert warehouse.count("marts", "dim_segments") >= 6
    assert warehouse.count("marts", "fct_segment_members") > 0
