"""Columns of a built warehouse that the YAML does not describe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from portrait.database import connect, query
from portrait_lab.project_rules.documentation import shared_descriptions
from portrait_lab.project_rules.graph import Graph, of_kind

BUILT_COLUMNS = """
    select table_name, column_name
    from information_schema.columns
    where
        table_catalog = current_database()
        and table_schema in ('staging', 'intermediate', 'marts')
    order by table_name, ordinal_position
"""


def undeclared_columns(graph: Graph, database: Path) -> Iterator[str]:
    """Yield the columns of built models without a description, and those that only the YAML has.

    A manifest contains a column only if the YAML declares it, so the rules over the manifest cannot
    see a forgotten one. Public models declare every column themselves; in the others a shared
    description is enough. Models that are not in the file (of a channel that is off) are skipped.
    Raises `DatabaseUnavailableError` when the file cannot be opened.
    """
    built: dict[str, list[str]] = {}
    with connect(database, read_only=True) as connection:
        for table, column in query(connection, BUILT_COLUMNS):
            built.setdefault(table, []).append(column)
    shared = shared_descriptions(graph)
    for model in of_kind(graph, "model"):
        declared = {column.name for column in model.columns}
        described = declared if model.access == "public" else declared | shared
        found = built.get(model.alias or model.name, [])
        yield from (
            f"{model.name}.{name} is not described" for name in found if name not in described
        )
        if found:
            missing = sorted(declared - set(found))
            yield from (f"{model.name}.{name} is declared but not built" for name in missing)
