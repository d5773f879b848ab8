"""What an expression reads: found once from its tree, over generic nodes, so that a change finds its dependents.

A read has a scope: the depth of the deepest node that the reader and what it reads share. `../age` in a row reads
its own row (scope: the row); `sum(/data/person/age)` reads every row (scope: the document).
"""

from __future__ import annotations

from contextlib import suppress
from enum import Enum
from typing import NamedTuple

from cxfield.interview.definition import Definition, Definitions
from cxfield.interview.earlier import Earlier, earlier_rows
from cxfield.interview.references import resolve
from cxfield.xpath import XPathError, ast, parse


class Of(Enum):
    """Which change a read waits for."""

    VALUE = "value"
    ROWS = "rows"
    """Rows of the repeat come or go."""
    PLACE = "place"
    """The row that holds the reader moves up or down."""
    LANGUAGE = "language"


class Read(NamedTuple):
    """`definition` is the document for `Of.LANGUAGE`; `earlier` says that only rows before the reader's are read."""

    of: Of
    definition: Definition
    scope: int
    earlier: Earlier | None = None


class _Spot(NamedTuple):
    """Where a path has got to; `definition` is None outside the primary instance."""

    definition: Definition | None
    scope: int
    earlier: Earlier | None = None


_OUTSIDE = _Spot(None, 0)


def reads_of(expression: ast.Expr, context: Definition, definitions: Definitions) -> frozenset[Read]:
    """Return what `expression`, already contextualised, reads where its context node is an instance of `context`."""
    finder = _Finder(context, definitions)
    finder.visit(expression, [finder.here])
    return frozenset(finder.reads)


def reads_of_items(
    nodeset: ast.Expr, references: tuple[str, ...], context: Definition, definitions: Definitions
) -> frozenset[Read]:
    """Return what `nodeset` reads, and what `references` read that are relative to the nodes that it gives."""
    finder = _Finder(context, definitions)
    items = finder.visit(nodeset, [finder.here])
    for reference in references:
        with suppress(XPathError):
            finder.visit(parse(reference), items)
    return frozenset(finder.reads)


