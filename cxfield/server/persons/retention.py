"""How long what is personal is kept: dates of a study that run by themselves. Off until somebody sets them.

Days are counted from the end of fieldwork. Nothing is taken that has not arrived whole: a person with an interview that
is still open, or with items kept aside that nobody decided about, waits; and so does everything while the study has no
backup off the host, because until then a device may hold the only other copy.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session, col, select

from cxfield.event import StreamKind
from cxfield.server.database import Database, record_audit
from cxfield.server.errors import RefusedError
from cxfield.server.files.file_references import FileKind, delete_kind
from cxfield.server.intake.feed import note_change
from cxfield.server.persons.case_data import ERASED, case_data, sealed_case
from cxfield.server.persons.erasing import Erasing
from cxfield.server.persons.keys import person_keys, person_of
from cxfield.server.persons.privacy import privacy_of, row_of
from cxfield.server.tables import (
    BackedUpRow,
    BlobReferenceRow,
    CaseRow,
    InterviewRow,
    OpenRosaSubmissionRow,
    PrivacyRow,
    QuarantineRow,
    StreamRow,
    TombstoneRow,
)
from cxfield.sync.person_messages import KeptTerms

_OPEN = ("draft", "suspended")
_ON_THE_WAY = ("waiting", "received", "more-files")
"""Submissions (`SubmissionState`) that are not wholly an interview yet."""
BY = "retention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a study says. None: leave as it is. Days of 0: not limited."""

    field_ends_on: str | None = None
    contact_days: int | None = None
    recording_days: int | None = None
    answer_days: int | None = None
    attributes: tuple[str, ...] | None = None
    questions: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is due in a study: `contacts` cases lose name, numbers and address; `recordings` interviews their sound;
    `erased` people go altogether. `waiting`: due, but something of them is not received or not backed up yet.
    """

    study_id: str
    contacts: tuple[str, ...] = ()
    recordings: tuple[str, ...] = ()
    erased: tuple[str, ...] = ()
    waiting: int = 0


class Retention:
    """Looks and does. The same work by hand: `cxfield person due`."""

    def __init__(
        self, database: Database, erasing: Erasing, today: Callable[[], date] = lambda: datetime.now(UTC).date()
    ) -> None:
        self._database, self._erasing, self._today = database, erasing, today

    def set_terms(self, actor: str, study_id: str, terms: Terms) -> PrivacyRow:
        """Change what a study says.

        Raises:
            RefusedError: The day is none, or a number of days is negative.
        """
        _check(terms)
        with self._database.write() as session:
            row = row_of(session, study_id)
            for name in ("field_ends_on", "contact_days", "recording_days", "answer_days"):
                value = getattr(terms, name)
                if value is not None:
                    setattr(row, name, value)
            if terms.attributes is not None:
                row.attributes = json.dumps(sorted(terms.attributes), ensure_ascii=False)
            if terms.questions is not None:
                row.questions = json.dumps(sorted(terms.questions), ensure_ascii=False)
            said = f"{row.field_ends_on or '-'} {row.contact_days} {row.recording_days} {row.answer_days}"
            record_audit(session, actor=actor, action="privacy-set", subject=f"{study_id} {said}")
            session.flush()
            return row

    def terms(self, study_id: str) -> KeptTerms:
        """Return what a study says."""
        with self._database.read() as session:
            row = session.get(PrivacyRow, study_id) or PrivacyRow(study_id=study_id)
            told = row.model_dump(include={"field_ends_on", "contact_days", "recording_days", "answer_days"})
            return KeptTerms(**told, attributes=json.loads(row.attributes), questions=json.loads(row.questions))

    def due(self) -> list[Due]:
        """Return what is due today, of all studies; nothing is changed."""
        with self._database.read() as session:
            rows = session.exec(select(PrivacyRow).where(PrivacyRow.field_ends_on != "")).all()
            return [self._of_study(session, row) for row in rows]

    def run(self) -> list[Due]:
        """Do what is due; return it. Safe to repeat and to be cut off."""
        done = self.due()
        for due in done:
            for case_id in due.contacts:
                self._database.run(lambda session, d=due, c=case_id: _forget_contact(session, d.study_id, c))  # type: ignore[misc]
            for interview_id in due.recordings:
                self._database.run(lambda session, d=due, i=interview_id: _forget_sound(session, d.study_id, i))  # type: ignore[misc]
            self._erase(due)
            if due.contacts or due.recordings or due.erased:
                counts = f"{len(due.contacts)} {len(due.recordings)} {len(due.erased)}"
                with self._database.write() as session:
                    record_audit(session, actor=BY, action="retention-run", subject=f"{due.study_id} {counts}")
        return done

    def _erase(self, due: Due) -> None:
        try:
            for person_id in due.erased:
                self._erasing.erase_one(BY, (due.study_id, person_id), BY)
        finally:
            if due.erased:
                self._erasing.clean_up()

    def _of_study(self, session: Session, row: PrivacyRow) -> Due:
        end, today = date.fromisoformat(row.field_ends_on), self._today()

        def is_due(days: int) -> bool:
            return days > 0 and today > end + timedelta(days=days)

        cases = session.exec(select(CaseRow).where(CaseRow.study_id == row.study_id, CaseRow.status != ERASED)).all()
        settled = _settled(session, row.study_id)
        person_keys(session).learn_study(row.study_id)
        persons = [*(one.case_id for one in cases), *_without_case(session, row.study_id)]
        erased = tuple(filter(settled, persons)) if is_due(row.answer_days) else ()
        contacts = tuple(
            one.case_id
            for one in cases
            if is_due(row.contact_days) and settled(one.case_id) and _has_contact(session, one)
        )
        contacts = tuple(case_id for case_id in contacts if case_id not in erased)
        sound = _with_sound(session, row.study_id) if is_due(row.recording_days) else []
        recordings = tuple(i for person_id, i in sound if settled(person_id) and person_id not in erased)
        is_any = any(map(is_due, (row.contact_days, row.recording_days, row.answer_days)))
        waiting = sum(not settled(person_id) for person_id in persons) if is_any else 0
        return Due(study_id=row.study_id, contacts=contacts, recordings=recordings, erased=erased, waiting=waiting)


def _check(terms: Terms) -> None:
    if terms.field_ends_on:
        try:
            date.fromisoformat(terms.field_ends_on)
        except ValueError as error:
            raise RefusedError(f"{terms.field_ends_on} is no day; write it as 2026-03-31.") from error
    for days in (terms.contact_days, terms.recording_days, terms.answer_days):
        if days is not None and not 0 <= days <= 36_500:
            raise RefusedError("Days are counted from 1 on; 0 means not limited.")


def _settled(session: Session, study_id: str) -> Callable[[str], bool]:
    """Return what says of a person that all of it arrived, was decided about, and lies in a backup off the host."""
    open_interviews = select(InterviewRow.case_id, InterviewRow.interview_id).where(
        InterviewRow.study_id == study_id, col(InterviewRow.status).in_(_OPEN)
    )
    of_stream = (
        (col(QuarantineRow.study_id) == col(StreamRow.study_id))
        & (col(QuarantineRow.kind) == col(StreamRow.kind))
        & (col(QuarantineRow.stream_id) == col(StreamRow.stream_id))
    )
    aside = (
        select(StreamRow.case_id, QuarantineRow.kind, QuarantineRow.stream_id)
        .select_from(QuarantineRow)
        .join(StreamRow, of_stream, isouter=True)
        .where(QuarantineRow.study_id == study_id, QuarantineRow.resolved_by == "")
    )
    marks = {
        (row.kind, row.stream_id): row.seq
        for row in session.exec(select(BackedUpRow).where(BackedUpRow.study_id == study_id))
    }
    journals = session.exec(select(StreamRow).where(StreamRow.study_id == study_id))
    unready = {
        _person(study_id, row.case_id, row.stream_id)
        for row in journals
        if marks.get((row.kind, row.stream_id), 0) < row.last_seq
    }
    unready |= {_person(study_id, *found) for found in session.exec(open_interviews)}
    for case_id, kind, stream_id in session.exec(aside).all():
        unready.add(_person(study_id, case_id or (stream_id if kind == StreamKind.CASE else ""), stream_id))
    on_the_way = select(OpenRosaSubmissionRow.interview_id).where(
        OpenRosaSubmissionRow.study_id == study_id, col(OpenRosaSubmissionRow.state).in_(_ON_THE_WAY)
    )
    unready |= {_person(study_id, "", interview_id) for interview_id in session.exec(on_the_way)}
    return lambda person_id: person_id not in unready


def _person(study_id: str, case_id: str, stream_id: str) -> str:
    return person_of(study_id, case_id, stream_id)[1]


def _without_case(session: Session, study_id: str) -> list[str]:
    """Return the people of interviews that belong to no case, such as those of OpenRosa."""
    alone = select(StreamRow.stream_id).where(
        StreamRow.study_id == study_id, StreamRow.kind == StreamKind.INTERVIEW, StreamRow.case_id == ""
    )
    sent = select(OpenRosaSubmissionRow.interview_id).where(OpenRosaSubmissionRow.study_id == study_id)
    of_cases = select(StreamRow.stream_id).where(StreamRow.study_id == study_id, StreamRow.case_id != "")
    found, known = {*session.exec(alone), *session.exec(sent)}, set(session.exec(of_cases))
    marks = set(session.exec(select(TombstoneRow.mark).where(TombstoneRow.study_id == study_id)))
    persons = (person_of(study_id, "", stream_id) for stream_id in sorted(found - known))
    return [person[1] for person in persons if person_keys(session).mark(person) not in marks]


def _has_contact(session: Session, row: CaseRow) -> bool:
    data = case_data(session, row)
    return privacy_of(session, row.study_id).without_persons(data) != data


def _forget_contact(session: Session, study_id: str, case_id: str) -> None:
    """Take name, numbers, address and the personal columns out of a case; its journal stays sealed and the team's."""
    row = session.get_one(CaseRow, (study_id, case_id), with_for_update=True)
    kept = privacy_of(session, study_id).without_persons(case_data(session, row))
    row.data = sealed_case(session, study_id, kept)
    session.add(row)
    if row.owner:
        note_change(session, study_id, row.owner, "case", [case_id])


def _with_sound(session: Session, study_id: str) -> list[tuple[str, str]]:
    query = (
        select(StreamRow.case_id, StreamRow.stream_id)
        .join(
            BlobReferenceRow,
            (col(BlobReferenceRow.study_id) == col(StreamRow.study_id))
            & (col(BlobReferenceRow.interview_id) == col(StreamRow.stream_id)),
        )
        .where(StreamRow.study_id == study_id, BlobReferenceRow.kind == FileKind.RECORDING)
        .distinct()
    )
    return [(_person(study_id, case_id, stream_id), stream_id) for case_id, stream_id in session.exec(query)]


def _forget_sound(session: Session, study_id: str, interview_id: str) -> None:
    delete_kind(session, study_id, interview_id, FileKind.RECORDING)
