"""Write rejected rows out as they were landed, to be corrected, or say how to decide them anew."""

from pathlib import Path
from typing import Annotated

import typer

from portrait.commands.options import Database, exit_on


def replay(
    channel: Annotated[str, typer.Option(help="As in fct_rejected_rows.")],
    table: Annotated[str, typer.Option(help="Its raw table.")],
    out: Annotated[Path | None, typer.Option(help="DIR/<channel>/<table>.csv.")] = None,
    reason: Annotated[
        list[str] | None, typer.Option(help="Default: all that tell of a mistake.")
    ] = None,
    again: Annotated[bool, typer.Option(help="Print the command instead of writing.")] = False,
    database: Database = None,
) -> None:
    """Write the rows to --out, or, after a fix of code or seeds, print the command with --again."""
    from portrait.database import DatabaseUnavailableError, warehouse_path
    from portrait.replaying import Replay, ReplayError, is_where_the_loader_looks, replay

    if again == bool(out):
        raise typer.BadParameter("give either --out FILE or --again")
    if out and not is_where_the_loader_looks(out, channel, table):
        raise typer.BadParameter(f"--out must end in {channel}/{table}.csv: the loader goes by it")
    with exit_on(DatabaseUnavailableError, ReplayError):
        for line in replay(Replay(warehouse_path(database), channel, table, reason or [], out)):
            typer.echo(line)
