"""Everything that the pages in docs/ name exists: a page that misleads is worse than none."""

import re
from pathlib import Path

import pytest

from portrait.database import REPOSITORY

PAGES = [
    REPOSITORY / "README.md",
    REPOSITORY / "CONTRIBUTING.md",
    *sorted((REPOSITORY / "docs").glob("*.md")),
]
CODE = re.compile(r"`([^`\n]+)`")
MODEL = re.compile(r"(?:base|stg|int|dim|fct|bridge|rpt)_\w+[a-z]")
FILE = re.compile(r"(?:models|seeds|macros|tests|scripts|docs)/[\w./]+")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
NODES = {
    path.stem
    for folder in ("models", "seeds", "tests/fixtures/guestbook")
    for path in (REPOSITORY / folder).rglob("*")
    if path.suffix in (".sql", ".csv")
}


def astray(page: Path, text: str) -> list[str]:
    """Return the models, files and links of a page that do not exist."""
    words = CODE.findall(text)
    models = [word for word in words if MODEL.fullmatch(word) and word not in NODES]
    files = [word for word in words if FILE.fullmatch(word) and not (REPOSITORY / word).exists()]
    links = [link for link in LINK.findall(text) if not (page.parent / link).exists()]
    return [*models, *files, *links]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_writes_uv_with_its_folder_and_without_removing_it(page: Path) -> None:
    for command in re.findall(r"[^`\s(]*uv sync\b[^`\n]*", page.read_text(encoding="utf-8")):
        assert command.startswith(".venv/bin/uv sync --inexact"), command


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_is_there(page: Path) -> None:
    assert astray(page, page.read_text(encoding="utf-8")) == []


def test_what_is_not_there_is_seen() -> None:
    text = "`dim_customers` `dim_gone` `models/marts` `models/gone` [a](scale.md) [b](gone.md)"
    page = REPOSITORY / "docs" / "page.md"
    assert astray(page, text) == ["dim_gone", "models/gone", "gone.md"]


def test_the_readme_leads_to_every_page() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    pages = {f"docs/{path.name}" for path in (REPOSITORY / "docs").glob("*.md")}
    assert {page for page in pages if page not in readme} == set()
    assert {page for page in pages if (REPOSITORY / page).stat().st_size == 0} == set()


def test_the_glossary_is_in_order_and_names_no_word_twice() -> None:
    lines = (REPOSITORY / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| ")][1:]
    words = [row.split(" | ")[0].strip("| `").lower() for row in rows]
    assert len(words) > 50
    assert words == sorted(set(words))
