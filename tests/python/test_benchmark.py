"""The benchmark's arithmetic, and one tiny run of everything."""

import json
import sys

import pytest
from commands import finished

from portrait_lab.benchmark.floor import Floor, measure_floor
from portrait_lab.benchmark.layers import (
    LayerCost,
    layer_costs,
    layer_of,
    node_times,
    slowest_models,
)
from portrait_lab.benchmark.measuring import Measurement, MemorySample, StepFailedError, measure
from portrait_lab.benchmark.sizes import SizeResult, World
from portrait_lab.benchmark.sizes_table import as_json, as_markdown, growth_exponent

DAY = "2026-01-01T00:00:"


def node(name, kind, path):
    """An entry of a manifest."""
    return {"name": name, "resource_type": kind, "original_file_path": path}


def ran(unique_id, started, ended):
    """An entry of run_results: seconds after midnight."""
    start, end = f"{DAY}{started:02d}Z", f"{DAY}{ended:02d}Z"
    phases = [
        {"name": "compile", "started_at": start, "completed_at": start},
        {"name": "execute", "started_at": start, "completed_at": end},
    ]
    return {"unique_id": unique_id, "execution_time": ended - started, "timing": phases}


MANIFEST = {
    "nodes": {
        "seed.rules": node("rules", "seed", "seeds/rules/rules.csv"),
        "model.base": node("base_a__b", "model", "models/staging/a/base_a__b.sql"),
        "model.int": node("int_b__c", "model", "models/intermediate/identity/int_b__c.sql"),
        "model.dim": node("dim_d", "model", "models/marts/customers/dim_d.sql"),
        "model.late": node("int_e__f", "model", "models/intermediate/identity/int_e__f.sql"),
        "test.unique": node("unique_d", "test", "models/marts/customers/_customers__models.yml"),
    },
    "unit_tests": {"unit.one": node("one", "unit_test", "models/marts/customers/_u.yml")},
}
RESULTS = {
    "results": [
        ran("seed.rules", 0, 1),
        ran("model.base", 1, 2),
        ran("model.int", 2, 12),
        ran("model.dim", 12, 15),
        ran("model.late", 15, 20),
        ran("test.unique", 20, 22),
        {"unique_id": "unit.one", "execution_time": 0.0, "timing": []},
    ]
}


def samples(*pairs):
    """Memory samples: seconds after midnight, bytes."""
    midnight = 1767225600.0
    return [MemorySample(midnight + second, count) for second, count in pairs]


def test_time_and_memory_go_to_the_layer_that_ran():
    memory = samples((0.5, 10), (5, 70), (13, 90), (17, 80), (30, 999))
    costs = layer_costs(node_times(RESULTS, MANIFEST), memory)
    assert {cost.layer: cost for cost in costs} == {
        "unit tests": LayerCost("unit tests", 1, 0.0, 0),
        "seeds": LayerCost("seeds", 1, 1.0, 10),
        "staging": LayerCost("staging", 1, 1.0, 0),
        "intermediate/identity": LayerCost("intermediate/identity", 2, 15.0, 80),
        "marts/customers": LayerCost("marts/customers", 1, 3.0, 90),
        "data tests": LayerCost("data tests", 1, 2.0, 0),
    }


def test_no_second_is_lost_between_layers():
    nodes = node_times(RESULTS, MANIFEST)
    assert (
        sum(cost.seconds for cost in layer_costs(nodes, [])) == sum(n.seconds for n in nodes) == 22
    )


def test_the_slowest_models_come_first_and_tests_are_none():
    slowest = slowest_models(node_times(RESULTS, MANIFEST), count=2)
    assert [(one.name, one.seconds) for one in slowest] == [("int_b__c", 10.0), ("int_e__f", 5.0)]


@pytest.mark.parametrize(
    ("kind", "path", "layer"),
    [
        ("model", "models/staging/shopify/base_shopify__orders.sql", "staging"),
        ("model", "models/intermediate/run/int_run__as_of.sql", "intermediate/run"),
        ("model", "models/marts/personas/dim_personas.sql", "marts/personas"),
        ("model", "models/lost.sql", "models"),
        ("seed", "seeds/sample/shopify/shopify__order.csv", "seeds"),
        ("test", "tests/marts/assert_x.sql", "data tests"),
        ("unit_test", "models/marts/personas/_personas__unit_tests.yml", "unit tests"),
        ("operation", "./dbt_project.yml", "hooks"),
    ],
)
def test_a_layer_is_read_from_the_path(kind, path, layer):
    assert layer_of(kind, path) == layer


@pytest.mark.parametrize(
    ("small", "large", "exponent"),
    [
        ((10, 3), (100, 30), 1.0),
        ((10, 3), (100, 300), 2.0),
        ((10, 3), (1000, 30), 0.5),
        ((10, 3), (100, 3), 0.0),
    ],
)
def test_the_growth_exponent(small, large, exponent):
    assert growth_exponent(small, large) == pytest.approx(exponent)


