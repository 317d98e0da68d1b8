"""Exported files instead of the embedded sample: loaded once, used by both engines."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from portrait.loading.discovery import sql_name
from portrait.variables import source_variables
from portrait_lab.programs import program


@dataclass(frozen=True)
class RawData:
    """A folder that contains a folder of files for each of the `channels`."""

    folder: Path
    channels: tuple[str, ...]

    @property
    def arguments(self) -> list[str]:
        """The arguments with which dbt reads only the loaded tables of these channels."""
        return ["--vars", source_variables(self.channels)]

    def folder_of(self, channel: str) -> Path:
        """Return the folder that the loader would use for `channel`; `ValueError` if missing."""
        inside = sorted(self.folder.iterdir()) if self.folder.is_dir() else []
        found = [path for path in inside if path.is_dir() and sql_name(path.name) == channel]
        if not found:
            raise ValueError(f"{self.folder}: no folder of channel {channel}")
        return found[0]


def land(raw: RawData, database: Path) -> None:
    """Load every channel into one DuckDB file; `RuntimeError` with the loader's message."""
    folders = [(raw.folder_of(channel), channel) for channel in raw.channels]
    for folder, channel in folders:
        _load([str(folder), "--channel", channel, "--database", str(database)])


def _load(arguments: Sequence[str]) -> None:
    command = [str(program("portrait")), "load", *arguments]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if finished.returncode:
        raise RuntimeError(f"loading failed:\n{finished.stdout[-2000:]}{finished.stderr[-2000:]}")
