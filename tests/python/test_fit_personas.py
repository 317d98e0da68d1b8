"""From a warehouse to reviewed rows: what is written, what is refused, and repeatability."""

import csv
import filecmp
from pathlib import Path

import pytest
import yaml
from click.testing import Result
from commands import portrait
from fit_warehouses import GROUP_SIZE, separated, shapeless, write_warehouse

from portrait.database import REPOSITORY, connect, query
from portrait.seed_files import write_seed

PERSONA_SEEDS = {
    "persona_features",
    "persona_centroids",
    "personas",
    "persona_fit_candidates",
}
CUT_POINT_SEEDS = {"value_parameters", "score_cut_points"}
LINK_SEEDS = {"link_weights", "link_rates"}


def fit(database: Path, out: Path) -> Result:
    return portrait("fit", "personas", "--database", database, "--out", out)


def rows_of(folder: Path, seed: str) -> list[dict[str, str]]:
    with (folder / f"{seed}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def declared_columns() -> dict[str, tuple[list[str], list[str]]]:
    """The described and the typed columns of every fitted seed."""
    path = REPOSITORY / "seeds" / "fitted" / "_fitted__seeds.yml"
    seeds = yaml.safe_load(path.read_text(encoding="utf-8"))["seeds"]
    return {
        seed["name"]: (
            [column["name"] for column in seed["columns"]],
            list(seed["config"]["column_types"]),
        )
        for seed in seeds
    }


@pytest.fixture(scope="module")
def fitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fitted")
    outcome = fit(write_warehouse(folder / "w.duckdb", separated), folder / "seeds")
    assert outcome.exit_code == 0, outcome.output
    assert "features left out, mostly null or without spread" in outcome.stderr
    assert "email_open_share" in outcome.stderr
    return folder


def test_the_three_kinds_of_customers_become_three_personas(fitted: Path) -> None:
    personas = rows_of(fitted / "seeds", "personas")
    assert [row["persona_id"] for row in personas] == ["persona_1", "persona_2", "persona_3"]
    assert [int(row["fitted_customer_count"]) for row in personas] == [GROUP_SIZE] * 3
    assert len({row["persona_name"] for row in personas}) == 3
    chosen = [
        row for row in rows_of(fitted / "seeds", "persona_fit_candidates")
        if row["is_chosen"] == "true"
    ]  # fmt: skip
    assert [(row["clusters"], row["is_stable"]) for row in chosen] == [("3", "true")]


def test_unusable_features_are_not_written_and_every_center_has_every_feature(fitted: Path) -> None:
    features = [row["feature"] for row in rows_of(fitted / "seeds", "persona_features")]
    # Nobody received an e-mail, and everybody bought the same in every category.
    assert "email_open_share" not in features
    assert not any(feature.startswith("category_share:") for feature in features)
    assert "app_share" in features
    centers = rows_of(fitted / "seeds", "persona_centroids")
    assert [(row["persona_id"], row["feature"]) for row in centers] == [
        (f"persona_{number}", feature) for number in (1, 2, 3) for feature in features
    ]


def test_a_word_is_ignored_even_where_the_catalogue_wants_it_clustered(
    fitted: Path, tmp_path: Path
) -> None:
    database = write_warehouse(tmp_path / "w.duckdb", separated)
    with connect(database) as connection:
        query(
            connection,
            "update rules.feature_catalog set is_clustered = true where kind = 'word'",
        )
        query(
            connection,
            "alter table intermediate.int_customers__features add column city varchar"
            " default 'Lisbon'",
        )
    assert fit(database, tmp_path / "seeds").exit_code == 0
    features = rows_of(tmp_path / "seeds", "persona_features")
    assert features == rows_of(fitted / "seeds", "persona_features")
    assert "city" not in {row["feature"] for row in features}


def test_the_same_seed_writes_the_same_bytes(fitted: Path, tmp_path: Path) -> None:
    assert fit(fitted / "w.duckdb", tmp_path).exit_code == 0
    names = sorted(f"{seed}.csv" for seed in PERSONA_SEEDS)
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    same, *_ = filecmp.cmpfiles(fitted / "seeds", tmp_path, names, shallow=False)
    assert sorted(same) == names


def test_shapeless_customers_get_no_personas_and_nothing_is_written(tmp_path: Path) -> None:
    database = write_warehouse(tmp_path / "w.duckdb", shapeless)
    outcome = fit(database, tmp_path / "seeds")
    assert outcome.exit_code == 1
    assert "no number of clusters from 3 to 9 is stable" in outcome.stderr
    assert "unstable" in outcome.stderr
    assert not (tmp_path / "seeds").exists()


@pytest.mark.parametrize("size", [0, 66])
def test_too_few_buyers_are_refused(tmp_path: Path, size: int) -> None:
    database = write_warehouse(tmp_path / "w.duckdb", separated, size)
    outcome = fit(database, tmp_path / "seeds")
    assert outcome.exit_code == 1
    assert "bought within the feature window" in outcome.stderr or "198 buyers" in outcome.stderr
    assert not (tmp_path / "seeds").exists()


@pytest.mark.parametrize("command", ["personas", "cut-points"])
def test_a_warehouse_that_is_missing_or_not_built_is_one_line(tmp_path: Path, command: str) -> None:
    missing = portrait(
        "fit", command, "--database", tmp_path / "none.duckdb", "--out", tmp_path / "seeds"
    )
    connect(tmp_path / "empty.duckdb").close()
    empty = portrait(
        "fit", command, "--database", tmp_path / "empty.duckdb", "--out", tmp_path / "seeds"
    )
    assert (missing.exit_code, empty.exit_code) == (1, 1)
    assert "none.duckdb cannot be opened" in missing.stderr
    assert "run `dbt build` first" in empty.stderr
    assert missing.exception is None or isinstance(missing.exception, SystemExit)
    assert not (tmp_path / "seeds").exists()


def test_cut_points_are_written_from_the_buyers_of_a_warehouse(tmp_path: Path) -> None:
    database = tmp_path / "w.duckdb"
    with connect(database) as connection:
        query(connection, "create schema intermediate")
        query(
            connection,
            "create table intermediate.int_customers__purchases as"
            " select 'customer ' || i as customer_id, 1 + i % 4 as orders, 300 as"
            " days_since_first_order, i as days_since_last_order, cast(i as decimal(18, 2)) as"
            " net_amount_12_months from range(300) as people(i)",
        )
        query(
            connection,
            "create table intermediate.int_orders__summed as"
            " select 'customer ' || i as customer_id, 'order ' || i || ':' || n as order_id,"
            " 1 as sale_lines,"
            " timestamp '2026-01-01' + to_days(cast(10 * n as integer)) as ordered_at"
            " from range(300) as people(i), range(3) as orders(n)",
        )
        query(
            connection,
            "create table intermediate.int_run__as_of as select timestamp '2026-06-30' as as_of_at",
        )
    options = ("--database", database, "--out", tmp_path / "seeds", "--version", 4)
    assert portrait("fit", "cut-points", *options).exit_code == 0
    assert rows_of(tmp_path / "seeds", "value_parameters") == [
        {"version": "4", "typical_gap_days": "10", "gap_count": "600", "fitted_on": "2026-06-30"}
    ]
    bounds = {
        (row["metric"], row["score"]): row["lower_bound"]
        for row in rows_of(tmp_path / "seeds", "score_cut_points")
    }
    assert bounds["recency", "4"] == "60"
    assert bounds["lapse", "2"] == "11"


def test_every_seed_has_exactly_the_columns_that_are_declared(fitted: Path, tmp_path: Path) -> None:
    declared = declared_columns()
    assert set(declared) == PERSONA_SEEDS | CUT_POINT_SEEDS | LINK_SEEDS
    committed = REPOSITORY / "seeds" / "fitted"
    for seed, (described, typed) in declared.items():
        assert described == typed, seed
        folders = [committed, *([fitted / "seeds"] if seed in PERSONA_SEEDS else [])]
        for folder in folders:
            assert list(rows_of(folder, seed)[0]) == described, folder / seed


def test_numbers_are_written_without_noise(tmp_path: Path) -> None:
    path = write_seed(tmp_path, "seed", ["a", "b", "c", "d"], [[-1e-15, 30.0, None, 0.1 + 0.2]])
    assert path.read_text(encoding="utf-8") == "a,b,c,d\n0,30,,0.3\n"


def test_cleared_personas_are_seeds_without_a_row(tmp_path: Path) -> None:
    outcome = portrait("fit", "personas", "--clear", "--out", tmp_path)
    assert outcome.exit_code == 0, outcome.output
    for seed in PERSONA_SEEDS:
        with (tmp_path / f"{seed}.csv").open(encoding="utf-8", newline="") as file:
            assert list(csv.reader(file)) == [declared_columns()[seed][0]]
