"""Which repeats are shown as one table, a row for each instance: those whose questions each fit a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxfield.interview.definition import Definitions
from cxfield.questionnaire.model import Control, ControlKind, Question, Repeat

MOST_COLUMNS = 10
_TYPES = ("string", "int", "integer", "long", "short", "decimal", "double", "float", "date", "time", "dateTime")


def tables(body: Iterable[Control], definitions: Definitions, *, in_list: bool = False) -> Iterator[Repeat]:
    """Yield the repeats with the appearance `table`, and those inside a field list, where all questions fit a cell."""
    for control in body:
        if isinstance(control, Question):
            continue
        is_asked = isinstance(control, Repeat) and (in_list or "table" in control.appearance)
        if isinstance(control, Repeat) and is_asked and _fits(control, definitions):
            yield control
        yield from tables(control.children, definitions, in_list=in_list or "field-list" in control.appearance)


def _fits(repeat: Repeat, definitions: Definitions) -> bool:
    few = 1 <= len(repeat.children) <= MOST_COLUMNS and "field-list" not in repeat.appearance
    return few and all(isinstance(child, Question) and _fits_cell(child, definitions) for child in repeat.children)


def _fits_cell(question: Question, definitions: Definitions) -> bool:
    if question.note or "multiline" in question.appearance or "rows" in question.extra:
        return False
    if question.kind is ControlKind.SELECT_ONE:
        return True
    definition = definitions.find(question.ref)
    kind = definition.bind.type if definition is not None and definition.bind is not None else "string"
    return question.kind is ControlKind.INPUT and kind in _TYPES and "masked" not in question.appearance
