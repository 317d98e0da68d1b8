"""Renders dbt macros of this project without dbt, for Python that must agree with the models."""

import re
from collections.abc import Callable
from functools import cache
from types import SimpleNamespace
from typing import Any

import jinja2

from portrait.database import REPOSITORY
from portrait.variables import project_variables

_MACRO = re.compile(r"\{%-?\s*macro\s+(\w+)\(.*?\{%-?\s*endmacro\s*-?%\}", re.DOTALL)


class _ReturnedError(Exception):
    """Carries what a macro returns by `return()`, which need not be text."""

    def __init__(self, value: object) -> None:
        self.value = value


def render_macro(name: str, *arguments: object) -> str:
    """Return the SQL (DuckDB) that a macro in `macros/` writes for these arguments.

    Raises:
        KeyError: there is no such macro.
        ValueError: the macro refuses its arguments.
    """
    return str(_macros()[name](*arguments)).strip()


@cache
def _macros() -> dict[str, Callable[..., Any]]:
    """Return every macro by name: each one finds the others as dbt would hand them over."""
    found: dict[str, Callable[..., Any]] = {}
    environment = jinja2.Environment(  # noqa: S701  SQL, no page
        extensions=["jinja2.ext.do"], undefined=jinja2.StrictUndefined
    )
    environment.globals.update(_context(found))
    for path in sorted((REPOSITORY / "macros").rglob("*.sql")):
        for macro in _MACRO.finditer(path.read_text(encoding="utf-8")):
            found[macro.group(1)] = _callable(environment, macro.group(1), macro.group(0))
    environment.globals.update(found)
    return found


def _context(macros: dict[str, Callable[..., Any]]) -> dict[str, Any]:
    """Return the part of dbt's context that macros over single values need."""
    variables = project_variables()

    def dispatch(name: str, package: str) -> Callable[..., Any]:
        return macros.get(f"duckdb__{name}") or macros[f"default__{name}"]

    def given_back(value: object) -> None:
        raise _ReturnedError(value)

    def refuse(message: str) -> None:
        raise ValueError(message)

    return {
        "adapter": SimpleNamespace(dispatch=dispatch),
        "exceptions": SimpleNamespace(raise_compiler_error=refuse),
        "execute": True,
        "modules": SimpleNamespace(re=re),
        "return": given_back,
        "var": lambda name, default=None: variables.get(name, default),
    }


def _callable(environment: jinja2.Environment, name: str, source: str) -> Callable[..., Any]:
    """Compile a macro when it is called first: most are never asked for here."""
    compiled: list[Callable[..., Any]] = []

    def call(*arguments: object, **named: object) -> object:
        if not compiled:
            compiled.append(getattr(environment.from_string(source).module, name))
        try:
            return compiled[0](*arguments, **named)
        except _ReturnedError as returned:
            return returned.value

    return call
