"""One interview being run: instance tree, dependency graph, validity, route, events. Pure."""

from cxfield.interview.definition import QuestionnaireError
from cxfield.interview.engine import Interview
from cxfield.interview.replay import apply_event, replay
from cxfield.interview.setting import Setting
from cxfield.interview.state import Change, ChoiceState, NodeKind, NodeState, Page, PageKind, StepError

__all__ = [
    "Change",
    "ChoiceState",
    "Interview",
    "NodeKind",
    "NodeState",
    "Page",
    "PageKind",
    "QuestionnaireError",
    "Setting",
    "StepError",
    "apply_event",
    "replay",
]
