"""Check the dbt project against its rules and print every offender."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from portrait.commands.options import exit_on


def rules(
    project: Annotated[
        Path | None, typer.Option(help="The folder of dbt_project.yml. Default: this one.")
    ] = None,
    exceptions: Annotated[Path | None, typer.Option(help="CSV: rule,offender,reason.")] = None,
    database: Annotated[Path | None, typer.Option(help="Compare YAML with built columns.")] = None,
) -> None:
    """Parse the dbt project and apply every rule to it; exit 1 if a rule is broken."""
    from rich.console import Console

    from portrait.database import REPOSITORY, DatabaseUnavailableError
    from portrait_lab.project_rules.built import undeclared_columns
    from portrait_lab.project_rules.exceptions import EXCEPTIONS_FILE, read_exceptions
    from portrait_lab.project_rules.findings import check, finding_table, offender_lines
    from portrait_lab.project_rules.parsing import parse_project

    with exit_on(DatabaseUnavailableError, RuntimeError, ValueError, OSError):
        graph = parse_project(project or REPOSITORY)
        findings = check(graph, read_exceptions(exceptions or EXCEPTIONS_FILE))
        undeclared = list(undeclared_columns(graph, database)) if database else []
    Console().print(finding_table(findings))
    lines = [*offender_lines(findings), *undeclared]
    typer.echo("\n".join(lines) or "no offenders")
    raise typer.Exit(1 if lines else 0)
