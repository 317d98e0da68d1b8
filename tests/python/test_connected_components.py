"""The project's macro connected_components() finds exactly the partition that a union-find finds.

A throw-away dbt project holds the repository's macros and one model per graph; one dbt run solves
them all.
"""

import csv
import hashlib
import random
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest
from dbt.cli.main import dbtRunner

from portrait.database import REPOSITORY

Graph = list[tuple[str, str]]
Partition = set[frozenset[str]]

HUB_LEAVES = 100_000
RANDOM_SEEDS = range(6)

PROJECT = """
name: portrait
version: 0.0.0
profile: scratch
flags: {send_anonymous_usage_stats: false}
"""
PROFILE = """
scratch:
  target: duckdb
  outputs:
    duckdb: {{type: duckdb, path: "{database}", schema: main, threads: 1}}
"""
HASHED = "{{ hash_key('left_name') }} as left_node, {{ hash_key('right_name') }} as right_node"
SORTED = "cast(left_name as bigint) as left_node, cast(right_name as bigint) as right_node"
EDGES = "select left_name, right_name, %s from read_csv('%s', header=true, all_varchar=true)"
COMPONENTS = (
    "{{ connected_components(ref('%s_edges'), left_node='left_node', right_node='right_node') }}"
)


def chain(length: int, name: str = "") -> Graph:
    return list(pairwise(f"{name}{number}" for number in range(length)))


def hub_with_leaves() -> Graph:
    """One node on every edge, and every leaf in a pair of its own besides."""
    return [("hub", f"leaf {number}") for number in range(HUB_LEAVES)] + chain(6, "apart ")


def isolated_pairs() -> Graph:
    return [(f"left {number}", f"right {number}") for number in range(500)]


def random_graphs(seed: int) -> Graph:
    """A hundred graphs side by side, from a few edges to dense ones, with loops and repeats."""
    dice = random.Random(seed)  # noqa: S311
    edges: Graph = []
    for graph in range(100):
        nodes = dice.randint(1, 40)
        for _ in range(dice.randint(1, 2 * nodes)):
            left, right = dice.randrange(nodes), dice.randrange(nodes)
            edges.append((f"{graph}:{left}", f"{graph}:{right}"))
    return edges


def sorted_random(seed: int) -> Graph:
    dice = random.Random(seed)  # noqa: S311
    return [(str(dice.randrange(1000)), str(dice.randrange(1000))) for _ in range(600)]


def records_and_identifiers(seed: int) -> Graph:
    """As in the warehouse: many small people, a few shared identifiers, some long chains."""
    dice = random.Random(seed)  # noqa: S311
    edges = [
        (f"record {person}:{record}", f"email {person}:{dice.randrange(2)}")
        for person in range(3000)
        for record in range(dice.randint(1, 5))
    ]
    edges += [(f"record {dice.randrange(3000)}:0", "shared mailbox") for _ in range(200)]
    return edges + [edge for number in range(20) for edge in chain(30, f"chain {number} ")]


GRAPHS: dict[str, Graph] = {
    "chain_of_6": chain(6),
    "chain_of_50": chain(50),
    "chain_of_1000": chain(1000),
    "ring_of_1000": [*chain(1000), ("999", "0")],
    "hub": hub_with_leaves(),
    "isolated_pairs": isolated_pairs(),
    "only_a_loop": [("alone", "alone")],
    "empty": [],
    "records": records_and_identifiers(7),
    **{f"random_{seed}": random_graphs(seed) for seed in RANDOM_SEEDS},
}
SORTED_GRAPHS: dict[str, Graph] = {
    "sorted_chain_of_50": chain(50),
    "sorted_random": sorted_random(3),
}
TOO_LONG_TO_SOLVE = "sorted_chain_of_1000"


def partition_by_union_find(edges: Graph) -> Partition:
    parents: dict[str, str] = {}

    def root(node: str) -> str:
        parents.setdefault(node, node)
        while parents[node] != node:
            parents[node] = parents[parents[node]]
            node = parents[node]
        return node

    for left, right in edges:
        parents[root(left)] = root(right)
    return grouped({node: root(node) for node in parents})


