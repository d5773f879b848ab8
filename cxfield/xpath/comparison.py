"""Comparisons (XPath 1.0, section 3.4). The kinds of both sides pick the way once, unknown kinds late."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cxfield.xpath import ast
from cxfield.xpath.dates import DateValue, parse_date
from cxfield.xpath.environment import LONG_TEXT
from cxfield.xpath.function import Evaluator, Kind
from cxfield.xpath.values import Value, text_to_number, to_boolean, to_number, to_text

if TYPE_CHECKING:
    from cxfield.xpath.compiler import Compiler
    from cxfield.xpath.environment import Context, Environment

Compare = Callable[[Any, Any], bool]
_COMPARE: dict[str, Compare] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_MIRRORED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_ONE_TICK = 1e-9
"""Days. Two numbers closer than this are the same moment: the least difference of dates is a millisecond."""
_SAME_NUMBER = 1e-12
"""Numbers closer than this are equal, as in the clients: `6.1 - 7.8 = -1.7`."""


def _same(left: float, right: float) -> bool:
    return left == right or abs(left - right) < _SAME_NUMBER


def _different(left: float, right: float) -> bool:
    return not _same(left, right)


_NUMERIC: dict[str, Compare] = {**_COMPARE, "=": _same, "!=": _different}
_FOR_NUMBERS: dict[Compare, Compare] = {operator.eq: _same, operator.ne: _different}


def comparison(compiler: Compiler, symbol: str, left: ast.Expr, right: ast.Expr) -> Evaluator:
    """Compile `left symbol right`."""
    kinds: tuple[Kind, Kind] = (compiler.kind(left), compiler.kind(right))
    if symbol in ("=", "!="):
        return _equality(compiler, symbol, left, right, kinds)
    if set(kinds) <= {"number", "boolean"} or (kinds[0] == "number" and kinds[1] == "string"):
        return _direct(_COMPARE[symbol], compiler.number(left), compiler.number(right))
    if kinds == ("nodes", "number"):
        return _nodes_number(_COMPARE[symbol], compiler.value(left), compiler.number(right))
    if kinds == ("number", "nodes"):
        return _nodes_number(_COMPARE[_MIRRORED[symbol]], compiler.value(right), compiler.number(left))
    return _late(symbol, compiler.value(left), compiler.value(right))


def _equality(compiler: Compiler, symbol: str, left: ast.Expr, right: ast.Expr, kinds: tuple[Kind, Kind]) -> Evaluator:
    compare = _COMPARE[symbol]
    if "boolean" in kinds:
        return _direct(compare, compiler.boolean(left), compiler.boolean(right))
    if kinds == ("string", "string"):
        return _direct(compare, compiler.string(left), compiler.string(right))
    if "number" in kinds and set(kinds) <= {"number", "string"}:
        return _direct(_NUMERIC[symbol], compiler.number(left), compiler.number(right))
    if kinds == ("nodes", "string"):
        return _nodes_text(compare, compiler.value(left), right, compiler)
    if kinds == ("string", "nodes"):
        return _nodes_text(compare, compiler.value(right), left, compiler)
    if kinds == ("nodes", "number"):
        return _nodes_number(compare, compiler.value(left), compiler.number(right))
    if kinds == ("number", "nodes"):
        return _nodes_number(compare, compiler.value(right), compiler.number(left))
    return _late(symbol, compiler.value(left), compiler.value(right))


def _direct(compare: Compare, left: Evaluator, right: Evaluator) -> Evaluator:
    return lambda context: compare(left(context), right(context))


def _nodes_text(compare: Compare, nodes: Evaluator, other: ast.Expr, compiler: Compiler) -> Evaluator:
    if isinstance(other, ast.Text):
        constant = other.value

        def with_constant(context: Context) -> bool:
            found = nodes(context)
            if len(found) == 1:
                text = found[0].value
                if not 0 < len(text) <= LONG_TEXT:
                    text = context.environment.text_of(found[0])
                return compare(text, constant)
            text_of = context.environment.text_of
            return any(compare(text_of(node), constant) for node in found)

        return with_constant
    other_text = compiler.string(other)

    def run(context: Context) -> bool:
        text = other_text(context)
        text_of = context.environment.text_of
        return any(compare(text_of(node), text) for node in nodes(context))

    return run


def _nodes_number(compare: Compare, nodes: Evaluator, number_of: Evaluator) -> Evaluator:
    def run(context: Context) -> bool:
        number = number_of(context)
        for node in nodes(context):
            text = context.environment.text_of(node)
            if _numbers(compare, text_to_number(text, context.environment), number, "-" in text):
                return True
        return False

    return run


def _numbers(compare: Compare, left: float, right: float, dates: bool) -> bool:
    if dates and abs(left - right) < _ONE_TICK:
        right = left
    return _FOR_NUMBERS.get(compare, compare)(left, right)


def _late(symbol: str, left: Evaluator, right: Evaluator) -> Evaluator:
    return lambda context: compare_values(symbol, left(context), right(context), context.environment)


def compare_values(symbol: str, left: Value, right: Value, environment: Environment) -> bool:
    """Compare two values of any kind."""
    compare = _COMPARE[symbol]
    judge = _equal if symbol in ("=", "!=") else _ordered
    if symbol in ("=", "!=") and (isinstance(left, bool) or isinstance(right, bool)):
        return compare(to_boolean(left), to_boolean(right))
    if not isinstance(left, list) and not isinstance(right, list):
        return judge(compare, left, right, environment)
    lefts = list(map(environment.text_of, left)) if isinstance(left, list) else [left]
    rights = list(map(environment.text_of, right)) if isinstance(right, list) else [right]
    environment.spend(len(lefts) * len(rights))
    return any(judge(compare, one, other, environment) for one in lefts for other in rights)


def _equal(compare: Compare, left: Value, right: Value, environment: Environment) -> bool:
    dates = isinstance(left, DateValue) or isinstance(right, DateValue)
    if isinstance(left, float) or isinstance(right, float):
        return _numbers(compare, to_number(left, environment), to_number(right, environment), dates)
    if dates:
        one, other = _instant(left, environment), _instant(right, environment)
        if one is not None and other is not None:
            return _numbers(compare, one, other, True)
    return compare(to_text(left, environment), to_text(right, environment))


def _ordered(compare: Compare, left: Value, right: Value, environment: Environment) -> bool:
    if not isinstance(left, float) and not isinstance(right, float):
        one, other = _instant(left, environment), _instant(right, environment)
        if one is not None and other is not None:
            return _numbers(compare, one, other, True)
    return _numbers(compare, to_number(left, environment), to_number(right, environment), isinstance(left, DateValue))


def _instant(value: Value, environment: Environment) -> float | None:
    """Return the moment of a date or of a text that is one, in days; None for others."""
    if isinstance(value, DateValue):
        return value.instant()
    date = parse_date(value, environment.zone) if isinstance(value, str) else None
    return None if date is None else date.instant()
