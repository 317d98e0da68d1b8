"""Whether Splink, which is not a dependency of the project, is installed for comparison."""

from importlib.util import find_spec


class RefereeUnavailableError(Exception):
    """Splink is not installed; the message says how to install it."""


def check_referee() -> None:
    """Raise `RefereeUnavailableError` if Splink is missing."""
    if find_spec("splink") is None:
        raise RefereeUnavailableError(
            "splink is not installed: .venv/bin/uv sync --inexact --group referee"
        )