@pytest.mark.parametrize(
    ("small", "large"), [((10, 3), (10, 4)), ((0, 3), (9, 4)), ((1, 0), (9, 4))]
)
def test_an_exponent_needs_two_sizes(small, large):
    with pytest.raises(ValueError, match="no exponent"):
        growth_exponent(small, large)


def test_a_measurement_sees_time_memory_and_children(tmp_path):
    child = "import time; data = bytearray(60_000_000); sum(range(3_000_000)); time.sleep(0.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    found = measure([sys.executable, "-c", parent], tmp_path / "log", {})
    assert found.wall_seconds >= 0.5
    assert found.cpu_seconds >= 0.05
    assert found.peak_bytes >= 60_000_000


def test_memory_is_sampled_while_a_program_runs(tmp_path):
    code = "import time; data = bytearray(60_000_000); time.sleep(0.5)"
    found = measure([sys.executable, "-c", code], tmp_path / "log", {})
    assert max(sample.resident_bytes for sample in found.samples) >= 60_000_000


def test_a_failed_program_is_told_with_the_end_of_its_output(tmp_path):
    code = "print('the reason'); raise SystemExit(3)"
    with pytest.raises(StepFailedError, match=r"(?s)exit code 3.*the reason"):
        measure([sys.executable, "-c", code], tmp_path / "log", {})


def test_the_floor_reads_every_row_of_every_file(tmp_path):
    for name, rows in (
        ("a/orders.csv", 'id,"odd ""name"\n1,x\n2,"y\nz"\n'),
        ("b/t.csv", "id\n7\n"),
    ):
        file = tmp_path / name
        file.parent.mkdir()
        file.write_text(rows, encoding="utf-8")
    floor = measure_floor(tmp_path)
    assert floor.rows == 3
    assert floor.bytes == sum(file.stat().st_size for file in tmp_path.glob("*/*.csv"))
    assert floor.threads >= 1


def test_a_floor_of_nothing_is_an_error(tmp_path):
    with pytest.raises(ValueError, match="no raw files"):
        measure_floor(tmp_path)


def size(people, rows, build_seconds):
    """A result like that of a run."""
    build = Measurement(build_seconds, build_seconds * 2, 512 * 1024 * 1024, tuple(samples((1, 5))))
    nodes = node_times(RESULTS, MANIFEST)
    return SizeResult(
        world=World(people, 12, 1),
        generate=build,
        floor=Floor(rows, 3 * 1024 * 1024, 2.0, 4.0, 2),
        load=Measurement(4.0, 5.0, 1024 * 1024),
        build=build,
        layers=tuple(layer_costs(nodes, [])),
        slowest=tuple(slowest_models(nodes)),
        database_bytes=1,
    )


def test_the_markdown_holds_sizes_ratios_exponents_layers_and_slowest():
    text = as_markdown([size(100, 1000, 10.0), size(1000, 10000, 100.0)])
    assert (
        "| 100 | 1,000 | 3 | 2.0 (4.0) | 4.0 (5.0) | 1 | 10.0 (20.0) | 512 | 5.0 (5.0) | 7.0 |"
        in text
    )
    assert "| 100 | 1,000 | 0.00 | 1.00 | 1.00 | 0.00 |" in text
    assert "| intermediate/identity | 15.0 |  | 15.0 |  |" in text
    assert "| `int_b__c` | intermediate/identity | 10.0 |" in text


def test_one_size_has_no_exponent():
    assert "Growth" not in as_markdown([size(100, 1000, 10.0)])


def test_the_json_holds_the_numbers_but_not_the_samples():
    entry = json.loads(as_json([size(100, 1000, 10.0)]))["sizes"][0]
    assert entry["build"] == {
        "wall_seconds": 10.0,
        "cpu_seconds": 20.0,
        "peak_bytes": 512 * 1024 * 1024,
    }
    assert entry["world"]["people"] == 100


@pytest.mark.slow
def test_a_tiny_benchmark_runs_through(tmp_path):
    options = ["--people", 200, 400, "--months", 3, "--work", tmp_path, "--json"]
    done = finished("portrait-lab", "benchmark", "build", *options)
    assert done.returncode == 0, done.stderr
    sizes = json.loads(done.stdout)["sizes"]
    assert [entry["world"]["people"] for entry in sizes] == [200, 400]
    assert sizes[1]["floor"]["rows"] > sizes[0]["floor"]["rows"] > 0
    layers = {cost["layer"]: cost for cost in sizes[0]["layers"]}
    assert layers["intermediate/identity"]["peak_bytes"] > 0
    assert list(tmp_path.iterdir()) == []
