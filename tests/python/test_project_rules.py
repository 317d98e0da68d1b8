"""The project follows its rules, and every rule can find an offender."""

import json
from dataclasses import replace

import pytest
from commands import finished
from project_graphs import changed, clean_project, model
from project_rule_examples_adapted import ADAPTED_RULES
from project_rule_examples_own import OWN_RULES

from portrait.database import REPOSITORY, connect
from portrait_lab.project_rules import RULES, group_of
from portrait_lab.project_rules.built import undeclared_columns
from portrait_lab.project_rules.exceptions import excepted, read_exceptions
from portrait_lab.project_rules.findings import check, offender_lines
from portrait_lab.project_rules.graph import Column
from portrait_lab.project_rules.manifest import graph_from_manifest
from portrait_lab.project_rules.parsing import parse_project
from portrait_lab.project_rules.sql_text import hard_coded_relations, last_relation, unordered_picks

EXAMPLES = ADAPTED_RULES | OWN_RULES
EVALUATOR_RULES = {
    "modeling": 13,
    "testing": 3,
    "documentation": 4,
    "structure": 4,
    "performance": 2,
    "governance": 3,
}


@pytest.fixture(scope="session")
def graph():
    """The current project, parsed now."""
    return parse_project(REPOSITORY)


@pytest.fixture(scope="session")
def sample_graph(every_channel):
    """The project that reads its embedded sample, as the build of every channel read it."""
    manifest = every_channel.folder / "target" / "manifest.json"
    return graph_from_manifest(json.loads(manifest.read_text(encoding="utf-8")))


@pytest.mark.parametrize("rule_name", sorted(RULES))
def test_project_follows(rule_name, graph):
    offenders = set(RULES[rule_name](graph))
    assert offenders - excepted(rule_name, read_exceptions()) == set()


@pytest.mark.parametrize("rule_name", sorted(RULES))
def test_exceptions_are_still_needed(rule_name, graph):
    assert excepted(rule_name, read_exceptions()) - set(RULES[rule_name](graph)) == set()


def test_only_base_models_read_the_embedded_sample(sample_graph):
    assert list(RULES["raw_rows_read_outside_base_models"](sample_graph)) == []


def test_the_graph_holds_the_whole_project(graph):
    files = {str(path.relative_to(REPOSITORY)) for path in REPOSITORY.glob("models/**/*.sql")}
    assert files
    assert {node.path for node in graph.nodes.values() if node.kind == "model"} == files


def test_every_exception_names_a_rule():
    assert {exception.rule for exception in read_exceptions()} <= set(RULES)


def test_all_twenty_nine_rules_of_the_evaluator_are_here():
    adapted = dict.fromkeys(EVALUATOR_RULES, 0)
    for name, rule in RULES.items():
        if group_of(name) in adapted and "Portrait's own" not in rule.__doc__:
            adapted[group_of(name)] += 1
    assert adapted == EVALUATOR_RULES
    assert sum(adapted.values()) == len(ADAPTED_RULES) == 29


def test_every_rule_has_an_example():
    assert set(EXAMPLES) == set(RULES)


@pytest.mark.parametrize("rule_name", sorted(RULES))
def test_a_clean_project_breaks_no_rule(rule_name):
    assert list(RULES[rule_name](clean_project())) == []


@pytest.mark.parametrize("rule_name", sorted(EXAMPLES))
def test_a_rule_fires_and_names_the_offenders(rule_name):
    nodes, offenders = EXAMPLES[rule_name]
    assert set(RULES[rule_name](changed(clean_project(), *nodes))) == offenders


def test_the_report_tells_offender_exception_and_leftover(tmp_path):
    path = tmp_path / "exceptions.csv"
    path.write_text(
        "rule,offender,reason\n"
        "undocumented_models,int_gone__away,was needed once\n"
        "root_models,int_days__spun has no parent,a calendar is made of nothing\n",
        encoding="utf-8",
    )
    nodes = [*EXAMPLES["root_models"][0], *EXAMPLES["undocumented_models"][0]]
    findings = check(changed(clean_project(), *nodes), read_exceptions(path))
    lines = offender_lines(findings)
    assert "undocumented_models: int_a__b" in lines
    assert "undocumented_models: exception no longer needed: int_gone__away" in lines
    assert not [line for line in lines if line.startswith("root_models")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rule,offender\n", "row 1: the header"),
        ("rule,offender,reason\nroot_models,a,\n", "row 2: rule, offender and reason"),
        ("rule,offender,reason\nroot_models,a,b\nroot_models,a,c\n", "row 3: root_models, a is"),
    ],
)
def test_a_broken_exception_file_is_refused(tmp_path, text, message):
    path = tmp_path / "exceptions.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_exceptions(path)


