"""Which interview a file belongs to, by the word of its sender and by the word of the journal.

The two come in any order. What a journal says to be deleted (the respondent did not consent) is deleted here too, and
is not taken in later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlmodel import Session, col, select

from cxfield.event import Event, JournalError, decode
from cxfield.interview import events as kinds
from cxfield.server.accounts import Sender
from cxfield.server.database import now_text
from cxfield.server.tables import (
    BlobReferenceRow,
    BlobRemovalRow,
    BlobRow,
    CaseRow,
    MemberRow,
    NamedFileRow,
    StreamRow,
    StudyRow,
)

_TELLING = tuple(
    f'"{kind}"'.encode()
    for kind in (kinds.RECORDING_ENDED, kinds.RECORDING_DELETED, kinds.ATTACHED, kinds.ATTACHMENT_DELETED)
)


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
    """Whether the interview's journal says that the file was deleted."""
    row = session.get(NamedFileRow, (reference.study_id, reference.interview_id, reference.kind, reference.name))
    return row is not None and row.is_deleted


def note_files(session: Session, study_id: str, interview_id: str, lines: Iterable[bytes]) -> None:
    """Note what further journal lines say of files, in the caller's transaction; safe to repeat.

    The bytes of a deleted file go with the next `Uploads.remove_pending`.
    """
    for line in lines:
        if any(mark in line for mark in _TELLING):
            try:
                _, event = decode(line)
                _note(session, study_id, interview_id, event)
            except (JournalError, KeyError, TypeError, ValueError, AttributeError):
                continue


def _note(session: Session, study_id: str, interview_id: str, event: Event) -> None:
    body = event.body
    match event.kind:
        case kinds.RECORDING_ENDED:
            _name(session, (study_id, interview_id, FileKind.RECORDING, str(body["recording_id"])), body["sha256"])
        case kinds.ATTACHED:
            key = (study_id, interview_id, FileKind.ATTACHMENT, str(body["sha256"]))
            _name(session, key, body["sealed_sha256"])
        case kinds.RECORDING_DELETED:
            _delete(session, (study_id, interview_id, FileKind.RECORDING, str(body["recording_id"])))
        case kinds.ATTACHMENT_DELETED:
            _delete(session, (study_id, interview_id, FileKind.ATTACHMENT, str(body["sha256"])))


NamedKey = tuple[str, str, str, str]


def _row(session: Session, key: NamedKey) -> NamedFileRow:
    study_id, interview_id, kind, name = key
    return session.get(NamedFileRow, key) or NamedFileRow(
        study_id=study_id, interview_id=interview_id, kind=kind, name=name
    )


def _name(session: Session, key: NamedKey, sha256: str) -> None:
    row = _row(session, key)
    row.sha256, row.is_deleted = str(sha256), False
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
    """Remove the row of a file that no interview has any more, and see to it that the bytes go."""
    query = select(BlobReferenceRow).where(BlobReferenceRow.study_id == study_id, BlobReferenceRow.sha256 == sha256)
    blob = session.get(BlobRow, (study_id, sha256))
    if blob is not None and session.exec(query).first() is None:
        session.delete(blob)
        drop_later(session, study_id, blob.store_key)


def drop_later(session: Session, study_id: str, store_key: str) -> None:
    """Let the bytes under `store_key` go with the next `Uploads.remove_pending`."""
    if session.get(BlobRemovalRow, (study_id, store_key)) is None:
        session.add(BlobRemovalRow(study_id=study_id, store_key=store_key))


def missing_files(session: Session, study_id: str, interview_id: str) -> list[str]:
    """Return the hashes of files that the interview's journal names and that never came whole."""
    named = select(NamedFileRow).where(
        NamedFileRow.study_id == study_id,
        NamedFileRow.interview_id == interview_id,
        col(NamedFileRow.is_deleted).is_(False),
        col(NamedFileRow.sha256) != "",
    )
    sent = select(BlobReferenceRow.kind, BlobReferenceRow.name).where(
        BlobReferenceRow.study_id == study_id, BlobReferenceRow.interview_id == interview_id
    )
    here = set(session.exec(sent).all())
    return [row.sha256 for row in session.exec(named) if (row.kind, row.name) not in here]
