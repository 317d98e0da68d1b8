"""What must be tested: the three testing rules of dbt-project-evaluator.

A test of only some rows (`where`), or one that merely warns, proves nothing about a key.
"""

from __future__ import annotations

from collections.abc import Iterator

from portrait_lab.project_rules.graph import Graph, Node, children_of, of_kind, tests_of
from portrait_lab.project_rules.registry import rule

STORED = ("table", "incremental", "seed")
FILLING = ("not_null", "primary_key")
"""Generic tests that prove the columns they name to be not null."""


@rule
def missing_primary_key_tests(graph: Graph) -> Iterator[str]:
    """No column, or combination of columns, is tested to be both unique and never null.

    The evaluator requires only uniqueness of a combination. Portrait also requires that one of its
    columns is never null, since a key of nulls identifies nothing. `unique_combination` treats
    nulls as equal, so the other columns may contain some; `primary_key` tests both. A `not_null`
    constraint of an enforced contract counts if the database enforces it: on a table.
    """
    for model in of_kind(graph, "model"):
        filled = _never_null(graph, model)
        if not any(key & filled for key in _unique_keys(graph, model)):
            yield model.name


@rule
def missing_source_freshness(graph: Graph) -> Iterator[str]:
    """A source neither sets a freshness limit nor names its loader.

    Files that `portrait load` loads have no schedule, so they cannot be late: a source may say
    `loader: portrait load` instead of setting a limit.
    """
    for source in of_kind(graph, "source"):
        facts = source.source
        if facts and not (facts.has_freshness or facts.loader):
            yield f"{facts.source_name}.{source.name}"


@rule
def test_coverage(graph: Graph) -> Iterator[str]:
    """A model has no test of any kind: generic, singular or unit. The target is 100 %."""
    for model in of_kind(graph, "model"):
        if not children_of(graph, model, "test") and not children_of(graph, model, "unit_test"):
            yield model.name


# Without this, pytest would collect the rule as a test in a test module that imports it.
test_coverage.__test__ = False  # type: ignore[attr-defined]


def _unique_keys(graph: Graph, model: Node) -> list[frozenset[str]]:
    """Return the sets of columns that a test of all rows proves to be unique together."""
    whole = [test for test in tests_of(graph, model) if not test.is_partial]
    return [test.columns for test in whole if test.name == "unique" or _is_combination(test.name)]


def _is_combination(test_name: str) -> bool:
    """Return whether a generic test proves a combination of columns unique."""
    return test_name.startswith(("unique_combination", "primary_key"))


def _never_null(graph: Graph, model: Node) -> frozenset[str]:
    """Return the columns that a test, or a constraint the database enforces, proves not null."""
    whole = [test for test in tests_of(graph, model) if not test.is_partial]
    tested = [test.columns for test in whole if test.name in FILLING]
    is_kept = model.has_contract and model.materialized in STORED
    kept = {column.name for column in model.columns if "not_null" in column.constraints}
    return frozenset().union(*tested, kept if is_kept else ())
