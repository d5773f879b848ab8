"""Takes a respondent out of the database, in one transaction: what is left names nobody and proves what came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, delete, select, update

from cxfield.event import StreamKind
from cxfield.server.database import now_text, record_audit
from cxfield.server.files.file_references import delete_files, drop_later
from cxfield.server.intake.feed import note_erased
from cxfield.server.persons.case_data import ERASED
from cxfield.server.persons.keys import Person, person_keys
from cxfield.server.persons.ledger import Erasure
from cxfield.server.tables import (
    BlobReferenceRow,
    CaseRow,
    DecisionRow,
    InboxRow,
    InterviewRow,
    LateResultRow,
    NamedFileRow,
    OpenRosaFileRow,
    OpenRosaSubmissionRow,
    PersonRequestRow,
    QuarantineRow,
    QueueRow,
    SegmentRow,
    StreamRow,
    TombstoneRow,
    TransferRow,
    UploadPartRow,
    UploadRow,
)

_INTERVIEW = "interview"


@dataclass(frozen=True, slots=True)
class Belongings:
    """What is a person's: journals, items kept aside, files, and who may have a copy on a laptop."""

    person: Person
    case_id: str
    streams: frozenset[tuple[str, str]]
    aside: frozenset[tuple[str, str, int]]
    files: frozenset[str]
    users: frozenset[str]

    @property
    def interviews(self) -> list[str]:
        """Return the ids of the interviews."""
        return sorted(stream_id for kind, stream_id in self.streams if kind == _INTERVIEW)


def belongings(session: Session, person: Person) -> Belongings:
    """Find what is a person's."""
    study_id, person_id = person
    case_id = "" if person_id.startswith("~") else person_id
    streams = _streams(session, study_id, case_id, person_id.removeprefix("~"))
    aside, users = _aside(session, person, streams)
    interviews = [stream_id for kind, stream_id in streams if kind == _INTERVIEW]
    references = session.exec(
        select(BlobReferenceRow).where(
            BlobReferenceRow.study_id == study_id, col(BlobReferenceRow.interview_id).in_(interviews)
        )
    ).all()
    of_interviews = (NamedFileRow.study_id == study_id, col(NamedFileRow.interview_id).in_(interviews))
    named = session.exec(select(NamedFileRow.sha256).where(*of_interviews)).all()
    case = session.get(CaseRow, (study_id, case_id))
    given = session.exec(
        select(TransferRow).where(TransferRow.study_id == study_id, TransferRow.case_id == case_id)
    ).all()
    users |= {case.owner} if case else set()
    users |= {user for row in given for user in (row.from_user, row.to_user)} | {row.user for row in references}
    files = {row.sha256 for row in references} | set(named) - {""}
    return Belongings(person, case_id, frozenset(streams), frozenset(aside), frozenset(files), frozenset(users - {""}))


def _streams(session: Session, study_id: str, case_id: str, alone: str) -> set[tuple[str, str]]:
    mine = col(StreamRow.case_id) == case_id if case_id else col(StreamRow.stream_id) == alone
    found = set(session.exec(select(StreamRow.kind, StreamRow.stream_id).where(StreamRow.study_id == study_id, mine)))
    if case_id:
        said = select(InterviewRow.interview_id).where(
            InterviewRow.study_id == study_id, InterviewRow.case_id == case_id
        )
        found |= {(_INTERVIEW, interview_id) for interview_id in session.exec(said)}
        found.add(("case", case_id))
    else:
        found.add((_INTERVIEW, alone))
    return found


