"""Reads compared pairs as counts of each combination of levels."""

from __future__ import annotations

import duckdb
import numpy as np

from portrait.database import query
from portrait.fitting.links.mixture import NOT_COMPARED, Patterns, Population
from portrait.sql import Quoted, compose, quote_identifiers, quote_table

SUFFIX = "_level"


def read_patterns(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> Patterns:
    """Return the patterns of a table made by the SQL of int_matches__compared."""
    relation = quote_table(schema, table)
    columns = _level_columns(connection, relation)
    levels = quote_identifiers(columns)
    statement = "select {levels}, count(*) from {relation} group by {levels} order by {levels}"
    rows = query(connection, compose(statement, levels=levels, relation=relation))
    return Patterns(
        comparisons=tuple(column.removesuffix(SUFFIX) for column in columns),
        levels=tuple(tuple(row[:-1]) for row in rows),
        pairs=np.array([row[-1] for row in rows], dtype=float),
    )


def read_population(connection: duckdb.DuckDBPyConnection, schema: str) -> Population:
    """Return how many profiles there are, and how many pairs of them within a country."""
    statement = (
        "select coalesce(sum(profiles), 0), coalesce(sum(profiles * (profiles - 1) / 2), 0)"
        " from (select count(*) as profiles from {relation} group by country_code)"
    )
    relation = quote_table(schema, "int_matches__profiles")
    ((profiles, pairs),) = query(connection, compose(statement, relation=relation))
    return Population(int(profiles), float(pairs))


def count_levels(
    connection: duckdb.DuckDBPyConnection, schema: str, table: str, comparison: str
) -> dict[str, float]:
    """Return the number of pairs by level of one comparison, if both sides are known."""
    column = quote_identifiers([comparison + SUFFIX])
    statement = "select {column}, count(*) from {relation} group by {column} order by {column}"
    relation = quote_table(schema, table)
    rows = query(connection, compose(statement, column=column, relation=relation))
    return {level: float(pairs) for level, pairs in rows if level != NOT_COMPARED}


def _level_columns(connection: duckdb.DuckDBPyConnection, relation: Quoted) -> list[str]:
    empty = connection.execute(compose("select * from {relation} limit 0", relation=relation))
    return [name for name, *_ in empty.description if name.endswith(SUFFIX)]
