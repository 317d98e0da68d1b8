"""What stands behind `scripts/load.py`: checks its options, loads, reports, and exits."""

import codecs
from datetime import UTC, datetime
from typing import NoReturn

import typer

from portrait.database import DatabaseUnavailableError
from portrait.loading.loader import load
from portrait.loading.outcomes import Options
from portrait.loading.printing import print_report, progress_watch
from portrait.loading.values import InputError

_MOMENT = "%Y-%m-%d %H:%M:%S"


def run(paths: list[str], options: Options) -> None:
    """Load `paths` and exit: 0 loaded, 1 bad input or no warehouse, 2 a path that is not there."""
    try:
        with progress_watch() as watch:
            report = load(paths, options, watch)
    except (InputError, DatabaseUnavailableError) as error:
        _stop(str(error), 1)
    except FileNotFoundError as error:
        _stop(str(error), 2)
    print_report(report, options.database)
    raise typer.Exit(0 if report.is_good else 1)


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


def _stop(message: str, code: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)
