"""Replaces what is constant in an expression by its value, before it is compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, cast

from cxfield.xpath import ast
from cxfield.xpath.environment import Context
from cxfield.xpath.errors import XPathError

if TYPE_CHECKING:
    from cxfield.xpath.compiler import Compiler

TRUE = ast.Call("true")
FALSE = ast.Call("false")


class _NotConstantError(Exception):
    """The expression asked for something from its context."""


class _Nowhere:
    """A context that tells who looks at it."""

    def __getattr__(self, name: str) -> NoReturn:
        raise _NotConstantError


_NOWHERE = cast("Context", _Nowhere())


def literal(expression: ast.Expr) -> Any:
    """Return the value of a literal, None if `expression` is none."""
    if isinstance(expression, ast.Number | ast.Text):
        return expression.value
    if expression == TRUE:
        return True
    return False if expression == FALSE else None


def fold(compiler: Compiler, expression: ast.Expr) -> ast.Expr:
    """Return `expression` with every part that needs no context evaluated."""

    def folded(part: ast.Expr) -> ast.Expr:
        if not isinstance(part, ast.Call | ast.Chain | ast.Negation) or part in (TRUE, FALSE):
            return part
        if any(literal(inner) is None for inner in ast.parts(part)):
            return part
        try:
            value = compiler.value(part)(_NOWHERE)
        except (_NotConstantError, XPathError):
            return part
        return _as_literal(value, part)

    return ast.transform(expression, folded)


def _as_literal(value: object, otherwise: ast.Expr) -> ast.Expr:
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if isinstance(value, float):
        return ast.Number(value)
    return ast.Text(value) if isinstance(value, str) else otherwise
