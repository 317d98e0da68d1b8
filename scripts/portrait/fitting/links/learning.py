"""Fits the weights of probable links on a built warehouse.

How often records of one person agree is learnt from records that a strong identifier already links;
how often records of strangers agree, from random pairs; how many links are still to be found, from
the candidates. A pair that an identifier links is never used to learn the levels of that
identifier: these are learnt from the candidates only.
"""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import duckdb

from portrait.database import query
from portrait.fitting.links.levels import count_levels, read_patterns, read_population
from portrait.fitting.links.mixture import LinkFit, Patterns, Population, Seeds, fit_mixture
from portrait.fitting.links.project import COMPARED, NODES, STRANGERS, LinkingProject
from portrait.fitting.warehouse import CannotFitError, built_warehouse

SCHEMA = "intermediate"
# Comparisons of values that are not part of a strong identifier.
SEEDED = (
    "given_name",
    "family_name",
    "birth_date",
    "gender",
    "postal_code",
    "city",
    "region",
    "street",
    "house_number",
)
SEEDS, STRANGERS_PAIRED = "int_seeds__paired", "int_strangers__paired"
SEEDS_COMPARED, STRANGERS_COMPARED = "int_seeds__compared", "int_strangers__compared"
PROFILES = "int_matches__profiles"
# Every record is its own group: values that its group has collected are no new observation.
RECORDS = """
select channel, source_record_id, record_key, is_linked, record_key as group_key
from warehouse.intermediate.int_clusters__records
"""
AS_IN_WAREHOUSE = "select * from warehouse.intermediate.%s"
# One record per channel and identifier, so that a value of many records makes few pairs.
SEED_PAIRS = """
with firsts as (
    select
        identifiers.identifier_key,
        identifiers.channel,
        min(identifiers.record_key) as record_key
    from warehouse.intermediate.int_identifiers__classified as identifiers
    inner join {{ ref('int_matches__profiles') }} as profiles
        on identifiers.record_key = profiles.group_key
    where
        identifiers.is_trusted
        and identifiers.identifier_type not in ('phone', 'device_id', 'card_fingerprint')
    group by identifiers.identifier_key, identifiers.channel
)
select distinct
    least(one.record_key, other.record_key) as left_key,
    greatest(one.record_key, other.record_key) as right_key
from firsts as one
inner join firsts as other
    on one.identifier_key = other.identifier_key and one.channel < other.channel
where one.record_key <> other.record_key
order by left_key, right_key
limit 200000
"""


def fit_link_weights(database: Path | None) -> tuple[LinkFit, date]:
    """Fit the weights on the warehouse; return them and the as_of day of its data.

    Raises:
        CannotFitError: the warehouse has no candidates.
        DatabaseUnavailableError: there is no warehouse.
        LinkingFailedError: a model does not run.
    """
    with built_warehouse(database) as connection:
        population, candidates, as_of = _read_warehouse(connection)
        path = Path(_file_of(connection))
    if not candidates.levels:
        raise CannotFitError(
            "int_matches__compared has no rows: there are no candidate pairs to fit on"
        )
    with tempfile.TemporaryDirectory(prefix="portrait-links-") as folder:
        project = LinkingProject(Path(folder), attached=path)
        strangers, seeds = _compare(project)
    return fit_mixture(candidates, strangers, population, seeds), as_of


def _read_warehouse(connection: duckdb.DuckDBPyConnection) -> tuple[Population, Patterns, date]:
    ((as_of,),) = query(connection, "select as_of_at from intermediate.int_run__as_of")
    patterns = read_patterns(connection, SCHEMA, COMPARED)
    return read_population(connection, SCHEMA), patterns, as_of.date()


def _file_of(connection: duckdb.DuckDBPyConnection) -> str:
    ((path,),) = query(
        connection, "select path from duckdb_databases() where database_name = current_database()"
    )
    return str(path)


def _compare(project: LinkingProject) -> tuple[Patterns, Seeds]:
    """Compare random pairs, and pairs that strong identifiers link, record by record."""
    same = ("int_records__cleaned", "int_records__name_keys", "int_identifiers__classified")
    statements = {name: AS_IN_WAREHOUSE % name for name in same}
    statements |= {"int_clusters__records": RECORDS, "int_clusters__nodes": NODES}
    statements |= {STRANGERS_PAIRED: STRANGERS, SEEDS: SEED_PAIRS}
    project.write(statements, models=(PROFILES,))
    project.add_comparison(STRANGERS_COMPARED, STRANGERS_PAIRED)
    project.add_comparison(SEEDS_COMPARED, SEEDS)
    project.run([f"+{STRANGERS_COMPARED}", f"+{SEEDS_COMPARED}"])
    with duckdb.connect(str(project.database)) as connection:
        strangers = read_patterns(connection, "main", STRANGERS_COMPARED)
        seeds = {c: count_levels(connection, "main", SEEDS_COMPARED, c) for c in SEEDED}
    return strangers, seeds
