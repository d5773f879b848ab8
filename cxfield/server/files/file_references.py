"""Which interview a file belongs to, by the word of its sender and by the word of the journal.

The two come in any order. What a journal says to be deleted (the respondent did not consent) is deleted here too, and
is not taken in later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, select

from cxfield.event import StreamKind
from cxfield.interview import events as kinds
from cxfield.server.database import now_text
from cxfield.server.intake.backed_up import BLOB
from cxfield.server.people.accounts import Sender
from cxfield.server.persons.keys import person_keys, person_of
from cxfield.server.tables import (
    BackedUpRow,
    BlobReferenceRow,
    BlobRemovalRow,
    BlobRow,
    CaseRow,
    MemberRow,
    NamedFileRow,
    StreamRow,
    StudyRow,
    TombstoneRow,
)
from cxfield.sync.messages import StreamReceipt

_TELLING = frozenset({kinds.RECORDING_ENDED, kinds.RECORDING_DELETED, kinds.ATTACHED, kinds.ATTACHMENT_DELETED})
Told = tuple[str, Mapping[str, Any]]
"""Kind and body of an event."""


class FileKind(StrEnum):
    """What a file is."""

    RECORDING = "recording"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReference:
    """A file as its sender names it: see `BlobReferenceRow`."""

    study_id: str
    interview_id: str
    sha256: str
    kind: FileKind
    name: str
    file_key: str


def refer(session: Session, sender: Sender, reference: FileReference) -> BlobReferenceRow:
    """Note that `reference` names a file that is here, in the caller's transaction. The first word stays."""
    key = (reference.study_id, reference.interview_id, reference.sha256)
    row = session.get(BlobReferenceRow, key)
    if row is None:
        reason, explanation = _objection(session, sender, reference)
        row = BlobReferenceRow(
            study_id=reference.study_id,
            interview_id=reference.interview_id,
            sha256=reference.sha256,
            kind=reference.kind,
            name=reference.name,
            file_key=reference.file_key,
            user=sender.user,
            device_id=sender.device,
            sent_at=now_text(),
            reason=reason,
            explanation=explanation,
        )
        session.add(row)
    return row


def _objection(session: Session, sender: Sender, reference: FileReference) -> tuple[str, str]:
    if session.get(StudyRow, reference.study_id) is None:
        return "unknown-study", "The server does not know this study."
    if session.get(MemberRow, (reference.study_id, sender.user)) is None:
        return "no-member", "You do not take part in this study any more; a supervisor decides."
    stream = session.get(StreamRow, (reference.study_id, "interview", reference.interview_id))
    if stream is None:
        return "", ""
    case = session.get(CaseRow, (reference.study_id, stream.case_id))
    owner = case.owner if case is not None and case.owner else stream.user
    if sender.user not in (owner, stream.user):
        return "foreign", "The interview belongs to somebody else; this is kept beside it."
    return "", ""


def is_deleted(session: Session, reference: FileReference) -> bool:
    """Whether the interview's journal says that the file was deleted, or its respondent was erased."""
    if _is_of_the_erased(session, reference):
        return True
    row = session.get(NamedFileRow, (reference.study_id, reference.interview_id, reference.kind, reference.name))
    return row is not None and row.is_deleted


def _is_of_the_erased(session: Session, reference: FileReference) -> bool:
    study_id, interview_id = reference.study_id, reference.interview_id
    stream = session.get(StreamRow, (study_id, "interview", interview_id))
    persons = {person_of(study_id, stream.case_id if stream else "", interview_id), (study_id, f"~{interview_id}")}
    keys = person_keys(session)
    return any(session.get(TombstoneRow, (study_id, keys.mark(person))) for person in persons)


def delete_files(session: Session, study_id: str, interview_id: str) -> None:
    """Delete all files of an interview; what comes later under their names is not kept."""
    for kind in FileKind:
        delete_kind(session, study_id, interview_id, kind)


def delete_kind(session: Session, study_id: str, interview_id: str, kind: FileKind) -> None:
    """Delete the recordings, or the attached files, of an interview."""
    mine = (BlobReferenceRow.study_id == study_id, BlobReferenceRow.interview_id == interview_id)
    for reference in session.exec(select(BlobReferenceRow).where(*mine, BlobReferenceRow.kind == kind)).all():
        _delete(session, (study_id, interview_id, reference.kind, reference.name))
    named = (NamedFileRow.study_id == study_id, NamedFileRow.interview_id == interview_id, NamedFileRow.kind == kind)
    for row in session.exec(select(NamedFileRow).where(*named)).all():
        row.is_deleted = True
        session.add(row)
    session.flush()


def note_files(session: Session, study_id: str, interview_id: str, told: Iterable[Told]) -> None:
    """Note what further events of an interview say of files, in the caller's transaction; safe to repeat.

    The bytes of a deleted file go with the next `Uploads.remove_pending`.
    """
    for kind, body in told:
        if kind in _TELLING:
            with suppress(KeyError, TypeError, ValueError, AttributeError):
                _note(session, (study_id, interview_id), kind, body)


