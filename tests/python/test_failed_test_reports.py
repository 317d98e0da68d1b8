"""A failed data test says what it guards and names channel and record, never personal data.

A temporary dbt project contains the repository's macros and the tests that a new channel meets,
over small models that break each promise; one dbt build runs all of them, and its output is read.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from portrait.database import REPOSITORY
from portrait.scratch import scratch_places, write_scratch_project

PROJECT = """
name: portrait
version: 0.0.0
profile: scratch
macro-paths: [macros]
test-paths: [singular]
flags: {send_anonymous_usage_stats: false}
on-run-end: "{{ report_failed_tests(results) }}"
"""
PROFILE = """
scratch:
  target: duckdb
  outputs:
    duckdb: {{type: duckdb, path: "{database}", schema: main, threads: 1}}
"""
SINGULAR = (
    "identity/assert_every_identifier_type_has_a_rule",
    "staging/assert_every_identifier_belongs_to_a_record",
    "customers/assert_every_fact_belongs_to_a_known_record",
    "customers/assert_ports_come_with_their_activities",
    "customers/assert_no_record_is_younger_than_its_facts",
)
# Ann of the shop keeps every promise; each record of the stall breaks one.
MODELS = {
    "identifier_types": "select 'email' as identifier_type",
    "port_activities": """
        select 'order_lines' as port, 'placed_order' as activity, 'orders' as lost_without
    """,
    "int_profiles__unioned": """
        select channel, source_record_id, cast(created_at as timestamp) as created_at
        from (
            values
                ('shop', 'shop:ann', '2026-01-01'), ('stall', 'stall:bo', '2026-03-01'),
                ('stall', 'stall:cy', null)
        ) as profiles(channel, source_record_id, created_at)
    """,
    "bridge_customer_records": "select source_record_id from {{ ref('int_profiles__unioned') }}",
    "int_identifiers__unioned": """
        select * from (
            values
                ('shop', 'shop:ann', 'email', 'ann@mail.example'),
                ('stall', 'stall:bo', 'stall_number', '17'),
                ('stall', 'stall:eve', 'email', 'eve@mail.example')
        ) as identifiers(channel, source_record_id, identifier_type, identifier_value)
    """,
    "fct_activities": """
        select channel, source_record_id, activity, cast(occurred_at as timestamp) as occurred_at
        from (
            values
                ('shop', 'shop:ann', 'placed_order', '2026-01-01'),
                ('stall', 'stall:bo', 'visited', '2026-02-28'),
                ('stall', 'stall:cy', 'visited', '2026-02-28')
        ) as activities(channel, source_record_id, activity, occurred_at)
    """,
    "fct_orders": """
        select 'shop' as channel, 'shop:ann' as source_record_id,
            timestamp '2026-03-02' as placed_at
    """,
    "fct_order_lines": """
        select channel, source_record_id, cast('2026-03-02' as timestamp) as ordered_at
        from (
            values
                ('shop', 'shop:ann'), ('stall', 'stall:bo'), ('till', null), ('stall', 'stall:dan')
        ) as lines(channel, source_record_id)
    """,
    "fct_statements": """
        select 'stall' as channel, 'stall:cy' as source_record_id, timestamp '2026-03-02' as said_at
    """,
    "fct_consents": """
        select 'shop' as channel, 'shop:ann' as source_record_id, timestamp '2026-01-02' as
            effective_at
    """,
    "mailboxes": "select 'shop' as channel, 'ann@mail.example' as email from range(2)",
}
TESTS = """
models:
  - name: mailboxes
    columns:
      - {name: email, data_tests: [{unique: {name: mailboxes_are_unique}}]}
"""
MAILBOXES = "-- Nobody has a mailbox.\nselect channel, email from {{ ref('mailboxes') }}"
REPORTS = {
    "FAIL assert_every_identifier_type_has_a_rule": [
        "- channel stall, identifier_type stall_number: add a row for this type to"
        " seeds/rules/identifier_types.csv"
    ],
    "FAIL assert_every_identifier_belongs_to_a_record": [
        "- channel stall, source_record_id stall:eve: the profiles of the channel lack this record"
    ],
    "FAIL assert_every_fact_belongs_to_a_known_record": [
        "- channel stall, fact_name fct_order_lines, source_record_id stall:dan: the profiles"
    ],
    "FAIL assert_ports_come_with_their_activities": [
        "- channel stall, port order_lines, activity placed_order: hand over this activity beside"
        " the port; without it is lost orders"
    ],
    "WARN assert_no_record_is_younger_than_its_facts": [
        "- channel stall, fact_name fct_activities, source_record_id stall:bo: created_at is after"
    ],
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a build of the project prints in addition to dbt's own lines."""
    project: Path = tmp_path_factory.mktemp("reports")
    write_scratch_project(project, PROJECT, MODELS)
    (project / "singular").mkdir()
    for name in SINGULAR:
        shutil.copy(REPOSITORY / "tests" / f"{name}.sql", project / "singular")
    (project / "singular" / "assert_nobody_has_a_mailbox.sql").write_text(MAILBOXES)
    (project / "profiles.yml").write_text(PROFILE.format(database=project / "scratch.duckdb"))
    (project / "models" / "_models.yml").write_text(TESTS)
    command = [str(Path(sys.executable).parent / "dbt"), "build", "--quiet"]
    done = subprocess.run(
        [*command, *scratch_places(project)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


def report(printed: str, heading: str) -> list[str]:
    """Return the lines under a heading, up to the next empty line."""
    (_, found) = printed.split(f"\n{heading}\n")
    return [line.strip() for line in re.split(r"\n\n|\n(?! )", found)[0].splitlines()]


@pytest.mark.parametrize("heading", REPORTS)
def test_a_failure_names_channel_record_and_what_to_do(printed, heading):
    lines = report(printed, heading)
    rows = [line for line in lines if line.startswith("- ")]
    assert len(rows) == len(REPORTS[heading])
    for row, start in zip(rows, REPORTS[heading], strict=True):
        assert row.startswith(start)


def test_a_failure_opens_with_what_the_test_guards(printed):
    opening = report(printed, "FAIL assert_every_identifier_type_has_a_rule")[0]
    assert opening.startswith("An identifier whose type has no rule is refused")


def test_no_value_is_printed_that_may_be_personal(printed):
    assert "FAIL 1 mailboxes_are_unique" in printed
    rows = report(printed, "FAIL assert_nobody_has_a_mailbox")
    assert rows == ["Nobody has a mailbox.", "- channel shop"]
    assert "mail.example" not in printed


def listed_in(file: str, opening: str) -> set[str]:
    """Return the names in the list of a macro's file that begins with this text."""
    text = (REPOSITORY / "macros" / "quality" / file).read_text(encoding="utf-8")
    return set(re.findall(r"'(\w+)'", text.split(opening)[1].split("]")[0]))


def test_no_column_of_personal_data_may_be_printed():
    printable = listed_in("report_failed_tests.sql", "macro reported_columns() -%}")
    personal = listed_in("personal_columns.sql", "set personal = [")
    assert {"channel", "problem"} <= printable
    assert {"email", "identifier_value"} <= personal
    assert not printable & personal
