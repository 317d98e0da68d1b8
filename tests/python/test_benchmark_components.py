"""The graphs of the components benchmark, its check against scipy, and one small run of it."""

import numpy as np
import pytest
from commands import finished, portrait_lab

from portrait_lab import referee
from portrait_lab.component_benchmark import solvers
from portrait_lab.component_benchmark.components_table import components_markdown, cpu_ratio
from portrait_lab.component_benchmark.graphs import Graph, chain_edges, generate_graph, group_edges
from portrait_lab.component_benchmark.partitions import fault, true_labels
from portrait_lab.component_benchmark.solvers import (
    ADDITION,
    OURS,
    REFEREE,
    GraphResult,
    Run,
    run_graphs,
)
from portrait_lab.metering import Cost
from portrait_lab.referee import RefereeUnavailableError, check_referee

EDGES = 100_000


@pytest.fixture(scope="module")
def graph():
    return generate_graph(EDGES, seed=1)


def component_sizes(graph):
    return np.bincount(true_labels(graph))


@pytest.mark.parametrize("edges", [1, 2, 10, 999, 20_000])
def test_a_graph_has_exactly_the_edges_asked_for(edges):
    graph = generate_graph(edges, seed=3)
    assert graph.edges.shape == (2, edges)
    assert graph.edges.min() >= 0
    assert graph.edges.max() < graph.keys.size


def test_the_same_seed_gives_the_same_graph_and_another_another(graph):
    again, other = generate_graph(EDGES, seed=1), generate_graph(EDGES, seed=2)
    assert np.array_equal(graph.edges, again.edges)
    assert np.array_equal(graph.keys, again.keys)
    assert not np.array_equal(graph.edges, other.edges)


def test_keys_are_distinct_numbers_of_60_bits_in_no_order(graph):
    assert np.unique(graph.keys).size == graph.keys.size
    assert graph.keys.min() >= 0
    assert 2**59 < graph.keys.max() < 2**60
    rising = np.mean(np.diff(graph.keys) > 0)
    assert rising == pytest.approx(0.5, abs=0.01)


def test_the_shape_is_that_of_identifiers(graph):
    sizes = component_sizes(graph)
    degrees = np.sort(np.bincount(graph.edges.ravel()))[::-1]
    assert np.mean(degrees == 0) < 0.15
    assert sizes[sizes == 1].sum() / graph.keys.size == pytest.approx(0.15, abs=0.001)
    assert degrees[:6] == pytest.approx([1000, 500, 250, 125, 62, 31], abs=3)
    assert sizes.max() > 2000
    small = np.isin(sizes, range(2, 7))
    assert small.sum() / (sizes > 1).sum() > 0.99
    assert {2, 3, 4, 5, 6} <= set(sizes.tolist())


def test_chains_have_ten_to_fifty_nodes():
    edges = chain_edges(5000, np.random.default_rng(1))
    degrees = np.bincount(edges.ravel())
    sizes = np.bincount(true_labels(Graph(edges, np.arange(degrees.size))))
    assert edges.shape[1] == 5000
    assert degrees.max() == 2
    # The last one is cut off when there are enough edges.
    assert set(sizes[:-1].tolist()) == set(range(10, 51))


def test_groups_have_two_to_six_nodes_and_some_edges_too_many():
    edges = group_edges(20_000, np.random.default_rng(1))
    sizes = np.bincount(true_labels(Graph(edges, np.arange(edges.max() + 1))))
    assert set(sizes.tolist()) == {2, 3, 4, 5, 6}
    assert edges.shape[1] - (sizes - 1).sum() == 1000


SMALL = Graph(np.array([[0, 1, 3], [1, 2, 4]]), np.array([50, 10, 40, 20, 30, 60]))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({50: 7, 10: 7, 40: 7, 20: 8, 30: 8, 60: 9}, ""),
        ({60: 9, 20: 8, 30: 8, 10: 7, 40: 7, 50: 7}, ""),
        ({50: 7, 10: 7, 40: 7, 20: 7, 30: 7, 60: 9}, "2 components for 3"),
        ({50: 7, 10: 7, 40: 6, 20: 8, 30: 8, 60: 9}, "4 components for 3"),
        ({50: 7, 10: 7, 40: 8, 20: 8, 30: 8, 60: 9}, "3 components for 3, 4 different overlaps"),
        ({50: 7, 10: 7, 40: 7, 20: 8, 30: 8}, "5 rows for 6 nodes"),
        ({50: 7, 10: 7, 40: 7, 20: 8, 30: 8, 61: 9}, "or other nodes"),
    ],
)
def test_a_wrong_partition_is_found_and_names_do_not_matter(rows, expected):
    keys, components = (np.array(list(each)) for each in (rows.keys(), rows.values()))
    found = fault(SMALL, true_labels(SMALL), keys, components)
    assert expected in found
    assert bool(found) == bool(expected)


def result(ours, theirs, fault="", added=(0.1,)):
    """A result like that of a run."""
    runs = [Run(OURS, Cost(seconds, 1.0, 2**20), 5.0, fault) for seconds in ours]
    runs += [Run(REFEREE, Cost(seconds, 1.0, 2**21), 1.0, "") for seconds in theirs]
    runs += [Run(ADDITION, Cost(seconds, 1.0, 2**20), 5.0, "") for seconds in added]
    return GraphResult(1_000_000, 1_500_000, 500_000, 9, tuple(runs))


def test_the_table_holds_medians_spans_ratio_and_verdict():
    text = components_markdown([result([1.0, 3.0, 1.2], [2.0, 2.4, 9.0])])
    counts = "| 1,000,000 | 1,500,000 | 500,000 | 9"
    assert f"{counts} | {OURS} | 1.20 | 1.00–3.00 | 5.0 | 1 | 0.50 | exact |" in text
    assert f"{counts} | {REFEREE} | 2.40 | 2.00–9.00 | 1.0 | 2 | 1 | exact |" in text
    assert f"{counts} | {ADDITION} | 0.10 | 0.10–0.10 | 5.0 | 1 | 0.08 | exact |" in text


def test_a_wrong_partition_is_told_in_the_table_and_by_name():
    wrong = result([1.0], [2.0], fault="4 components for 3")
    assert cpu_ratio(wrong) == 0.5
    assert "| wrong |" in components_markdown([wrong])
    assert wrong.faults == [f"{OURS}: 4 components for 3"]


@pytest.mark.parametrize(("fault", "exit_code"), [("4 components for 3", 1), ("", 0)])
def test_the_command_fails_when_a_partition_is_wrong(monkeypatch, fault, exit_code):
    wrong = [result([1.0], [2.0], fault)]
    monkeypatch.setattr(solvers, "run_graphs", lambda *arguments: wrong)
    ended = portrait_lab("benchmark", "components", "--edges", 10)
    assert ended.exit_code == exit_code
    assert fault in ended.stderr


def test_without_splink_the_benchmark_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(referee, "find_spec", lambda name: None)
    with pytest.raises(RefereeUnavailableError, match=r"\.venv/bin/uv sync --inexact .*referee"):
        run_graphs([10], seed=1, repetitions=1, say=print)


@pytest.mark.slow
def test_a_small_benchmark_runs_through():
    try:
        check_referee()
    except RefereeUnavailableError as error:
        pytest.skip(str(error))
    options = ["--edges", 10, 20000, "--repetitions", 1]
    done = finished("portrait-lab", "benchmark", "components", *options)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("| exact |") == 6
