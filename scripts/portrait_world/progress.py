"""Progress while a world is generated, and a table of the written rows."""

from functools import partial

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from portrait_world.generating import Folders, generate
from portrait_world.world import World


def generate_with_progress(world: World, folders: Folders, landed: bool) -> None:
    """Generate a world and show progress on stderr, then the rows of each table."""
    console = Console(stderr=True)
    try:
        with Progress(console=console) as progress:
            task = progress.add_task("people", total=world.people)
            rows = generate(world, folders, landed, partial(progress.advance, task))
    except OSError as error:
        console.print(f"cannot write {error.filename}: {error.strerror}")
        raise SystemExit(1) from error
    summary = Table("channel", "table", "rows")
    for (channel, name), count in sorted(rows.items()):
        summary.add_row(channel, name, f"{count:,}")
    console.print(summary)
    console.print(f"{sum(rows.values()):,} rows in {folders.raw}, truth in {folders.truth}")
