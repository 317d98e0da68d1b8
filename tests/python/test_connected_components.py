"""The project's macro connected_components() finds exactly the partition that scipy finds.

A temporary dbt project contains the repository's macros and one model per graph; one dbt run solves
all of them.
"""

import csv

import duckdb
import pytest
from component_graphs import HUB_LEAVES, NAMED, NUMBERED, as_graph, chain, fault_of
from dbt.cli.main import dbtRunner

from portrait.scratch import scratch_places, write_scratch_project
from portrait_lab.component_benchmark.partitions import true_labels

PROJECT = """
name: portrait
version: 0.0.0
profile: scratch
flags: {send_anonymous_usage_stats: false}
on-run-start: create or replace table work_tables_left (model_name varchar, table_name varchar)
"""
PROFILE = """
scratch:
  target: duckdb
  outputs:
    duckdb: {{type: duckdb, path: "{database}", schema: main, threads: 1}}
"""
HASHED = "{{ hash_key('left_name') }} as left_node, {{ hash_key('right_name') }} as right_node"
AS_IS = "cast(left_name as bigint) as left_node, cast(right_name as bigint) as right_node"
EDGES = "select left_name, right_name, %s from read_csv('%s', header=true, all_varchar=true)"
COMPONENTS = """
{{ config(materialized='table') }}
{{ connected_components(ref('%s_edges'), left_node='left_node', right_node='right_node'%s) }}
"""
# Runs after the hooks of the macro, on the same connection: other connections do not see temporary
# tables.
NOTE_WORK_TABLES = """
{{ config(post_hook="insert into work_tables_left select '{{ this.identifier }}', table_name
from duckdb_tables() where table_name like 'work_%' and table_name <> 'work_tables_left'") }}
"""
FORGOTTEN = """
{{ config(materialized='table') }}
{%- if execute %}{% do create_work_table('forgotten', 'select 1 as one') %}{% endif %}
select 1 as one
"""
# A graph of which every third edge is added after the others are solved.
LATER = """
{{ config(materialized='table') }}
{{ added_components(
    ref('%s_first'), '(select * from ' ~ ref('%s_edges') ~ ' where is_late)',
    left_node='left_node', right_node='right_node'
) }}
"""
FIRST = """
{{ config(materialized='table') }}
{{ connected_components(
    '(select * from ' ~ ref('%s_edges') ~ ' where not is_late) as edges',
    left_node='left_node', right_node='right_node'
) }}
"""
TWO_STEPS = """
{{ config(materialized='table') }}
{{ components_in_two_steps(
    ref('%s_edges'), is_added='is_late', left_node='left_node', right_node='right_node'
) }}
"""
IS_LATE = EDGES.replace(" from", ", line_number %% 3 = 0 as is_late from", 1).replace(
    "read_csv(", "(select *, row_number() over () as line_number from read_csv("
)
GROWING = ["chain_of_1000", "duplicates", "empty", "random_0", "random_1"]
GIVEN_UP = "given_up"


