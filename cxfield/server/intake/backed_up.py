"""What the server says of backups when devices ask: which journals and files lie off the host too."""

from __future__ import annotations

from sqlmodel import Session, col, select

from cxfield.event import StreamKind
from cxfield.server.tables import BackedUpRow, BlobReferenceRow
from cxfield.sync.messages import StreamReceipt

BLOB = "blob"
"""`kind` of a row that is about a file."""
_ROWS = 500


def with_backed_up(session: Session, receipts: list[StreamReceipt]) -> list[StreamReceipt]:
    """Return the receipts with what of each journal, and which of its files, lies off the host too."""
    seqs: dict[tuple[str, str, str], int] = {}
    for study_id, kind in {(receipt.study_id, receipt.kind) for receipt in receipts}:
        ids = [receipt.stream_id for receipt in receipts if (receipt.study_id, receipt.kind) == (study_id, kind)]
        of_kind = (BackedUpRow.study_id == study_id, BackedUpRow.kind == kind)
        for start in range(0, len(ids), _ROWS):
            chosen = col(BackedUpRow.stream_id).in_(ids[start : start + _ROWS])
            for row in session.exec(select(BackedUpRow).where(*of_kind, chosen)):
                seqs[row.study_id, row.kind, row.stream_id] = row.seq
    files = _files_backed_up(session, receipts)
    return [
        receipt.model_copy(
            update={
                "backed_up": 0 < receipt.have_seq <= seqs.get((receipt.study_id, receipt.kind, receipt.stream_id), 0),
                "backed_up_files": files.get((receipt.study_id, receipt.stream_id), []),
            }
        )
        for receipt in receipts
    ]


def _files_backed_up(session: Session, receipts: list[StreamReceipt]) -> dict[tuple[str, str], list[str]]:
    """Return the hashes of files that lie off the host, by study and interview."""
    found: dict[tuple[str, str], list[str]] = {}
    interviews = [receipt for receipt in receipts if receipt.kind is StreamKind.INTERVIEW]
    for study_id in {receipt.study_id for receipt in interviews}:
        ids = [receipt.stream_id for receipt in interviews if receipt.study_id == study_id]
        for start in range(0, len(ids), _ROWS):
            query = (
                select(BlobReferenceRow.interview_id, BlobReferenceRow.sha256)
                .join(
                    BackedUpRow,
                    (col(BackedUpRow.study_id) == BlobReferenceRow.study_id)
                    & (col(BackedUpRow.stream_id) == BlobReferenceRow.sha256)
                    & (col(BackedUpRow.kind) == BLOB),
                )
                .where(BlobReferenceRow.study_id == study_id)
                .where(col(BlobReferenceRow.interview_id).in_(ids[start : start + _ROWS]))
                .order_by(BlobReferenceRow.sha256)
            )
            for interview_id, sha256 in session.exec(query):
                found.setdefault((study_id, interview_id), []).append(sha256)
    return found


def is_file_backed_up(session: Session, study_id: str, sha256: str) -> bool:
    """Say whether a file lies in a backup off the host."""
    return session.get(BackedUpRow, (study_id, BLOB, sha256)) is not None
