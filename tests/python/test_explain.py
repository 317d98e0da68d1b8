"""A customer is explained from links, refusals, events and values; personal values stay hidden."""

from pathlib import Path

import duckdb
import pytest
from click.testing import Result
from commands import portrait

from portrait.explaining.evidence import Evidence, Link, weakest

TABLES = """
    create schema marts;
    create schema intermediate;
    create table marts.bridge_customer_records as from (values
        ('crm:1', 'c_live', 'crm'), ('shop:2', 'c_live', 'shop'), ('web:3', 'c_live', 'web'),
        ('desk:4', 'c_live', 'desk'), ('shop:9', 'c_other', 'shop')
    ) as rows (source_record_id, customer_id, channel);
    create table marts.dim_customer_aliases as from (values
        ('c_live', 'c_live', 'live'), ('c_old', 'c_live', 'merged'), ('c_gone', null, 'retired')
    ) as rows (customer_id, merged_into, identity_status);
    create table marts.fct_identity_links as from (values
        ('crm:1', 11, 'email', 'equal_identifier', 3.0, 'crm'),
        ('shop:2', 11, 'email', 'equal_identifier', 3.0, 'shop'),
        ('shop:2', 22, 'phone', 'name_scoped_identifier', 1.0, 'shop'),
        ('web:3', 22, 'phone', 'name_scoped_identifier', 1.0, 'web'),
        ('shop:9', 99, 'email', 'equal_identifier', 3.0, 'shop')
    ) as rows (source_record_id, identifier_key, identifier_type, link_kind, strength, channel);
    create table marts.fct_refused_identifiers as from (values
        ('crm:1', 'email', 33, 'role_mailbox', false), ('web:3', 'phone', 44, 'shared', true),
        ('shop:9', 'email', 55, 'blocked_value', false)
    ) as rows (source_record_id, identifier_type, identifier_key, refusal_reason, is_name_scoped);
    create table marts.fct_identity_events as from (values
        (1, timestamp '2026-01-01', 'created', 'c_live', null, 2, 'new_records'),
        (2, timestamp '2026-02-01', 'absorbed', 'c_old', 'c_live', 1, 'evidence'),
        (2, timestamp '2026-02-01', 'merged', 'c_live', 'c_old', 1, 'evidence'),
        (3, timestamp '2026-03-01', 'retired', 'c_gone', null, 7, 'records_gone')
    ) as rows (
        run_number, as_of_at, identity_event, customer_id, other_customer_id, record_count, reason
    );
    create table marts.fct_attribute_values as from (values
        ('c_live', 'city', 'Ulm', 'crm:1', 'most_complete', 1, null),
        ('c_live', 'city', 'Rom', 'web:3', 'most_complete', 2, 'completeness'),
        ('c_other', 'city', 'Bern', 'shop:9', 'most_complete', 1, null)
    ) as rows (
        customer_id, attribute, attribute_value, source_record_id, survivorship_rule,
        survivorship_rank, outranked_by
    );
    create table intermediate.int_identifiers__normalised as from (values
        ('crm:1', 11, 'ada@example.org'), ('shop:2', 22, '+4915100'), ('shop:9', 99, 'no@body')
    ) as rows (source_record_id, identifier_key, identifier_value);
"""

