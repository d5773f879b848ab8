"""A questionnaire put to the test: its rules in order, and an interview begun and looked at once."""

from __future__ import annotations

from collections.abc import Sequence

from cxfield.errors import CxfieldError
from cxfield.interview.engine import Interview
from cxfield.interview.setting import Setting
from cxfield.questionnaire.cell_places import Places
from cxfield.questionnaire.model import Finding, Questionnaire


def trial(questionnaire: Questionnaire, places: Places, before: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return `before` and what the trial adds to it."""
    try:
        _begin(questionnaire)
    except CxfieldError as error:
        if any(finding.severity == "error" for finding in before):
            return tuple(before)
        return (*before, Finding(severity="error", code="cannot-run", where="", message=str(error)))
    return tuple(before)


def _begin(questionnaire: Questionnaire) -> None:
    """Do once all that opening the questionnaire will do."""
    interview = Interview(questionnaire, Setting())
    interview.pages()
    interview.nodes()
