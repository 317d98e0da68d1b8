"""Find everything in a statement outside the portable set, with sqlglot's tokens and tree."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import pairwise

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.tokenizer_core import TokenType

from portrait_lab.portability.portable_set import (
    FUNCTIONS,
    FUNCTIONS_OF_MACROS,
    SYNTAX,
    SYNTAX_OF_MACROS,
    WORDS,
)

# sqlglot goes twenty calls deeper for each function inside another: regexp_replaced() nests sixty.
sys.setrecursionlimit(max(sys.getrecursionlimit(), 20_000))


def problems(sql: str, dialect: str) -> list[str]:
    """Return the forbidden constructs of a compiled statement, each once; empty if portable.

    `sql` is the statement for the engine of `dialect`, macros included.
    """
    try:
        found = [*_functions(sql, dialect), *_literals(sql, dialect), *_syntax(sql, dialect)]
    except SqlglotError as error:
        return [f"{dialect} cannot parse it: {str(error).splitlines()[0]}"]
    return sorted(set(found))


def _functions(sql: str, dialect: str) -> Iterator[str]:
    """Yield every word before a bracket that is no known function, because sqlglot renames some."""
    allowed = FUNCTIONS | FUNCTIONS_OF_MACROS[dialect] | WORDS
    for word, bracket in pairwise(sqlglot.tokenize(sql, read=dialect)):
        is_call = bracket.token_type == TokenType.L_PAREN and word.text[:1].isidentifier()
        if is_call and word.token_type != TokenType.STRING and word.text.lower() not in allowed:
            yield f"function {word.text.lower()}"


def _literals(sql: str, dialect: str) -> Iterator[str]:
    """Yield a backslash in a plain text literal: Spark removes it."""
    for token in sqlglot.tokenize(sql, read=dialect):
        written = sql[token.start : token.end + 1]
        if dialect == "spark" and token.token_type == TokenType.STRING and "\\" in written:
            yield "backslash in a text"


def _syntax(sql: str, dialect: str) -> Iterator[str]:
    """Yield every kind of expression, and every option of one, that is not in the set."""
    allowed = SYNTAX | SYNTAX_OF_MACROS[dialect]
    for statement in sqlglot.parse(sql, read=dialect):
        for node in statement.walk() if statement else ():
            if type(node).__name__ not in allowed:
                yield f"syntax {type(node).__name__}"
            yield from _options(node)


def _options(node: exp.Expr) -> Iterator[str]:
    """Yield the options of common expressions that only one engine knows."""
    if isinstance(node, exp.Distinct) and node.args.get("on"):
        yield "syntax distinct on"
    if isinstance(node, exp.Star) and any(node.args.values()):
        yield "syntax * with exceptions"
    if isinstance(node, exp.SetOperation) and node.args.get("by_name"):
        yield "syntax union by name"
    if isinstance(node, exp.Join) and node.args.get("method"):
        yield f"syntax {str(node.args['method']).lower()} join"
    if isinstance(node, exp.Pivot) and not node.args.get("unpivot"):
        yield "syntax pivot"
    if isinstance(node, exp.Group) and node.args.get("all"):
        yield "syntax group by all"