PROBABLE = """
    create table intermediate.int_clusters__records as from (values
        ('crm:1', 1), ('shop:2', 1), ('web:3', 1), ('desk:4', 4), ('shop:9', 9)
    ) as rows (source_record_id, group_key);
    create table intermediate.int_matches__accepted as from (values
        (1, 4, 10.0), (4, 9, 12.0)
    ) as rows (left_key, right_key, match_weight);
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "w.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    return path


def explained(database: Path, *arguments: str) -> Result:
    return portrait("explain", "customer", *arguments, "--database", database)


def test_the_two_farthest_records_are_joined_step_by_step(database: Path) -> None:
    printed = explained(database, "c_live")
    assert printed.exit_code == 0
    assert "c_live: 4 records" in printed.stdout
    assert "Evidence from crm:1 to web:3" in printed.stdout
    assert "Weakest link: shop:2 and web:3 by phone #22, strength 1" in printed.stdout
    assert "No link joins crm:1 with desk:4" in printed.stdout


def test_a_probable_link_is_a_step_and_the_weakest(database: Path) -> None:
    with duckdb.connect(str(database)) as connection:
        connection.execute(PROBABLE)
    printed = explained(database, "c_live", "--from", "web:3", "--to", "desk:4").stdout
    assert "Evidence from web:3 to desk:4" in printed
    assert "probable_link" in printed and "strength 0.999" in printed
    assert "No link" not in printed


def test_personal_values_are_shown_only_when_asked_for(database: Path) -> None:
    hidden, shown = explained(database, "c_live"), explained(database, "c_live", "--show-values")
    for value in ("ada@example.org", "+4915100", "Ulm", "Rom"):
        assert value not in hidden.stdout
        assert value in shown.stdout
    assert "no@body" not in shown.stdout and "Bern" not in shown.stdout


def test_what_was_refused_and_what_lost_says_why(database: Path) -> None:
    printed = explained(database, "c_live").stdout
    assert "role_mailbox" in printed and "shared (name-scoped)" in printed
    assert "blocked_value" not in printed, "another customer's"
    assert "completeness" in printed


def test_an_old_id_leads_to_the_living_one_with_the_history_of_both(database: Path) -> None:
    printed = explained(database, "c_old").stdout
    assert "c_old was merged into c_live" in printed
    assert "absorbed" in printed and "created" in printed
    assert "retired" not in printed


def test_a_retired_id_tells_its_history(database: Path) -> None:
    printed = explained(database, "c_gone")
    assert printed.exit_code == 0
    assert "all its records are gone" in printed.stdout and "records_gone" in printed.stdout


def test_a_path_between_two_named_records(database: Path) -> None:
    printed = explained(database, "c_live", "--from", "shop:2", "--to", "web:3").stdout
    assert "Evidence from shop:2 to web:3" in printed
    apart = explained(database, "c_live", "--from", "crm:1", "--to", "desk:4").stdout
    assert "No link joins crm:1 and desk:4" in apart


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (
            ("c_never",),
            "c_never: this customer id was never issued; marts.dim_customer_aliases lists all",
        ),
        (
            ("c_live", "--from", "shop:9"),
            "shop:9 is not a record of this customer: leave out --from and --to to list them",
        ),
    ],
)
def test_a_question_without_an_answer_fails_by_name(database, arguments, reason) -> None:
    refused = explained(database, *arguments)
    assert refused.exit_code == 1
    assert reason in refused.stderr


def test_a_warehouse_without_links_says_what_to_run(tmp_path: Path) -> None:
    duckdb.connect(str(tmp_path / "w.duckdb")).close()
    refused = explained(tmp_path / "w.duckdb", "c_live")
    assert refused.exit_code == 1
    assert "marts.fct_identity_links" in refused.stderr and "dbt build" in refused.stderr


def test_the_shortest_of_several_ways_is_told() -> None:
    def carried(record: str, identifier: str, strength: float | None) -> Link:
        return Link(record, identifier, "email", "equal_identifier", strength, "crm")

    chain = [carried(f"r{n}", f"i{n}", 2) for n in range(50)]
    chain += [carried(f"r{n + 1}", f"i{n}", 2) for n in range(50)]
    evidence = Evidence(chain)
    assert evidence.farthest([f"r{n}" for n in range(51)]) == ("r0", "r50")
    path = evidence.path("r0", "r50")
    assert path is not None and len(path) == 50
    shortcut = Evidence([*chain, carried("r0", "s", None), carried("r50", "s", None)])
    short = shortcut.path("r0", "r50")
    assert short is not None and len(short) == 1
    assert weakest(short) is None and weakest(path) == path[0]
    assert evidence.path("r0", "nobody") is None


def test_a_hub_of_many_records_is_explained_without_searching_from_each() -> None:
    hub = [Link(f"r{n}", "hub", "email", "equal_identifier", 1, "crm") for n in range(5000)]
    assert len(Evidence(hub).path(*Evidence(hub).farthest([link.record for link in hub]))) == 1
