"""Options that several commands have, and how a command ends that cannot do what is asked."""

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

Text = str | None
Database = Annotated[
    Path | None, typer.Option(help="The warehouse file. Default: $PORTRAIT_DATABASE.")
]
Fitted = Annotated[Path | None, typer.Option("--out", help="Folder of the fitted seeds.")]
Version = Annotated[int, typer.Option(help="Version to write beside each row.")]

_MOMENT = "%Y-%m-%d %H:%M:%S"


@contextmanager
def exit_on(*errors: type[Exception]) -> Iterator[None]:
    """Print the message of these errors and exit with 1."""
    try:
        yield
    except typer.Exit:
        # A RuntimeError in Python's eyes, and no error.
        raise
    except errors as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error


def now() -> str:
    """Return the moment of loading, in UTC: the loader, unlike the models, may read the clock."""
    return datetime.now(UTC).strftime(_MOMENT)


def check_encoding(name: str | None) -> str | None:
    """Refuse an encoding that Python does not know."""
    try:
        return name and codecs.lookup(name).name
    except LookupError:
        raise typer.BadParameter(f"{name} is no known encoding") from None


def check_delimiter(delimiter: str | None) -> str | None:
    r"""Accept one ASCII character; `tab` and `\t` stand for the tabulator."""
    delimiter = "\t" if delimiter in ("tab", "\\t") else delimiter
    if delimiter is not None and not (
        len(delimiter) == 1 and delimiter.isascii() and delimiter not in '"\r\n'
    ):
        raise typer.BadParameter("one ASCII character, not a quote, is needed")
    return delimiter


def check_moment(moment: str | None) -> str | None:
    """Refuse a moment that is not written YYYY-MM-DD HH:MM:SS."""
    try:
        return moment and datetime.strptime(moment, _MOMENT).strftime(_MOMENT)
    except ValueError:
        raise typer.BadParameter("write it as YYYY-MM-DD HH:MM:SS") from None
