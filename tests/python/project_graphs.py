"""Tiny projects for the tests of the project rules."""

from dataclasses import replace
from pathlib import PurePosixPath

from portrait_lab.project_rules.graph import Column, Graph, Node, SourceFacts, TestFacts

GOOD_CODE = "with\n\nrows_kept as (\n\n    select 1 as a\n\n)\n\nselect * from rows_kept\n"
FOLDERS = {"dim": "marts/customers", "fct": "marts/customers", "bridge": "marts/customers"}
FOLDERS |= {"rpt": "marts/customers", "int": "intermediate/customers"}


def model(name, *reads, folder=None, **changes):
    """A model that follows every rule, except where a test changes it."""
    folder = folder or default_folder(name)
    room = PurePosixPath(folder).name
    start = "_int_" if "/intermediate/" in folder else "_"
    is_mart = "/marts/" in folder
    node = Node(
        unique_id=f"model.{name}",
        kind="model",
        name=name,
        path=f"{folder}/{name}.sql",
        parents=tuple(reads),
        description="Grain: one row per thing.",
        columns=(Column("thing_id", "Primary key."),),
        code=GOOD_CODE,
        access="public" if is_mart else "protected",
        has_contract=is_mart,
        yaml_path=f"{folder}/{start}{room}__models.yml",
    )
    return replace(node, **changes)


def default_folder(name):
    """The folder in which a model of this name belongs."""
    prefix, _, rest = name.partition("_")
    if prefix in ("base", "stg"):
        return f"models/staging/{rest.partition('__')[0]}"
    return f"models/{FOLDERS.get(prefix, 'marts/customers')}"


def source(name="shop.orders", **changes):
    """A declared source table, `channel.table`."""
    channel, _, table = name.partition(".")
    facts = SourceFacts(channel, "A shop.", f'"db"."raw_{channel}"."{table}"', loader="load.py")
    folder = f"models/staging/{channel}"
    node = Node(f"source.{name}", "source", table, f"{folder}/_{channel}__sources.yml")
    node = replace(node, description="Grain: one row per export row.", source=facts)
    facts_changed = {key: changes.pop(key) for key in list(changes) if hasattr(facts, key)}
    return replace(node, source=replace(facts, **facts_changed), **changes)


def seed(name, path="seeds/rules", **changes):
    """A seed."""
    node = Node(f"seed.{name}", "seed", name, f"{path}/{name}.csv", description="Rows of rules.")
    return replace(node, **changes)


def generic_test(tested, name, *columns, folder=None, is_partial=False):
    """A test in the YAML of the model `tested`."""
    attached = f"model.{tested}"
    return Node(
        unique_id=f"test.{name}.{tested}.{'.'.join(columns)}",
        kind="test",
        name=f"{name}_{tested}",
        path=f"{folder or default_folder(tested)}/_models.yml",
        parents=(attached,),
        test=TestFacts(name, attached, frozenset(columns), is_partial),
    )


def key_tests(tested, column="thing_id"):
    """The two tests of a primary key."""
    return [generic_test(tested, name, column) for name in ("unique", "not_null")]


def singular_test(name, code):
    """A test in a SQL file of its own."""
    path = f"tests/marts/{name}.sql"
    return Node(f"test.{name}", "test", name, path, code=code, test=TestFacts(name))


def unit_test(name, tested, description):
    """A unit test of a model."""
    path = f"{default_folder(tested)}/_unit_tests.yml"
    parents = (f"model.{tested}",)
    return Node(f"unit.{name}", "unit_test", name, path, parents, description)


def exposure(*reads):
    """A dashboard."""
    return Node("exposure.board", "exposure", "board", "models/marts/_board.yml", tuple(reads))


def macro(name, code="", path="macros/identity"):
    """A macro."""
    return Node(f"macro.{name}", "macro", name, f"{path}/{name}.sql", code=code)


def clean_project():
    """A project that follows every rule: raw, base, port, union, mart, report."""
    accounts = ["int_rejected_rows__unioned", "int_row_counts__unioned"]
    ports = ["stg_shop__activities", "int_activities__unioned"]
    names = ["base_shop__orders", *ports, *accounts, "dim_customers"]
    nodes = [
        source(),
        seed("segment_rules"),
        model("base_shop__orders", "source.shop.orders", materialized="view"),
        model("stg_shop__activities", "model.base_shop__orders", materialized="view"),
        model(
            "int_activities__unioned",
            "model.stg_shop__activities",
            folder="models/intermediate/channels",
        ),
        model(
            "int_rejected_rows__unioned",
            "source.shop.orders",
            "model.base_shop__orders",
            folder="models/intermediate/quality",
        ),
        model(
            "int_row_counts__unioned",
            "model.base_shop__orders",
            folder="models/intermediate/quality",
        ),
        model(
            "dim_customers",
            "model.int_activities__unioned",
            *(f"model.{name}" for name in accounts),
            "seed.segment_rules",
        ),
        singular_test("assert_no_customer_is_lost", "-- A lost customer would go unnoticed.\n"),
        unit_test("one_email_is_one_customer", "dim_customers", "One email is one customer."),
        exposure("model.dim_customers"),
        macro("duckdb__regexp_remove", "target.type", path="macros/cross_db"),
    ]
    tests = [test for name in names for test in key_tests(name)]
    folders = {node.name: node.folder for node in nodes}
    moved = [replace(t, path=f"{folders[t.test.attached_to[6:]]}/_models.yml") for t in tests]
    return Graph.of([*nodes, *moved], {"occurred_at": "When it happened."})


def changed(graph, *nodes):
    """The graph with some nodes added or replaced."""
    kept = {**graph.nodes, **{node.unique_id: node for node in nodes}}
    return Graph.of(kept.values(), graph.docs)
