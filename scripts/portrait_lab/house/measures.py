"""The measures of a project: its models, their dependencies, and its recipes."""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import combinations
from math import ceil
from pathlib import Path

from portrait_lab.house.recipes import read_recipes
from portrait_lab.house.rooms import edges_that_run_back
from portrait_lab.project_rules.graph import Graph, Node, of_kind, parents_of

RECIPE_NAMES = ("attribute", "channel", "segment", "feature")
SAME_LINES = 6
WORD = re.compile(r"\w")


@dataclass(frozen=True)
class RecipeFiles:
    """The files that one recipe changes: those for a build, and the additional ones for a merge."""

    to_build: tuple[str, ...]
    besides: tuple[str, ...]


@dataclass(frozen=True)
class House:
    """The measures of one checkout.

    A recipe without edits in the checkout is None: not measured.
    """

    models: int
    median_lines: float
    ninetieth_lines: int
    chain: tuple[str, ...]
    recipes: Mapping[str, RecipeFiles | None]
    back_edges: tuple[str, ...]
    duplicates: tuple[tuple[str, str], ...]


def measure(project: Path, graph: Graph) -> House:
    """Return the measures of a project whose graph dbt has parsed with every channel on."""
    models = list(of_kind(graph, "model"))
    lines = sorted(len(model.code.splitlines()) for model in models)
    return House(
        models=len(models),
        median_lines=statistics.median(lines) if lines else 0,
        ninetieth_lines=lines[ceil(len(lines) * 0.9) - 1] if lines else 0,
        chain=deepest_chain(graph),
        recipes=recipe_files(project),
        back_edges=tuple(edges_that_run_back(graph)),
        duplicates=tuple(duplicates(model for model in models if model.layer == "staging")),
    )


def deepest_chain(graph: Graph) -> tuple[str, ...]:
    """Return the names of the longest chain of models that read each other, first to last."""
    parents = {node.unique_id: _model_parents(graph, node) for node in of_kind(graph, "model")}
    longest: dict[str, tuple[str, ...]] = {}
    for key in TopologicalSorter(parents).static_order():
        before = [longest[parent] for parent in parents[key]]
        longest[key] = (*max(before, key=_length_then_names, default=()), graph.nodes[key].name)
    return max(longest.values(), key=_length_then_names, default=())


def recipe_files(project: Path) -> dict[str, RecipeFiles | None]:
    """Return the files that each recipe changes, by following it in memory."""
    known = read_recipes(project)
    found: dict[str, RecipeFiles | None] = dict.fromkeys(RECIPE_NAMES)
    for name, recipe in known.items():
        built = set(recipe.changes(project))
        committed = {*recipe.changes(project, to_commit=True), *recipe.generated}
        found[name] = RecipeFiles(tuple(sorted(built)), tuple(sorted(committed - built)))
    return found


def duplicates(models: Iterable[Node]) -> list[tuple[str, str]]:
    """Return the pairs of models that share six lines in a row, by name.

    Lines are compared trimmed and in lower case; comments and lines without a word are left out.
    """
    holders: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for model in models:
        for passage in _passages(lines_with_words(model.code)):
            holders[passage].add(model.name)
    pairs = {pair for names in holders.values() for pair in combinations(sorted(names), 2)}
    return sorted(pairs)


def lines_with_words(code: str) -> list[str]:
    """Return the lines of a model as they are compared."""
    without_comments = re.sub(r"\{#.*?#\}", "", code, flags=re.DOTALL)
    lines = (line.partition("--")[0].strip().lower() for line in without_comments.splitlines())
    return [line for line in lines if WORD.search(line)]


def _passages(lines: Sequence[str]) -> set[tuple[str, ...]]:
    """Return every run of as many lines as a duplicate needs."""
    return {tuple(lines[at : at + SAME_LINES]) for at in range(len(lines) - SAME_LINES + 1)}


def _model_parents(graph: Graph, node: Node) -> list[str]:
    """Return the ids of the models that a model reads."""
    return [parent.unique_id for parent in parents_of(graph, node, "model")]


def _length_then_names(chain: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """Return the sort key of chains, so that one of two equally long chains is always the same."""
    return len(chain), chain
