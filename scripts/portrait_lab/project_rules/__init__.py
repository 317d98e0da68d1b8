"""The rules of the dbt project, checked on dbt's own manifest."""

from portrait_lab.project_rules import (
    documentation,
    governance,
    layers,
    modeling,
    performance,
    structure,
    testing,
    writing,
)
from portrait_lab.project_rules.registry import RULES, Rule, group_of, rule

GROUPS = (
    modeling,
    testing,
    documentation,
    structure,
    performance,
    governance,
    layers,
    writing,
)

__all__ = ["GROUPS", "RULES", "Rule", "group_of", "rule"]
