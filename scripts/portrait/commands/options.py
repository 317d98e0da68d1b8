"""Options that several commands share, and how a command exits when it cannot do its work."""

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

Text = str | None
Database = Annotated[
    Path | None,
    typer.Option(help="Warehouse file. Default: $PORTRAIT_DATABASE, or the repository's."),
]
Fitted = Annotated[
    Path | None, typer.Option("--out", help="Folder for the seeds. Default: seeds/fitted.")
]
Version = Annotated[int, typer.Option(help="Version number to write in each row.")]

_TIMESTAMP_FORMAT = "%Y-%m-%d %H:%M:%S"


@contextmanager
def exit_on(*errors: type[Exception]) -> Iterator[None]:
    """Print the message of these errors and exit with 1."""
    try:
        yield
    except typer.Exit:
        # It is a RuntimeError too, so `errors` could catch it.
        raise
    except errors as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error


def now() -> str:
    """Return the current timestamp in UTC: unlike the models, the commands may read the clock."""
    return datetime.now(UTC).strftime(_TIMESTAMP_FORMAT)


def check_encoding(name: str | None) -> str | None:
    """Refuse an encoding that Python does not know."""
    try:
        return name and codecs.lookup(name).name
    except LookupError:
        raise typer.BadParameter(
            f"{name}: unknown encoding; give a name such as utf-8 or gb18030"
        ) from None


def check_delimiter(delimiter: str | None) -> str | None:
    r"""Accept one ASCII character; `tab` and `\t` mean the tab character."""
    delimiter = "\t" if delimiter in ("tab", "\\t") else delimiter
    if delimiter is not None and not (
        len(delimiter) == 1 and delimiter.isascii() and delimiter not in '"\r\n'
    ):
        raise typer.BadParameter("give `tab` or one ASCII character, not a quote or a line end")
    return delimiter


def check_timestamp(timestamp: str | None) -> str | None:
    """Refuse a timestamp that is not written as YYYY-MM-DD HH:MM:SS."""
    try:
        return timestamp and datetime.strptime(timestamp, _TIMESTAMP_FORMAT).strftime(
            _TIMESTAMP_FORMAT
        )
    except ValueError:
        raise typer.BadParameter(f"{timestamp}: write it as YYYY-MM-DD HH:MM:SS") from None
