"""The recipes of CONTRIBUTING.md as edits: tests and measurements follow them.

A recipe is a file `tests/fixtures/recipes/<name>.yml`. `copies` lists folders whose files are new
in the project. `edits` adds lines to existing files. `edits_to_commit` are edits that a merge
needs, although the project builds without them. `generated` lists the files that a command of the
project then writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

RECIPES = Path("tests/fixtures/recipes")


class RecipeError(Exception):
    """A recipe does not fit the project; the message says which step, and why."""


@dataclass(frozen=True)
class Edit:
    """Lines to add to a file: after the one line `below`, or at its end if `below` is empty.

    With `extend` the text is appended to the one line that begins with it.
    """

    file: str
    add: tuple[str, ...]
    below: str = ""
    extend: str = ""

    def applied_to(self, text: str) -> str:
        """Return the text with the lines added.

        Raises `RecipeError` if the line to add to does not occur exactly once.
        """
        lines = text.splitlines()
        if self.extend:
            place = self._only([line.startswith(self.extend) for line in lines], self.extend)
            added = [lines[place - 1] + "".join(self.add)]
            return _joined(lines[: place - 1], added, lines[place:])
        if self.below:
            place = self._only([line == self.below for line in lines], self.below)
            return _joined(lines[:place], self.add, lines[place:])
        return _joined(lines, self.add)

    def _only(self, is_meant: list[bool], wanted: str) -> int:
        """Return the number of the only line that is meant, from 1."""
        if is_meant.count(True) != 1:
            raise RecipeError(f"{self.file} has {is_meant.count(True)} lines {wanted!r}, not one")
        return is_meant.index(True) + 1


@dataclass(frozen=True)
class Recipe:
    """One kind of change: folders of new files, and lines for existing files."""

    name: str
    copies: Mapping[str, str]
    edits: tuple[Edit, ...]
    edits_to_commit: tuple[Edit, ...]
    generated: tuple[str, ...] = ()

    def changes(
        self, project: Path, *, to_commit: bool = False, fixtures: Path | None = None
    ) -> dict[str, str]:
        """Return the text of every file that the recipe changes in this project, by path.

        Copied folders are in the project, or in the checkout `fixtures`. Raises `RecipeError` if a
        step does not fit.
        """
        changed = self._new_files(project, fixtures or project)
        for edit in (*self.edits, *(self.edits_to_commit if to_commit else ())):
            if edit.file not in changed:
                changed[edit.file] = _text(project / edit.file)
            changed[edit.file] = edit.applied_to(changed[edit.file])
        return changed

    def _new_files(self, project: Path, fixtures: Path) -> dict[str, str]:
        """Return the copied files; a file that already exists in the project is an error."""
        files: dict[str, str] = {}
        for origin, target in self.copies.items():
            for path in sorted((fixtures / origin).rglob("*")):
                name = f"{target}/{path.relative_to(fixtures / origin).as_posix()}"
                if path.is_file() and (project / name).exists():
                    raise RecipeError(f"{name} is there already")
                if path.is_file():
                    files[name] = _text(path)
        if self.copies and not files:
            raise RecipeError(
                f"the recipe {self.name} copies no file from {', '.join(self.copies)}"
            )
        return files


def read_recipes(project: Path) -> dict[str, Recipe]:
    """Return the recipes of a project by name; none if it has no folder of recipes."""
    return {path.stem: read_recipe(path) for path in sorted((project / RECIPES).glob("*.yml"))}


def read_recipe(path: Path) -> Recipe:
    """Return the recipe in a file."""
    written: Mapping[str, Any] = yaml.safe_load(_text(path))
    return Recipe(
        name=path.stem,
        copies=dict(written.get("copies") or {}),
        edits=_edits(written.get("edits")),
        edits_to_commit=_edits(written.get("edits_to_commit")),
        generated=tuple(written.get("generated") or ()),
    )


def follow(recipe: Recipe, project: Path, fixtures: Path, *, to_commit: bool = False) -> None:
    """Change a project, which is a copy of the checkout `fixtures`, according to the recipe."""
    changes = recipe.changes(project, to_commit=to_commit, fixtures=fixtures)
    for name, text in changes.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")


def _joined(*parts: Iterable[str]) -> str:
    """Return lines as the text of a file."""
    return "".join(f"{line}\n" for part in parts for line in part)


def _edits(written: list[Mapping[str, Any]] | None) -> tuple[Edit, ...]:
    """Return the edits that a recipe lists."""
    found = tuple(
        Edit(entry["file"], tuple(entry["add"]), entry.get("below", ""), entry.get("extend", ""))
        for entry in written or ()
    )
    if not all(edit.add for edit in found):
        raise RecipeError("an edit adds no line")
    return found


def _text(path: Path) -> str:
    """Return the text of a file."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise RecipeError(f"{path} cannot be read: {error.strerror}") from error
