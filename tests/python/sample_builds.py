"""Builds of the embedded sample into a separate folder, as a fresh clone would do."""

import json
from dataclasses import dataclass
from pathlib import Path

import commands
import duckdb

from portrait.database import connect, query
from portrait.sql import compose, quote_table
from portrait_world.layouts.all_layouts import LAYOUTS

EVERY_CHANNEL = tuple(sorted({channel for channel, _ in LAYOUTS}))
# Without the manifest, which takes some seconds to write.
MODELS_ONLY = ("--no-write-json", "--exclude-resource-type", "test", "unit_test")
# A unit test evaluates rows of its own, the same in every build. The build of every channel runs
# all of them, except those of the channels that are on by default.
UNIT_TESTS_OF_THE_DEFAULT = "models/intermediate/channels"
UNIT_TESTS_ONCE = (
    *("--select", "resource_type:seed", "resource_type:model", "resource_type:test"),
    *(f"test_type:unit,path:{UNIT_TESTS_OF_THE_DEFAULT}", "--indirect-selection", "empty"),
)


@dataclass(frozen=True)
class Build:
    """A build: the paths of its warehouse and its manifest.

    The file always has the same name, since the views of a warehouse name the file they were
    created in.
    """

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

    def relations(self) -> set[str]:
        """The names of all tables and views."""
        return {name for (name,) in self.rows("select table_name from information_schema.tables")}

    def manifest(self) -> dict[str, dict[str, dict]]:
        """The manifest of dbt, if the build wrote it."""
        return json.loads((self.folder / "target" / "manifest.json").read_text("utf-8"))


def build(folder: Path, *arguments: str, **variables: object) -> Build:
    """Run `dbt build` on the sample; on an error the test fails with dbt's message."""
    made = Build(folder)
    commands.build(made.database, json.dumps(variables), *arguments)
    return made
