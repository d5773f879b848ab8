"""Functions on numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from cxfield.xpath import ast
from cxfield.xpath.dates import parse_date
from cxfield.xpath.function import UNLIMITED, Evaluator, plain, special
from cxfield.xpath.values import NAN, DayCount, text_to_number, to_number

if TYPE_CHECKING:
    from cxfield.xpath.compiler import Compiler
    from cxfield.xpath.environment import Context

_SCIENTIFIC = re.compile(r"\s*-?[0-9]+(?:\.[0-9]*)?[eE][+-]?[0-9]{1,3}\s*")


@special("number", minimum=0, maximum=1, returns="number", reads_context=True)
def _number(compiler: Compiler, call: ast.Call) -> Evaluator:
    if not call.arguments:
        return lambda context: _of_text(context.environment.text_of(context.node), context)
    argument = call.arguments[0]
    if compiler.kind(argument) not in ("string", "nodes"):
        return compiler.number(argument)
    text_of = compiler.string(argument)
    return lambda context: _of_text(text_of(context), context)


def _of_text(text: str, context: Context) -> float:
    """Convert as usual; the days of a date are a `DayCount`."""
    date = parse_date(text, context.environment.zone)
    return text_to_number(text, context.environment) if date is None else DayCount(date.days())


@special("int", minimum=1, maximum=1, returns="number")
def _int(compiler: Compiler, call: ast.Call) -> Evaluator:
    """The whole part; a text may have an exponent here."""
    value_of = compiler.value(call.arguments[0])

    def whole(context: Context) -> float:
        value = value_of(context)
        is_scientific = isinstance(value, str) and _SCIENTIFIC.fullmatch(value)
        number = float(value) if is_scientific else to_number(value, context.environment)
        return float(math.trunc(number)) if math.isfinite(number) else number

    return whole


@special("round", minimum=1, maximum=2, returns="number")
def _round(compiler: Compiler, call: ast.Call) -> Evaluator:
    """A text may have a decimal comma here, as in Collect."""
    argument, *rest = call.arguments
    is_text = compiler.kind(argument) == "string"
    number_of = _number_with_comma(compiler.string(argument)) if is_text else compiler.number(argument)
    if not rest:
        return lambda context: rounded(number_of(context))
    decimals_of = compiler.number(rest[0])
    return lambda context: rounded(number_of(context), decimals_of(context))


def _number_with_comma(text_of: Evaluator) -> Evaluator:
    def number(context: Context) -> float:
        text = text_of(context)
        return text_to_number(text.replace(",", ".", 1) if "." not in text else text, context.environment)

    return number


def rounded(number: float, decimals: float | None = None) -> float:
    """Halves go away from zero, as in spreadsheets; without `decimals`, down to -0.5 is -0, as in XPath 1.0."""
    if not math.isfinite(number):
        return number
    if decimals is None:
        return -0.0 if -0.5 <= number <= 0 and math.copysign(1, number) < 0 else _halves_away(number)
    if decimals != decimals or abs(decimals) > 300:
        return NAN
    places = math.trunc(decimals)
    factor = 10.0 ** abs(places)
    scaled = number * factor if places >= 0 else number / factor
    if not math.isfinite(scaled):
        return number
    whole = _halves_away(scaled)
    return whole / factor if places >= 0 else whole * factor


def _halves_away(number: float) -> float:
    below = math.floor(abs(number))
    return math.copysign(float(below + (abs(number) - below >= 0.5)), number)


@plain("floor", "number", returns="number")
def floor(number: float) -> float:
    return float(math.floor(number)) if math.isfinite(number) else number


@plain("ceiling", "number", returns="number")
def ceiling(number: float) -> float:
    return float(math.ceil(number)) if math.isfinite(number) else number


@plain("abs", "number", returns="number")
def abs_(number: float) -> float:
    return abs(number)


@plain("pow", "number", "number", returns="number")
def pow_(base: float, exponent: float) -> float:
    if exponent == 0:
        return 1.0
    if exponent != exponent or (abs(base) == 1 and math.isinf(exponent)):
        return NAN
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return -math.inf if base < 0 and math.fmod(exponent, 2) == 1 else math.inf
    except ValueError:
        return math.inf if base == 0 else NAN


def _enter(name: str, compute: Callable[[float], float], at_zero: float = NAN) -> None:
    """Enter a function of one number; outside its domain it gives NaN, `at_zero` at a zero outside it."""

    def body(number: float) -> float:
        try:
            return compute(number)
        except OverflowError:
            return math.inf
        except ValueError:
            return at_zero if number == 0 else NAN

    plain(name, "number", returns="number")(body)


for _name, _compute in {
    "sqrt": math.sqrt,
    "exp": math.exp,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
}.items():
    _enter(_name, _compute)
_enter("exp10", lambda number: math.pow(10.0, number))
_enter("log", math.log, -math.inf)
_enter("log10", math.log10, -math.inf)


@plain("atan2", "number", "number", returns="number")
def atan2(y: float, x: float) -> float:
    return math.atan2(y, x)


@plain("pi", returns="number")
def pi() -> float:
    return math.pi


@plain("random", returns="number", in_context=True, volatile=True)
def random(context: Context) -> float:
    return context.environment.random()


_KEPT_AT_ONCE = 16
"""Kept numbers that are read at the price of one node."""


def _numbers(compiler: Compiler, argument: ast.Expr, value_of: Evaluator) -> Callable[[Context], Collection[float]]:
    """Compile `argument` to its numbers: of nodes one for each. Those at a plain path may be kept already."""
    from cxfield.xpath.paths import trail

    begin = trail(compiler, argument)

    def read(context: Context) -> Collection[float]:
        value, environment = value_of(context), context.environment
        if not isinstance(value, list):
            return (to_number(value, environment),)
        environment.spend(len(value))
        text_of = environment.text_of
        return [text_to_number(text_of(node), environment) for node in environment.counted(value)]

    def kept(context: Context) -> Collection[float]:
        base, names = begin(context)  # type: ignore[misc]
        known = None if base is None else context.environment.kept_numbers(base, names)
        if known is None:
            return read(context)
        context.environment.spend(len(known) // _KEPT_AT_ONCE)
        return known

    return read if begin is None else kept


@special("sum", minimum=1, maximum=1, returns="number")
def _sum(compiler: Compiler, call: ast.Call) -> Evaluator:
    """NaN as soon as one node is no number, an empty one included."""
    argument = call.arguments[0]
    numbers = _numbers(compiler, argument, compiler.nodes(argument, f"sum() at character {call.position}"))
    return lambda context: sum(numbers(context), 0.0)


def _enter_extreme(name: str, choose: Callable[[list[float]], float]) -> None:
    """Enter a function that gives NaN where one of the numbers is none, or there are none."""

    def build(compiler: Compiler, call: ast.Call) -> Evaluator:
        sources = [_numbers(compiler, argument, compiler.value(argument)) for argument in call.arguments]

        def run(context: Context) -> float:
            found = [number for source in sources for number in source(context)]
            return NAN if not found or any(map(math.isnan, found)) else choose(found)

        return run

    special(name, minimum=0, maximum=UNLIMITED, returns="number")(build)


_enter_extreme("max", max)
_enter_extreme("min", min)
