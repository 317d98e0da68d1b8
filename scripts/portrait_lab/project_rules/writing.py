"""Portrait's own rules about SQL text: same input, same bytes, and easy to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portrait_lab.project_rules.graph import Graph, Node, of_kind
from portrait_lab.project_rules.registry import rule
from portrait_lab.project_rules.sql_text import (
    ENGINE_NAMED,
    clocks_and_dice,
    last_relation,
    unordered_picks,
    without_comments,
)

LONGEST_MODEL = 120
SHIMS = "macros/cross_db/"
ENGINE_PREFIX = re.compile(r"(?:duckdb|spark|postgres|snowflake|bigquery|databricks|redshift)__")
SENTENCE = re.compile(r"[A-Z0-9].*\s.*\s.*[.!?]", re.DOTALL)


@rule
def code_that_reads_the_clock(graph: Graph) -> Iterator[str]:
    """A model, macro or test reads the clock or random numbers: `var('as_of')` is the only now."""
    for node in _written(graph):
        for found in clocks_and_dice(node.code):
            yield f"{node.name} uses {found}"


@rule
def picks_without_an_order(graph: Graph) -> Iterator[str]:
    """A model takes any value, the first value or some rows without a defined order."""
    for model in of_kind(graph, "model"):
        for found in sorted(set(unordered_picks(model.code))):
            yield f"{model.name} uses {found}"


@rule
def engines_named_outside_the_shims(graph: Graph) -> Iterator[str]:
    """Engine differences live in `macros/cross_db/`: no `target.type`, no `duckdb__` elsewhere."""
    for node in _written(graph):
        is_shim = node.kind == "macro" and node.path.startswith(SHIMS)
        is_named = node.kind == "macro" and ENGINE_PREFIX.match(node.name)
        if not is_shim and (is_named or ENGINE_NAMED.search(without_comments(node.code))):
            yield node.name


@rule
def models_that_do_not_end_in_their_rows(graph: Graph) -> Iterator[str]:
    """A model ends in `select * from <cte>`, and that CTE is named for its rows, not `final`."""
    for model in of_kind(graph, "model"):
        if last_relation(model.code) in (None, "final"):
            yield model.name


@rule
def models_that_are_too_long(graph: Graph) -> Iterator[str]:
    """A model of more than 120 lines needs a reason, written in the exceptions."""
    for model in of_kind(graph, "model"):
        if len(model.code.rstrip().splitlines()) > LONGEST_MODEL:
            yield model.name


@rule
def unit_tests_without_a_sentence(graph: Graph) -> Iterator[str]:
    """A unit test is named with a sentence that says what must hold."""
    for test in of_kind(graph, "unit_test"):
        if not SENTENCE.fullmatch(test.description) or test.name.count("_") < 2:
            yield test.name


@rule
def singular_tests_that_do_not_say_what_they_guard(graph: Graph) -> Iterator[str]:
    """A test between tables is named `assert_<sentence>` and begins with what would break."""
    for test in of_kind(graph, "test"):
        is_singular = (
            test.test is not None and not test.test.attached_to and test.path.endswith(".sql")
        )
        opens_well = test.code.lstrip().startswith(("--", "{#"))
        if is_singular and not (test.name.startswith("assert_") and opens_well):
            yield test.name


def _written(graph: Graph) -> Iterator[Node]:
    """Yield everything with handwritten SQL: models, macros and tests in files of their own."""
    for kind in ("model", "macro", "test"):
        yield from (node for node in of_kind(graph, kind) if node.path.endswith(".sql"))
