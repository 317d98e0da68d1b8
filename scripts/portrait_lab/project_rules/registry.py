"""The registry of all project rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from portrait_lab.project_rules.graph import Graph

Rule = Callable[[Graph], Iterator[str]]

RULES: dict[str, Rule] = {}


def rule(check: Rule) -> Rule:
    """Register a function that yields one line, starting with a name, for every offender.

    Raises `ValueError` when two rules share a name.
    """
    if check.__name__ in RULES:
        raise ValueError(f"two rules are named {check.__name__}")
    RULES[check.__name__] = check
    return check


def group_of(rule_name: str) -> str:
    """Return the group of a rule: the name of the module that holds it."""
    return RULES[rule_name].__module__.rpartition(".")[2]
