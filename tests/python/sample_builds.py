"""Builds of the embedded sample into a folder of their own, as a fresh clone would make them."""

import json
from dataclasses import dataclass
from pathlib import Path

import commands
import duckdb

from portrait.database import connect, query
from portrait.sample.layouts import LAYOUTS
from portrait.sql import compose, quote_table

EVERY_CHANNEL = tuple(sorted({channel for channel, _ in LAYOUTS}))
MODELS_ONLY = ("--exclude-resource-type", "test", "unit_test")


@dataclass(frozen=True)
class Build:
    """A build: where its warehouse and its manifest are. The file is always named alike, since the
    views of a warehouse name the file they were made in."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "portrait.duckdb"

    def connect(self) -> duckdb.DuckDBPyConnection:
        return connect(self.database, read_only=True)

    def rows(self, statement: str, *values: object) -> list[tuple]:
        with self.connect() as connection:
            return query(connection, statement, values)

    def value(self, statement: str, *values: object) -> object:
        ((value,),) = self.rows(statement, *values)
        return value

    def count(self, schema: str, table: str) -> int:
        quoted = quote_table(schema, table)
        return self.value(compose("select count(*) from {table}", table=quoted))

    def nodes(self) -> set[str]:
        """The names of everything the build consists of."""
        manifest = json.loads((self.folder / "target" / "manifest.json").read_text("utf-8"))
        return {node["name"] for node in manifest["nodes"].values()}


def build(folder: Path, *arguments: str, **variables: object) -> Build:
    """Run `dbt build` on the sample; dbt's own words fail the test when it does."""
    made = Build(folder)
    commands.build(made.database, json.dumps(variables), *arguments)
    return made
