"""Land exported files (CSV, JSON lines, Parquet) as the warehouse's all-text raw tables."""

from pathlib import Path
from typing import Annotated

import typer
from portrait.loading.command import check_delimiter, check_encoding, check_moment, now, run

from portrait.database import warehouse_path
from portrait.loading.outcomes import Options

Text = str | None


def main(
    paths: Annotated[list[str], typer.Argument(help="Files, folders or quoted globs.")],
    channel: Annotated[Text, typer.Option(help="Default: the name of the folder.")] = None,
    database: Annotated[Path | None, typer.Option(help="Default: $PORTRAIT_DATABASE.")] = None,
    encoding: Annotated[
        Text, typer.Option(callback=check_encoding, help="Default: detected.")
    ] = None,
    delimiter: Annotated[
        Text, typer.Option(callback=check_delimiter, help="Default: from the header.")
    ] = None,
    loaded_at: Annotated[
        Text, typer.Option(callback=check_moment, help="UTC, 'YYYY-MM-DD HH:MM:SS'. Default: now.")
    ] = None,
    batch_size: Annotated[int, typer.Option(min=1, help="MiB of text inserted at a time.")] = 16,
) -> None:
    """Land PATHS: <channel>/<table>.csv, <channel>/<table>/<parts>, a channel's folder, a file."""
    file, moment, size = warehouse_path(database), loaded_at or now(), batch_size << 20
    run(paths, Options(file, moment, channel, encoding, delimiter, size))


if __name__ == "__main__":
    typer.run(main)
