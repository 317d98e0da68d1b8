"""Names the command after which a raw table's rows are decided anew."""

import re
import shlex
from collections.abc import Sequence
from pathlib import Path

from portrait.database import REPOSITORY, warehouse_path
from portrait.loading.printing import source_variables
from portrait.replaying.rows import ReplayError

STAGING = REPOSITORY / "models" / "staging"


def base_model(channel: str, table: str, staging: Path = STAGING) -> str:
    """Return the base model that judges a raw table, as its channel's rejected rows name it.

    Raises:
        ReplayError: there is no such channel, or it does not read the table.
    """
    file = staging / channel / f"base_{channel}__rejected_rows.sql"
    if not file.exists():
        raise ReplayError(f"{channel}: there is no such channel in {staging}")
    found: dict[str, str] = dict(re.findall(r"'(\w+)'\s*:\s*'(base_\w+)'", file.read_text("utf-8")))
    if table not in found:
        raise ReplayError(f"{channel}.{table}: the channel reads {', '.join(sorted(found))}")
    return found[table]


def again_command(model: str, channels: Sequence[str], database: Path) -> str:
    """Return the command that decides all rows of a base model anew, and what follows from them."""
    variables = shlex.quote(source_variables(channels))
    command = f"dbt build --full-refresh --select {model}+ --vars {variables}"
    if database.resolve() != warehouse_path().resolve():
        return f"PORTRAIT_DATABASE={shlex.quote(str(database.resolve()))} {command}"
    return command
