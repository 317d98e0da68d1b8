"""The measures of the project are correct, on small graphs and recipes whose measures are known."""

import json
import subprocess
from dataclasses import replace

import pytest
from project_graphs import model
from rich.console import Console

from portrait.database import REPOSITORY
from portrait_lab.house import checkouts
from portrait_lab.house.checkouts import CheckoutError, earlier_checkout, measured
from portrait_lab.house.house_table import chain_lines, house_json, house_table, measured_rows
from portrait_lab.house.measures import deepest_chain, duplicates, measure, recipe_files
from portrait_lab.house.recipes import Edit, RecipeError, follow, read_recipe, read_recipes
from portrait_lab.house.rooms import best_order, edges_that_run_back
from portrait_lab.project_rules.graph import Graph

LINES = [f"select {word}" for word in ("one", "two", "three", "four", "five", "six", "seven")]


def read(name: str) -> str:
    return f"model.{name}"


def rooms(*edges: tuple[str, str]) -> Graph:
    """A graph of models, each named `int_<room>__<x>`, by (reader, read)."""
    names = sorted({name for edge in edges for name in edge})
    parents = {name: [read(to) for of, to in edges if of == name] for name in names}
    folders = {name: f"models/intermediate/{name[4:].partition('__')[0]}" for name in names}
    return Graph.of(model(name, *parents[name], folder=folders[name]) for name in names)


def staged(name: str, *lines: str):
    return model(name, code="\n".join(lines))


def test_the_deepest_chain_is_named_first_to_last():
    graph = rooms(("int_b__x", "int_a__x"), ("int_c__x", "int_b__x"), ("int_c__x", "int_a__x"))
    assert deepest_chain(graph) == ("int_a__x", "int_b__x", "int_c__x")
    assert deepest_chain(Graph.of([])) == ()


def test_no_edge_runs_back_where_the_rooms_stand_in_a_row():
    graph = rooms(("int_b__x", "int_a__x"), ("int_c__x", "int_a__x"), ("int_c__y", "int_b__x"))
    assert edges_that_run_back(graph) == []


def test_of_two_rooms_that_read_each_other_the_fewer_edges_run_back():
    graph = rooms(("int_b__x", "int_a__x"), ("int_b__y", "int_a__x"), ("int_a__z", "int_b__x"))
    assert edges_that_run_back(graph) == ["int_a__z reads int_b__x"]


def test_a_circle_of_three_rooms_is_cut_where_it_is_thinnest():
    circle = (("int_b__x", "int_a__x"), ("int_c__x", "int_b__x"), ("int_a__y", "int_c__x"))
    also = (("int_a__z", "int_c__x"), ("int_c__z", "int_b__x"))
    assert edges_that_run_back(rooms(*circle, *also)) == ["int_b__x reads int_a__x"]


def test_a_circle_too_large_to_weigh_is_refused():
    with pytest.raises(ValueError, match="17 rooms"):
        best_order(tuple(f"room_{number}" for number in range(17)), {})


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (LINES, [("stg_a__x", "stg_b__x")]),
        ([line.upper().rjust(40) + "  -- why" for line in LINES], [("stg_a__x", "stg_b__x")]),
        ([*LINES[:3], "", "),", "{# why #}", *LINES[3:6]], [("stg_a__x", "stg_b__x")]),
        (LINES[:5], []),
        ([*LINES[:5], "select something", *LINES[5:]], []),
    ],
)
def test_six_equal_lines_in_a_row_make_a_pair(other, found):
    assert duplicates([staged("stg_a__x", *LINES), staged("stg_b__x", *other)]) == found


def test_models_and_lines_are_counted_and_only_staging_is_compared(tmp_path):
    lengths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100]
    models = [staged(f"int_a__x{length}", *["select same"] * length) for length in lengths]
    house = measure(tmp_path, Graph.of(models))
    assert (house.models, house.median_lines, house.ninetieth_lines) == (10, 5.5, 9)
    assert house.duplicates == ()


