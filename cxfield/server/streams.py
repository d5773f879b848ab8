"""Judges one item of a push: is it the next piece of its journal, seen before, or something to keep aside?

| the item | becomes |
| --- | --- |
| study unknown, no member, newer version, unreadable line | quarantined |
| case belongs to somebody else or has a newer owner epoch | quarantined as a branch |
| begins behind the end of the journal | gap |
| overlaps with other bytes, or its head does not follow | quarantined, alarm in the audit trail |
| all of it is there | duplicate |
| goes on from the end | applied |
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session, col, select

from cxfield.event import PAYLOAD_VERSION, JournalError, StreamKind, chain, decode
from cxfield.server.accounts import Sender
from cxfield.server.database import record_audit
from cxfield.server.file_references import Told, note_files
from cxfield.server.projection import adopt_case, project_interview
from cxfield.server.tables import CaseRow, InterviewRow, MemberRow, SegmentRow, StreamRow, StudyRow
from cxfield.sync.batch import Item, item_digest
from cxfield.sync.messages import NO_HEAD, ItemHeader, ItemStatus, StreamReceipt
from cxfield.sync.signing import receipt_code


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of an item. `reason` is the short name of a quarantine, `explanation` a sentence."""

    status: ItemStatus
    reason: str = ""
    explanation: str = ""


APPLIED = Verdict(ItemStatus.APPLIED)
DUPLICATE = Verdict(ItemStatus.DUPLICATE)


def _quarantine(reason: str, explanation: str) -> Verdict:
    return Verdict(ItemStatus.QUARANTINED, reason, explanation)


def judge(session: Session, sender: Sender, item: Item, received_at: str) -> Verdict:
    """Append `item` to its journal if it fits, in the caller's transaction, and say what became of it."""
    objection = _objection(session, sender, item)
    if objection is not None:
        return objection
    header = item.header
    stream = session.get(StreamRow, (header.study_id, header.kind, header.stream_id))
    have = stream.last_seq if stream else 0
    if header.from_seq > have + 1:
        return Verdict(ItemStatus.GAP, "gap", f"The server has {have} events; send from {have + 1} on.")
    overlap = have - header.from_seq + 1
    if overlap > 0 and not _is_same(session, header, item.lines[:overlap]):
        record_audit(session, actor=sender.user, action="journal-conflict", subject=_subject(header))
        return _quarantine("conflict", "The server has other events at this place; a supervisor has to decide.")
    if header.to_seq <= have:
        return DUPLICATE
    fresh = item.lines[overlap:]
    start = bytes.fromhex(stream.head) if stream else bytes(32)
    try:
        entries = chain(fresh, start=start, first_seq=have + 1)
    except JournalError as error:
        return _quarantine("unreadable", str(error))
    except RecursionError:
        return _quarantine("unreadable", "An event is nested too deeply to be read.")
    if entries[-1].head.hex() != header.head:
        record_audit(session, actor=sender.user, action="journal-tampered", subject=_subject(header))
        return _quarantine("chain", "The events do not follow from the journal before them; a supervisor has to look.")
    _append(session, sender, item, fresh, have + 1, received_at)
    _interpret(session, sender, header, fresh)
    return APPLIED


def _objection(session: Session, sender: Sender, item: Item) -> Verdict | None:
    header = item.header
    if session.get(StudyRow, header.study_id) is None:
        return _quarantine("unknown-study", "The server does not know this study.")
    if session.get(MemberRow, (header.study_id, sender.user)) is None:
        return _quarantine("no-member", "You do not take part in this study any more; a supervisor decides.")
    if header.payload_version > PAYLOAD_VERSION:
        return _quarantine("newer-version", "Written by a newer version; the server reads it once it is updated.")
    if item_digest(item.lines) != header.sha256:
        return _quarantine("damaged", "The events differ from their check sum.")
    if not all(map(_is_text, item.lines)):
        return _quarantine("unreadable", "An event is not UTF-8 text.")
    case = session.get(CaseRow, (header.study_id, _case_id(item)))
    stream = session.get(StreamRow, (header.study_id, header.kind, header.stream_id))
    if case is not None and (case.owner != sender.user or case.owner_epoch != header.owner_epoch):
        if _is_handed_in(session, header, item):
            return DUPLICATE
        return _quarantine("branch", "The case was given to somebody else meanwhile; this is kept beside it.")
    if case is None and stream is not None and stream.user != sender.user:
        return _quarantine("branch", "The interview belongs to somebody else; this is kept beside it.")
    return None


