"""The persona evaluation agrees with scikit-learn, and fails when it must."""

from pathlib import Path

import duckdb
import numpy as np
import pytest
from click.testing import Result
from commands import portrait_lab
from sklearn.metrics import adjusted_rand_score

from portrait.database import connect
from portrait_lab.evaluate.personas import (
    GROUPS,
    HEADLINE,
    PersonaEvaluation,
    adjusted_rand_index,
    evaluate_personas,
)
from portrait_lab.evaluate.personas_report import (
    persona_failures,
    persona_figures,
    persona_tables,
    stability_table,
)
from portrait_lab.evaluate.stability import stability_of
from portrait_lab.evaluate.truth import EvaluationError

Member = tuple[str, str, int]


def write_world(
    folder: Path, records: list[tuple[str, str, str]], members: list[Member], types: dict[str, str]
) -> Path:
    """records: (record, customer, person); members: (customer, persona, features known).

    Nine features are well known; a customer of one record is anonymous.
    """
    database = folder / "w.duckdb"
    with duckdb.connect(str(database)) as connection:
        connection.execute("create schema marts")
        connection.execute(
            "create table marts.bridge_customer_records "
            "(source_record_id varchar, customer_id varchar)"
        )
        connection.execute(
            "create table marts.fct_persona_members "
            "(customer_id varchar, persona_id varchar, features_known integer, "
            "is_well_known boolean)"
        )
        connection.execute(
            "create table marts.dim_personas as select * from "
            "(values ('p1', 'First'), ('p2', 'Second')) as personas(persona_id, persona_name)"
        )
        connection.executemany(
            "insert into marts.bridge_customer_records values (?, ?)",
            [(record, customer) for record, customer, _ in records],
        )
        connection.execute(
            "create table marts.dim_customers as select customer_id, count(*) = 1 as is_anonymous "
            "from marts.bridge_customer_records group by customer_id"
        )
        connection.executemany(
            "insert into marts.fct_persona_members values (?, ?, ?, ?)",
            [(*member, member[2] >= 9) for member in members],
        )
    lines = "".join(f"{record},{person}\n" for record, _, person in records)
    (folder / "records.csv").write_text("source_record_id,person_id\n" + lines)
    lines = "".join(f"{person},{kind},h,US\n" for person, kind in types.items())
    (folder / "people.csv").write_text("person_id,persona_type,household_id,country_code\n" + lines)
    return database


RECORDS_OF_TWO = [("a", "c1", "ann"), ("b", "c1", "ann"), ("c", "c2", "bob"), ("d", "c2", "bob")]
NO_TYPES = {"ann": "", "bob": ""}


def evaluated(folder: Path, database: Path) -> PersonaEvaluation:
    with connect(database, read_only=True) as connection:
        return evaluate_personas(connection, folder)


@pytest.mark.parametrize("seed", range(5))
def test_the_index_equals_the_library(seed: int) -> None:
    dice = np.random.default_rng(seed)
    types, personas = dice.integers(0, 6, 500), dice.integers(0, 5, 500)
    personas = np.where(dice.random(500) < 0.6, types % 5, personas)
    crossing = np.zeros((6, 5), dtype=np.int64)
    np.add.at(crossing, (types, personas), 1)
    assert adjusted_rand_index(crossing) == pytest.approx(adjusted_rand_score(types, personas))


def test_two_equal_partitions_agree_wholly_and_one_group_says_nothing() -> None:
    assert adjusted_rand_index(np.diag([5, 7, 9])) == 1.0
    assert adjusted_rand_index(np.array([[5], [7]])) == 0.0
    assert adjusted_rand_index(np.array([[5]])) == 1.0


def test_large_counts_do_not_overflow() -> None:
    crossing = np.array([[4_000_000_000, 0], [0, 4_000_000_000]], dtype=np.int64)
    assert adjusted_rand_index(crossing) == 1.0


def test_a_customer_counts_as_the_person_of_most_of_its_records(tmp_path: Path) -> None:
    records = [
        ("a1", "c1", "ann"), ("a2", "c1", "bob"), ("a3", "c1", "bob"),
        ("b1", "c2", "bob"), ("b2", "c2", "ann"),
    ]  # fmt: skip
    database = write_world(
        tmp_path, records, [("c1", "p1", 9), ("c2", "p2", 3)], {"ann": "quiet", "bob": "loud"}
    )
    counts = {
        (count.persona_type, count.persona_id, count.is_well_known)
        for count in evaluated(tmp_path, database).counts
    }
    assert counts == {("loud", "p1", True), ("quiet", "p2", False)}, (
        "c2 is a tie: the first person wins"
    )


