"""Hold the dbt project to its rules and print every offender."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from portrait.database import DatabaseUnavailableError
from portrait_lab.project_rules.built import undeclared_columns
from portrait_lab.project_rules.exceptions import EXCEPTIONS_FILE, REPOSITORY, read_exceptions
from portrait_lab.project_rules.findings import check, finding_table, offender_lines
from portrait_lab.project_rules.parsing import parse_project


def main(
    project: Annotated[Path, typer.Option(help="The folder of dbt_project.yml.")] = REPOSITORY,
    exceptions: Annotated[Path, typer.Option(help="CSV: rule,offender,reason.")] = EXCEPTIONS_FILE,
    database: Annotated[Path | None, typer.Option(help="Compare YAML and built columns.")] = None,
) -> None:
    """Parse the project, apply every rule; exit 1 when one is broken."""
    try:
        graph = parse_project(project)
        findings = check(graph, read_exceptions(exceptions))
        undeclared = list(undeclared_columns(graph, database)) if database else []
    except (DatabaseUnavailableError, RuntimeError, ValueError, OSError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    Console().print(finding_table(findings))
    lines = [*offender_lines(findings), *undeclared]
    typer.echo("\n".join(lines) or "no offenders")
    raise typer.Exit(1 if lines else 0)


if __name__ == "__main__":
    typer.run(main)
