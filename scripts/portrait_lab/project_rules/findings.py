"""Run every rule over a graph and report the findings."""

from __future__ import annotations

from dataclasses import dataclass

from rich.table import Table

from portrait_lab.project_rules import RULES, group_of
from portrait_lab.project_rules.exceptions import RuleException, excepted
from portrait_lab.project_rules.graph import Graph


@dataclass(frozen=True)
class Finding:
    """The finding of one rule: its offenders, accepted ones, and exceptions no longer needed."""

    rule: str
    offenders: tuple[str, ...]
    let_pass: tuple[str, ...]
    not_needed: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left to fix."""
        return not self.offenders and not self.not_needed


def check(graph: Graph, exceptions: tuple[RuleException, ...]) -> list[Finding]:
    """Return the finding of every rule, in the order of the registry."""
    return [_check_rule(rule, graph, exceptions) for rule in RULES]


def _check_rule(rule: str, graph: Graph, exceptions: tuple[RuleException, ...]) -> Finding:
    """Return the finding of one rule."""
    found, allowed = set(RULES[rule](graph)), excepted(rule, exceptions)
    return Finding(
        rule=rule,
        offenders=tuple(sorted(found - allowed)),
        let_pass=tuple(sorted(found & allowed)),
        not_needed=tuple(sorted(allowed - found)),
    )


def finding_table(findings: list[Finding]) -> Table:
    """Return a table of the rules with the number of offenders of each."""
    table = Table(title="Project rules", title_justify="left")
    for name in ("group", "rule", "offenders", "let pass"):
        table.add_column(name, justify="right" if name in ("offenders", "let pass") else "left")
    for finding in findings:
        style = None if finding.is_clean else "red"
        counts = (str(len(finding.offenders)), str(len(finding.let_pass)))
        table.add_row(group_of(finding.rule), finding.rule, *counts, style=style)
    return table


def offender_lines(findings: list[Finding]) -> list[str]:
    """Return one line per thing to fix: the rule, then the offender by name."""
    lines = [f"{finding.rule}: {name}" for finding in findings for name in finding.offenders]
    for finding in findings:
        lines += [f"{finding.rule}: exception no longer needed: {n}" for n in finding.not_needed]
    return lines
