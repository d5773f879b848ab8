"""Expressions put in the place where they stand: absolute paths into the row, indexed-repeat() into a plain path.

Forms of the older kind name nodes of their own row absolutely (`/data/person/age` within `/data/person`). Such a path
means the row's own node, so it is rewritten relative to the context node. A path that ends at the repeat itself
(`count(/data/person)`) goes on meaning all rows.
"""

from __future__ import annotations

from dataclasses import replace

from cxfield.interview.definition import Definition, Definitions
from cxfield.xpath import ast

_CURRENT = ast.Call("current")
_POSITION = ast.Call("position")


def contextualise(expression: ast.Expr, context: Definition, definitions: Definitions) -> ast.Expr:
    """Return `expression` as it is meant where the context node is an instance of `context`."""
    return _Contextualiser(context, definitions).at(expression, inside=False)


def resolve(path: ast.Expr, context: Definition, definitions: Definitions) -> Definition | None:
    """Return the definition that a plain path (names, `.`, `..`) leads to; None if it leads nowhere."""
    if not isinstance(path, ast.Path) or (path.start is not None and path.start != _CURRENT):
        return None
    found: Definition | None = definitions.document if path.absolute else context
    for step in path.steps:
        if found is None:
            return None
        if step.axis == "child" and step.test.kind == "name":
            found = found.by_name.get(step.test.name)
        elif step.axis == "parent":
            found = found.parent
        elif step.axis != "self":
            return None
    return found


class _Contextualiser:
    def __init__(self, context: Definition, definitions: Definitions) -> None:
        self._context = context
        self._definitions = definitions

    def at(self, expression: ast.Expr, *, inside: bool) -> ast.Expr:
        """`inside` a predicate the context node is another one, and ours is `current()`."""
        match expression:
            case ast.Call(name="indexed-repeat", arguments=arguments) if len(arguments) >= 3:
                return self._indexed(expression, inside=inside)
            case ast.Call(name="jr:choice-name"):
                return replace(expression, arguments=tuple(self.at(a, inside=inside) for a in expression.arguments))
            case ast.Call(arguments=arguments):
                return replace(expression, arguments=tuple(self.at(a, inside=inside) for a in arguments))
            case ast.Chain(first=first, rest=rest):
                return ast.Chain(
                    self.at(first, inside=inside), tuple((op, self.at(operand, inside=inside)) for op, operand in rest)
                )
            case ast.Negation(operand=operand):
                return ast.Negation(self.at(operand, inside=inside))
            case ast.Path():
                return self._path(expression, inside=inside)
        return expression

    def _path(self, path: ast.Path, *, inside: bool) -> ast.Path:
        start = None if path.start is None else self.at(path.start, inside=inside)
        predicates = tuple(self.at(p, inside=True) for p in path.predicates)
        steps = tuple(self._step(step) for step in path.steps)
        shared = self._shared_depth(path) if path.absolute and path.start is None else 0
        if not shared:
            return replace(path, start=start, steps=steps, predicates=predicates)
        up = (ast.PARENT,) * (self._context.depth - shared)
        relative = (*up, *steps[shared:])
        return ast.Path(relative or (ast.SELF,), start=_CURRENT if inside else None)

    def _step(self, step: ast.Step) -> ast.Step:
        if not step.predicates:
            return step
        return replace(step, predicates=tuple(self.at(p, inside=True) for p in step.predicates))

    def _shared_depth(self, path: ast.Path, limit: int | None = None) -> int:
        """Return how deep the row lies that `path` and the context node share; 0 for none."""
        lineage = self._context.lineage
        shared = 0
        for depth, step in enumerate(path.steps[:-1], 1):
            plain = step.axis == "child" and step.test.kind == "name" and not step.predicates
            if not plain or depth >= len(lineage) or lineage[depth].name != step.test.name:
                break
            if limit is not None and depth > limit:
                break
            if lineage[depth].repeat is not None:
                shared = depth
        return shared

    def _indexed(self, call: ast.Call, *, inside: bool) -> ast.Expr:
        """`indexed-repeat(/a/r/x, /a/r, i)` is `/a/r[position() = i]/x`."""
        target = resolve(call.arguments[0], self._context, self._definitions)
        if target is None:
            return replace(call, arguments=tuple(self.at(a, inside=inside) for a in call.arguments))
        places: dict[Definition, ast.Expr] = {}
        for repeat, place in zip(call.arguments[1::2], call.arguments[2::2], strict=False):
            found = resolve(repeat, self._context, self._definitions)
            if found is not None:
                places[found] = self._from_outside(place)
        steps = tuple(self._indexed_step(definition, places) for definition in target.lineage[1:])
        first = min((definition.depth for definition in places), default=0)
        shared = self._shared_depth(ast.Path(steps, absolute=True), limit=first - 1)
        if not shared:
            return ast.Path(steps, absolute=True)
        up = (ast.PARENT,) * (self._context.depth - shared)
        return ast.Path((*up, *steps[shared:]), start=_CURRENT if inside else None)

    def _indexed_step(self, definition: Definition, places: dict[Definition, ast.Expr]) -> ast.Step:
        step = ast.Step("child", ast.NodeTest("name", definition.name, definition.prefix))
        place = places.get(definition)
        if place is None:
            return step
        number = ast.Call("number", (place,))
        return replace(step, predicates=(ast.Chain(_POSITION, (("=", number),)),))

    def _from_outside(self, place: ast.Expr) -> ast.Expr:
        """Return `place` so that it means the same inside a predicate."""
        return _anchor(self.at(place, inside=True))


def _anchor(expression: ast.Expr) -> ast.Expr:
    """Begin relative paths at `current()`, but not those inside predicates: they have a context of their own."""
    match expression:
        case ast.Call(name="position", arguments=()):
            return expression
        case ast.Call(arguments=arguments):
            return replace(expression, arguments=tuple(map(_anchor, arguments)))
        case ast.Chain(first=first, rest=rest):
            return ast.Chain(_anchor(first), tuple((operator, _anchor(operand)) for operator, operand in rest))
        case ast.Negation(operand=operand):
            return ast.Negation(_anchor(operand))
        case ast.Path(start=None, absolute=False):
            return replace(expression, start=_CURRENT)
        case ast.Path(start=start) if start is not None:
            return replace(expression, start=_anchor(start))
    return expression
