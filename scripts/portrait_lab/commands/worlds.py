"""Simulate people and write what the tool of each channel would export about them."""

from pathlib import Path
from typing import Annotated

import typer


def world(
    people: Annotated[int, typer.Option(min=50, help="People in the world.")] = 600,
    months: Annotated[int, typer.Option(min=1, max=60, help="Months up to 2026-06-30.")] = 12,
    seed: Annotated[int, typer.Option(min=0, help="Same arguments, same bytes.")] = 1,
    out: Annotated[Path, typer.Option(help="Folder for raw/ and truth/.")] = Path(
        "warehouse/world"
    ),
    landed: Annotated[bool, typer.Option(help="Write tables as the loader stores them.")] = False,
) -> None:
    """Generate a world: OUT/raw/<channel>/<table>.csv, and OUT/truth/ beside it."""
    from portrait_world.generating import Folders
    from portrait_world.progress import generate_with_progress
    from portrait_world.world import World

    folders = Folders(out / "raw", out / "truth")
    generate_with_progress(World(people, months, seed), folders, landed)


def sample() -> None:
    """Regenerate the embedded sample, seeds/sample, and its truth in tests/fixtures."""
    from portrait.database import REPOSITORY
    from portrait_world.generating import SAMPLE, Folders
    from portrait_world.progress import generate_with_progress

    truth = REPOSITORY / "tests" / "fixtures" / "sample_truth"
    generate_with_progress(SAMPLE, Folders(REPOSITORY / "seeds" / "sample", truth), True)
