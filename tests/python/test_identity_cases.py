"""Handmade cases, each with its people, through the models as dbt builds them."""

from collections.abc import Iterator

import duckdb
import pytest
from identity_cases import CASES, HUB, HUB_LOGINS, HUB_RECORDS
from identity_project import solve

from portrait.database import query

PROFILES = (
    "create table given.int_profiles__unioned (channel varchar, source_record_id varchar,"
    " first_name varchar, last_name varchar, birth_date date)"
)
IDENTIFIERS = (
    "create table given.int_identifiers__unioned (channel varchar,"
    " source_record_id varchar, identifier_type varchar, identifier_value varchar,"
    " country varchar, first_seen_at timestamp, last_seen_at timestamp)"
)
INPUTS = (
    "create schema given",
    PROFILES,
    IDENTIFIERS,
    "create table given.int_run__as_of as select timestamp '2026-06-01' as as_of_at",
    "create table given.must_link (left_record_id varchar, right_record_id varchar,"
    " decided_by varchar, decided_on date, reason varchar)",
    "create table given.cannot_link as from given.must_link",
    "create table given.unmerge (source_record_id varchar, split_group varchar,"
    " decided_by varchar, decided_on date, reason varchar)",
)
PROFILE = (
    "insert into given.int_profiles__unioned"
    " (channel, source_record_id, first_name, last_name, birth_date) values (?, ?, ?, ?, ?)"
)
IDENTIFIER = "insert into given.int_identifiers__unioned values (?, ?, ?, ?, null, ?::timestamp, ?)"
STEWARD = {
    "must_link": "insert into given.must_link values (?, ?, 'steward', '2026-01-01', 'case')",
    "cannot_link": "insert into given.cannot_link values (?, ?, 'steward', '2026-01-01', 'case')",
    "unmerge": "insert into given.unmerge values (?, ?, 'steward', '2026-01-01', 'case')",
}
KINDS = "select distinct link_kind, identifier_type from marts.fct_identity_links"
GROUPED = "select source_record_id, group_key from intermediate.int_clusters__records"
REFUSED = (
    "select refusal_reason from marts.fct_refused_identifiers"
    " where source_record_id = ? and identifier_type = ? order by is_cut desc"
)


def write_inputs(connection: duckdb.DuckDBPyConnection) -> None:
    for statement in INPUTS:
        connection.execute(statement)
    records = [(record, case) for case in CASES.values() for p in case.people for record in p]
    connection.executemany(
        PROFILE,
        [
            (r.name.split(":")[0], r.name, r.first_name, r.last_name, r.birth_date)
            for r, _ in records
        ],
    )
    connection.executemany(
        IDENTIFIER,
        [
            (r.name.split(":")[0], r.name, *pair, r.seen_at, r.seen_at)
            for r, _ in records
            for pair in r.identifiers
        ],
    )
    for seed, statement in STEWARD.items():
        rows = [row for case in CASES.values() for row in getattr(case, seed)]
        connection.executemany(statement, rows)
    for statement in (HUB, HUB_LOGINS):
        connection.execute(statement, [HUB_RECORDS])


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The warehouse of all cases, opened with the settings of dbt."""
    folder = tmp_path_factory.mktemp("cases")
    database = folder / "cases.duckdb"
    with duckdb.connect(str(database)) as connection:
        write_inputs(connection)
    solve(folder, database)
    with duckdb.connect(str(database)) as connection:
        yield connection


@pytest.fixture(scope="module")
def groups(solved: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return dict(query(solved, GROUPED))


@pytest.mark.parametrize("name", CASES)
def test_a_case_has_its_people(groups: dict[str, int], name: str) -> None:
    people: dict[int, set[str]] = {}
    for person in CASES[name].people:
        for record in person:
            people.setdefault(groups[record.name], set()).add(record.name)
    assert {frozenset(person) for person in people.values()} == CASES[name].expected


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.reasons])
def test_what_was_held_back_says_why(solved: duckdb.DuckDBPyConnection, name: str) -> None:
    for (record, kind), reason in CASES[name].reasons.items():
        found = [word for (word,) in query(solved, REFUSED, [record, kind])]
        assert reason in found, (record, kind, found)


def test_a_login_on_100_000_records_is_one_person_and_nobody_else(groups: dict[str, int]) -> None:
    hub = {group for record, group in groups.items() if record.startswith("ga4:hub:")}
    others = {group for record, group in groups.items() if not record.startswith("ga4:hub:")}
    assert len(hub) == 1
    assert hub.isdisjoint(others)


def test_links_name_their_kind(solved: duckdb.DuckDBPyConnection) -> None:
    kinds: dict[str, set[str]] = {}
    for kind, identifier_type in query(solved, KINDS):
        kinds.setdefault(kind, set()).add(identifier_type)
    assert kinds == {
        "equal_identifier": {"email", "phone", "device_id"},
        "name_scoped_identifier": {"email", "phone"},
        "tool_fact": {
            "hubspot_contact_id",
            "klaviyo_person_id",
            "login_id",
            "salesforce_contact_id",
            "salesforce_lead_id",
            "wechat_unionid",
        },
        "must_link": {"steward"},
        "unmerge": {"steward"},
    }


def test_a_phone_that_alone_holds_two_groups_is_flagged(
    solved: duckdb.DuckDBPyConnection,
) -> None:
    flagged = query(
        solved, "select source_record_id from marts.fct_identity_links where is_weak_bridge"
    )
    assert {record for (record,) in flagged} == {"hubspot:w1", "hubspot:w2"}
