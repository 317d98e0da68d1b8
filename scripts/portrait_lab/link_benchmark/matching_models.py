"""Link a file of records with the matching models, weights learnt from the file itself.

A program of its own, so that its CPU and memory are nobody else's: INPUT_FOLDER OUTPUT_FOLDER,
`one-to-one` where no file has duplicates of its own, `committed` for the weights of the repository.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from portrait.database import connect
from portrait.fitting.links.levels import read_patterns, read_population
from portrait.fitting.links.mixture import LinkFit, fit_mixture
from portrait.fitting.links.project import COMPARED, NODES, STRANGERS, LinkingProject
from portrait.fitting.links.weights import RATES, WEIGHTS, write_weights
from portrait_lab.link_benchmark.model_meter import ModelMeter
from portrait_lab.link_benchmark.records import CLUSTERS, PAIRS, RECORDS
from portrait_lab.metering import metered

EXCLUSIVE = "int_matches__exclusive"
STRANGERS_PAIRED = "int_strangers__paired"
STRANGERS_COMPARED = "int_strangers__compared"
GROUPED = """
select
    source as channel,
    record_id as source_record_id,
    {{ hash_key("'record|' || record_id") }} as record_key,
    {{ hash_key("'record|' || record_id") }} as group_key,
    false as is_linked
from read_parquet('{{ var("records") }}')
"""
LOCATED = """
select
    record_id as source_record_id,
    cast(null as timestamp) as observed_at,
    given_name as first_name,
    family_name as last_name,
    birth_date,
    gender,
    postal_code,
    city,
    region,
    upper(country) as country_code
from read_parquet('{{ var("records") }}')
"""
IDENTIFIERS = """
unpivot (
    select record_id as source_record_id, null as refusal_reason, email, phone, national_id,
        street as street_address
    from read_parquet('{{ var("records") }}')
) on email, phone, national_id, street_address
into name identifier_type value identifier_value
"""
SOURCES = """
select distinct
    source as channel,
    {{ var("has_duplicates") }} as has_duplicates
from read_parquet('{{ var("records") }}')
"""
STATEMENTS = {
    "int_clusters__records": GROUPED,
    "int_clusters__nodes": NODES,
    "int_records__cleaned": LOCATED,
    "int_identifiers__classified": IDENTIFIERS,
    "source_duplicates": SOURCES,
    "cannot_link": "select '' as left_record_id, '' as right_record_id where false",
    "unmerge": "select '' as source_record_id where false",
    STRANGERS_PAIRED: STRANGERS,
}


def main(given: Path, output: Path, *, is_one_to_one: bool, is_committed: bool) -> None:
    """Land the records, link them, write pairs and clusters and what the linking took."""
    project = LinkingProject(output / "project")
    variables: dict[str, str | bool] = {
        "records": str(given / RECORDS),
        "has_duplicates": not is_one_to_one,
        # Every threshold is tried, so every pair is kept.
        "reviewed_link_probability": "0",
    }
    project.write(STATEMENTS, variables=variables)
    project.add_comparison(STRANGERS_COMPARED, STRANGERS_PAIRED)
    with metered(output) as meter:
        models = ModelMeter()
        project.run(
            [f"+{COMPARED}", f"+{STRANGERS_COMPARED}", f"+{EXCLUSIVE}", "unmerge"],
            models.watch,
        )
        if not is_committed:
            with models.running():
                fit = _fit(project)
                write_weights(fit, project.folder, 1, datetime.now(UTC).date())
        project.run([WEIGHTS, RATES, "int_matches__scored+"], models.watch)
        meter.cost = models.cost()
    _write_solution(project, output)


def _fit(project: LinkingProject) -> LinkFit:
    with connect(project.database) as connection:
        population = read_population(connection, "main")
        candidates = read_patterns(connection, "main", COMPARED)
        strangers = read_patterns(connection, "main", STRANGERS_COMPARED)
    return fit_mixture(candidates, strangers, population)


def _write_solution(project: LinkingProject, output: Path) -> None:
    with connect(project.database) as connection:
        connection.sql(
            "select one.source_record_id as left_record, other.source_record_id as right_record,"
            " scored.match_weight, scored.match_probability from int_matches__scored as scored"
            " inner join int_matches__profiles as one on scored.left_key = one.group_key"
            " inner join int_matches__profiles as other on scored.right_key = other.group_key"
        ).write_parquet(str(output / PAIRS))
        connection.sql(
            "select source_record_id as record_id, component_key as cluster"
            " from int_matches__records"
        ).write_parquet(str(output / CLUSTERS))


if __name__ == "__main__":
    options = sys.argv[3:]
    main(
        Path(sys.argv[1]),
        Path(sys.argv[2]),
        is_one_to_one="one-to-one" in options,
        is_committed="committed" in options,
    )
