"""What the server says of backups when devices ask: which journals and files lie off the host too."""

from __future__ import annotations

from sqlmodel import Session, col, select

from cxfield.server.tables import BackedUpRow
from cxfield.sync.messages import StreamReceipt

BLOB = "blob"
"""`kind` of a row that is about a file."""
_ROWS = 500


def with_backed_up(session: Session, receipts: list[StreamReceipt]) -> list[StreamReceipt]:
    """Return the receipts, with `backed_up` where all that the server has of a journal lies off the host too."""
    seqs: dict[tuple[str, str, str], int] = {}
    for study_id in {receipt.study_id for receipt in receipts}:
        ids = [receipt.stream_id for receipt in receipts if receipt.study_id == study_id]
        for start in range(0, len(ids), _ROWS):
            chosen = col(BackedUpRow.stream_id).in_(ids[start : start + _ROWS])
            for row in session.exec(select(BackedUpRow).where(BackedUpRow.study_id == study_id, chosen)):
                seqs[row.study_id, row.kind, row.stream_id] = row.seq
    return [
        receipt.model_copy(update={"backed_up": True})
        if 0 < receipt.have_seq <= seqs.get((receipt.study_id, receipt.kind, receipt.stream_id), 0)
        else receipt
        for receipt in receipts
    ]


def is_file_backed_up(session: Session, study_id: str, sha256: str) -> bool:
    """Say whether a file lies in a backup off the host."""
    return session.get(BackedUpRow, (study_id, BLOB, sha256)) is not None
