"""The recipes of CONTRIBUTING.md follow the project's own rules, and their counts are true."""

import re
import shutil

import pytest

from portrait.database import REPOSITORY
from portrait.variables import known_channels
from portrait_lab.house.checkouts import parsed_graph
from portrait_lab.house.measures import recipe_files
from portrait_lab.house.recipes import follow, read_recipes
from portrait_lab.project_rules.exceptions import read_exceptions
from portrait_lab.project_rules.findings import check

PARTS = ("models", "macros", "seeds", "tests", "analyses", "dbt_project.yml", "profiles.yml")
# Every port is offered by one of them; the others and the sample are left out to save time.
KEPT = ("shopify", "klaviyo", "maven_crm", "loyalty")
OTHERS = sorted({*known_channels(), "sample", "python"} - {*KEPT})
SECTIONS = {
    "attribute": "Add an attribute of a person",
    "channel": "Add a channel",
    "segment": "Add a segment",
    "feature": "Add a feature",
}


def test_every_recipe_leaves_a_project_without_offenders(tmp_path):
    for part in PARTS:
        origin = REPOSITORY / part
        if origin.is_dir():
            shutil.copytree(origin, tmp_path / part, ignore=shutil.ignore_patterns(*OTHERS))
        else:
            shutil.copy(origin, tmp_path / part)
    for recipe in read_recipes(REPOSITORY).values():
        follow(recipe, tmp_path, REPOSITORY)
    graph = parsed_graph(tmp_path, [*KEPT, "guestbook"])
    assert "model.portrait.stg_guestbook__activities" in graph.nodes
    findings = check(graph, read_exceptions())
    assert {finding.rule: finding.offenders for finding in findings if finding.offenders} == {}


@pytest.mark.parametrize("name", SECTIONS)
def test_the_count_of_files_that_a_recipe_states_is_measured(name):
    text = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (section,) = re.findall(rf"^## {SECTIONS[name]}\n(.*?)(?=^## )", text, re.DOTALL | re.MULTILINE)
    counted = recipe_files(REPOSITORY)[name]
    assert counted is not None
    stated = [int(count) for count in re.findall(r"\b(\d+) files", section)]
    measured = [len(counted.to_build), len(counted.to_build) + len(counted.besides)]
    assert stated == (measured if counted.besides else measured[:1])
