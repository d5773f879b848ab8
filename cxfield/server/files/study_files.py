"""Recordings and attached files as the office sees them: what an interview has, and the sealed bytes."""

from __future__ import annotations

from sqlmodel import Session, select
from sqlmodel.sql.expression import SelectOfScalar

from cxfield.server.database import Database, record_audit
from cxfield.server.errors import NotFoundError
from cxfield.server.files.blob_store import BlobStore, NoSuchBlobError
from cxfield.server.people.accounts import Sender
from cxfield.server.tables import BlobReferenceRow, BlobRow, NamedFileRow
from cxfield.sync.file_messages import PIECE_BYTES, FileState, FileSummary


class StudyFiles:
    """Reads. Whether somebody may is decided before, by the policy; who fetched what stands in the audit trail."""

    def __init__(self, database: Database, store: BlobStore) -> None:
        self._database, self._store = database, store

    def of_interview(self, study_id: str, interview_id: str) -> list[FileSummary]:
        """Return what was sent, and what the journal names and never came; deleted files too."""
        with self._database.read() as session:
            named = {(row.kind, row.name): row for row in session.exec(_named(study_id, interview_id))}
            sent = session.exec(_sent(study_id, interview_id)).all()
            files = [_summary(session, row, named.get((row.kind, row.name))) for row in sent]
        here = {(file.kind, file.name) for file in files}
        files += [_absent(row) for key, row in named.items() if key not in here]
        return sorted(files, key=lambda file: (file.kind, file.name, file.sha256))

    def piece(self, sender: Sender, study_id: str, sha256: str, start: int) -> bytes:
        """Return up to `PIECE_BYTES` of a file from `start` on; empty behind its end.

        Raises:
            NotFoundError: The server has no such file.
        """
        with self._database.read() as session:
            row = session.get(BlobRow, (study_id, sha256))
        if row is None:
            raise NotFoundError("The server does not have this file.")
        if start == 0:
            with self._database.write() as session:
                record_audit(session, actor=sender.user, action="file-fetched", subject=f"{study_id} {sha256}")
        if start >= row.size_bytes:
            return b""
        wanted = min(PIECE_BYTES, row.size_bytes - start)
        taken = bytearray()
        try:
            for piece in self._store.read(row.store_key, start):
                taken += piece
                if len(taken) >= wanted:
                    break
        except NoSuchBlobError as error:
            raise NotFoundError("The file is not in its place any more; look into the backup.") from error
        return bytes(taken[:wanted])


def _named(study_id: str, interview_id: str) -> SelectOfScalar[NamedFileRow]:
    return select(NamedFileRow).where(NamedFileRow.study_id == study_id, NamedFileRow.interview_id == interview_id)


def _sent(study_id: str, interview_id: str) -> SelectOfScalar[BlobReferenceRow]:
    return select(BlobReferenceRow).where(
        BlobReferenceRow.study_id == study_id, BlobReferenceRow.interview_id == interview_id
    )


def _summary(session: Session, row: BlobReferenceRow, named: NamedFileRow | None) -> FileSummary:
    blob = session.get(BlobRow, (row.study_id, row.sha256))
    state = FileState.MISSING if blob is None else FileState.ASIDE if row.reason else FileState.HERE
    return FileSummary(
        kind=row.kind,
        name=row.name,
        state=state,
        sha256=row.sha256,
        named_sha256=named.sha256 if named else "",
        size_bytes=blob.size_bytes if blob else 0,
        file_key=row.file_key,
        user=row.user,
        sealed_at=blob.sealed_at if blob else "",
        reason=row.explanation,
    )


def _absent(row: NamedFileRow) -> FileSummary:
    state = FileState.DELETED if row.is_deleted else FileState.MISSING
    return FileSummary(kind=row.kind, name=row.name, state=state, named_sha256=row.sha256)
