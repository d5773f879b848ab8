"""Functions on selected choices and translated texts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cxfield.xpath import ast
from cxfield.xpath.function import Evaluator, plain, special

if TYPE_CHECKING:
    from cxfield.xpath.compiler import Compiler
    from cxfield.xpath.environment import Context


@plain("selected", "string", "string", returns="boolean")
def selected(chosen: str, choice: str) -> bool:
    """A list without a choice has the empty one, and a list is in itself."""
    return chosen.strip() == choice.strip() or choice.strip() in chosen.split()


plain("is-selected", "string", "string", returns="boolean")(selected)


@plain("selected-at", "string", "number", returns="string")
def selected_at(chosen: str, place: float) -> str:
    """The choice at the whole part of `place`, from 0; empty outside."""
    choices = chosen.split()
    return choices[int(place)] if math.isfinite(place) and 0 <= int(place) < len(choices) else ""


@plain("count-selected", "string", returns="number")
def count_selected(chosen: str) -> float:
    return float(len(chosen.split()))


@special("jr:choice-name", minimum=2, maximum=2, returns="string")
def _choice_name(compiler: Compiler, call: ast.Call) -> Evaluator:
    value_of, reference_of = map(compiler.string, call.arguments)
    return lambda context: context.environment.choice_name(value_of(context), reference_of(context), context)


@plain("jr:itext", "string", returns="string", in_context=True)
def itext(context: Context, text_id: str) -> str:
    return context.environment.itext(text_id)
