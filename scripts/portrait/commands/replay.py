"""Write rejected rows to a file to be corrected, or print the command that re-evaluates them."""

from pathlib import Path
from typing import Annotated

import typer

from portrait.commands.options import Database, exit_on


def replay(
    channel: Annotated[str, typer.Option(help="As in fct_rejected_rows.")],
    table: Annotated[str, typer.Option(help="Raw table, as in fct_rejected_rows.")],
    out: Annotated[
        Path | None, typer.Option(help="File to write: DIR/<channel>/<table>.csv.")
    ] = None,
    reason: Annotated[
        list[str] | None, typer.Option(help="Reject reason. Default: all that are mistakes.")
    ] = None,
    again: Annotated[bool, typer.Option(help="Print the command that re-evaluates them.")] = False,
    database: Database = None,
) -> None:
    """Write the rows to --out; or, after a fix of code or seeds, print the command with --again."""
    from portrait.database import DatabaseUnavailableError, warehouse_path
    from portrait.replaying import Replay, ReplayError, is_where_the_loader_looks, replay

    if again == bool(out):
        raise typer.BadParameter("give either --out FILE or --again")
    if out and not is_where_the_loader_looks(out, channel, table):
        raise typer.BadParameter(
            f"--out must end in {channel}/{table}.csv: the loader needs that path"
        )
    with exit_on(DatabaseUnavailableError, ReplayError):
        for line in replay(Replay(warehouse_path(database), channel, table, reason or [], out)):
            typer.echo(line)
