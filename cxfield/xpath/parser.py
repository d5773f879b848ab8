"""Reads XPath 1.0 into the tree of `ast`. Chains and steps are loops; only brackets nest, up to `MAX_DEPTH`."""

from __future__ import annotations

from functools import lru_cache
from typing import cast, get_args

from cxfield.xpath import ast
from cxfield.xpath.errors import XPathBudgetError, XPathError, too_deep
from cxfield.xpath.lexer import Token, tokenize

MAX_DEPTH = 64
"""Brackets inside brackets; more is not a form but an attack."""
MAX_LENGTH = 200_000
"""Characters of one expression: a cell of a workbook holds 32,767, and names in it become paths."""
_KEPT_LENGTH = 2_000
"""Trees of longer expressions are not kept for the next time."""

_LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
_LEVEL = {operator: level for level, operators in enumerate(_LEVELS) for operator in operators}
_AXES = frozenset(get_args(ast.Axis))
_SIGNS = ("symbol", "operator")
_NODE_TYPES = frozenset(("node", "text", "comment", "processing-instruction"))


def parse(source: str) -> ast.Expr:
    """Return the tree of `source`.

    Raises:
        XPathError: It is no XPath 1.0 expression; the message names the character.
        XPathBudgetError: It is longer or deeper than any form needs.
    """
    return _kept(source) if len(source) <= _KEPT_LENGTH else _parsed(source)


def _parsed(source: str) -> ast.Expr:
    if len(source) > MAX_LENGTH:
        raise XPathBudgetError(f"The expression has {len(source)} characters; at most {MAX_LENGTH} are allowed.")
    try:
        return _Parser(tokenize(source)).whole()
    except RecursionError:
        raise too_deep() from None


_kept = lru_cache(maxsize=4096)(_parsed)


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._index = 0
        self._depth = 0

    def whole(self) -> ast.Expr:
        expression = self._expression(0)
        if self._now.kind != "end":
            raise self._wrong()
        return expression

    @property
    def _now(self) -> Token:
        return self._tokens[self._index]

    def _next_is(self, text: str) -> bool:
        return self._tokens[min(self._index + 1, len(self._tokens) - 1)].text == text

    def _take(self) -> Token:
        token = self._now
        self._index += 1
        return token

    def _accept(self, text: str) -> bool:
        token = self._tokens[self._index]
        if token.text == text and token.kind in _SIGNS:
            self._index += 1
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._accept(text):
            raise self._wrong(f"{text!r} is expected")

    def _wrong(self, what: str = "") -> XPathError:
        token = self._now
        if token.kind == "end":
            return XPathError(f"The expression ends too early, at character {token.position}{what and ': ' + what}.")
        reason = what or "it cannot stand there"
        return XPathError(f"{token.text!r} at character {token.position} is not understood: {reason}.")

    def _nested(self) -> ast.Expr:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise XPathBudgetError(
                f"Brackets nest more than {MAX_DEPTH} deep at character {self._now.position}; split the expression."
            )
        expression = self._expression(0)
        self._depth -= 1
        return expression

    def _expression(self, level: int) -> ast.Expr:
        """Read operands joined by operators of `level` or tighter (precedence climbing)."""
        left = self._unary()
        while True:
            operator = self._now
            found = _LEVEL.get(operator.text, -1) if operator.kind == "operator" else -1
            if found < level:
                return left
            rest: list[tuple[str, ast.Expr]] = []
            while self._now.kind == "operator" and _LEVEL.get(self._now.text, -1) == found:
                text = self._take().text
                rest.append((text, self._expression(found + 1)))
            left = ast.Chain(left, tuple(rest))

    def _unary(self) -> ast.Expr:
        minus = 0
        while self._accept("-"):
            minus += 1
        operand = self._union()
        if minus:
            operand = ast.Negation(operand)
        return ast.Negation(operand) if minus and minus % 2 == 0 else operand

    def _union(self) -> ast.Expr:
        first = self._path()
        rest: list[tuple[str, ast.Expr]] = []
        while self._accept("|"):
            rest.append(("|", self._path()))
        return ast.Chain(first, tuple(rest)) if rest else first

    def _path(self) -> ast.Expr:
        if self._accept("//"):
            return ast.Path((ast.DESCEND, *self._steps()), absolute=True)
        if self._accept("/"):
            return ast.Path(self._steps() if self._at_step() else (), absolute=True)
        if not self._at_primary():
            return ast.Path(self._steps())
        start = self._primary()
        predicates = self._predicates()
        steps: tuple[ast.Step, ...] = ()
        if self._accept("//"):
            steps = (ast.DESCEND, *self._steps())
        elif self._accept("/"):
            steps = self._steps()
        return ast.Path(steps, start=start, predicates=predicates) if steps or predicates else start

    def _at_primary(self) -> bool:
        token = self._now
        if token.kind in ("number", "text") or token.text in ("(", "$"):
            return True
        return token.kind == "name" and self._next_is("(") and token.text not in _NODE_TYPES

    def _at_step(self) -> bool:
        token = self._now
        return token.kind == "name" or (token.kind == "symbol" and token.text in (".", "..", "@", "*"))

    def _steps(self) -> tuple[ast.Step, ...]:
        steps = [self._step()]
        while True:
            if self._accept("//"):
                steps.append(ast.DESCEND)
            elif not self._accept("/"):
                return tuple(steps)
            steps.append(self._step())

    def _step(self) -> ast.Step:
        if self._accept(".."):
            return ast.Step("parent", ast.ANY_NODE, self._predicates())
        if self._accept("."):
            return ast.Step("self", ast.ANY_NODE, self._predicates())
        axis: ast.Axis = "child"
        if self._accept("@"):
            axis = "attribute"
        elif self._now.kind == "name" and self._next_is("::"):
            if self._now.text not in _AXES:
                raise self._wrong("there is no such axis")
            axis = cast("ast.Axis", self._take().text)
            self._expect("::")
        return ast.Step(axis, self._node_test(), self._predicates())

    def _node_test(self) -> ast.NodeTest:
        if self._accept("*"):
            return ast.NodeTest("any")
        if self._now.kind != "name":
            raise self._wrong("a name is expected")
        token = self._take()
        if token.text in _NODE_TYPES and self._accept("("):
            target = self._take().text[1:-1] if self._now.kind == "text" else ""
            self._expect(")")
            return ast.NodeTest(cast("ast.TestKind", token.text), target)
        prefix, _, name = token.text.rpartition(":")
        return ast.NodeTest("any", "", prefix) if name == "*" else ast.NodeTest("name", name, prefix)

    def _predicates(self) -> tuple[ast.Expr, ...]:
        predicates = []
        while self._accept("["):
            predicates.append(self._nested())
            self._expect("]")
        return tuple(predicates)

    def _primary(self) -> ast.Expr:
        token = self._take()
        if token.kind == "number":
            return ast.Number(float(token.text))
        if token.kind == "text":
            return ast.Text(token.text[1:-1])
        if token.kind == "symbol" and token.text == "$":
            if self._now.kind != "name":
                raise self._wrong("a name is expected")
            return ast.Variable(self._take().text)
        if token.text == "(":
            expression = self._nested()
            self._expect(")")
            return expression
        self._expect("(")
        return ast.Call(token.text, self._arguments(), token.position)

    def _arguments(self) -> tuple[ast.Expr, ...]:
        if self._accept(")"):
            return ()
        arguments = [self._nested()]
        while self._accept(","):
            arguments.append(self._nested())
        self._expect(")")
        return tuple(arguments)
