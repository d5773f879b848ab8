"""What the office publishes, assigns and lists."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from cxfield.event import StreamKind
from cxfield.sync.messages.base import Message, Name
from cxfield.sync.messages.feed import CaseData, QuestionnaireBundle, QuestionnaireReference


class PublishRequest(Message):
    """A questionnaire version with its sample.

    Attributes:
        study_id: Made by the publisher, so that a repeated request is the same request.
        public_key: The study's X25519 key, base64. `sealed_private_key` is the other half under the pass-phrase.
        interviewers: Get the cases in turn. Empty: whoever pulls first takes up to the server's cap.
        call_queue: The cases go into the call queue instead; the interviewers (empty: all that there are) may claim.
    """

    study_id: Name
    name: Name
    questionnaire: QuestionnaireBundle
    public_key: str
    sealed_private_key: str
    cases: Annotated[list[CaseData], Field(max_length=200_000)] = []
    interviewers: list[str] = []
    call_queue: bool = False


class Published(Message):
    """Answer to a publish."""

    study_id: str
    name: str
    content_hash: str
    cases: int


class AssignRequest(Message):
    """Gives cases to an interviewer; raises their owner epoch where the owner changes."""

    case_ids: Annotated[list[str], Field(max_length=10_000)]
    user: Name


class ReopenRequest(Message):
    """Sends a completed interview back; `why` goes into its journal."""

    why: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class StudySummary(Message):
    """A study in the list of a supervisor."""

    study_id: str
    name: str
    published_at: str
    public_key: str
    sealed_private_key: str
    cases: int
    interviews: int
    completed: int
    quarantined: int
    questionnaires: list[QuestionnaireReference]


class CaseSummary(Message):
    """A case in the list of a supervisor. A researcher sees neither name nor numbers nor address."""

    case: CaseData
    owner: str
    owner_epoch: int
    status: str
    journal_seq: int


class InterviewSummary(Message):
    """An interview as projected from its journal. `answers`: ref -> text, or {"missing": code}."""

    interview_id: str
    case_id: str
    interviewer: str
    questionnaire: str
    form_id: str
    version: str
    language: str
    status: str
    started_at: str
    completed_at: str
    received_at: str
    receipt_code: str
    seq: int
    answers: dict[str, str | dict[str, str]]


class QuarantineSummary(Message):
    """An item that the server keeps but cannot use, for a supervisor to judge. `resolved_by`: who has; else empty."""

    kind: StreamKind
    stream_id: str
    from_seq: int
    to_seq: int
    user: str
    device: str
    owner_epoch: int
    reason: str
    explanation: str
    received_at: str
    sha256: str
    resolved_by: str = ""


class StreamLines(Message):
    """One line of `journals`: a whole journal."""

    kind: StreamKind
    stream_id: str
    head: str
    lines: list[str]
