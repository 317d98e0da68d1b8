"""Probable links are counted as by hand, and the evaluation fails if they merge strangers."""

from pathlib import Path

import duckdb
import pytest
from commands import portrait_lab

from portrait.database import connect
from portrait_lab.evaluate.matches import evaluate_matches
from portrait_lab.evaluate.truth import EvaluationError

GROUPS = {"a": 1, "b": 1, "c": 2, "d": 3}
PEOPLE = {"a": "p1", "b": "p1", "c": "p1", "d": "p2"}


def write_world(
    folder: Path, components: dict[str, int], links: list[tuple[int, int]], people=PEOPLE
) -> Path:
    with duckdb.connect(str(folder / "w.duckdb")) as connection:
        connection.execute("create schema intermediate")
        connection.execute(
            "create table intermediate.int_clusters__records"
            " (source_record_id varchar, group_key bigint)"
        )
        connection.execute(
            "create table intermediate.int_matches__records"
            " (source_record_id varchar, component_key bigint)"
        )
        connection.execute(
            "create table intermediate.int_matches__accepted (left_key bigint, right_key bigint)"
        )
        for table, rows in (
            ("int_clusters__records", GROUPS.items()),
            ("int_matches__records", components.items()),
            ("int_matches__accepted", links),
        ):
            connection.executemany(
                f"insert into intermediate.{table} values (?, ?)",  # noqa: S608
                list(rows),
            )
    rows = "".join(f"{record},{person}\n" for record, person in people.items())
    (folder / "records.csv").write_text("source_record_id,person_id\n" + rows)
    return folder / "w.duckdb"


def test_a_right_link_adds_recall(tmp_path):
    path = write_world(tmp_path, {"a": 1, "b": 1, "c": 1, "d": 3}, [(1, 2)])
    with connect(path, read_only=True) as connection:
        result = evaluate_matches(connection, tmp_path)
    assert (result.evidence.recall, result.matched.recall) == (pytest.approx(1 / 3), 1.0)
    assert (result.evidence.precision, result.matched.precision) == (1.0, 1.0)
    assert (result.links, result.right_links) == (1, 1)
    assert (result.matched.people, result.matched.largest) == (2, 3)


def test_a_wrong_link_fails_the_command(tmp_path):
    path = write_world(tmp_path, {"a": 1, "b": 1, "c": 2, "d": 1}, [(1, 3)])
    result = portrait_lab("evaluate", "matches", "--truth", tmp_path, "--database", path)
    assert result.exit_code == 1
    assert "precision 0.333333 is below 0.99" in result.output


def test_the_truth_of_another_world_is_refused(tmp_path):
    path = write_world(tmp_path, GROUPS, [(1, 2)], people={"z": "p1"})
    with (
        connect(path, read_only=True) as connection,
        pytest.raises(EvaluationError, match="another world"),
    ):
        evaluate_matches(connection, tmp_path)