def _aside(
    session: Session, person: Person, streams: set[tuple[str, str]]
) -> tuple[set[tuple[str, str, int]], set[str]]:
    """Return the items in the inbox, and who wrote journals and items."""
    study_id, person_id = person
    ids = [stream_id for _, stream_id in streams]
    kept = session.exec(
        select(QuarantineRow).where(
            QuarantineRow.study_id == study_id, _any_kind(QuarantineRow.kind), col(QuarantineRow.stream_id).in_(ids)
        )
    ).all()
    mine = select(InboxRow.device_id, InboxRow.batch, InboxRow.item_no, InboxRow.user).where(
        InboxRow.study_id == study_id, InboxRow.person_id == person_id
    )
    items = session.exec(mine).all()
    users = {row.user for row in kept} | {user for *_, user in items}
    writers = select(StreamRow.user).where(
        StreamRow.study_id == study_id, _any_kind(StreamRow.kind), col(StreamRow.stream_id).in_(ids)
    )
    users |= set(session.exec(writers))
    return {(row.device_id, row.batch, row.item_no) for row in kept} | {(d, b, n) for d, b, n, _ in items}, users


def _any_kind(kind: Any) -> Any:
    """Name all kinds of journals: so that the key, in which the kind comes before the id, finds them."""
    return col(kind).in_([one.value for one in StreamKind])


def wipe(session: Session, erasure: Erasure, person: Person) -> Belongings:
    """Delete what is a person's, in the caller's transaction. Safe to repeat; what is gone is no error."""
    _lock(session, person)
    mine = belongings(session, person)
    is_new = session.get(TombstoneRow, (erasure.study_id, erasure.mark)) is None
    for one in (person, *((person[0], f"~{interview_id}") for interview_id in mine.interviews)):
        person_keys(session).remove(one)  # an item may have come before it was known whose the interview is
    _wipe_journals(session, mine)
    _wipe_submissions(session, mine)
    _wipe_files(session, mine)
    _wipe_case(session, mine)
    note_erased(session, person[0], mine.case_id, mine.users)
    _answer_request(session, erasure)
    if is_new:
        journals = select(StreamRow.stream_id).where(
            StreamRow.study_id == person[0],
            _any_kind(StreamRow.kind),
            col(StreamRow.stream_id).in_([one for _, one in mine.streams]),
        )
        session.add(
            TombstoneRow(
                study_id=erasure.study_id,
                mark=erasure.mark,
                erased_at=erasure.at,
                actor=erasure.actor,
                why=erasure.why,
                journals=len(session.exec(journals).all()),
            )
        )
        record_audit(
            session, actor=erasure.actor, action="person-erased", subject=f"{erasure.study_id} {erasure.mark[:32]}"
        )
    session.flush()
    return mine


def _lock(session: Session, person: Person) -> None:
    """Let pushes of this person wait, in the order in which they lock: what they write then meets the tombstone."""
    study_id, case_id = person
    journals = select(StreamRow.stream_id).where(StreamRow.study_id == study_id, StreamRow.case_id == case_id)
    session.exec(journals.order_by(col(StreamRow.kind), col(StreamRow.stream_id)).with_for_update()).all()
    session.get(CaseRow, person, with_for_update=True)
    person_keys(session).seize(person)


def _wipe_journals(session: Session, mine: Belongings) -> None:
    study_id = mine.person[0]
    for kind, stream_id in sorted(mine.streams):
        for row in (SegmentRow, QuarantineRow):
            at: Any = row
            session.exec(delete(row).where(at.study_id == study_id, at.kind == kind, at.stream_id == stream_id))
        notes = (
            col(DecisionRow.study_id) == study_id,
            col(DecisionRow.kind) == kind,
            col(DecisionRow.stream_id) == stream_id,
        )
        session.exec(update(DecisionRow).where(*notes).values(note=""))
    for interview_id in mine.interviews:
        interview = session.get(InterviewRow, (study_id, interview_id))
        if interview is not None:
            session.delete(interview)
    for device_id, batch, item_no in sorted(mine.aside):
        key = (
            col(InboxRow.study_id) == study_id,
            col(InboxRow.device_id) == device_id,
            col(InboxRow.batch) == batch,
            col(InboxRow.item_no) == item_no,
        )
        session.exec(delete(InboxRow).where(*key))
        item = (
            col(QuarantineRow.study_id) == study_id,
            col(QuarantineRow.device_id) == device_id,
            col(QuarantineRow.batch) == batch,
            col(QuarantineRow.item_no) == item_no,
        )
        session.exec(delete(QuarantineRow).where(*item))
    session.flush()