@pytest.fixture
def project(tmp_path):
    """A project with one recipe: a folder to copy, and lines for two files."""
    for name, text in {
        "settings.yml": "list:\n  - old\n",
        "rows.csv": "a,b\n1,2",
        "names.cfg": "names = x,y\n",
        "fixture/new/one.sql": "select 1\n",
        "tests/fixtures/recipes/channel.yml": """
copies: {fixture/new: models/new}
edits:
  - {file: settings.yml, below: "list:", add: ["  - new"]}
  - {file: rows.csv, add: ["3,4"]}
edits_to_commit:
  - {file: names.cfg, extend: "names = ", add: [",z"]}
""",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_files_of_a_recipe_are_counted_by_following_it(project):
    found = recipe_files(project)
    assert found["channel"].to_build == ("models/new/one.sql", "rows.csv", "settings.yml")
    assert found["channel"].besides == ("names.cfg",)
    assert found["segment"] is None
    assert (project / "rows.csv").read_text() == "a,b\n1,2", "counting changes nothing"


def test_a_recipe_is_followed_on_a_copy(project, tmp_path_factory):
    copy = tmp_path_factory.mktemp("copy")
    for name in ("settings.yml", "rows.csv"):
        (copy / name).write_text((project / name).read_text())
    follow(read_recipes(project)["channel"], copy, project)
    assert (copy / "settings.yml").read_text() == "list:\n  - new\n  - old\n"
    assert (copy / "rows.csv").read_text() == "a,b\n1,2\n3,4\n"
    assert (copy / "models/new/one.sql").read_text() == "select 1\n"
    with pytest.raises(RecipeError, match=r"models/new/one\.sql is there already"):
        follow(read_recipes(project)["channel"], copy, project)


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (Edit("f", ("x",), below="there"), "f has 2 lines 'there', not one"),
        (Edit("f", ("x",), extend="nowhere"), "f has 0 lines 'nowhere', not one"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused(edit, message):
    with pytest.raises(RecipeError, match=message):
        edit.applied_to("there\nthere\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("edits: [{file: rows.csv, add: []}]", "adds no line"),
        ("edits: [{file: gone.csv, add: [x]}]", r"gone\.csv cannot be read"),
        ("copies: {nowhere: models/new}", "copies no file from nowhere"),
    ],
)
def test_a_recipe_that_changes_nothing_is_refused(project, text, message):
    path = project / "tests/fixtures/recipes/channel.yml"
    path.write_text(text)
    with pytest.raises(RecipeError, match=message):
        read_recipe(path).changes(project)


@pytest.fixture
def house(project):
    graph = rooms(("int_b__x", "int_a__x"))
    return measure(project, graph)


def test_the_table_stands_side_by_side_and_says_what_was_not_measured(house):
    earlier = replace(house, models=3, recipes={})
    console = Console(width=120, record=True)
    console.print(house_table({"v1": earlier, "this checkout": house}))
    text = console.export_text()
    assert "v1" in text
    assert measured_rows(house)["files of a new channel"] == "3 (4 to commit)"
    assert measured_rows(earlier)["files of a new channel"] == "not measured"
    (models,) = [line.split("│") for line in text.splitlines() if "every channel on" in line]
    assert [cell.strip() for cell in models[2:4]] == ["3", "2"]


def test_the_json_holds_every_name_and_null_for_what_was_not_measured(house):
    (told,) = json.loads(house_json({"now": house})).values()
    assert told["chain"] == ["int_a__x", "int_b__x"]
    assert told["recipes"]["segment"] is None
    assert told["recipes"]["channel"]["besides"] == ["names.cfg"]
    assert chain_lines({"now": house})[1:] == [
        "Deepest chain, now:",
        "   1 int_a__x",
        "   2 int_b__x",
    ]


@pytest.fixture
def repository(project):
    """The project as a git repository of two commits, the first without recipes."""

    def git(*arguments: str) -> None:
        owner = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", "-C", project, *owner, *arguments], check=True, capture_output=True)

    git("init", "-q")
    git("add", "rows.csv")
    git("commit", "-qm", "first")
    git("add", "-A")
    git("commit", "-qm", "second")
    return project


def test_an_earlier_revision_is_checked_out_for_a_while(repository):
    with earlier_checkout(repository, "HEAD~1") as earlier:
        assert [path.name for path in earlier.iterdir() if path.name != ".git"] == ["rows.csv"]
    assert not earlier.exists()
    listed = subprocess.run(
        ["git", "-C", repository, "worktree", "list"], check=True, capture_output=True, text=True
    )
    assert len(listed.stdout.splitlines()) == 1


@pytest.mark.parametrize("revision", ["nowhere", "--help"])
def test_an_unknown_revision_is_refused(repository, revision):
    with pytest.raises(CheckoutError), earlier_checkout(repository, revision):
        pass


def test_both_checkouts_are_measured_the_earlier_one_first(repository, monkeypatch):
    monkeypatch.setattr(checkouts, "parsed_graph", lambda project: rooms(("int_b__x", "int_a__x")))
    houses = measured(repository, "HEAD~1")
    assert list(houses) == ["HEAD~1", "this checkout"]
    assert houses["HEAD~1"].recipes["channel"] is None
    assert houses["this checkout"].recipes["channel"] is not None


def test_a_project_that_does_not_parse_is_told_in_dbts_words(tmp_path):
    with pytest.raises(CheckoutError, match=r"dbt_project\.yml"):
        checkouts.parsed_graph(tmp_path, [])


def test_the_recipes_of_this_project_fit_it():
    counted = recipe_files(REPOSITORY)
    assert {name for name, files in counted.items() if files} >= {"channel", "segment", "feature"}