def write_graph(project, name, edges, keys, options=""):
    with (project / f"{name}.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("left_name", "right_name"), *edges])
    models = project / "models"
    (models / f"{name}_edges.sql").write_text(EDGES % (keys, project / f"{name}.csv"))
    (models / f"{name}.sql").write_text(COMPONENTS % (name, options) + NOTE_WORK_TABLES)


def write_growing_graph(project, name):
    """The same graph in two steps."""
    models, late = project / "models", f"late_{name}"
    edges = IS_LATE % (HASHED, project / f"{name}.csv") + ")"
    (models / f"{late}_edges.sql").write_text(edges)
    (models / f"{late}_first.sql").write_text(FIRST % late + NOTE_WORK_TABLES)
    (models / f"{late}.sql").write_text(LATER % (late, late) + NOTE_WORK_TABLES)
    (models / f"{late}_at_once.sql").write_text(TWO_STEPS % late + NOTE_WORK_TABLES)


def write_project(project):
    write_scratch_project(project, PROJECT, {"forgets": FORGOTTEN + NOTE_WORK_TABLES})
    (project / "profiles.yml").write_text(PROFILE.format(database=project / "scratch.duckdb"))
    for name, edges in NAMED.items():
        write_graph(project, name, edges, HASHED)
    for name, edges in NUMBERED.items():
        write_graph(project, name, edges, AS_IS)
    for name in GROWING:
        write_growing_graph(project, name)
    write_graph(project, GIVEN_UP, chain(50), HASHED, ", most_rounds=1")


@pytest.fixture(scope="module")
def solved(tmp_path_factory):
    """The temporary warehouse after one dbt run over all graphs."""
    project = tmp_path_factory.mktemp("components")
    write_project(project)
    answer = dbtRunner().invoke(["run", "--quiet", *scratch_places(project)])
    assert answer.exception is None, answer.exception
    with duckdb.connect(str(project / "scratch.duckdb")) as connection:
        connection.execute("create or replace table run_results (name varchar, status varchar)")
        connection.executemany(
            "insert into run_results values (?, ?)",
            [(item.node.name, f"{item.status.value}: {item.message}") for item in answer.result],
        )
        yield connection


def labels_of(connection, name):
    return connection.table(name).project("node_key, component_key").fetchall()


@pytest.mark.parametrize("name", NAMED)
def test_a_graph_of_hashed_keys_has_the_exact_partition(solved, name):
    assert fault_of(NAMED[name], labels_of(solved, name)) == ""


@pytest.mark.parametrize("name", GROWING)
def test_edges_that_come_later_give_the_exact_partition(solved, name):
    assert fault_of(NAMED[name], labels_of(solved, f"late_{name}")) == ""


def test_a_graph_that_grows_knows_what_its_nodes_belonged_to(solved):
    earlier = dict(labels_of(solved, "late_random_0_first"))
    grown = solved.table("late_random_0").project("node_key, earlier_key").fetchall()
    assert {node: key for node, key in grown if key is not None} == earlier
    assert len(grown) > len(earlier)


@pytest.mark.parametrize("name", GROWING)
def test_two_steps_in_one_model_give_what_two_models_give(solved, name):
    grown, at_once = solved.table(f"late_{name}"), solved.table(f"late_{name}_at_once")
    assert grown.except_(at_once).fetchall() == at_once.except_(grown).fetchall() == []
    assert grown.count("*").fetchall() == at_once.count("*").fetchall()


@pytest.mark.parametrize("name", NUMBERED)
def test_keys_that_are_not_hashed_give_the_exact_partition_too(solved, name):
    assert fault_of(NUMBERED[name], labels_of(solved, name), key=int) == ""


def test_a_component_is_named_by_one_of_its_own_nodes(solved):
    rows = labels_of(solved, "records")
    components = dict(rows)
    assert all(components[component] == component for _, component in rows)


def test_a_graph_that_does_not_shrink_in_time_is_an_error_and_not_a_wrong_answer(solved):
    ((status,),) = solved.execute(
        "select status from run_results where name = ?", [GIVEN_UP]
    ).fetchall()
    assert status.startswith("error")
    assert "hash-like" in status


def test_no_work_table_stays(solved):
    left = set(solved.table("work_tables_left").fetchall())
    assert ("forgets", "work_forgets_forgotten") in left, "the note takes no notice"
    assert {(model, table) for model, table in left if table != "work_forgets_forgotten"} == set()


def test_the_largest_graphs_are_what_they_claim():
    """Checks the check: a scipy without edges would agree with a macro that merges nothing."""
    sizes = {name: sizes_of(NAMED[name]) for name in ("chain_of_1000", "hub", "isolated_pairs")}
    assert sizes["chain_of_1000"] == [1000]
    assert sizes["hub"] == [6, HUB_LEAVES + 1]
    assert sizes["isolated_pairs"] == [2] * 500
    assert len(sizes_of(NAMED["random_0"])) > 100


def sizes_of(edges):
    labels = true_labels(as_graph(edges)).tolist()
    return sorted(map(labels.count, set(labels)))
