"""Link a file of records with the matching models, weights learnt from the file itself.

A program of its own, so that its CPU and memory are nobody else's: INPUT_FOLDER OUTPUT_FOLDER, and
`one-to-one` where no file has duplicates of its own.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from portrait.benchmark.components.solving import metered
from portrait.database import connect
from portrait.fitting.link_mixture import LinkFit, fit_mixture
from portrait.fitting.seed_files import fitted_folder
from portrait.linking.metering import ModelMeter
from portrait.linking.levels import read_patterns, read_population
from portrait.linking.project import (
    COMPARED,
    LinkingProject,
    csv_statement,
    nicknames_statement,
    strangers_statement,
)
from portrait.linking.records import CLUSTERS, PAIRS, RECORDS
from portrait.linking.weights import RATES, WEIGHTS, write_weights

EXCLUSIVE = "int_matches__exclusive"
STRANGERS = "int_strangers__paired"
STRANGERS_COMPARED = "int_strangers__compared"
GROUPED = """
select
    source as channel,
    record_id as source_record_id,
    {{ hash_key("'record|' || record_id") }} as record_key,
    {{ hash_key("'record|' || record_id") }} as group_key,
    false as is_linked
from read_parquet('%s')
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
    cast(null as string) as country_code
from read_parquet('%s')
"""
IDENTIFIERS = """
unpivot (
    select record_id as source_record_id, null as refusal_reason, email, phone, national_id,
        street as street_address
    from read_parquet('%s')
) on email, phone, national_id, street_address
into name identifier_type value identifier_value
"""
SOURCES = "select distinct source as channel, %s as has_duplicates from read_parquet('%s')"
NO_PAIRS = "select '' as left_record_id, '' as right_record_id where false"
NO_RECORDS = "select '' as source_record_id, '' as split_group where false"


def main(given: Path, output: Path, *, is_one_to_one: bool) -> None:
    """Land the records, link them, write pairs and clusters and what the linking took."""
    project = LinkingProject(output / "project")
    project.write(_statements(given / RECORDS, is_one_to_one=is_one_to_one))
    project.add_comparison(STRANGERS_COMPARED, STRANGERS)
    with metered(output) as meter:
        models = ModelMeter()
        project.run(
            [f"+{COMPARED}", f"+{STRANGERS_COMPARED}", f"+{EXCLUSIVE}", "unmerge"], models
        )
        with models.running():
            fit = _fit(project)
            write_weights(fit, project.folder, 1, datetime.now(UTC).date())
        for seed in (WEIGHTS, RATES):
            project.add(seed, csv_statement(project.folder / f"{seed}.csv"))
        project.run([WEIGHTS, RATES, "int_matches__scored+"], models)
        meter.cost = models.cost()
    _write_solution(project, output)


def _statements(records: Path, *, is_one_to_one: bool) -> dict[str, str]:
    place = str(records).replace("'", "''")
    return {
        "int_records__grouped": GROUPED % place,
        "int_records__located": LOCATED % place,
        "int_identifiers__trusted": IDENTIFIERS % place,
        "source_duplicates": SOURCES % (str(not is_one_to_one).lower(), place),
        "cannot_link": NO_PAIRS,
        "unmerge": NO_RECORDS,
        "nicknames": nicknames_statement(),
        STRANGERS: strangers_statement(),
        # Until there are weights of their own.
        WEIGHTS: csv_statement(fitted_folder() / f"{WEIGHTS}.csv"),
        RATES: csv_statement(fitted_folder() / f"{RATES}.csv"),
    }


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
            " from int_records__matched"
        ).write_parquet(str(output / CLUSTERS))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), is_one_to_one="one-to-one" in sys.argv[3:])