def _note(session: Session, interview: tuple[str, str], kind: str, body: Mapping[str, Any]) -> None:
    if kind in (kinds.RECORDING_ENDED, kinds.RECORDING_DELETED):
        key = (*interview, FileKind.RECORDING.value, _short(body["recording_id"]))
    else:
        key = (*interview, FileKind.ATTACHMENT.value, _short(body["sha256"]))
    if kind == kinds.RECORDING_ENDED:
        _name(session, key, _short(body["sha256"]))
    elif kind == kinds.ATTACHED:
        _name(session, key, _short(body["sealed_sha256"]))
    else:
        _delete(session, key)


def _short(value: Any) -> str:
    """Return a name as rows keep it. A journal of a foreign hand may hold anything."""
    if not isinstance(value, str) or not 0 < len(value) <= 200 or "\0" in value:
        raise ValueError("This names no file.")
    value.encode()
    return value


NamedKey = tuple[str, str, str, str]


def _row(session: Session, key: NamedKey) -> NamedFileRow:
    study_id, interview_id, kind, name = key
    return session.get(NamedFileRow, key) or NamedFileRow(
        study_id=study_id, interview_id=interview_id, kind=kind, name=name
    )


def _name(session: Session, key: NamedKey, sha256: str) -> None:
    row = _row(session, key)
    row.sha256, row.is_deleted = sha256, False
    session.add(row)


def _delete(session: Session, key: NamedKey) -> None:
    row = _row(session, key)
    row.is_deleted = True
    session.add(row)
    session.flush()
    _drop_references(session, *key)


def drop_refused(session: Session) -> None:
    """Drop what came in at the very moment in which its journal said that it was deleted."""
    query = (
        select(NamedFileRow)
        .join(
            BlobReferenceRow,
            (col(BlobReferenceRow.study_id) == col(NamedFileRow.study_id))
            & (col(BlobReferenceRow.interview_id) == col(NamedFileRow.interview_id))
            & (col(BlobReferenceRow.kind) == col(NamedFileRow.kind))
            & (col(BlobReferenceRow.name) == col(NamedFileRow.name)),
        )
        .where(col(NamedFileRow.is_deleted))
    )
    for row in session.exec(query).all():
        _drop_references(session, row.study_id, row.interview_id, row.kind, row.name)


def _drop_references(session: Session, study_id: str, interview_id: str, kind: str, name: str) -> None:
    mine = (
        col(BlobReferenceRow.study_id) == study_id,
        col(BlobReferenceRow.interview_id) == interview_id,
        col(BlobReferenceRow.kind) == kind,
        col(BlobReferenceRow.name) == name,
    )
    for reference in session.exec(select(BlobReferenceRow).where(*mine)).all():
        session.delete(reference)
        session.flush()
        _drop_unreferenced(session, reference.study_id, reference.sha256)


def _drop_unreferenced(session: Session, study_id: str, sha256: str) -> None:
    """Remove the row of a file that no interview has any more, and see to it that the bytes go.

    The row is held before anybody is asked for: who names the file at this moment does so before it, or after.
    What is sent anew is in no backup until the next one.
    """
    query = select(BlobReferenceRow).where(BlobReferenceRow.study_id == study_id, BlobReferenceRow.sha256 == sha256)
    blob = session.get(BlobRow, (study_id, sha256), with_for_update=True)
    if blob is not None and session.exec(query).first() is None:
        session.delete(blob)
        told = session.get(BackedUpRow, (study_id, BLOB, sha256))
        if told is not None:
            session.delete(told)
        drop_later(session, study_id, blob.store_key)


def drop_later(session: Session, study_id: str, store_key: str) -> None:
    """Let the bytes under `store_key` go with the next `Uploads.remove_pending`."""
    if session.get(BlobRemovalRow, (study_id, store_key)) is None:
        session.add(BlobRemovalRow(study_id=study_id, store_key=store_key))


def with_missing_files(session: Session, receipts: Sequence[StreamReceipt]) -> list[StreamReceipt]:
    """Return the receipts, with the hashes of files that journals of interviews name and that never came."""
    missing: dict[tuple[str, str], list[str]] = {}
    for study_id in {one.study_id for one in receipts if one.kind is StreamKind.INTERVIEW}:
        asked = [one.stream_id for one in receipts if one.study_id == study_id]
        named = select(NamedFileRow).where(
            NamedFileRow.study_id == study_id,
            col(NamedFileRow.interview_id).in_(asked),
            col(NamedFileRow.is_deleted).is_(False),
        )
        sent = select(BlobReferenceRow.interview_id, BlobReferenceRow.kind, BlobReferenceRow.name).where(
            BlobReferenceRow.study_id == study_id, col(BlobReferenceRow.interview_id).in_(asked)
        )
        here = set(session.exec(sent).all())
        for row in session.exec(named):
            if (row.interview_id, row.kind, row.name) not in here:
                missing.setdefault((study_id, row.interview_id), []).append(row.sha256)
    return [
        one.model_copy(update={"missing_files": missing[one.study_id, one.stream_id]})
        if one.kind is StreamKind.INTERVIEW and (one.study_id, one.stream_id) in missing
        else one
        for one in receipts
    ]
