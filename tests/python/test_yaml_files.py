"""YAML silently keeps the last of two equal keys; no file of the project may rely on this."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import pytest
import yaml

from portrait.database import REPOSITORY

FOLDERS = ("models", "seeds", "macros", "tests", "analyses")
FILES = [
    REPOSITORY / "dbt_project.yml",
    REPOSITORY / "profiles.yml",
    *(file for folder in FOLDERS for file in sorted((REPOSITORY / folder).rglob("*.yml"))),
]


class UniqueKeys(yaml.SafeLoader):
    """Reads YAML, and refuses a mapping with one key twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Return the mapping of a node; raises `ValueError` naming the key and its line."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise ValueError(f"line {key.start_mark.line + 1}: {key.value} is there twice")
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def repeated_keys(text: str) -> str:
    """Return what is wrong with a YAML text; empty if no key is repeated."""
    try:
        yaml.load(text, UniqueKeys)  # noqa: S506 - a safe loader
    except ValueError as error:
        return str(error)
    return ""


def test_a_repeated_key_is_seen() -> None:
    assert repeated_keys("vars:\n  a: 1\n  a: 2\n") == "line 3: a is there twice"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(Path(file).relative_to(REPOSITORY)))
def test_no_key_is_there_twice(file: Path) -> None:
    assert repeated_keys(file.read_text(encoding="utf-8")) == ""
