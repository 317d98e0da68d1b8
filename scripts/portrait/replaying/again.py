"""Names the command after which a raw table's rows are decided anew."""

import shlex
from collections.abc import Sequence
from pathlib import Path

from portrait.database import warehouse_path
from portrait.replaying.rows import ReplayError
from portrait.variables import project_variables, source_variables


def base_model(channel: str, table: str) -> str:
    """Return the base model that judges a raw table, as `vars.raw_tables` of the project names it.

    Raises:
        ReplayError: there is no such channel, or it does not read the table.
    """
    raw_tables = project_variables()["raw_tables"]
    if channel not in raw_tables:
        raise ReplayError(f"{channel}: there is no such channel in dbt_project.yml")
    names: dict[str, str] = raw_tables[channel]
    if table not in names:
        raise ReplayError(f"{channel}.{table}: the channel reads {', '.join(sorted(names))}")
    return f"base_{channel}__{names[table]}"


def again_command(model: str, channels: Sequence[str], database: Path) -> str:
    """Return the command that decides all rows of a base model anew, and what follows from them."""
    variables = shlex.quote(source_variables(channels))
    command = f"dbt build --full-refresh --select {model}+ --vars {variables}"
    if database.resolve() != warehouse_path().resolve():
        return f"PORTRAIT_DATABASE={shlex.quote(str(database.resolve()))} {command}"
    return command
