"""What a tool may write for "no value": the project's own list, which the models read too."""

from functools import cache

import yaml

from portrait.database import REPOSITORY


@cache
def null_spellings() -> tuple[str, ...]:
    """Return `vars.null_spellings` of dbt_project.yml, lower case."""
    project = yaml.safe_load((REPOSITORY / "dbt_project.yml").read_text(encoding="utf-8"))
    return tuple(str(spelling).lower() for spelling in project["vars"]["null_spellings"])
