"""DuckDB and Spark build the same tables, and the comparison finds a difference if there is one."""

import os
from pathlib import Path

import commands
import duckdb
import pytest
from component_graphs import fault_of
from engine_projects import GRAPHS, build_and_export, write_project

from portrait.database import REPOSITORY
from portrait_lab.compare.engines import ENGINES, SparkUnavailableError, check_spark
from portrait_lab.compare.exported_tables import compare_exports
from portrait_lab.compare.raw_data import RawData

DATA = Path(os.environ.get("PORTRAIT_DATA") or REPOSITORY.parent / "shared" / "data")
ROWS = """
    select *
    from (values
        ('c1', timestamp '2026-01-01', cast(1.50 as decimal(18, 2)), 0.1, null),
        ('c2', null, null, 1e12, 2.0),
        ('c2', null, null, 1e12, 2.0)
    ) as t (customer_id, seen_at, amount, share, other_share)
"""
DOUBLES = "cast(share as double) as share, cast(other_share as double) as other_share"


def exported(folder, table="dim", columns="*", rows=ROWS):
    """A folder with one exported table."""
    (folder / table).mkdir(parents=True)
    query = f"select * replace ({DOUBLES}) from ({rows})"  # noqa: S608
    with duckdb.connect() as connection:
        relation = connection.sql(f"select {columns} from ({query})")  # noqa: S608
        relation.write_parquet(str(folder / table / "part.parquet"))
    return folder


def words(left, right):
    return {str(verdict.name): verdict.words for verdict in compare_exports(left, right, "marts")}


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ("*", "identical"),
        ("* replace (share * (1 + 1e-11) as share)", "identical"),
        ("* replace (cast(seen_at as timestamptz) as seen_at)", "identical"),
        ("* replace (share * (1 + 1e-7) as share)", "share in 3 rows"),
        ("* replace (coalesce(other_share, 0) as other_share)", "other_share in 1 rows"),
        (
            "* replace (coalesce(amount, 0.00)::decimal(18, 2) as amount)",
            "2 rows only in A, 2 only in B (amount)",
        ),
        ("* replace (amount::decimal(18, 3) as amount)", "columns differ: amount"),
        ("customer_id, amount, seen_at, share, other_share", "columns differ: their order"),
    ],
)
def test_a_difference_is_found_and_a_last_bit_is_none(tmp_path, columns, expected):
    left = exported(tmp_path / "a")
    right = exported(tmp_path / "b", columns=columns)
    assert words(left, right) == {"marts.dim": expected}


def test_the_order_of_rows_is_no_difference_and_their_number_is_one(tmp_path):
    left = exported(tmp_path / "a")
    assert words(left, exported(tmp_path / "b", rows=f"{ROWS} order by share desc")) == {
        "marts.dim": "identical"
    }
    fewer = words(left, exported(tmp_path / "c", rows=f"{ROWS} limit 2"))["marts.dim"]
    assert fewer.startswith("1 rows only in A, 0 only in B")


def test_a_table_on_one_side_is_a_difference(tmp_path):
    left, right = exported(tmp_path / "a"), exported(tmp_path / "b", table="other")
    assert words(left, right) == {"marts.dim": "only in A", "marts.other": "only in B"}


@pytest.fixture(scope="module")
def spark():
    """Skips the test, with the reason, if Spark cannot run."""
    try:
        check_spark()
    except SparkUnavailableError as error:
        pytest.skip(str(error))


@pytest.mark.spark
@pytest.mark.slow
def test_macros_give_the_same_on_both_engines(spark, tmp_path):
    write_project(tmp_path / "project")
    sides = [build_and_export(name, tmp_path / "project", tmp_path / name) for name in ENGINES]
    found = words(*sides)
    assert found == {f"marts.{name}": "identical" for name in ["readings", *_graph_tables()]}
    faults = {name: fault_on_spark(tmp_path, name) for name in GRAPHS}
    assert faults == dict.fromkeys(GRAPHS, "")
    tables = [folder.name for folder in (tmp_path / "spark" / "spark").glob("*.db/*")]
    assert "hub_components" in tables
    assert [name for name in tables if name.startswith("work_")] == []


def fault_on_spark(folder, name):
    """What is wrong with the components of Spark, according to scipy."""
    edges, key = GRAPHS[name]
    files = str(folder / "spark" / "exported" / f"{name}_components" / "*.parquet")
    with duckdb.connect() as connection:
        relation = connection.read_parquet(files).project("node_key, component_key")
        return fault_of(edges, relation.fetchall(), key)


def _graph_tables():
    return [f"{name}_{part}" for name in GRAPHS for part in ("edges", "components")]


def compare_engines(*arguments):
    return commands.finished("portrait-lab", "compare", "engines", *arguments)


def assert_identical(finished):
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert finished.stdout.splitlines()[-1] == "identical"


@pytest.mark.spark
@pytest.mark.slow
def test_the_sample_is_the_same_on_both_engines(spark):
    assert_identical(compare_engines())


@pytest.mark.spark
@pytest.mark.slow
@pytest.mark.real_data
def test_published_data_is_the_same_on_both_engines(spark):
    if not (DATA / "olist").is_dir():
        pytest.skip(f"{DATA / 'olist'} not found: set PORTRAIT_DATA")
    assert_identical(compare_engines("--raw", DATA, "--channels", "online_retail,olist"))


def test_the_folder_of_a_channel_is_found_as_the_loader_names_it(tmp_path):
    for name in ("online-retail", "olist"):
        (tmp_path / name).mkdir()
    raw = RawData(tmp_path, ("online_retail", "olist"))
    assert [raw.folder_of(channel).name for channel in raw.channels] == ["online-retail", "olist"]
    with pytest.raises(ValueError, match="no folder of channel ga4"):
        raw.folder_of("ga4")


def test_files_without_channels_are_a_usage_error(tmp_path):
    finished = compare_engines("--raw", tmp_path)
    assert finished.returncode == 2
    assert "--channels" in finished.stderr
