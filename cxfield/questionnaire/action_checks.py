"""Actions that never happen, that set nothing, and those for which the device is needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cxfield.questionnaire.cell_places import CellPlaces
from cxfield.questionnaire.model import Action, Finding, Questionnaire

EVENTS = (
    "odk-instance-first-load", "odk-instance-load", "odk-new-repeat", "xforms-value-changed", "xforms-ready",
)  # fmt: skip
_PREDICATE = re.compile(r"\[[^\]]*\]")
_NEEDS = {
    "setgeopoint": "The form asks the computer for its position here; where that is not known, the field stays empty.",
    "recordaudio": "The form asks for a sound recording here; where none is made, the field stays empty.",
}


def action_findings(
    questionnaire: Questionnaire, places: CellPlaces, is_known: Callable[[str], bool]
) -> Iterator[Finding]:
    """Yield what is to be said of the actions; `is_known` tells whether a generic path is in the instance."""
    for action in questionnaire.actions:
        where = places.of_node(action.target, ("type", "trigger", "default"))
        for event in action.events:
            if event not in EVENTS:
                message = f"No event is called '{event}', so this action is never carried out."
                yield Finding(severity="warning", code="unknown-event", where=where, message=message)
        if not _has_target(action, is_known):
            message = f"An action is to set {action.target}, which does not exist; it has no effect."
            yield Finding(severity="warning", code="action-without-node", where=where, message=message)
        elif action.kind in _NEEDS:
            yield Finding(severity="info", code="device-needed", where=where, message=_NEEDS[action.kind])


def _has_target(action: Action, is_known: Callable[[str], bool]) -> bool:
    path = _PREDICATE.sub("", action.target)
    owner, _, name = path.rpartition("/")
    return is_known(owner if name.startswith("@") else path)