def grouped(labels: dict[str, object]) -> Partition:
    groups: dict[object, set[str]] = {}
    for node, label in labels.items():
        groups.setdefault(label, set()).add(node)
    return {frozenset(group) for group in groups.values()}


def hashed_key(name: str) -> int:
    """The key that the macro hash_key() promises, computed without SQL."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()[:15], 16)


def write_graph(project: Path, name: str, edges: Graph, keys: str) -> None:
    with (project / f"{name}.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("left_name", "right_name"), *edges])
    models = project / "models"
    models.mkdir(exist_ok=True)
    (models / f"{name}_edges.sql").write_text(EDGES % (keys, project / f"{name}.csv"))
    config = "{{ config(materialized='table') }}\n"
    (models / f"{name}.sql").write_text(config + COMPONENTS % name)


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The scratch warehouse after one dbt run over all graphs."""
    project = tmp_path_factory.mktemp("components")
    shutil.copytree(REPOSITORY / "macros", project / "macros")
    (project / "dbt_project.yml").write_text(PROJECT)
    (project / "profiles.yml").write_text(PROFILE.format(database=project / "scratch.duckdb"))
    for name, edges in GRAPHS.items():
        write_graph(project, name, edges, HASHED)
    for name, edges in {**SORTED_GRAPHS, TOO_LONG_TO_SOLVE: chain(1000)}.items():
        write_graph(project, name, edges, SORTED)
    folders = ["--project-dir", project, "--profiles-dir", project, "--log-path", project / "logs"]
    answer = dbtRunner().invoke(["run", "--quiet", *map(str, folders)])
    assert answer.exception is None, answer.exception
    with duckdb.connect(str(project / "scratch.duckdb")) as connection:
        connection.execute("create or replace table run_results (name varchar, status varchar)")
        connection.executemany(
            "insert into run_results values (?, ?)",
            [(item.node.name, f"{item.status.value}: {item.message}") for item in answer.result],
        )
        yield connection


def labels_of(connection: duckdb.DuckDBPyConnection, name: str) -> list[tuple[int, int]]:
    rows = connection.table(name).project("node_key, component_key").fetchall()
    assert len(rows) == len({node for node, _ in rows}), "a node has two components"
    return rows


@pytest.mark.parametrize("name", GRAPHS)
def test_hashed_graph_has_the_exact_partition(solved: duckdb.DuckDBPyConnection, name: str) -> None:
    edges = GRAPHS[name]
    names = {hashed_key(node): node for edge in edges for node in edge}
    found = grouped({names[node]: component for node, component in labels_of(solved, name)})
    assert found == partition_by_union_find(edges)


@pytest.mark.parametrize("name", SORTED_GRAPHS)
def test_sorted_keys_give_the_same_partition_while_rounds_last(
    solved: duckdb.DuckDBPyConnection, name: str
) -> None:
    edges = SORTED_GRAPHS[name]
    found = grouped({str(node): component for node, component in labels_of(solved, name)})
    assert found == partition_by_union_find(edges)


def test_a_component_is_named_by_one_of_its_own_nodes(solved: duckdb.DuckDBPyConnection) -> None:
    rows = labels_of(solved, "records")
    components = dict(rows)
    assert all(components[component] == component for _, component in rows)


def test_a_graph_that_does_not_shrink_is_an_error_and_not_a_wrong_answer(
    solved: duckdb.DuckDBPyConnection,
) -> None:
    ((status,),) = solved.execute(
        "select status from run_results where name = ?", [TOO_LONG_TO_SOLVE]
    ).fetchall()
    assert status.startswith("error")
    assert "hash-like" in status


def test_the_largest_graphs_are_what_they_claim() -> None:
    """Guards the guards: a union-find that merges nothing would agree with a macro that fails."""
    assert len(partition_by_union_find(GRAPHS["chain_of_1000"])) == 1
    assert max(map(len, partition_by_union_find(GRAPHS["hub"]))) == HUB_LEAVES + 1
    assert len(partition_by_union_find(GRAPHS["isolated_pairs"])) == 500
    assert len(partition_by_union_find(GRAPHS["random_0"])) > 100
