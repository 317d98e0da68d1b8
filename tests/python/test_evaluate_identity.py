"""The identity evaluation agrees with a count by hand, and fails when it must."""

import itertools
from collections import Counter
from pathlib import Path

import duckdb
import numpy as np
import pytest
from click.testing import Result
from commands import portrait_lab

from portrait.database import connect
from portrait_lab.evaluate.identity import IdentityResult, evaluate_identity
from portrait_lab.evaluate.identity_report import Promises, identity_failures
from portrait_lab.evaluate.reference import component_labels
from portrait_lab.evaluate.truth import EvaluationError

Identifiers = list[tuple[str, str, str | None]]
TABLES = (
    "create schema marts",
    "create schema intermediate",
    "create schema rules",
    "create table marts.bridge_customer_records (source_record_id varchar, customer_id varchar)",
    "create table marts.fct_identity_links (source_record_id varchar, identifier_key ubigint)",
    "create table intermediate.int_clusters__records (source_record_id varchar, group_key ubigint)",
    "create table intermediate.int_identifiers__classified (source_record_id varchar,"
    " identifier_type varchar, identifier_value varchar, refusal_reason varchar)",
    "create table rules.identifier_types as"
    " select 'email' as identifier_type, 'merge' as identifier_use",
)


def write_warehouse(path: Path, customers: dict[str, str], identifiers: Identifiers) -> None:
    """customers: record -> customer and group; identifiers: (record, value, refusal).

    An identifier that is not refused is a link.
    """
    with duckdb.connect(str(path)) as connection:
        for statement in TABLES:
            connection.execute(statement)
        for row in customers.items():
            connection.execute("insert into marts.bridge_customer_records values (?, ?)", row)
        for record, value, refusal in identifiers:
            connection.execute(
                "insert into intermediate.int_identifiers__classified values (?, 'email', ?, ?)",
                [record, value, refusal],
            )
        connection.execute(
            "insert into intermediate.int_clusters__records"
            " select source_record_id, hash(customer_id) from marts.bridge_customer_records"
        )
        connection.execute(
            "insert into marts.fct_identity_links select source_record_id, hash(identifier_value)"
            " from intermediate.int_identifiers__classified where refusal_reason is null"
        )


def write_truth(folder: Path, people: dict[str, str]) -> Path:
    rows = "".join(f"{record},{person}\n" for record, person in people.items())
    (folder / "records.csv").write_text("source_record_id,person_id\n" + rows)
    return folder


def evaluated(
    tmp_path: Path, customers: dict[str, str], identifiers: Identifiers, people: dict[str, str]
) -> IdentityResult:
    write_warehouse(tmp_path / "w.duckdb", customers, identifiers)
    truth = write_truth(tmp_path, people)
    with connect(tmp_path / "w.duckdb", read_only=True) as connection:
        return evaluate_identity(connection, truth)


def test_a_perfect_build_has_no_failures(tmp_path: Path) -> None:
    result = evaluated(
        tmp_path,
        {"a": "c1", "b": "c1", "c": "c2"},
        [("a", "x", None), ("b", "x", None), ("c", "y", None)],
        {"a": "p1", "b": "p1", "c": "p2"},
    )
    assert (result.records, result.people, result.customers.groups) == (3, 2, 2)
    assert result.customers.precision == result.recall(result.customers) == 1.0
    assert result.reachable_recall(result.customers) == 1.0
    assert result.is_partition_exact
    assert identity_failures(result, Promises()) == []


def test_a_false_merge_lowers_precision_and_shows_its_size(tmp_path: Path) -> None:
    result = evaluated(
        tmp_path,
        {"a": "c1", "b": "c1", "c": "c1"},
        [("a", "x", None), ("b", "x", None), ("c", "x", None)],
        {"a": "p1", "b": "p1", "c": "p2"},
    )
    assert result.customers.precision == pytest.approx(1 / 3)
    assert result.customers.largest_records == 3
    assert result.customers.largest_false_records == 1
    assert [(g.people, g.customers, g.records) for g in result.false_groups] == [(2, 1, 3)]
    failures = identity_failures(result, Promises(most_false_records=0))
    assert [failure.split()[0] for failure in failures] == ["precision", "a"]


def test_a_split_of_what_links_join_fails(tmp_path: Path) -> None:
    result = evaluated(
        tmp_path,
        {"a": "c1", "b": "c2"},
        [("a", "x", None), ("b", "x", None)],
        {"a": "p1", "b": "p1"},
    )
    assert (result.reachable_pairs, result.customers.reached_pairs) == (1, 0)
    failures = identity_failures(result, Promises())
    assert any("recall 0.000000" in failure for failure in failures)
    assert any("not exactly the components" in failure for failure in failures)


def test_what_a_guard_holds_back_is_reachable_and_what_is_a_role_s_is_not(tmp_path: Path) -> None:
    records = {"a": "c1", "b": "c2", "c": "c3", "d": "c4"}
    result = evaluated(
        tmp_path,
        records,
        [
            ("a", "x", "shared_value"),
            ("b", "x", "shared_value"),
            ("c", "y", "role_mailbox"),
            ("d", "y", "role_mailbox"),
        ],
        dict.fromkeys(records, "p1"),
    )
    assert (result.true_pairs, result.reachable_pairs) == (6, 1)
    assert result.reachable_recall(result.customers) == 0.0


