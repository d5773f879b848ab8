"""A form that wants to be recorded and never asks whether it may."""

from __future__ import annotations

from collections.abc import Iterator

from cxfield.questionnaire.cell_places import CellPlaces
from cxfield.questionnaire.expression_sites import all_controls
from cxfield.questionnaire.model import Finding, Questionnaire
from cxfield.questionnaire.xml_tree import CX

CONSENT_METRIC = "recording-consent"
"""`cx:metric` of the node that holds whether the respondent may be recorded."""

_NEVER = "never"
_MESSAGE = (
    "The form is to be recorded, but no question outside a repeat has cx:metric 'recording-consent', so nothing is ever"
    " recorded. Mark the question that asks for the respondent's consent with it."
)


def recording_findings(questionnaire: Questionnaire, places: CellPlaces) -> Iterator[Finding]:
    """Yield one finding at the first `cx:record` of a form without a consent node."""
    where = next(_wishes(questionnaire, places), None)
    if where is not None and not any(_holds_consent(path, questionnaire) for path in questionnaire.binds):
        yield Finding(severity="warning", code="record-without-consent", where=where, message=_MESSAGE)


def _wishes(questionnaire: Questionnaire, places: CellPlaces) -> Iterator[str]:
    root = next(iter(questionnaire.primary.children), None)
    whole = (root.attributes or {}).get(f"{{{CX}}}record", "") if root is not None else ""
    if whole and whole != _NEVER:
        yield ""
    for control in all_controls(questionnaire.body):
        if control.record and control.record != _NEVER:
            yield places.of_node(control.ref or "", ("cx:record", "type"))


def _holds_consent(path: str, questionnaire: Questionnaire) -> bool:
    """A consent inside a repeat is none for the interview."""
    is_repeated = any(path.startswith(f"{repeat}/") for repeat in questionnaire.templates)
    return questionnaire.binds[path].metric == CONSENT_METRIC and not is_repeated
