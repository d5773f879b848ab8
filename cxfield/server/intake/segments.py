"""Stored journal lines: reading them back, and how far each journal goes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session, col, select

from cxfield.event import StreamKind
from cxfield.server.persons.keys import person_keys, person_of
from cxfield.server.persons.places import LINES
from cxfield.server.tables import SegmentRow, StreamRow
from cxfield.sync.batch import unpack_lines
from cxfield.sync.messages import NO_HEAD, StreamReceipt
from cxfield.sync.signing import receipt_code

_ENOUGH = 1 << 40
"""What is stored was bounded when it came."""


def read_lines(session: Session, study_id: str, kind: str, stream_id: str, *, from_seq: int = 1) -> list[bytes]:
    """Return the journal's lines in order, as sent, from event `from_seq` on."""
    keys = person_keys(session)
    stream = session.exec(
        select(StreamRow.case_id).where(
            StreamRow.study_id == study_id, StreamRow.kind == kind, StreamRow.stream_id == stream_id
        )
    ).first()
    person = person_of(study_id, stream or "", stream_id)
    query = select(SegmentRow.from_seq, SegmentRow.to_seq, SegmentRow.lines).where(
        SegmentRow.study_id == study_id,
        SegmentRow.kind == kind,
        SegmentRow.stream_id == stream_id,
        SegmentRow.to_seq >= from_seq,
    )
    lines: list[bytes] = []
    for first, last, packed in session.exec(query.order_by(col(SegmentRow.from_seq))):
        stored = unpack_lines(keys.open(person, LINES, packed), first, last - first + 1, limit=_ENOUGH)
        lines += stored[max(0, from_seq - first) :]
    return lines


def stream_receipt(session: Session, study_id: str, kind: str, stream_id: str) -> StreamReceipt:
    """Return how far the server's journal goes; count 0 where it has none."""
    row = session.get(StreamRow, (study_id, kind, stream_id))
    if row is None:
        return receipt_of(study_id, kind, stream_id, 0, NO_HEAD, "")
    return receipt_of(study_id, kind, stream_id, row.last_seq, row.head, row.received_at)


def receipt_of(study_id: str, kind: str, stream_id: str, have_seq: int, head: str, received_at: str) -> StreamReceipt:
    """Return the receipt of a journal that goes so far."""
    return StreamReceipt(
        study_id=study_id,
        kind=StreamKind(kind),
        stream_id=stream_id,
        have_seq=have_seq,
        head=head,
        received_at=received_at,
        code=receipt_code(study_id, StreamKind(kind), stream_id, have_seq, head),
    )


def stream_receipts(session: Session, keys: Sequence[tuple[str, str, str]]) -> list[StreamReceipt]:
    """Return how far each of these journals goes, in their order; asked in few queries."""
    found: dict[tuple[str, str, str], tuple[int, str, str]] = {}
    for study_id, kind in sorted({key[:2] for key in keys}):
        wanted = [key[2] for key in keys if key[:2] == (study_id, kind)]
        query = select(StreamRow.stream_id, StreamRow.last_seq, StreamRow.head, StreamRow.received_at).where(
            StreamRow.study_id == study_id, StreamRow.kind == kind, col(StreamRow.stream_id).in_(wanted)
        )
        for stream_id, have_seq, head, received_at in session.exec(query):
            found[study_id, kind, stream_id] = (have_seq, head, received_at)
    return [receipt_of(*key, *found.get(key, (0, NO_HEAD, ""))) for key in keys]
