"""All that is known of a study: its cases with their final dispositions, its interviews with their answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cxfield.interview.question_paradata import QuestionParadata
from cxfield.questionnaire.model import Questionnaire
from cxfield.sample.case import Case

COUNTED_STATUSES = ("completed", "approved")
"""Interviews that reports and metrics count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """One journal as stored. `kind` is `interview` or `case`; `lines` from the first event on."""

    kind: str
    stream_id: str
    lines: Sequence[bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What stands in one relevant node.

    Attributes:
        ref: With positions (`/data/contact[2]/reason`).
        value: Text as stored; empty without an answer.
        missing: `dk`, `rf`, `na`, or None.
        label: Label of the choice or choices as the interviewer saw it; empty otherwise.
    """

    ref: str
    value: str = ""
    missing: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewRecord:
    """One interview.

    Attributes:
        case_id: None where it was done without a case.
        status: `draft`, `suspended`, `completed`, `broken_off`, `approved` or `rejected`.
        completed_at: None unless completed.
        completed_zone: IANA zone of the device at that moment.
        duration_s: Seconds with the interview open, by the monotonic clock; time while suspended does not count.
        questionnaire: Content hash of its version.
        answers: By ref, relevant nodes only, in document order.
        head: Hash of its last event (hex).
        questions: Paradata of each question that was shown or answered.
        clock_jumps: How often the device's wall clock was set meanwhile.
    """

    interview_id: str
    case_id: str | None
    status: str
    started_at: datetime
    completed_at: datetime | None = None
    completed_zone: str = "UTC"
    duration_s: int = 0
    language: str = ""
    interviewer: str = ""
    questionnaire: str = ""
    version: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    head: str = ""
    questions: tuple[QuestionParadata, ...] = ()
    clock_jumps: int = 0

    @property
    def counts(self) -> bool:
        return self.status in COUNTED_STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """A case with its final disposition, derived from all its attempts."""

    case: Case
    disposition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyData:
    """A study at one moment.

    Attributes:
        questionnaires: All published versions, oldest first.
        interviews: In the order of their start.
        problems: One sentence for each journal that could not be read; a report prints them.
    """

    name: str
    questionnaires: tuple[Questionnaire, ...]
    cases: tuple[CaseRecord, ...] = ()
    interviews: tuple[InterviewRecord, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def counted(self) -> tuple[InterviewRecord, ...]:
        """Interviews that are completed and were not rejected."""
        return tuple(interview for interview in self.interviews if interview.counts)

    @property
    def dispositions(self) -> tuple[str, ...]:
        """Final code of every case."""
        return tuple(record.disposition for record in self.cases)


def generic_path(ref: str) -> str:
    """Return `ref` without its positions."""
    return "/".join(part.partition("[")[0] for part in ref.split("/"))


def row_of(ref: str, repeat: str) -> tuple[int, ...]:
    """Return the positions of the rows around `ref` down to `repeat`, outermost first (`/data/a[2]/b[1]/c` -> 2, 1)."""
    depth = repeat.count("/") + 1
    parts = ref.split("/")[:depth]
    return tuple(int(part.partition("[")[2].rstrip("]")) for part in parts if "[" in part)


AnswerIndex = Mapping[str, Sequence[tuple[InterviewRecord, Answer]]]
"""Generic path -> every answer there, one for each repeat row, with its interview."""


def index_answers(interviews: Iterable[InterviewRecord]) -> AnswerIndex:
    """Return the answers of all `interviews` by generic path, in the order of the interviews."""
    index: dict[str, list[tuple[InterviewRecord, Answer]]] = {}
    for interview in interviews:
        for ref, answer in interview.answers.items():
            index.setdefault(generic_path(ref), []).append((interview, answer))
    return index