def _is_text(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_handed_in(session: Session, header: ItemHeader, item: Item) -> bool:
    """Whether all of `item` was applied before the case changed hands."""
    stream = session.get(StreamRow, (header.study_id, header.kind, header.stream_id))
    return stream is not None and header.to_seq <= stream.last_seq and _is_same(session, header, item.lines)


def _case_id(item: Item) -> str:
    return item.header.stream_id if item.header.kind == "case" else item.header.case_id or ""


def _subject(header: ItemHeader) -> str:
    return f"{header.study_id} {header.kind} {header.stream_id} {header.from_seq}-{header.to_seq}"


def _is_same(session: Session, header: ItemHeader, lines: tuple[bytes, ...]) -> bool:
    stored = read_lines(session, header.study_id, header.kind, header.stream_id)
    first = header.from_seq - 1
    return tuple(stored[first : first + len(lines)]) == lines


def _append(
    session: Session, sender: Sender, item: Item, fresh: tuple[bytes, ...], from_seq: int, received_at: str
) -> None:
    header = item.header
    key = {"study_id": header.study_id, "kind": header.kind, "stream_id": header.stream_id}
    session.add(
        SegmentRow(
            **key,
            from_seq=from_seq,
            to_seq=header.to_seq,
            lines=zlib.compress(b"".join(line + b"\n" for line in fresh)),
            head=header.head,
            device_id=sender.device,
            owner_epoch=header.owner_epoch,
            received_at=received_at,
        )
    )
    stream = session.get(StreamRow, (header.study_id, header.kind, header.stream_id))
    if stream is None:
        stream = StreamRow(**key, case_id=_case_id(item), user=sender.user, last_seq=0, head="", received_at="")
    stream.last_seq, stream.head, stream.received_at = header.to_seq, header.head, received_at
    session.add(stream)


def _interpret(session: Session, sender: Sender, header: ItemHeader, fresh: tuple[bytes, ...]) -> None:
    if header.kind == "case":
        if session.get(CaseRow, (header.study_id, header.stream_id)) is None:
            adopt_case(
                session, header.study_id, header.stream_id, fresh[0], user=sender.user, owner_epoch=header.owner_epoch
            )
        return
    row = session.get(InterviewRow, (header.study_id, header.stream_id))
    row = row or InterviewRow(study_id=header.study_id, interview_id=header.stream_id, case_id=header.case_id or "")
    before = row.status
    project_interview(row, fresh, user=sender.user)
    note_files(session, header.study_id, header.stream_id, _told(fresh))
    session.add(row)
    case = session.get(CaseRow, (header.study_id, row.case_id))
    if case is not None and "completed" in (before, row.status):
        case.status = "completed" if row.status == "completed" else "open"
        session.add(case)


def _told(lines: tuple[bytes, ...]) -> Iterator[Told]:
    for line in lines:
        try:
            _, event = decode(line)
        except JournalError:
            continue
        yield event.kind, event.body


def read_lines(session: Session, study_id: str, kind: str, stream_id: str) -> list[bytes]:
    """Return the journal's lines in order, as sent."""
    query = select(SegmentRow.lines).where(
        SegmentRow.study_id == study_id, SegmentRow.kind == kind, SegmentRow.stream_id == stream_id
    )
    segments = session.exec(query.order_by(col(SegmentRow.from_seq)))
    return [line for segment in segments for line in zlib.decompress(segment).split(b"\n")[:-1]]


def stream_receipt(session: Session, study_id: str, kind: str, stream_id: str) -> StreamReceipt:
    """Return how far the server's journal goes; count 0 where it has none."""
    row = session.get(StreamRow, (study_id, kind, stream_id))
    have_seq, head = (row.last_seq, row.head) if row else (0, NO_HEAD)
    return StreamReceipt(
        study_id=study_id,
        kind=StreamKind(kind),
        stream_id=stream_id,
        have_seq=have_seq,
        head=head,
        received_at=row.received_at if row else "",
        code=receipt_code(study_id, StreamKind(kind), stream_id, have_seq, head),
    )
