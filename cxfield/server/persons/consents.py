"""The consent record: what was asked in which words, what was answered, when, by whom, and when it was taken back.

It is read from the journals, of the questions that the form marks (`cx:metric` `recording-consent` or `consent`). The
record names a person by a keyed hash only, so it can stay as proof when everything else of them is erased.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import literal_column, tuple_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from cxfield.audio.consent import CONSENTING
from cxfield.event import JournalError
from cxfield.server.database import Database, now_text
from cxfield.server.intake.event_lines import EventData, read_event
from cxfield.server.intake.segments import read_lines
from cxfield.server.persons.form_marks import FormMarks, plain_ref, read_marks
from cxfield.server.persons.keys import Person, person_keys, person_of
from cxfield.server.tables import ConsentRow, InterviewRow, MetaRow, QuestionnaireRow, StreamRow
from cxfield.sync.person_messages import Consent

_READ_TO = "consents_read_to"
_AT_ONCE = 200
_MARGIN = timedelta(minutes=10)


def read_consents(database: Database, now: datetime | None = None) -> int:
    """Read the consents of all interviews that came since the last time; return how many records were written.

    What came in the last minutes is read again the next time: somebody slow may still commit beside it.
    """
    count, is_last = 0, False
    after: list[str] | None = None
    sure = ((now or datetime.now(UTC)) - _MARGIN).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    while not is_last:
        after, written, is_last = database.run(partial(_read_some, after=after, sure=sure))
        count += written
    return count


def _read_some(session: Session, *, after: list[str] | None, sure: str) -> tuple[list[str], int, bool]:
    """Read some journals in the order in which they arrived; return the last one and how many records came of it."""
    kept = session.get(MetaRow, _READ_TO) or MetaRow(name=_READ_TO, value='["", ""]')
    at: list[str] = after or json.loads(kept.value)
    rows = session.exec(_arrived_after(at)).all()
    marks: dict[tuple[str, str], FormMarks] = {}
    written = sum(_read_one(session, row, interview, marks) for row, interview in rows)
    certain = [[row.received_at, row.stream_id] for row, _ in rows if row.received_at < sure]
    if certain:
        kept.value = json.dumps(certain[-1])
        session.add(kept)
    last = rows[-1][0] if rows else None
    return [last.received_at, last.stream_id] if last else at, written, len(rows) < _AT_ONCE


def _arrived_after(at: Sequence[str]) -> Select[StreamRow, InterviewRow]:
    """Ask for the journals that came after a moment and journal, by the index `stream_by_arrival` alone."""
    place = tuple_(col(StreamRow.received_at), col(StreamRow.stream_id))
    is_told = (col(InterviewRow.study_id) == col(StreamRow.study_id)) & (
        col(InterviewRow.interview_id) == col(StreamRow.stream_id)
    )
    query = select(StreamRow, InterviewRow).join(InterviewRow, is_told, isouter=True)
    return (
        query.where(col(StreamRow.kind) == literal_column("'interview'"), place > tuple_(*at))
        .order_by(col(StreamRow.received_at), col(StreamRow.stream_id))
        .limit(_AT_ONCE)
    )


def _read_one(
    session: Session, stream: StreamRow, interview: InterviewRow | None, marks: dict[tuple[str, str], FormMarks]
) -> int:
    if interview is None:
        return 0
    key = stream.study_id, interview.questionnaire
    if key not in marks:
        form = session.get(QuestionnaireRow, key)
        marks[key] = read_marks(form.xform) if form else FormMarks()
    if not marks[key].consents:
        return 0
    lines = read_lines(session, stream.study_id, "interview", stream.stream_id)
    return sum(_note(session, stream, marks[key], told) for told in _told(lines, marks[key]))


def _told(lines: list[bytes], marks: FormMarks) -> Iterator[tuple[EventData, str, str]]:
    """Yield the events that answer a consent, with questionnaire and language as they stood."""
    questionnaire = language = ""
    for line in lines:
        try:
            event = read_event(line)
        except JournalError:
            continue
        body: Any = event["body"]
        if event["kind"] == "started":
            questionnaire, language = str(body.get("questionnaire", "")), str(body.get("language") or "")
        elif event["kind"] == "language":
            language = str(body.get("language", ""))
        elif event["kind"] in ("answer", "missing") and plain_ref(str(body.get("ref", ""))) in marks.consents:
            yield event, questionnaire, language


def _note(session: Session, stream: StreamRow, marks: FormMarks, told: tuple[EventData, str, str]) -> int:
    event, questionnaire, language = told
    ref, mark = plain_ref(str(event["body"]["ref"])), _mark(session, stream)
    is_missing = event["kind"] == "missing"
    answer = f"missing:{event['body'].get('code', '')}" if is_missing else str(event["body"].get("value", ""))
    at, purpose = _utc(event), marks.consents[ref]
    consent_id = hashlib.sha256(f"{stream.stream_id}\n{event['seq']}".encode()).hexdigest()[:32]
    if session.get(ConsentRow, (stream.study_id, mark, consent_id)) is not None:
        return 0
    is_given = answer.strip().casefold() in CONSENTING
    if not is_given:
        _take_back(session, stream.study_id, mark, purpose, at=at, by=str(event["actor"]))
    session.add(
        ConsentRow(
            study_id=stream.study_id,
            mark=mark,
            consent_id=consent_id,
            purpose=purpose,
            ref=ref[:200],
            questionnaire=questionnaire[:200],
            language=language[:200].replace("\0", ""),
            wording=marks.wording(ref, language),
            answer=answer[:200].replace("\0", ""),
            is_given=is_given,
            at=at,
            asked_by=str(event["actor"])[:200].replace("\0", ""),
        )
    )
    session.flush()
    return 1


def _mark(session: Session, stream: StreamRow) -> str:
    return person_keys(session).mark(person_of(stream.study_id, stream.case_id, stream.stream_id))


def _utc(event: EventData) -> str:
    return datetime.fromisoformat(event["at"]).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _given(session: Session, study_id: str, mark: str, purpose: str) -> list[ConsentRow]:
    query = select(ConsentRow).where(
        ConsentRow.study_id == study_id,
        ConsentRow.mark == mark,
        ConsentRow.purpose == purpose,
        ConsentRow.withdrawn_at == "",
        col(ConsentRow.is_given),
    )
    return list(session.exec(query))


def _take_back(session: Session, study_id: str, mark: str, purpose: str, *, at: str, by: str) -> int:
    rows = _given(session, study_id, mark, purpose)
    for row in rows:
        row.withdrawn_at, row.withdrawn_by = at, by
        session.add(row)
    return len(rows)


def withdraw(session: Session, person: Person, purpose: str, *, by: str) -> int:
    """Note that a person took a consent back, in the caller's transaction; return how many that were."""
    return _take_back(session, person[0], person_keys(session).mark(person), purpose, at=now_text(), by=by)


def consents_of(session: Session, person: Person) -> list[Consent]:
    """Return the record of a person, the oldest first."""
    mark = person_keys(session).mark(person)
    query = select(ConsentRow).where(ConsentRow.study_id == person[0], ConsentRow.mark == mark)
    rows = session.exec(query.order_by(col(ConsentRow.at), col(ConsentRow.consent_id)))
    return [Consent(**row.model_dump(exclude={"study_id", "mark", "consent_id"})) for row in rows]
