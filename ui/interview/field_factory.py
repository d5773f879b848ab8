"""Which field asks which question."""

from __future__ import annotations

from collections.abc import Sequence

from cxfield.interview.state import NodeKind, NodeState
from cxfield.questionnaire.model import ControlKind
from ui.interview.answer_field import AnswerField
from ui.interview.attach.attach_fields import upload_field
from ui.interview.attach.barcode_field import BarcodeField
from ui.interview.attach.external_app import asks_external_app, with_app_note
from ui.interview.choice_codes import CodedChoice
from ui.interview.choice_factory import NPS_METRICS, rank_field, scale_look, select_field
from ui.interview.field_tools import FieldTools
from ui.interview.fixed_place_field import GEO_TYPES, FixedPlaceField
from ui.interview.grid_field import GridField
from ui.interview.multi_grid_field import MultiGridField
from ui.interview.place_field import PlaceField
from ui.interview.plain_fields import FixedField, NoteField
from ui.interview.range_field import RangeField
from ui.interview.range_scale import range_scale
from ui.interview.scale_field import ScaleField
from ui.interview.select_one_field import AcknowledgeField
from ui.interview.text_fields import date_field, moment_field, number_field, text_field, time_field
from ui.interview.trace_field import TraceField

_OWN_LOOKS = frozenset(("label", "smiley", "rating", "minimal", "autocomplete", "search"))
_ELEVEN = tuple(str(number) for number in range(11))


def make_field(state: NodeState, tools: FieldTools) -> AnswerField:
    """Return the field for one question."""
    if state.kind == NodeKind.NOTE:
        return NoteField(state)
    if state.readonly:
        return FixedPlaceField(state, tools) if state.type in GEO_TYPES else FixedField(state)
    if state.kind == NodeKind.UPLOAD:
        return _noted(upload_field(state, tools), state)
    if state.kind == NodeKind.TRIGGER:
        return AcknowledgeField(state)
    if state.kind == NodeKind.RANK:
        return rank_field(state, tools)
    if state.kind == NodeKind.RANGE:
        return _range_field(state)
    if state.kind == NodeKind.SELECT:
        return select_field(state, tools)
    return _noted(_input_field(state, tools), state)


def _noted(field: AnswerField, state: NodeState) -> AnswerField:
    return with_app_note(field) if asks_external_app(state) else field


def _range_field(state: NodeState) -> AnswerField:
    numbers = range_numbers(state)
    if 2 <= len(numbers) <= 11:
        choices = tuple(CodedChoice(number, number, "") for number in numbers)
        return ScaleField(state, choices, goes_on=state.metric in NPS_METRICS, look=scale_look(state))
    scale = range_scale(state.question)
    return number_field(state) if scale is None else RangeField(state, scale)


def range_numbers(state: NodeState) -> tuple[str, ...]:
    """Return the whole numbers of a range from start to end; empty where it has none or more than 100."""
    question = state.question
    if question is None:
        return ()
    try:
        start, end = int(question.range_start or "0"), int(question.range_end or "10")
        step = int(question.range_step or "1")
    except ValueError:
        return ()
    if step == 0 or abs(end - start) // abs(step) > 100:
        return ()
    step = abs(step) if end >= start else -abs(step)
    return tuple(str(number) for number in range(start, end + (1 if step > 0 else -1), step))


def _input_field(state: NodeState, tools: FieldTools) -> AnswerField:
    if state.metric in NPS_METRICS and state.type in ("int", "integer"):
        return ScaleField(state, tuple(CodedChoice(number, number, "") for number in _ELEVEN), goes_on=True)
    match state.type:
        case "int" | "integer" | "long" | "short" | "decimal" | "double" | "float":
            return number_field(state)
        case "barcode" if not tools.for_respondent:
            return BarcodeField(state)
        case "geopoint":
            return PlaceField(state, tools)
        case "geotrace" | "geoshape":
            return TraceField(state, tools)
        case "date":
            return date_field(state, tools.now)
        case "time":
            return time_field(state, tools.now)
        case "dateTime":
            return moment_field(state, tools.now)
    secret = state.question is not None and state.question.kind == ControlKind.SECRET
    return text_field(state, secret=secret)


def grid_rows(states: Sequence[NodeState]) -> tuple[NodeState, ...]:
    """Return the selects with the same few choices that make one grid from the first state on; never just one.

    Select-ones stand in a grid wherever they follow each other, select-multiples where the script asks for it.
    """
    first = states[0]
    if not _fits_grid(first):
        return ()
    names = _names(first)
    rows = []
    for state in states:
        if not _fits_grid(state) or _names(state) != names or is_multiple(state) != is_multiple(first):
            break
        rows.append(state)
    return tuple(rows) if len(rows) >= 2 else ()


def _names(state: NodeState) -> tuple[str, ...]:
    return tuple(choice.name for choice in state.choices or ())


def _fits_grid(state: NodeState) -> bool:
    one = state.question is not None and state.question.kind == ControlKind.SELECT_ONE
    one = one or (is_multiple(state) and "list-nolabel" in state.appearance)
    few = 2 <= len(state.choices or ()) <= 11
    return one and few and not state.readonly and not _OWN_LOOKS & set(state.appearance)


def is_multiple(state: NodeState) -> bool:
    return state.question is not None and state.question.kind == ControlKind.SELECT_MULTIPLE


def grid_field(rows: tuple[NodeState, ...]) -> GridField:
    """Return the grid for `rows`."""
    return MultiGridField(rows) if is_multiple(rows[0]) else GridField(rows)


def is_grid_heading(state: NodeState) -> bool:
    """True for the row that a table-list puts above a grid: labels only, no answer."""
    return "label" in state.appearance and state.kind == NodeKind.SELECT


__all__ = ["GridField", "grid_field", "grid_rows", "is_grid_heading", "make_field", "range_numbers"]
