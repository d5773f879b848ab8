"""The rule of consent: no answer, no recording; consent taken back, no recording is kept. Pure.

The questionnaire asks; a node with `cx:metric="recording-consent"` holds the answer. It is a question, or a calculate
where the wording needs more than one. Outside a repeat: consent is given once for the interview.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cxfield.questionnaire.model import Questionnaire
from cxfield.questionnaire.recording_checks import CONSENT_METRIC

CONSENTING = frozenset({"1", "yes", "y", "true", "ok"})
"""Values that consent, whatever their case. A questionnaire with other codes says it in a calculate."""


class Consent(StrEnum):
    """What the respondent has said about being recorded."""

    UNASKED = "unasked"
    GIVEN = "given"
    REFUSED = "refused"


class ConsentAction(StrEnum):
    """What follows for the recordings of the interview."""

    RECORD = "record"
    REST = "rest"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class ConsentAnswer:
    """The node as it stands. `value` is empty where it has none or is not relevant."""

    value: str = ""
    missing: str = ""


NO_ANSWER = ConsentAnswer()


def consent_node(questionnaire: Questionnaire) -> str | None:
    """Return the path of the node that holds the consent; None: the questionnaire never asks, so nothing is recorded.

    The first one in a repeat is no consent for the interview and is passed over.
    """
    found = (path for path, bind in questionnaire.binds.items() if bind.metric == CONSENT_METRIC)
    return next((path for path in found if not _is_repeated(path, questionnaire)), None)


def _is_repeated(path: str, questionnaire: Questionnaire) -> bool:
    return any(path.startswith(f"{repeat}/") for repeat in questionnaire.templates)


def consent_of(answer: ConsentAnswer) -> Consent:
    """Return what an answer means: a missing code (don't know, refused) is no consent."""
    if answer.missing:
        return Consent.REFUSED
    if not answer.value:
        return Consent.UNASKED
    return Consent.GIVEN if answer.value.strip().lower() in CONSENTING else Consent.REFUSED


def action_after(answer: ConsentAnswer, *, is_ending: bool = False) -> ConsentAction:
    """Return what to do now.

    | consent | while it runs | at its end |
    | --- | --- | --- |
    | given | record | keep (`RECORD`) |
    | no answer, or taken off the screen | rest; keep what is there | delete |
    | refused, don't know, taken back | delete | delete |

    An answer that is cleared may be a slip of the hand, so nothing is destroyed for it before the interview ends.
    """
    consent = consent_of(answer)
    if consent is Consent.GIVEN:
        return ConsentAction.RECORD
    if consent is Consent.REFUSED or is_ending:
        return ConsentAction.DELETE
    return ConsentAction.REST