def test_the_world_without_guards_joins_whoever_shares_a_value(tmp_path: Path) -> None:
    result = evaluated(
        tmp_path,
        {"a": "c1", "b": "c2", "c": "c3", "d": "c4"},
        [
            ("a", "x", "blocked_value"),
            ("b", "x", "blocked_value"),
            ("c", "x", "role_mailbox"),
            ("d", "x", "unreadable"),
        ],
        {"a": "p1", "b": "p1", "c": "p2", "d": "p2"},
    )
    unguarded = result.partitions["without guards"]
    assert (unguarded.groups, unguarded.largest_records) == (2, 3)
    assert (unguarded.predicted_pairs, unguarded.agreed_pairs) == (3, 1)
    assert unguarded.largest_false_records == 1
    assert result.customers.predicted_pairs == 0


def test_a_merge_without_any_link_is_not_the_reference(tmp_path: Path) -> None:
    result = evaluated(tmp_path, {"a": "c1", "b": "c1"}, [], {"a": "p1", "b": "p1"})
    assert result.customers.precision == 1.0
    assert not result.is_partition_exact


def test_the_truth_of_another_world_fails(tmp_path: Path) -> None:
    result = evaluated(tmp_path, {"a": "c1", "b": "c2"}, [], {"z": "p1"})
    assert (result.records_unknown_to_truth, result.true_records_missing) == (2, 1)
    assert any("another world" in failure for failure in identity_failures(result, Promises()))


@pytest.mark.parametrize("seed", range(5))
def test_pairs_by_group_sizes_equal_pairs_one_by_one(tmp_path: Path, seed: int) -> None:
    dice = np.random.default_rng(seed)
    records = [f"r{number}" for number in range(60)]
    customers = {record: f"c{dice.integers(12)}" for record in records}
    people = {record: f"p{dice.integers(15)}" for record in records}
    result = evaluated(tmp_path, customers, [], people)
    pairs = Counter(
        (customers[one] == customers[other], people[one] == people[other])
        for one, other in itertools.combinations(records, 2)
    )
    assert result.customers.agreed_pairs == pairs[True, True]
    assert result.customers.predicted_pairs == pairs[True, True] + pairs[True, False]
    assert result.true_pairs == pairs[True, True] + pairs[False, True]


def test_components_follow_chains_and_leave_the_unlinked_alone() -> None:
    records = np.array([0, 1, 1, 2, 4], dtype=np.int64)
    identifiers = np.array([0, 0, 1, 1, 2], dtype=np.int64)
    labels = component_labels(records, identifiers, 5)
    assert labels[0] == labels[1] == labels[2]
    assert len({labels[0], labels[3], labels[4]}) == 3


def test_no_identifier_at_all_leaves_every_record_alone() -> None:
    nothing = np.array([], dtype=np.int64)
    assert len(set(component_labels(nothing, nothing, 4).tolist())) == 4


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("source_record_id,person_id\n", "no rows"),
        ("source_record_id,person_id\na,p1\na,p2\n", "repeat"),
        ("record,person_id\na,p1\n", "no column source_record_id"),
    ],
)
def test_a_broken_truth_is_refused_by_name(tmp_path: Path, content: str, reason: str) -> None:
    write_warehouse(tmp_path / "w.duckdb", {"a": "c1"}, [])
    (tmp_path / "records.csv").write_text(content)
    with (
        connect(tmp_path / "w.duckdb", read_only=True) as connection,
        pytest.raises(EvaluationError, match=reason) as refusal,
    ):
        evaluate_identity(connection, tmp_path / "records.csv")
    assert "records.csv" in str(refusal.value)


def test_a_warehouse_without_marts_says_what_to_run(tmp_path: Path) -> None:
    duckdb.connect(str(tmp_path / "w.duckdb")).close()
    write_truth(tmp_path, {"a": "p1"})
    with (
        connect(tmp_path / "w.duckdb", read_only=True) as connection,
        pytest.raises(EvaluationError, match="dbt build"),
    ):
        evaluate_identity(connection, tmp_path)


def test_the_command_exits_by_its_verdict(tmp_path: Path) -> None:
    write_warehouse(tmp_path / "w.duckdb", {"a": "c1", "b": "c1"}, [("a", "x", None)])
    write_truth(tmp_path, {"a": "p1", "b": "p2"})

    def run(*options: str) -> Result:
        return portrait_lab("evaluate", "identity", *options)

    database = str(tmp_path / "w.duckdb")
    bad = run("--database", database, "--truth", str(tmp_path))
    assert bad.exit_code == 1
    assert "pairwise precision" in bad.stdout
    assert "failed: precision 0.000000" in bad.stderr
    assert run("--database", database).exit_code == 2
    assert run("--database", database, "--truth", str(tmp_path / "none")).exit_code == 1
