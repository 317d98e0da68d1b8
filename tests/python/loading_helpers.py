"""What the tests of the loader share."""

import csv
import io
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from portrait.database import connect, query
from portrait.loading.loader import Options, Report, load
from portrait.loading.values import LOAD_COLUMNS
from portrait.sql import compose, quote_table

LOADED_AT = "2026-01-02 03:04:05"
HEADER = "id,name,note"


@dataclass(frozen=True)
class World:
    """A folder to put exports in, and a warehouse to load them into."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "portrait.duckdb"

    def put(self, label: str, data: bytes | str) -> Path:
        """Write one exported file below `raw/`."""
        path = self.folder / "raw" / label
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def load(self, *patterns: object, **options: object) -> Report:
        """Load without any declared channel, unless `staging` is the folder of declarations."""
        given = {"staging": self.folder / "staging", "loaded_at": LOADED_AT, **options}
        paths = [str(pattern) for pattern in patterns] or [str(self.folder / "raw")]
        return load(paths, Options(database=self.database, **given))

    def query(self, statement: str, values: tuple = ()) -> list[tuple]:
        connection = connect(self.database)
        try:
            return query(connection, statement, values)
        finally:
            connection.close()

    def rows(self, schema: str, table: str) -> list[dict[str, str | None]]:
        """Return a table's rows in the order of their lines."""
        connection = connect(self.database)
        try:
            quoted = quote_table(schema, table)
            read = connection.execute(
                compose("select * from {table} order by _file, cast(_line as bigint)", table=quoted)
            )
            names = [column[0] for column in read.description]
            return [dict(zip(names, row, strict=True)) for row in read.fetchall()]
        finally:
            connection.close()

    def values(self, schema: str, table: str) -> list[list[str | None]]:
        """Return a table's rows without the load columns."""
        return [
            [value for name, value in row.items() if name not in LOAD_COLUMNS]
            for row in self.rows(schema, table)
        ]

    def rejects(self) -> list[tuple[str, str]]:
        """Return line and reason of all rejects."""
        return self.query(
            """
            select _line, reason from raw_portrait.load_rejects
            order by _file, cast(_line as bigint)
            """
        )


def lines(count: int = 20, **replaced: str) -> list[str]:
    """Return a header and `count` good rows; `row5="..."` puts another text for row 5."""
    good = [f"{number},name {number},note {number}" for number in range(1, count + 1)]
    for key, text in replaced.items():
        good[int(key.removeprefix("row")) - 1] = text
    return [HEADER, *good]


def text(count: int = 20, end: str = "\n", **replaced: str) -> str:
    """Return the lines of `lines` as the text of a file."""
    return "".join(line + end for line in lines(count, **replaced))


def written(header: list[str], rows: list[list[str | None]], **dialect: object) -> str:
    """Return what Python's csv module writes."""
    out = io.StringIO()
    writer = csv.writer(out, **dialect)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def published(name: str) -> Path:
    """Return a published data set; skip the test, with a message, if it is absent."""
    root = Path(os.environ.get("PORTRAIT_DATA") or Path(__file__).parents[3] / "shared" / "data")
    if not (root / name).exists():
        pytest.skip(f"{name} not found: set PORTRAIT_DATA")
    return root / name