def test_coverage_counts_a_person_once_by_the_best_known_customer(tmp_path: Path) -> None:
    records = [("a", "c1", "ann"), ("b", "c2", "ann"), ("c", "c3", "bob"), ("d", "c3", "bob")]
    database = write_world(
        tmp_path,
        records,
        [("c1", "p1", 10), ("c2", "p1", 0), ("c3", "p2", 2)],
        {"ann": "quiet", "bob": "loud"},
    )
    evaluation = evaluated(tmp_path, database)
    sizes = {
        group: (int(evaluation.customers(group).counts.sum()), evaluation.people_share(group))
        for group in GROUPS
    }
    assert sizes == {
        "well known": (1, 0.5),
        "identified": (1, 0.5),
        "a feature known": (2, 1.0),
        "all": (3, 1.0),
    }
    assert evaluation.customer_share(HEADLINE) == pytest.approx(1 / 3)
    assert len(persona_tables(evaluation)[0].rows) == len(GROUPS)


def test_poor_agreement_fails_and_nothing_evaluated_fails(tmp_path: Path) -> None:
    records = [(f"r{number}", f"c{number}", f"x{number}") for number in range(40)]
    members = [(f"c{number}", f"p{1 + number % 2}", 9) for number in range(40)]
    types = {f"x{number}": "one" if number % 4 < 2 else "two" for number in range(40)}
    evaluation = evaluated(tmp_path, write_world(tmp_path, records, members, types))
    assert any("below 0.6" in failure for failure in persona_failures(evaluation, 0.6))


def test_the_verdict_is_on_well_known_customers_whatever_the_others_are(tmp_path: Path) -> None:
    records = [(f"r{number}", f"c{number}", f"x{number}") for number in range(400)]
    types = {f"x{number}": "one" if number % 2 else "two" for number in range(400)}
    members = [(f"c{n}", f"p{1 + n % 2}", 9) if n < 40 else (f"c{n}", "p1", 2) for n in range(400)]
    evaluation = evaluated(tmp_path, write_world(tmp_path, records, members, types))
    assert evaluation.customers("all").adjusted_rand_index < 0.1
    assert persona_failures(evaluation, 0.6) == []


def test_without_a_well_known_customer_nothing_was_evaluated(tmp_path: Path) -> None:
    database = write_world(tmp_path, [("a", "c1", "ann")], [("c1", "p1", 8)], {"ann": "quiet"})
    (failure,) = persona_failures(evaluated(tmp_path, database), 0.6)
    assert "nothing was evaluated" in failure


def test_the_truth_of_another_world_is_refused(tmp_path: Path) -> None:
    database = write_world(tmp_path, [("a", "c1", "ann")], [("c1", "p1", 9)], {"bob": "loud"})
    with pytest.raises(EvaluationError, match="another world"):
        evaluated(tmp_path, database)


def test_the_command_exits_by_its_verdict(tmp_path: Path) -> None:
    records = [(f"r{number}", f"c{number}", f"x{number}") for number in range(20)]
    members = [(f"c{number}", f"p{1 + number % 2}", 9) for number in range(20)]
    types = {f"x{number}": "one" if number % 2 else "two" for number in range(20)}
    database = write_world(tmp_path, records, members, types)

    def run(*options: str) -> Result:
        return portrait_lab("evaluate", "personas", "--database", database, *options)

    good = run("--truth", str(tmp_path))
    assert (good.exit_code, good.stderr.strip()) == (0, "")
    assert "1.0000" in good.stdout
    assert run("--truth", str(tmp_path), "--minimum", "1.01").exit_code == 1
    assert run().exit_code == 2


def test_without_types_the_index_is_not_asked_for(tmp_path: Path) -> None:
    database = write_world(tmp_path, RECORDS_OF_TWO, [("c1", "p1", 9), ("c2", "p2", 9)], NO_TYPES)
    evaluation = evaluated(tmp_path, database)
    assert not evaluation.has_types
    assert persona_failures(evaluation, 0.6) == []
    (sizes,) = persona_tables(evaluation)
    assert "Nobody" in str(sizes.title) and sizes.row_count == 2


def test_steady_clusters_of_a_cloud_are_not_called_types(tmp_path: Path) -> None:
    dice = np.random.default_rng(3)
    islands = dice.normal(size=(400, 4)) * 0.3 + dice.choice([-3.0, 0.0, 3.0], size=(400, 1))
    cloud, outcomes = dice.normal(size=(400, 4)), dice.normal(size=(400, 2))
    found, nothing = stability_of(islands, outcomes, 1), stability_of(cloud, outcomes, 1)
    assert found.stable and "more than shuffled" in found.verdict
    assert not nothing.stable and nothing.verdict.startswith("no number of clusters is stable")
    database = write_world(tmp_path, RECORDS_OF_TWO, [("c1", "p1", 9), ("c2", "p2", 9)], NO_TYPES)
    untyped = evaluated(tmp_path, database)
    assert dict(persona_figures(untyped, found))["a fit on this world"].endswith(
        "pieces of a continuum, since nobody has a type"
    )
    assert dict(persona_figures(untyped, nothing))["a fit on this world"].endswith(
        "correct, nobody has a type"
    )
    assert stability_table(nothing).row_count == len(nothing.candidates)
