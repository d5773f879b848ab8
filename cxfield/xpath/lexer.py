"""Cuts the text of an expression into tokens, and tells `*` and `div` the operators from `*` and `div` the names."""

from __future__ import annotations

import re
from typing import NamedTuple

from cxfield.xpath.errors import XPathError

DIGITS = "(?:[0-9]+)"
NAME = r"[^\W\d][\w.\-·]*"
_TOKEN = re.compile(
    rf"""(?P<space>[ \t\r\n\u00a0]+)
    |(?P<number>{DIGITS}(?:\.{DIGITS}?)?(?:[eE][+-]?{DIGITS})?(?![\w])|\.{DIGITS}|{DIGITS}(?:\.{DIGITS}?)?)
    |(?P<text>"[^"]*"|'[^']*')
    |(?P<name>{NAME}(?::(?!:)(?:{NAME}|\*))?)
    |(?P<symbol>::|//|\.\.|!=|<=|>=|[()\[\],@/|+\-=<>*.$])""",
    re.VERBOSE,
)
_FUSED_OPERATOR = re.compile(r"(?P<operator>and|or|div|mod)(?![^\W\d])")
"""Where an operator must stand, `or1` is `or 1`."""
_NAMES_TOO = frozenset(("and", "or", "div", "mod", "*"))
"""Operators only where no operand is expected (XPath 1.0, section 3.7)."""
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
    operand_expected = True
    while place < len(source):
        match = (None if operand_expected else _FUSED_OPERATOR.match(source, place)) or _TOKEN.match(source, place)
        if match is None:
            raise _unexpected(source, place)
        kind, text, place = str(match.lastgroup), match.group(), match.end()
        if kind == "space":
            continue
        if not (operand_expected and text in _NAMES_TOO) and text in _OPERATORS and kind != "text":
            kind = "operator"
        operand_expected = kind == "operator" or (kind == "symbol" and text in _BEFORE_OPERAND)
        tokens.append(Token(kind, text, match.start() + 1))
    tokens.append(Token("end", "", len(source) + 1))
    return tokens


def _unexpected(source: str, place: int) -> XPathError:
    if source[place] in "\"'":
        return XPathError(f"The text that begins at character {place + 1} has no closing quote.")
    return XPathError(f"Character {place + 1}, {source[place]!r}, cannot stand in an expression.")