class _Finder:
    def __init__(self, context: Definition, definitions: Definitions) -> None:
        self._context = context
        self._definitions = definitions
        self.here = _Spot(context, context.depth)
        self.reads: set[Read] = set()

    def visit(self, expression: ast.Expr, at: list[_Spot]) -> list[_Spot]:
        """Note the reads of `expression` where the context node is one of `at`; return the nodes that it gives."""
        match expression:
            case ast.Path():
                return self._path(expression, at)
            case ast.Call():
                return self._call(expression, at)
            case ast.Chain() | ast.Negation():
                return [spot for part in ast.parts(expression) for spot in self.visit(part, at)]
        return []

    def _call(self, call: ast.Call, at: list[_Spot]) -> list[_Spot]:
        if call.name == "current":
            return [self.here]
        if call.name == "jr:choice-name" or (call.name == "jr:itext" and any(map(_is_open, call.arguments))):
            self.reads.add(Read(Of.LANGUAGE, self._definitions.document, 0))
        if call.name == "position" and call.arguments:
            for spot in self._bare(call.arguments[0], at):
                self._note_place(spot)
            return []
        found = [spot for argument in call.arguments for spot in self.visit(argument, at)]
        return [_OUTSIDE] if call.name == "instance" else found

    def _bare(self, expression: ast.Expr, at: list[_Spot]) -> list[_Spot]:
        """Return the nodes of a path without noting that their values are read."""
        return self._walk(expression, at) if isinstance(expression, ast.Path) else self.visit(expression, at)

    def _path(self, path: ast.Path, at: list[_Spot]) -> list[_Spot]:
        spots = self._walk(path, at)
        for spot in spots:
            self._note_value(spot)
        return spots

    def _walk(self, path: ast.Path, at: list[_Spot]) -> list[_Spot]:
        if path.absolute:
            spots = [_Spot(self._definitions.document, 0)]
        elif path.start is not None:
            spots = self.visit(path.start, at)
        else:
            spots = at
        for predicate in path.predicates:
            self.visit(predicate, spots)
        for step in path.steps:
            if len(spots) == 1:
                spots = _step(step, spots[0])
            else:
                spots = list(dict.fromkeys(found for spot in spots for found in _step(step, spot)))
            for predicate in step.predicates:
                self.visit(predicate, spots)
            if step.predicates:
                spots = [self._in_rows(spot, step.predicates[0]) for spot in spots]
        return spots

    def _in_rows(self, spot: _Spot, predicate: ast.Expr) -> _Spot:
        """Return `spot`, with the rows before the reader's own if `predicate` keeps only those."""
        repeat = spot.definition
        if repeat is None or repeat.repeat is None or repeat not in self._context.lineage:
            return spot
        between = repeat.lineage[spot.scope + 1 : repeat.depth]
        if spot.scope >= repeat.depth or any(above.repeat is not None for above in between):
            return spot
        return spot._replace(earlier=earlier_rows(predicate, repeat, self._context, self._definitions))

    def _note_value(self, spot: _Spot) -> None:
        if spot.definition is None:
            return
        self.reads.add(Read(Of.VALUE, spot.definition, min(spot.scope, spot.definition.depth), spot.earlier))
        self._note_rows(spot.definition, spot.scope, spot.earlier)

    def _note_rows(self, definition: Definition, scope: int, earlier: Earlier | None = None) -> None:
        """Note that rows matter; those of `earlier` do not: the position of a row says how many are before it."""
        for above in definition.lineage[scope + 1 :]:
            if above.repeat is not None and (earlier is None or above is not earlier.repeat):
                self.reads.add(Read(Of.ROWS, above, min(scope, above.depth - 1)))

    def _note_place(self, spot: _Spot) -> None:
        definition = spot.definition
        if definition is None or definition.repeat is None:
            return
        if spot.scope >= definition.depth and self._context.depth >= definition.depth:
            self.reads.add(Read(Of.PLACE, definition, definition.depth))
        self._note_rows(definition, spot.scope)


def _is_open(argument: ast.Expr) -> bool:
    """Return whether `argument` reads a node: a text named by a constant is taken once, whatever language follows."""
    return any(isinstance(part, ast.Path) for part in ast.walk(argument))


def _step(step: ast.Step, spot: _Spot) -> list[_Spot]:
    definition, scope, _ = spot
    if definition is None:
        return [_OUTSIDE]
    found: list[Definition]
    match step.axis:
        case "child" if step.test.kind == "name":
            child = definition.by_name.get(step.test.name)
            return [] if child is None else [_Spot(child, scope, spot.earlier)]
        case "child":
            found = [child for child in definition.children if not child.name.startswith("@")]
        case "attribute":
            bound = definition.by_name.get(f"@{step.test.name}")
            return [_Spot(bound or definition, scope, spot.earlier)]
        case "parent":
            found = [definition.parent] if definition.parent is not None else []
        case "self":
            found = [definition]
        case "descendant":
            found = list(definition.walk())[1:]
        case "descendant-or-self":
            found = list(definition.walk())
        case "ancestor" | "ancestor-or-self":
            found = list(definition.lineage)
        case _:
            found = list(definition.parent.children) if definition.parent is not None else []
    if step.test.kind == "name":
        found = [one for one in found if one.name == step.test.name]
    if step.axis in ("following-sibling", "preceding-sibling", "following", "preceding"):
        scope = min(scope, definition.depth - 1)
    return [_Spot(one, min(scope, one.depth)) for one in found]


def choice_question(call: ast.Call, context: Definition, definitions: Definitions) -> Definition | None:
    """Return the question whose choices `jr:choice-name(value, 'reference')` names; None if that is not constant."""
    if len(call.arguments) != 2 or not isinstance(call.arguments[1], ast.Text):
        return None
    return resolve(parse(call.arguments[1].value.strip()), context, definitions)