def _wipe_submissions(session: Session, mine: Belongings) -> None:
    """Delete what OpenRosa clients sent, byte for byte."""
    for row in session.exec(_submissions(mine)).all():
        files = (OpenRosaFileRow.study_id == row.study_id, OpenRosaFileRow.instance_id == row.instance_id)
        for file in session.exec(select(OpenRosaFileRow).where(*files)).all():
            session.delete(file)
        session.delete(row)
    session.flush()


def _submissions(mine: Belongings) -> Any:
    return select(OpenRosaSubmissionRow).where(
        OpenRosaSubmissionRow.study_id == mine.person[0], col(OpenRosaSubmissionRow.interview_id).in_(mine.interviews)
    )


def _wipe_files(session: Session, mine: Belongings) -> None:
    """Delete files that came, refuse those that are still to come, and stop those on their way."""
    study_id = mine.person[0]
    for interview_id in mine.interviews:
        delete_files(session, study_id, interview_id)
    shas = [sha for sha in mine.files if not _is_elsewhere(session, study_id, sha)]
    parts = (col(UploadPartRow.study_id) == study_id, col(UploadPartRow.sha256).in_(shas))
    for store_key in session.exec(select(UploadPartRow.store_key).where(*parts)).all():
        drop_later(session, study_id, store_key)
    session.exec(delete(UploadPartRow).where(*parts))
    session.exec(delete(UploadRow).where(col(UploadRow.study_id) == study_id, col(UploadRow.sha256).in_(shas)))


def _is_elsewhere(session: Session, study_id: str, sha256: str) -> bool:
    query = select(BlobReferenceRow.interview_id).where(
        BlobReferenceRow.study_id == study_id, BlobReferenceRow.sha256 == sha256
    )
    return session.exec(query.limit(1)).first() is not None


def _wipe_case(session: Session, mine: Belongings) -> None:
    study_id = mine.person[0]
    row = session.get(CaseRow, (study_id, mine.case_id), with_for_update=True)
    if row is not None:
        row.data, row.status, row.owner_device = "", ERASED, ""
        row.is_queued = row.is_queued or not row.owner  # nobody takes it as a free one
        session.add(row)
    for table in (QueueRow, LateResultRow, TransferRow):
        at: Any = table
        session.exec(delete(table).where(at.study_id == study_id, at.case_id == mine.case_id))


def _answer_request(session: Session, erasure: Erasure) -> None:
    row = session.get(PersonRequestRow, (erasure.study_id, erasure.mark))
    if row is not None:
        row.case_id = ""
        if not row.done_at:
            row.done_at, row.done_by, row.outcome = now_text(), erasure.actor, ERASED
        session.add(row)


def everybody(session: Session, study_id: str) -> set[Person]:
    """Return everybody of whom a study has anything."""
    found = set(session.exec(select(CaseRow.case_id).where(CaseRow.study_id == study_id)))
    streams = session.exec(select(StreamRow.case_id, StreamRow.stream_id).where(StreamRow.study_id == study_id))
    found |= {case_id or f"~{stream_id}" for case_id, stream_id in streams}
    waiting = select(InboxRow.person_id).where(InboxRow.study_id == study_id, InboxRow.person_id != "")
    found |= set(session.exec(waiting))
    sent = select(OpenRosaSubmissionRow.interview_id).where(OpenRosaSubmissionRow.study_id == study_id)
    found |= {f"~{interview_id}" for interview_id in session.exec(sent)}
    return {(study_id, person_id) for person_id in found}
