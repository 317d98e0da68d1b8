"""What is asked of a load, and what became of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portrait.loading.contracts import STAGING
from portrait.loading.discovery import Ignored
from portrait.loading.values import Landed, SourceFile

Watch = Callable[[SourceFile, float], None]
"""Is told the file being loaded and the share of it that is done, 0 to 1."""


@dataclass(frozen=True)
class Options:
    """How to load; None means: find out. `batch_bytes` of text are held and inserted at a time."""

    database: Path
    loaded_at: str
    channel: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    batch_bytes: int = 16 << 20
    staging: Path = STAGING


@dataclass(frozen=True)
class Failure:
    """A file that could not be loaded, and why; the other files are not touched by it."""

    source: SourceFile
    why: str


@dataclass(frozen=True)
class Report:
    """What became of everything that was given.

    `said` holds what concerns a channel rather than a file; `channels` all that are landed.
    """

    landed: tuple[Landed, ...]
    failures: tuple[Failure, ...]
    ignored: tuple[Ignored, ...]
    said: tuple[str, ...]
    channels: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """No file failed, and none was rejected as a whole."""
        return not self.failures and not any(file.is_wholly_rejected for file in self.landed)
