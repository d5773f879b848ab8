"""Steps to the rows before one's own: `../../row[position() = position(current()/..) - 1]/total`.

A total that runs from row to row reads its own column, but only in rows before it. That is no circle as long as the
rows are evaluated in their order, so it has to be told from a sum over all rows, which is one.
"""

from __future__ import annotations

from typing import NamedTuple

from cxfield.interview.definition import Definition, Definitions
from cxfield.interview.references import contextualise, resolve
from cxfield.xpath import XPathError, ast, parse

_PLACE = ast.Call("position")
_UPWARDS = frozenset({"parent", "self"})


class Earlier(NamedTuple):
    """Rows of `repeat` before the reader's own: the one `distance` rows before it, or (0) any."""

    repeat: Definition
    distance: int


def earlier_rows(
    predicate: ast.Expr, repeat: Definition, context: Definition, definitions: Definitions
) -> Earlier | None:
    """Return which rows `predicate`, the first behind a step to all rows of `repeat`, keeps for a reader in a row.

    None if it may keep the reader's own row, or one behind it.
    """
    if not isinstance(predicate, ast.Chain):
        return None
    operator, right = predicate.rest[0]
    if operator == "and":
        found = (earlier_rows(part, repeat, context, definitions) for part in predicate.operands)
        return next((one for one in found if one is not None), None)
    if len(predicate.rest) > 1 or not _is_place(predicate.first):
        return None
    distance = _Reader(repeat, context, definitions).distance(right)
    if distance is None:
        return None
    if operator == "=" and distance > 0:
        return Earlier(repeat, distance)
    before = operator == "<" or (operator == "<=" and distance > 0)
    return Earlier(repeat, 0) if before else None


def _is_place(expression: ast.Expr) -> bool:
    return isinstance(expression, ast.Call) and expression.name == _PLACE.name and not expression.arguments


class _Reader:
    """Finds how far before the row of a node in `context` a number points."""

    def __init__(self, repeat: Definition, context: Definition, definitions: Definitions) -> None:
        self._repeat = repeat
        self._context = context
        self._definitions = definitions

    def distance(self, expression: ast.Expr) -> int | None:
        """Return how many rows before the own one `expression` is; None if that cannot be told."""
        match expression:
            case ast.Call(name="number", arguments=(inner,)):
                return self.distance(inner)
            case ast.Chain(first=first, rest=(("-", ast.Number(value=less)),)) if less.is_integer():
                before = self.distance(first)
                return None if before is None else before + int(less)
            case ast.Call(name="position", arguments=(ast.Path() as path,)):
                return 0 if self._is_own_row(path) else None
            case ast.Path():
                return 0 if self._holds_place(expression) else None
        return None

    def _is_own_row(self, path: ast.Path) -> bool:
        upwards = all(step.axis in _UPWARDS and not step.predicates for step in path.steps)
        return upwards and resolve(path, self._context, self._definitions) is self._repeat

    def _holds_place(self, path: ast.Path) -> bool:
        """Tell whether `path` leads to a node of the own row that has the row's position for a calculation."""
        node = resolve(path, self._context, self._definitions)
        ups = sum(step.axis == "parent" for step in path.steps)
        if node is None or node is self._context or self._context.depth - ups < self._repeat.depth:
            return False
        if path.absolute or any(step.predicates for step in path.steps) or self._repeat not in node.lineage[:-1]:
            return False
        if node.bind is None or node.bind.calculate is None or node.question is not None:
            return False
        try:
            calculated = contextualise(parse(node.bind.calculate), node, self._definitions)
        except XPathError:
            return False
        return _Reader(self._repeat, node, self._definitions).is_place(calculated)

    def is_place(self, expression: ast.Expr) -> bool:
        """Tell whether `expression` is `position(..)`, nothing more."""
        return isinstance(expression, ast.Call) and expression.name == "position" and self.distance(expression) == 0
