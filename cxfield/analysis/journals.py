"""From journal lines to study data: cases are folded, interviews are run again from their events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from cxfield.analysis.outcomes import outcome_group
from cxfield.analysis.study_data import Answer, CaseRecord, InterviewRecord, Stream, StudyData, generic_path
from cxfield.errors import CxfieldError
from cxfield.event import Entry, Event, JournalError, StreamKind, chain, decode
from cxfield.interview import Interview, NodeState, events
from cxfield.interview.program import Program
from cxfield.interview.question_paradata import question_paradata
from cxfield.interview.replay import replay
from cxfield.interview.wall_time import clock_jumps
from cxfield.questionnaire.marked_text import without_marks
from cxfield.questionnaire.model import Questionnaire
from cxfield.sample.case import CREATED, Case, case_from_base, fold_case
from cxfield.sample.dispositions import DispositionError, OutcomeGroup, final_disposition

_COMPLETE = "1.1"
_STATUS_AFTER = {
    events.STARTED: "draft",
    events.SUSPENDED: "suspended",
    events.RESUMED: "draft",
    events.COMPLETED: "completed",
    events.BROKEN_OFF: "broken_off",
    events.REOPENED: "draft",
}


def study_data(
    name: str,
    questionnaires: Sequence[Questionnaire],
    cases: Iterable[Case],
    streams: Iterable[Stream],
    *,
    statuses: Mapping[str, str] | None = None,
) -> StudyData:
    """Read a study from its journals.

    Args:
        questionnaires: All published versions, oldest first.
        cases: As the sample has them, without their journals.
        statuses: Interview id -> `approved` or `rejected`, for the interviews that a supervisor has judged.

    Returns:
        The study; a journal that cannot be read becomes a sentence in `problems` and stops nothing else.
    """
    problems: list[str] = []
    journals = list(streams)
    interviews = _read_interviews(questionnaires, journals, statuses or {}, problems)
    return StudyData(
        name=name,
        questionnaires=tuple(questionnaires),
        cases=_read_cases(cases, journals, interviews, problems),
        interviews=tuple(sorted(interviews, key=lambda each: (each.started_at, each.interview_id))),
        problems=tuple(problems),
    )


def read_journal(lines: Sequence[bytes]) -> tuple[list[Event], list[Entry]]:
    """Return the events of a journal and their places.

    Raises:
        JournalError: A line cannot be read or is missing.
    """
    entries = chain(lines)
    return [decode(entry.line)[1] for entry in entries], entries


class InterviewReader:
    """Runs interviews again from their journals; each questionnaire version is compiled once."""

    def __init__(self, questionnaires: Iterable[Questionnaire]) -> None:
        self._versions = {questionnaire.content_hash: questionnaire for questionnaire in questionnaires}
        self._programs: dict[str, Program] = {}

    def rerun(self, history: Sequence[Event]) -> Interview:
        """Return the interview as it stood after `history`.

        Raises:
            JournalError: It does not begin with `started`, or its version is not here.
        """
        if not history or history[0].kind != events.STARTED:
            raise JournalError("Its journal does not begin with the start of an interview.")
        wanted = str(history[0].body.get("questionnaire"))
        if wanted not in self._versions:
            raise JournalError(f"It was done with the questionnaire version {wanted[:12]}, which is not here.")
        interview = replay(self._versions[wanted], history, program=self._programs.get(wanted))
        self._programs[wanted] = interview.program
        return interview

    def read(self, stream: Stream, *, status: str | None = None) -> InterviewRecord:
        """Return one interview with the answers that stand in it.

        Raises:
            JournalError: The journal is damaged, or of a questionnaire that is not here.
        """
        history, entries = read_journal(stream.lines)
        return record_of(stream.stream_id, history, entries, self.rerun(history), status=status)


def record_of(
    interview_id: str,
    history: Sequence[Event],
    entries: Sequence[Entry],
    interview: Interview,
    *,
    status: str | None = None,
) -> InterviewRecord:
    """Return what a report needs of an interview that was run again; `status` stands over that of the journal."""
    start = history[0]
    last = next(event for event in reversed(history) if event.kind != events.REOPENED)  # a supervisor's, perhaps
    is_done = status_of(history) == "completed"
    end = next((event for event in reversed(history) if event.kind == events.COMPLETED), None) if is_done else None
    return InterviewRecord(
        interview_id=interview_id,
        case_id=start.body.get("case_id"),
        status=status or status_of(history),
        started_at=start.moment.at,
        completed_at=end.moment.at if end else None,
        completed_zone=end.moment.zone if end else start.moment.zone,
        duration_s=duration_s(history),
        language=interview.language or "",
        interviewer=(end or last).moment.actor,
        questionnaire=interview.questionnaire.content_hash,
        version=interview.questionnaire.version,
        answers=_answers(interview),
        head=entries[-1].head.hex(),
        questions=question_paradata(history),
        clock_jumps=clock_jumps(history),
    )


def _read_interviews(
    questionnaires: Sequence[Questionnaire], streams: Sequence[Stream], statuses: Mapping[str, str], problems: list[str]
) -> list[InterviewRecord]:
    reader = InterviewReader(questionnaires)
    records = []
    for stream in streams:
        if stream.kind != StreamKind.INTERVIEW:
            continue
        try:
            records.append(reader.read(stream, status=statuses.get(stream.stream_id)))
        except CxfieldError as error:
            problems.append(f"Interview {stream.stream_id} is left out: {error}")
    return records


def status_of(history: Sequence[Event]) -> str:
    """Return how an interview stands by its own journal; completed stays completed until it is reopened."""
    status = "draft"
    for event in history:
        if status != "completed" or event.kind == events.REOPENED:
            status = _STATUS_AFTER.get(event.kind, status)
    return status


def duration_s(history: Sequence[Event]) -> int:
    """Return the seconds an interview was open: gaps after it was left, and over a restart, do not count."""
    total, is_open = 0, True
    for before, after in pairwise(history):
        is_open = before.kind == events.REOPENED or (is_open and before.kind != events.COMPLETED)
        if is_open and before.kind != events.SUSPENDED and before.moment.boot == after.moment.boot:
            total += max(0, after.moment.mono_ms - before.moment.mono_ms)
    return round(total / 1000)


def _answers(interview: Interview) -> dict[str, Answer]:
    return {
        node.ref: Answer(ref=node.ref, value=node.value or "", missing=node.missing, label=chosen_label(node))
        for node in interview.nodes()
        if node.relevant and node.value is not None and "/meta/" not in generic_path(node.ref)
    }


def chosen_label(node: NodeState) -> str:
    """Return the labels of the choices that `node` holds, joined by "; "; empty where it holds none."""
    if not node.choices or not node.value:
        return ""
    labels = {choice.name: without_marks(choice.label) for choice in node.choices}
    return "; ".join(labels.get(name) or name for name in node.value.split())


def _read_cases(
    cases: Iterable[Case], streams: Sequence[Stream], interviews: Sequence[InterviewRecord], problems: list[str]
) -> tuple[CaseRecord, ...]:
    base = {case.case_id: case for case in cases}
    histories: dict[str, list[Event]] = {}
    for stream in streams:
        if stream.kind != StreamKind.CASE:
            continue
        try:
            history, _ = read_journal(stream.lines)
        except JournalError as error:
            problems.append(f"The history of case {stream.stream_id} is left out: {error}")
            continue
        histories[stream.stream_id] = history
        if history and history[0].kind == CREATED:
            base[stream.stream_id] = case_from_base(history[0].body, created_by=history[0].moment.actor)
    done = {record.case_id for record in interviews if record.counts}
    folded = (fold_case(case, histories.get(case_id, ())) for case_id, case in base.items())
    return tuple(
        CaseRecord(case=case, disposition=_disposition(case, case.case_id in done, problems)) for case in folded
    )


def _disposition(case: Case, is_done: bool, problems: list[str]) -> str:
    """Return the final code of a case. A completed interview counts, even if its attempt was never closed."""
    codes = [attempt.disposition for attempt in case.attempts if attempt.disposition]
    if is_done and not any(code.startswith(_COMPLETE) for code in codes):
        codes.append(_COMPLETE)
    known = [code for code in codes if _is_known(code)]
    if len(known) < len(codes):
        problems.append(f"Case {case.case_id} has a disposition that is not in the AAPOR standard; it is passed over.")
    try:
        return final_disposition(known)
    except DispositionError:  # a house code: its group is known by prefix, the table of the rule is not
        complete = [code for code in known if outcome_group(code) == OutcomeGroup.COMPLETE]
        return (complete or known)[-1]


def _is_known(code: str) -> bool:
    try:
        outcome_group(code)
    except DispositionError:
        return False
    return True
