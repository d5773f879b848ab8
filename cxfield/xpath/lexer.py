"""Cuts the text of an expression into tokens, and tells `*` and `div` the operators from `*` and `div` the names."""

from __future__ import annotations

import re
from typing import NamedTuple

from cxfield.xpath.errors import XPathError

NAME = r"[^\W\d][\w.\-·]*"
_TOKEN = re.compile(
    rf"""(?P<space>[ \t\r\n\u00a0]+)
    |(?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?(?![\w])|\.\d+|\d+(?:\.\d*)?)
    |(?P<text>"[^"]*"|'[^']*')
    |(?P<name>{NAME}(?::(?!:)(?:{NAME}|\*))?)
    |(?P<symbol>::|//|\.\.|!=|<=|>=|[()\[\],@/|+\-=<>*.$])""",
    re.VERBOSE,
)
_FUSED_OPERATOR = re.compile(r"(?:and|or|div|mod)(?![^\W\d])")
"""Where an operator must stand, `or1` is `or 1`."""
_OPERATOR_NAMES = frozenset(("and", "or", "div", "mod"))
_OPERATORS = frozenset(("and", "or", "div", "mod", "*", "/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">="))
_BEFORE_OPERAND = frozenset(("@", "::", "(", "[", ",", "$"))


class Token(NamedTuple):
    """`kind` is `number`, `text`, `name`, `symbol`, `operator` or `end`; `position` counts characters from 1."""

    kind: str
    text: str
    position: int


def tokenize(source: str) -> list[Token]:
    """Return the tokens of `source`, the last one of kind `end`.

    Raises:
        XPathError: A character that begins no token, or a quote that is not closed.
    """
    tokens: list[Token] = []
    place = 0
    while place < len(source):
        fused = None if _expects_operand(tokens) else _FUSED_OPERATOR.match(source, place)
        match = fused or _TOKEN.match(source, place)
        if match is None:
            raise _unexpected(source, place)
        kind = "operator" if fused else str(match.lastgroup)
        if kind != "space":
            tokens.append(_classified(Token(kind, match.group(), place + 1), tokens))
        place = match.end()
    tokens.append(Token("end", "", len(source) + 1))
    return tokens


def _expects_operand(before: list[Token]) -> bool:
    """Tell what may follow: the disambiguation rule of XPath 1.0, section 3.7."""
    if not before:
        return True
    last = before[-1]
    return last.kind == "operator" or (last.kind == "symbol" and last.text in _BEFORE_OPERAND)


def _classified(token: Token, before: list[Token]) -> Token:
    if token.kind == "text" or token.text not in _OPERATORS:
        return token
    named = token.text in _OPERATOR_NAMES or token.text == "*"
    return token if named and _expects_operand(before) else token._replace(kind="operator")


def _unexpected(source: str, place: int) -> XPathError:
    if source[place] in "\"'":
        return XPathError(f"The text that begins at character {place + 1} has no closing quote.")
    return XPathError(f"Character {place + 1}, {source[place]!r}, cannot stand in an expression.")
