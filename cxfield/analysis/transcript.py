"""One interview told question by question, in the order asked and the language of the interview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cxfield.analysis.journals import InterviewReader, chosen_label, read_journal, record_of
from cxfield.analysis.study_data import InterviewRecord, Stream
from cxfield.event import Event
from cxfield.interview import Interview, StepError, events
from cxfield.questionnaire.marked_text import without_marks
from cxfield.questionnaire.model import Questionnaire
from cxfield.sample.case import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """An answer that was changed after it had been given. Values as a reader understands them; empty for none."""

    at: datetime
    actor: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark, with its author."""

    at: datetime
    actor: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptLine:
    """One question as it stands at the end.

    Attributes:
        section: Title of the group or repeat row around it; empty at the top.
        answer: Label of the choices, or the value; empty without an answer.
        code: The value as stored, where `answer` is a label; else empty.
        missing: `dk`, `rf`, `na` or None.
        confirmed: The soft check that the interviewer confirmed; empty if none.
        is_note: Only a text that was shown.
    """

    ref: str
    section: str
    question: str
    answer: str
    code: str = ""
    missing: str | None = None
    confirmed: str = ""
    is_note: bool = False
    remarks: tuple[Note, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """An interview with all that was asked.

    Attributes:
        case: None where it was done without one, or the case is not here.
        remarks: Those that belong to no question that is still asked.
        receipt: Code of the server's receipt; empty without one.
        zone: Zone of the device when the interview began.
    """

    study: str
    interview: InterviewRecord
    case: Case | None
    lines: tuple[TranscriptLine, ...]
    remarks: tuple[Note, ...]
    event_count: int
    receipt: str
    zone: str

    @property
    def edit_count(self) -> int:
        return sum(len(line.edits) for line in self.lines)


def transcript(
    study: str,
    questionnaires: Sequence[Questionnaire],
    stream: Stream,
    *,
    cases: Mapping[str, Case] | None = None,
    receipt: str = "",
    status: str | None = None,
) -> Transcript:
    """Tell one interview from its journal; `cases` by id, to name the respondent.

    Raises:
        JournalError: The journal is damaged or of a questionnaire that is not in `questionnaires`.
    """
    history, entries = read_journal(stream.lines)
    interview = InterviewReader(questionnaires).rerun(history)
    remarks = _remarks(history)
    lines = _lines(interview, remarks, _edits(interview, history), _confirmed(history))
    told = {line.ref for line in lines}
    record = record_of(stream.stream_id, history, entries, interview, status=status)
    return Transcript(
        study=study,
        interview=record,
        case=(cases or {}).get(record.case_id or ""),
        lines=lines,
        remarks=tuple(note for ref, notes in remarks.items() if ref not in told for note in notes),
        event_count=len(history),
        receipt=receipt,
        zone=history[0].moment.zone,
    )


def _lines(
    interview: Interview,
    remarks: Mapping[str, Sequence[Note]],
    edits: Mapping[str, Sequence[Edit]],
    confirmed: set[str],
) -> tuple[TranscriptLine, ...]:
    lines = []
    for page in interview.pages():
        for ref in page.refs:
            state = interview.state(ref)
            if state.question is None or state.value is None:
                continue  # a repeat prompt: the rows speak for it
            label = chosen_label(state)
            lines.append(
                TranscriptLine(
                    ref=ref,
                    section=page.title,
                    question=without_marks(state.label) or ref.rpartition("/")[2],
                    answer=label or state.value,
                    code=state.value if label and label != state.value else "",
                    missing=state.missing,
                    confirmed=state.warning_message if ref in confirmed else "",
                    is_note=state.question.note,
                    remarks=tuple(remarks.get(ref, ())),
                    edits=tuple(edits.get(ref, ())),
                )
            )
    return tuple(lines)


def _remarks(history: Sequence[Event]) -> dict[str, list[Note]]:
    """Return remarks by ref; those on the whole interview stand under the empty one."""
    found: dict[str, list[Note]] = {}
    for event in history:
        if event.kind == events.REMARK:
            note = Note(at=event.moment.at, actor=event.moment.actor, text=event.body["text"])
            found.setdefault(event.body.get("ref") or "", []).append(note)
    return found


def _confirmed(history: Sequence[Event]) -> set[str]:
    """Return refs whose soft check was confirmed and whose answer was not changed after that."""
    confirmed: set[str] = set()
    for event in history:
        if event.kind == events.WARNING_CONFIRMED:
            confirmed.add(event.body["ref"])
        elif event.kind in (events.ANSWER, events.MISSING):
            confirmed.discard(event.body["ref"])
    return confirmed


def _edits(interview: Interview, history: Sequence[Event]) -> dict[str, list[Edit]]:
    """Return changes of answers by ref. Refs are those of the moment: a removed repeat row moves later ones up."""
    standing: dict[str, str] = {}
    found: dict[str, list[Edit]] = {}
    for event in history:
        if event.kind not in (events.ANSWER, events.MISSING):
            continue
        ref, new = event.body["ref"], event.body.get("value") or event.body.get("code") or ""
        old = standing.get(ref, "")
        if old and new != old:
            edit = Edit(at=event.moment.at, actor=event.moment.actor, old=old, new=new)
            found.setdefault(ref, []).append(edit)
        standing[ref] = new
    return {ref: [_readable(_choices(interview, ref), edit) for edit in edits] for ref, edits in found.items()}


def _choices(interview: Interview, ref: str) -> dict[str, str]:
    """Return code -> label of what `ref` offers now; nothing where it is not there any more."""
    try:
        state = interview.state(ref)
    except StepError:
        return {}
    return {choice.name: choice.label for choice in state.choices or ()}


def _readable(labels: Mapping[str, str], edit: Edit) -> Edit:

    def read(value: str) -> str:
        words = [labels.get(part) for part in value.split()]
        return "; ".join(word for word in words if word) if words and all(words) else value

    return Edit(at=edit.at, actor=edit.actor, old=read(edit.old), new=read(edit.new))
