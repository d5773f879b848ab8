"""Predicates: each becomes a function from a list of nodes to those that it keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cxfield.xpath import ast
from cxfield.xpath.comparison import compare_values
from cxfield.xpath.environment import Context, Environment
from cxfield.xpath.function import LIBRARY, Evaluator
from cxfield.xpath.tree import Node
from cxfield.xpath.values import to_boolean

if TYPE_CHECKING:
    from cxfield.xpath.compiler import Compiler

Filter = Callable[["list[Node]", Context], "list[Node]"]


def compile_filters(compiler: Compiler, predicates: tuple[ast.Expr, ...]) -> tuple[Filter, ...]:
    return tuple(compile_filter(compiler, predicate) for predicate in predicates)


def compile_filter(compiler: Compiler, predicate: ast.Expr) -> Filter:
    """Compile one predicate."""
    if isinstance(predicate, ast.Number):
        return _at(float(predicate.value))
    column = equality(predicate)
    if column is not None and is_independent(column[1]):
        return _equal_column(column[0], compiler.value(column[1]))
    kind = compiler.kind(predicate)
    if kind == "number":
        return _where(compiler.number(predicate), lambda value, position: bool(value == position))
    if kind in ("any", "date"):
        return _where(compiler.value(predicate), _holds_at)
    return _where(compiler.boolean(predicate), lambda value, position: bool(value))


def _at(number: float) -> Filter:
    place = int(number) - 1 if number == number and abs(number) < 1e9 and number == int(number) else -1
    return lambda found, context: found[place : place + 1] if place >= 0 else []


def _holds_at(value: Any, position: int) -> bool:
    return value == position if isinstance(value, float) else to_boolean(value)


def _where(value_of: Evaluator, holds: Callable[[Any, int], bool]) -> Filter:
    def keep(found: list[Node], context: Context) -> list[Node]:
        environment = context.environment
        environment.spend(len(found))
        inner = Context(context.node, environment, 0, len(found), context.current)
        out = []
        for position, node in enumerate(found, 1):
            inner.node = node
            inner.position = position
            if holds(value_of(inner), position):
                out.append(node)
        return out

    return keep


def equality(predicate: ast.Expr) -> tuple[str, ast.Expr] | None:
    """Return (name of a child, the other side) of `child = value` or `value = child`; None for other predicates."""
    if not isinstance(predicate, ast.Chain) or len(predicate.rest) != 1 or predicate.rest[0][0] != "=":
        return None
    left, right = predicate.operands
    for column, value in ((left, right), (right, left)):
        name = child_name(column)
        if name is not None:
            return name, value
    return None


def child_name(expression: ast.Expr) -> str | None:
    """Return the name in a path that is nothing but a child; None for other expressions."""
    if not isinstance(expression, ast.Path) or expression.absolute or expression.start is not None:
        return None
    steps = [step for step in expression.steps if step != ast.SELF]
    if len(steps) != 1 or steps[0] != ast.child(steps[0].test.name):
        return None
    return steps[0].test.name


def is_independent(expression: ast.Expr) -> bool:
    """Tell whether `expression`, inside a predicate, has the same value for every node that is filtered."""
    for part in ast.walk(expression):
        if isinstance(part, ast.Path) and part.start is None and not part.absolute:
            return False
        if isinstance(part, ast.Call):
            function = LIBRARY.get(part.name)
            if function is None or function.volatile or function.reads_context:
                return False
    return True


def is_positional(predicate: ast.Expr) -> bool:
    """Tell whether `predicate` may depend on the place of the node among those filtered."""
    if isinstance(predicate, ast.Chain):
        known = predicate.rest[0][0] in ("or", "and", "=", "!=", "<", "<=", ">", ">=")
    elif isinstance(predicate, ast.Call):
        known = predicate.name in LIBRARY and LIBRARY[predicate.name].returns in ("boolean", "string", "nodes")
    else:
        known = isinstance(predicate, ast.Path | ast.Text)
    return not known or any(isinstance(p, ast.Call) and p.name in ("position", "last") for p in ast.walk(predicate))


def _equal_column(column: str, value_of: Evaluator) -> Filter:
    def keep(found: list[Node], context: Context) -> list[Node]:
        context.environment.spend(len(found))
        value = value_of(context)
        environment = context.environment
        if isinstance(value, str):
            return [item for item in found if _has_text(item, column, value, environment)]
        return [item for item in found if compare_values("=", item.named(column), value, environment)]

    return keep


def _has_text(item: Node, column: str, text: str, environment: Environment) -> bool:
    return any(environment.text_of(cell) == text for cell in item.named(column))
