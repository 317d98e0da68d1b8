"""The versions of Python that Portrait runs on; `pyproject.toml` and the README name them too.

Written so that Python 3.6 can parse it: with an older Python the user must see this reason, not a
syntax error.
"""

import sys

OLDEST = (3, 11)
NEWEST = (3, 13)
"""The newest version in the classifiers of dbt-core 1.11."""


def refusal(version: "tuple[int, ...]" = sys.version_info[:3]) -> "str | None":
    """Return why this Python cannot run Portrait, in one sentence; None where it can."""
    if OLDEST <= version[:2] <= NEWEST:
        return None
    oldest, newest, found = (".".join(map(str, parts)) for parts in (OLDEST, NEWEST, version))
    return f"Portrait needs Python {oldest} to {newest}; this is {found} ({sys.executable})."
