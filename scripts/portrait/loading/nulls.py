"""What a tool may write for "no value": the project's own list, which the models read too."""

from functools import cache

from portrait.variables import project_variables


@cache
def null_spellings() -> tuple[str, ...]:
    """Return `vars.null_spellings` of dbt_project.yml, lower case."""
    return tuple(str(spelling).lower() for spelling in project_variables()["null_spellings"])
