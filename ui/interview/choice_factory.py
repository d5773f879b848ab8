"""Which field asks a question with choices, by its appearance and by how many there are."""

from __future__ import annotations

from cxfield.interview.state import NodeState
from cxfield.questionnaire.model import ControlKind
from ui.interview.answer_field import AnswerField
from ui.interview.appearances import LIKERT, RATING, SMILEY, ChoiceLook, choice_look
from ui.interview.choice_codes import code_choices, picture_of
from ui.interview.field_tools import FieldTools
from ui.interview.long_list_field import LongListField, LongMultipleField
from ui.interview.rank_field import RankField
from ui.interview.scale_field import ScaleField
from ui.interview.scale_row import ScaleLook
from ui.interview.select_multiple_field import SelectMultipleField
from ui.interview.select_one_field import SelectOneField
from ui.widgets import Pictures

NPS_METRICS = ("nps", "tnps")
LONG_LIST = 12
"""A choice among more than this is found by typing, unless the form asks for columns or pictures."""
LONGEST_LIST = 60
"""No list with more choices than this is shown whole."""
_ELEVEN = tuple(str(number) for number in range(11))
_SCALE = {SMILEY: ScaleLook.FACES, RATING: ScaleLook.STARS, LIKERT: ScaleLook.NUMBERS}


def select_field(state: NodeState, tools: FieldTools) -> AnswerField:
    """Return the field of a select one or select multiple."""
    if state.question is not None and state.question.kind == ControlKind.SELECT_MULTIPLE:
        return _several(state, tools)
    choices, look = state.choices or (), _look(state)
    if len(choices) == len(_ELEVEN) and tuple(choice.name for choice in choices) == _ELEVEN:
        goes_on = look.goes_on or state.metric in (*NPS_METRICS, None)
        return ScaleField(state, code_choices(choices), goes_on=goes_on, look=scale_look(state))
    if look.is_dropdown or len(choices) > LONGEST_LIST or (len(choices) > LONG_LIST and look.columns == 1):
        return LongListField(state)
    if 2 <= len(choices) <= _most_on_scale(state):
        return ScaleField(state, code_choices(choices), goes_on=look.goes_on, look=scale_look(state))
    return SelectOneField(state, look=look, pictures=Pictures(tools.media))


def _several(state: NodeState, tools: FieldTools) -> AnswerField:
    choices, look = state.choices or (), _look(state)
    if look.is_dropdown or len(choices) > LONGEST_LIST:
        return LongMultipleField(state)
    return SelectMultipleField(state, look=look, pictures=Pictures(tools.media))


def rank_field(state: NodeState, tools: FieldTools) -> AnswerField:
    """Return the field of a rank."""
    return RankField(state, look=_look(state), pictures=Pictures(tools.media))


def scale_look(state: NodeState) -> ScaleLook:
    """Return what the appearance puts into the boxes of a scale."""
    return next((look for word, look in _SCALE.items() if word in state.appearance), ScaleLook.NUMBERS)


def _most_on_scale(state: NodeState) -> int:
    """Return how many choices a scale of this appearance may have; 0 where it asks for none."""
    if RATING in state.appearance:
        return len(_ELEVEN)
    return 7 if {SMILEY, LIKERT} & set(state.appearance) else 0


def _look(state: NodeState) -> ChoiceLook:
    choices = (state.choices or ())[: LONGEST_LIST + 1]
    return choice_look(state.appearance, has_pictures=any(picture_of(choice) for choice in choices))
