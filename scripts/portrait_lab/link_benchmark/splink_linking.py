"""Link the same records with Splink, as in its documentation: INPUT_FOLDER OUTPUT_FOLDER.

This is a separate program, so that its CPU and memory are measured alone.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

import duckdb
import splink.comparison_library as compare
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from portrait.database import query
from portrait_lab.link_benchmark.records import CLUSTERS, FIELDS, PAIRS, RECORDS
from portrait_lab.metering import metered

# As in Splink's examples for these fields.
COMPARISONS: dict[str, Any] = {
    "given_name": compare.NameComparison("given_name"),
    "family_name": compare.NameComparison("family_name"),
    "birth_date": compare.DateOfBirthComparison(
        "birth_date", input_is_string=True, datetime_format="%Y%m%d"
    ),
    "postal_code": compare.DamerauLevenshteinAtThresholds("postal_code", [1, 2]).configure(
        term_frequency_adjustments=True
    ),
    "city": compare.ExactMatch("city").configure(term_frequency_adjustments=True),
    "house_number": compare.ExactMatch("house_number").configure(term_frequency_adjustments=True),
    "email": compare.EmailComparison("email"),
    "phone": compare.DamerauLevenshteinAtThresholds("phone", [1, 2]),
    "national_id": compare.DamerauLevenshteinAtThresholds("national_id", [1, 2]),
}
BLOCKING = (
    "national_id", "given_name", "family_name", "birth_date", "postal_code", "email", "phone",
)  # fmt: skip
# Rules that are true almost only for pairs of one person, and the share of such pairs they find.
SURE = (
    ("national_id",),
    ("email",),
    ("given_name", "birth_date"),
    ("given_name", "family_name", "birth_date"),
    ("given_name", "family_name", "postal_code"),
)
SHARE_FOUND = 0.7
SESSIONS = (("given_name", "family_name"), ("birth_date",), ("postal_code",), ("email",))
RANDOM_PAIRS = 1e6
SEED = 1
LANDED = """
create table records as
select *, nullif(regexp_replace(street, '[^0-9]', '', 'g'), '') as house_number
from read_parquet(?)
"""


def main(given: Path, output: Path) -> None:
    """Load the records, link them, write pairs and clusters and the cost of linking."""
    logging.disable(logging.WARNING)
    with duckdb.connect(config={"threads": 1}) as connection:
        query(connection, LANDED, [str(given / RECORDS)])
        known = _known_fields(connection)
        interface = DuckDBAPI(connection)
        with metered(output) as meter:
            meter.start()
            linker = _linker(interface, known)
            pairs = linker.inference.predict(threshold_match_probability=0.001)
            clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
                pairs, threshold_match_probability=0.95
            )
            meter.stop()
        pairs.as_duckdbpyrelation().project(
            "record_id_l as left_record, record_id_r as right_record, match_weight,"
            " match_probability"
        ).write_parquet(str(output / PAIRS))
        clusters.as_duckdbpyrelation().project("record_id, cluster_id as cluster").write_parquet(
            str(output / CLUSTERS)
        )


def _known_fields(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Return the fields that any record has."""
    columns = ", ".join(f"count({field})" for field in (*FIELDS, "house_number"))
    (counted,) = query(connection, f"select {columns} from records")  # noqa: S608
    counts = zip((*FIELDS, "house_number"), counted, strict=True)
    return {field for field, count in counts if count}


def _linker(interface: DuckDBAPI, known: set[str]) -> Linker:
    """Return Splink with its parameters learnt: u from random pairs, m by its sessions."""
    settings = SettingsCreator(
        unique_id_column_name="record_id",
        link_type="dedupe_only",
        comparisons=[made for field, made in COMPARISONS.items() if field in known],
        blocking_rules_to_generate_predictions=[block_on(f) for f in BLOCKING if f in known],
    )
    linker = Linker(interface.register("records"), settings, log_level=None)
    sure = [block_on(*fields) for fields in SURE if known.issuperset(fields)]
    training = linker.training
    training.estimate_probability_two_random_records_match(sure, recall=SHARE_FOUND)
    training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=SEED)
    for fields in [fields for fields in SESSIONS if known.issuperset(fields)][:2]:
        training.estimate_parameters_using_expectation_maximisation(block_on(*fields))
    return linker


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
