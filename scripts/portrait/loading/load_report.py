"""Prints the progress and the result of a load, without any value of a row."""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn
from rich.table import Table

from portrait.database import warehouse_path
from portrait.loading.loader import Report, Watch
from portrait.loading.values import Landed, SourceFile
from portrait.variables import source_variables

_WIDTH_OF_FILES = 200


@contextmanager
def progress_watch() -> Iterator[Watch]:
    """Show the progress of the current file on stderr."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    console = Console(stderr=True)
    hidden = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=hidden) as progress:
        tasks: dict[SourceFile, TaskID] = {}

        def watch(source: SourceFile, share: float) -> None:
            if source not in tasks:
                for task in tasks.values():
                    progress.update(task, visible=False)
                tasks[source] = progress.add_task(source.label, total=1)
            progress.update(tasks[source], completed=share)

        yield watch


def print_report(report: Report, database: Path) -> None:
    """Print the remarks on files, the table of all files, and the next command."""
    notes, results = Console(stderr=True, soft_wrap=True), Console(soft_wrap=True)
    if not results.is_terminal:
        results.width = _WIDTH_OF_FILES
    for line in _remarks(report):
        notes.print(line, markup=False, highlight=False)
    results.print(_table(report))
    for line in _next_steps(report, database):
        results.print(line, markup=False, highlight=False)


def _remarks(report: Report) -> Iterator[str]:
    for item in report.ignored:
        yield f"ignored: {item.label}: {item.why}"
    for file in report.landed:
        for remark in _remarks_of(file):
            yield f"{file.source.label}: {remark}"
    yield from report.said
    for failure in report.failures:
        yield f"failed: {failure.source.label}: {failure.why}"


def _remarks_of(file: Landed) -> Iterator[str]:
    if file.repeats:
        yield f"loaded before, from {file.repeats}: nothing changed"
    if not file.dialect.is_certain:
        yield f"read as {file.dialect.encoding}: {file.dialect.encoding_origin}"
    yield from file.said
    if file.rejected:
        yield (
            f"rejected {file.rejected:,} of {file.accepted + file.rejected:,} records, "
            f"kept in raw_portrait.load_rejects; the first: {file.first_rejection}"
        )


def _table(report: Report) -> Table:
    table = Table()
    for heading in ("channel", "table", "file"):
        table.add_column(heading, overflow="fold")
    for heading in ("rows", "rejected"):
        table.add_column(heading, justify="right")
    table.add_column("encoding")
    table.add_column("seconds", justify="right")
    for file in report.landed:
        counts = ("-", "-") if file.repeats else (f"{file.accepted:,}", f"{file.rejected:,}")
        source = file.source
        table.add_row(
            *(source.channel, source.table, source.label, *counts),
            *(file.dialect.encoding, f"{file.seconds:.1f}"),
        )
    return table


def _next_steps(report: Report, database: Path) -> Iterator[str]:
    yield f"The warehouse is {database}"
    command = f"dbt build --vars {shlex.quote(source_variables(report.channels))}"
    if database.resolve() != warehouse_path().resolve():
        command = f"PORTRAIT_DATABASE={shlex.quote(str(database.resolve()))} {command}"
    yield f"Next: {command}"
