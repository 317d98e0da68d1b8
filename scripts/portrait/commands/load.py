"""Load exported files (CSV, JSON lines, Parquet) into the warehouse's all-text raw tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from portrait.commands.options import (
    Database,
    Text,
    check_delimiter,
    check_encoding,
    check_timestamp,
    now,
)

if TYPE_CHECKING:
    from portrait.loading.loader import Options


def load(
    paths: Annotated[list[str], typer.Argument(help="Files, folders or quoted globs.")],
    channel: Annotated[Text, typer.Option(help="Default: the folder's name.")] = None,
    database: Database = None,
    encoding: Annotated[
        Text, typer.Option(callback=check_encoding, help="Default: detected from the bytes.")
    ] = None,
    delimiter: Annotated[
        Text, typer.Option(callback=check_delimiter, help="Default: detected from the header.")
    ] = None,
    loaded_at: Annotated[
        Text,
        typer.Option(callback=check_timestamp, help="UTC, 'YYYY-MM-DD HH:MM:SS'. Default: now."),
    ] = None,
    batch_size: Annotated[int, typer.Option(min=1, help="MiB of text inserted at a time.")] = 16,
) -> None:
    """Load PATHS: <channel>/<table>.csv, <channel>/<table>/<parts>, a channel's folder, a file."""
    from portrait.database import warehouse_path
    from portrait.loading.loader import Options

    file, timestamp, size = warehouse_path(database), loaded_at or now(), batch_size << 20
    load_and_report(paths, Options(file, timestamp, channel, encoding, delimiter, size))


def load_and_report(paths: list[str], options: Options) -> None:
    """Load `paths` and exit: 0 loaded, 1 bad input or no warehouse, 2 path not found."""
    from portrait.database import DatabaseUnavailableError
    from portrait.loading.load_report import print_report, progress_watch
    from portrait.loading.loader import load
    from portrait.loading.values import InputError

    try:
        with progress_watch() as watch:
            report = load(paths, options, watch)
    except (InputError, DatabaseUnavailableError, FileNotFoundError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2 if isinstance(error, FileNotFoundError) else 1) from error
    print_report(report, options.database)
    raise typer.Exit(0 if report.is_good else 1)
