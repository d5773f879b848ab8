"""One interview being run: instance tree, dependency graph, validity, route, events. Pure."""

from cxfield.interview.interview import Interview
from cxfield.interview.setting import Setting
from cxfield.interview.state import Change, ChoiceState, NodeKind, NodeState, Page, PageKind, StepError

__all__ = ["Change", "ChoiceState", "Interview", "NodeKind", "NodeState", "Page", "PageKind", "Setting", "StepError"]
