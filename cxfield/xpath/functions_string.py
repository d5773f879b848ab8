"""Functions on texts."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cxfield.xpath import ast
from cxfield.xpath.environment import LONG_TEXT, MAX_TEXT
from cxfield.xpath.errors import XPathBudgetError
from cxfield.xpath.function import UNLIMITED, Evaluator, plain, special
from cxfield.xpath.patterns import compiled_pattern
from cxfield.xpath.values import scalar_to_text

if TYPE_CHECKING:
    from cxfield.xpath.compiler import Compiler
    from cxfield.xpath.environment import Context

_PATTERN_STEP = 256
"""Instructions of a pattern times characters of a text that are worked off at the price of one node."""
_LONG_PATTERN = 64
_WHITESPACE = " \t\r\n"
_RUN_OF_SPACE = re.compile(f"[{_WHITESPACE}]+")


def joined(context: Context, separator: str, texts: list[str]) -> str:
    """Return `texts` with `separator` between them, paid by length; refuse a result that would be too long to make."""
    size = sum(map(len, texts)) + len(separator) * max(0, len(texts) - 1)
    if size > MAX_TEXT:
        raise XPathBudgetError(f"The expression makes a text of more than {MAX_TEXT} characters and was stopped.")
    if size > LONG_TEXT:
        context.environment.spend(size // LONG_TEXT)
    return separator.join(texts)


def _of_context(evaluate: Any) -> Any:
    """Return a builder of a function of one text, which takes the context node's text where no argument is given."""

    def build(compiler: Compiler, call: ast.Call) -> Evaluator:
        if call.arguments:
            text_of = compiler.string(call.arguments[0])
            return lambda context: evaluate(text_of(context))
        return lambda context: evaluate(context.environment.text_of(context.node))

    return build


special("string", minimum=0, maximum=1, returns="string", reads_context=True)(_of_context(lambda text: text))
special("string-length", minimum=0, maximum=1, returns="number", reads_context=True)(
    _of_context(lambda text: float(len(text)))
)
special("normalize-space", minimum=0, maximum=1, returns="string", reads_context=True)(
    _of_context(lambda text: _RUN_OF_SPACE.sub(" ", text).strip(_WHITESPACE))
)


@plain("concat", "any", minimum=0, returns="string", repeats=True, in_context=True)
def concat(context: Context, *values: Any) -> str:
    return joined(context, "", _texts(values, context))


def _texts(values: tuple[Any, ...], context: Context) -> list[str]:
    out: list[str] = []
    for value in values:
        if isinstance(value, str):
            out.append(value)
        elif isinstance(value, list):
            out.extend(map(context.environment.text_of, value))
        else:
            out.append(scalar_to_text(value))
    return out


@plain("join", "string", "any", minimum=1, returns="string", repeats=True, in_context=True)
def join(context: Context, separator: str, *values: Any) -> str:
    return joined(context, separator, _texts(values, context))


@plain("contains", "string", "string", returns="boolean")
def contains(text: str, part: str) -> bool:
    return part in text


@plain("starts-with", "string", "string", returns="boolean")
def starts_with(text: str, part: str) -> bool:
    return text.startswith(part)


@plain("ends-with", "string", "string", returns="boolean")
def ends_with(text: str, part: str) -> bool:
    return text.endswith(part)


@plain("substring-before", "string", "string", returns="string")
def substring_before(text: str, part: str) -> str:
    before, found, _ = text.partition(part) if part else ("", "", "")
    return before if found else ""


@plain("substring-after", "string", "string", returns="string")
def substring_after(text: str, part: str) -> str:
    return text.partition(part)[2] if part else text


@plain("substr", "string", "number", "number", minimum=2, returns="string")
def substr(text: str, start: float, end: float = math.inf) -> str:
    """Characters from `start` (0-based, negative counts from the end) up to and without `end`."""
    return text[_place(start, text) : _place(end, text)]


def _place(number: float, text: str) -> int:
    if number != number:
        return 0
    return int(max(-len(text), min(number, len(text))))


@plain("substring", "string", "number", "number", minimum=2, returns="string")
def substring(text: str, start: float, length: float | None = None) -> str:
    """XPath 1.0: `start` counts from 1, both numbers are rounded."""
    first = _rounded(start)
    last = math.inf if length is None else first + _rounded(length)
    if first != first or last != last:
        return ""
    low, high = max(first, 1), min(last, len(text) + 1)
    return text[int(low) - 1 : int(high) - 1] if low < high else ""


def _rounded(number: float) -> float:
    return math.floor(number + 0.5) if math.isfinite(number) else number


@plain("translate", "string", "string", "string", returns="string")
def translate(text: str, characters: str, replacements: str) -> str:
    short = len(characters) + len(replacements) <= LONG_TEXT
    return text.translate((_kept_translation if short else _translation)(characters, replacements))


def _translation(characters: str, replacements: str) -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    for place, character in enumerate(characters):
        table.setdefault(ord(character), replacements[place] if place < len(replacements) else None)
    return table


_kept_translation = lru_cache(maxsize=256)(_translation)


@plain("regex", "string", "string", returns="boolean", in_context=True)
def regex(context: Context, text: str, pattern: str) -> bool:
    """Search, not full match, as the clients do; in linear time whatever the pattern."""
    found = compiled_pattern(pattern)
    context.environment.spend(len(text) * found.programsize // _PATTERN_STEP + len(pattern) // _LONG_PATTERN)
    return found.search(text.encode("utf-8", "replace")) is not None


@special("depend", minimum=1, maximum=UNLIMITED, returns="any")
def _depend(compiler: Compiler, call: ast.Call) -> Evaluator:
    """The first argument; older forms name in the others what the expression shall wait for."""
    return compiler.value(call.arguments[0])


@special("property", minimum=1, maximum=1, returns="string")
def _property(compiler: Compiler, call: ast.Call) -> Evaluator:
    name_of = compiler.string(call.arguments[0])
    return lambda context: context.environment.property(name_of(context))


@plain("version", returns="string", in_context=True)
def version(context: Context) -> str:
    return context.environment.version