def test_a_built_warehouse_shows_columns_that_the_yaml_forgot(tmp_path):
    database = tmp_path / "portrait.duckdb"
    with connect(database) as connection:
        connection.execute("create schema marts")
        connection.execute(
            "create table marts.dim_customers as select 1 as email, now() as occurred_at"
        )
        connection.execute("create schema staging")
        connection.execute(
            "create table staging.base_shop__orders as"
            " select 1 as thing_id, now() as occurred_at, 1 as email"
        )
    assert list(undeclared_columns(clean_project(), database)) == [
        "base_shop__orders.email is not described",
        "dim_customers.email is not described",
        "dim_customers.occurred_at is not described",
        "dim_customers.thing_id is declared but not built",
    ]


def test_a_model_with_an_alias_is_held_to_the_table_of_that_name(tmp_path):
    database = tmp_path / "portrait.duckdb"
    with connect(database) as connection:
        connection.execute("create schema marts")
        connection.execute("create table marts.dim_people as select 1 as email")
    graph = clean_project()
    renamed = replace(graph.nodes["model.dim_customers"], alias="dim_people")
    assert list(undeclared_columns(changed(graph, renamed), database)) == [
        "dim_customers.email is not described",
        "dim_customers.thing_id is declared but not built",
    ]


def test_an_attribute_of_a_person_is_described_where_it_is_published(tmp_path):
    database = tmp_path / "portrait.duckdb"
    with connect(database) as connection:
        connection.execute("create schema staging")
        connection.execute(
            "create table staging.base_shop__orders as select 1 as thing_id, 'Bees' as team"
        )
    attribute = Column("team", "Team the person follows.")
    published = model("dim_customers", "model.int_activities__unioned", columns=(attribute,))
    assert list(undeclared_columns(changed(clean_project(), published), database)) == []


def test_every_column_of_the_sample_is_described(graph, every_channel):
    assert list(undeclared_columns(graph, every_channel.database)) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("select * from {{ ref('orders') }}", []),
        ("with orders as (select 1) select * from orders", []),
        ("select * from orders", ["orders"]),
        ("select * from a\njoin other.schema_name.orders on true", ["other.schema_name.orders"]),
        ("select extract(year from orders.day) from {{ x }}", []),
        ("select 1 from {{ x }} where a is not distinct from orders.b", []),
        ("select * from range(5)", []),
        ("select * from 'orders.parquet'", ["'orders.parquet'"]),
        ("select * from read_csv('x')", ["read_csv"]),
        ("-- from raw.orders\nselect * from {{ x }} {# from raw.orders #}", []),
        ("with orders as (select [1] as items) select 1 from orders, x\njoin orders.items", []),
    ],
)
def test_hard_coded_references_are_told_from_the_rest(code, found):
    assert list(hard_coded_relations(code, {"orders", "customers"})) == found


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("first_value(a) over (partition by coalesce(b, c) order by d)", []),
        ("first_value(a) over (partition by b)", ["first_value"]),
        ("last(a order by b)", []),
        ("select a from b order by c limit 3", []),
        ("select a from (select d from b order by d) as e limit 3", []),
        ("select a from b limit 0", []),
        ("select a from b limit 3", ["limit"]),
    ],
)
def test_picks_need_a_total_order(code, found):
    assert list(unordered_picks(code)) == found


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("select * from orders_kept\n", "orders_kept"),
        ("select * from orders_kept;\n-- the end", "orders_kept"),
        ("select * from {{ ref('orders') }}", None),
        ("select * from orders_kept where true", None),
    ],
)
def test_the_last_relation_is_found(code, name):
    assert last_relation(code) == name


def test_the_command_refuses_a_folder_that_is_no_project(tmp_path):
    done = finished("portrait-lab", "rules", "--project", tmp_path)
    assert done.returncode == 1
    assert "dbt_project.yml" in done.stdout + done.stderr
