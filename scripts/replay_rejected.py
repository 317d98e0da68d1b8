"""Write rejected rows out as they were landed, to be corrected, or say how to decide them anew."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from portrait.database import DatabaseUnavailableError, connect, warehouse_path
from portrait.loading.discovery import sql_name
from portrait.loading.register import channels
from portrait.replaying.again import again_command, base_model
from portrait.replaying.rows import ReplayError, rejected_by_reason, write_rows


def main(
    channel: Annotated[str, typer.Option(help="As in fct_rejected_rows.")],
    table: Annotated[str, typer.Option(help="Its raw table.")],
    out: Annotated[Path | None, typer.Option(help="DIR/<channel>/<table>.csv.")] = None,
    reason: Annotated[
        list[str] | None, typer.Option(help="Default: all that tell of a mistake.")
    ] = None,
    again: Annotated[bool, typer.Option(help="Print the command instead of writing.")] = False,
    database: Annotated[Path | None, typer.Option(help="The warehouse file.")] = None,
) -> None:
    """Write the rows to --out, or, after a fix of code or seeds, print the command with --again."""
    if again == bool(out):
        raise typer.BadParameter("give either --out FILE or --again")
    if out and (out.resolve().parent.name, out.suffix, sql_name(out.stem)) != (
        channel,
        ".csv",
        table,
    ):
        raise typer.BadParameter(f"--out must end in {channel}/{table}.csv: the loader goes by it")
    path = warehouse_path(database)
    try:
        with closing(connect(path, read_only=True)) as connection:
            model = base_model(channel, table)
            counted = rejected_by_reason(connection, channel, table, reason or [])
            command = again_command(model, channels(connection), path)
            if out:
                write_rows(connection, channel, table, list(counted), out)
    except (DatabaseUnavailableError, ReplayError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    for name, rows in counted.items():
        typer.echo(f"{rows:,} rows: {name}")
    if out:
        typer.echo(f"{out} holds personal data. Correct it, then: scripts/load.py {out}")
    else:
        typer.echo(command)


if __name__ == "__main__":
    typer.run(main)
