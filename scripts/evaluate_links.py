"""Link a file of person records without labels and hold the result to its truth column."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from portrait_lab.benchmark.measuring import StepFailedError
from portrait_lab.link_benchmark.linkers import LinkRequest, run_linkers
from portrait_lab.link_benchmark.links_table import failures, links_markdown
from portrait_lab.link_benchmark.records import MappingError, read_mapping
from portrait_lab.referee import RefereeUnavailableError


def main(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="CSV files.")],
    columns: Annotated[
        str, typer.Option(help="given_name=first,street=number+road, or a YAML file of the same.")
    ],
    truth: Annotated[str, typer.Option(help="Column of the person, or column:pattern.")],
    referee: Annotated[str | None, typer.Option(help="splink: beside it, same records.")] = None,
    one_to_one: Annotated[bool, typer.Option(help="No file has duplicates of its own.")] = False,
    least_f1: Annotated[float, typer.Option(min=0, max=1, help="Of clusters at .95.")] = 0,
) -> None:
    """Print pair and cluster F1 and CPU seconds; exit 1 when below --least-f1."""
    if referee not in (None, "splink"):
        raise typer.BadParameter("splink is the only referee", param_hint="--referee")
    say = Console(stderr=True).print
    try:
        mapping = read_mapping(columns)
        request = LinkRequest(tuple(files), mapping, truth, referee is not None, one_to_one)
        records, runs = run_linkers(request, say)
    except (MappingError, RefereeUnavailableError, StepFailedError, OSError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(links_markdown(records, runs))
    broken = failures(runs, least_f1)
    typer.echo("\n".join(broken), err=True, nl=bool(broken))
    raise typer.Exit(1 if broken else 0)


if __name__ == "__main__":
    typer.run(main)
