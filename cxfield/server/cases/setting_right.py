"""What a supervisor does about items kept aside. Nothing is ever deleted: a decision is a row beside them.

To adopt an item means: its events, with what stood before them, become a journal of their own. What stood before is
the server's journal up to there or other items of the same device; the hash chain says which of them it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select
from uuid_utils import uuid7

from cxfield.event import FIRST_HASH, JournalError, StreamKind
from cxfield.server.cases.decisions import keep_decision, new_decision, to_decision
from cxfield.server.database import Database, now_text
from cxfield.server.errors import ConflictError, NotFoundError
from cxfield.server.intake.event_lines import head_after, read_events
from cxfield.server.intake.inbox import quarantined_item
from cxfield.server.intake.projection import project_interview
from cxfield.server.intake.segments import read_lines
from cxfield.server.people.accounts import Sender
from cxfield.server.persons.keys import person_keys, person_of
from cxfield.server.persons.notes import note_of
from cxfield.server.persons.places import ANSWERS, LINES
from cxfield.server.tables import CaseRow, DecisionRow, InterviewRow, QuarantineRow, SegmentRow, StreamRow
from cxfield.sync.batch import plain
from cxfield.sync.decision_messages import ADOPTED, ASKED, AsideEvents, AsideName, Decision, ResolveRequest
from cxfield.sync.messages import ItemHeader

_INTERVIEW = StreamKind.INTERVIEW.value
_BROKEN = "The events do not follow from what the server has, so they cannot stand by themselves. Ask who sent them."
_NO_INTERVIEW = "Only an interview can be adopted; the remarks and attempts of a case stay readable here."


@dataclass(frozen=True, slots=True)
class _Piece:
    """One item kept aside, read."""

    row: QuarantineRow
    header: ItemHeader
    lines: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class _Whole:
    """A journal put together: its lines, and which items are in it."""

    lines: tuple[bytes, ...]
    head: bytes
    rows: tuple[QuarantineRow, ...]


class SettingRight:
    """Looks into items kept aside and decides about them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def look_into(self, study_id: str, name: AsideName) -> AsideEvents:
        """Return the events of an item beside the server's.

        Raises:
            NotFoundError: Nothing of this name is kept aside.
        """
        with self._database.read() as session:
            piece = _read(session, _find(session, study_id, name))
            kind, stream_id = piece.row.kind, piece.row.stream_id
            server = read_lines(session, study_id, kind, stream_id, from_seq=piece.row.from_seq)
            why_not = _objection(session, piece)
        return AsideEvents(
            from_seq=piece.row.from_seq,
            lines=_texts(piece.lines),
            server_lines=_texts(server),
            can_be_adopted=not why_not,
            why_not=why_not,
        )

    def resolve(self, sender: Sender, study_id: str, request: ResolveRequest) -> Decision:
        """Decide about an item. Safe to repeat; a question leaves it open.

        Raises:
            NotFoundError: Nothing of this name is kept aside. ConflictError: It was decided, or cannot be adopted.
        """
        return self._database.run(lambda session: _resolve(session, sender, study_id, request))


def _resolve(session: Session, sender: Sender, study_id: str, request: ResolveRequest) -> Decision:
    _hold(session, study_id, request)
    row = _find(session, study_id, request)
    earlier = _decided(session, row)
    if earlier is not None and row.resolved_by:
        if earlier.verdict == request.verdict:
            return to_decision(session, earlier)
        raise ConflictError(f"{row.resolved_by} has decided about this already ({earlier.verdict}).")
    asked = _asked(session, row, sender, request)
    if asked is not None:
        return to_decision(session, asked)
    adopted_as = _adopt(session, _read(session, row)) if request.verdict == ADOPTED else ""
    made = DecisionRow(
        **new_decision(sender, study_id, row.user),
        kind=row.kind,
        stream_id=row.stream_id,
        subject="aside",
        verdict=request.verdict,
        note=request.note,
        to_seq=row.to_seq,
        device_id=row.device_id,
        sha256=row.sha256,
        adopted_as=adopted_as,
    )
    if request.verdict != ASKED:
        for one in _same_journal(session, row) if adopted_as else [row]:
            one.resolved_by = one.resolved_by or sender.user
            session.add(one)
    keep_decision(session, made, action=f"aside-{request.verdict}")
    return to_decision(session, made)


def _hold(session: Session, study_id: str, name: AsideName) -> None:
    """Wait for whoever decides about an item of the same device and journal: one adopts the others with it."""
    query = select(QuarantineRow).where(
        QuarantineRow.study_id == study_id,
        QuarantineRow.kind == name.kind.value,
        QuarantineRow.stream_id == name.stream_id,
        QuarantineRow.device_id == name.device,
    )
    session.exec(query.order_by(QuarantineRow.sha256).with_for_update()).all()


def _find(session: Session, study_id: str, name: AsideName) -> QuarantineRow:
    row = session.get(QuarantineRow, (study_id, name.kind.value, name.stream_id, name.device, name.sha256))
    if row is None:
        raise NotFoundError("Nothing of this name is kept aside; read the list again.")
    return row


def _decided(session: Session, row: QuarantineRow) -> DecisionRow | None:
    query = select(DecisionRow).where(
        DecisionRow.study_id == row.study_id,
        DecisionRow.kind == row.kind,
        DecisionRow.stream_id == row.stream_id,
        DecisionRow.device_id == row.device_id,
        DecisionRow.verdict != ASKED,
    )
    return session.exec(query.order_by(col(DecisionRow.number).desc()).limit(1)).first()


def _asked(session: Session, row: QuarantineRow, sender: Sender, request: ResolveRequest) -> DecisionRow | None:
    """Return the question if this one was put already, in the same words by the same person."""
    if request.verdict != ASKED:
        return None
    query = select(DecisionRow).where(
        DecisionRow.study_id == row.study_id,
        DecisionRow.kind == row.kind,
        DecisionRow.stream_id == row.stream_id,
        DecisionRow.device_id == row.device_id,
        DecisionRow.sha256 == row.sha256,
    )
    last = session.exec(query.order_by(col(DecisionRow.number).desc()).limit(1)).first()
    is_same = last is not None and (last.verdict, last.author) == (ASKED, sender.user)
    return last if last is not None and is_same and note_of(session, last) == request.note else None


def _read(session: Session, row: QuarantineRow) -> _Piece:
    first, _, rest = quarantined_item(session, row).partition(b"\n")
    return _Piece(row, ItemHeader.model_validate_json(first), tuple(rest.split(b"\n")[:-1]))


def _same_journal(session: Session, row: QuarantineRow) -> Sequence[QuarantineRow]:
    """Return the items of the same journal from the same device and ownership, in order."""
    query = select(QuarantineRow).where(
        QuarantineRow.study_id == row.study_id,
        QuarantineRow.kind == row.kind,
        QuarantineRow.stream_id == row.stream_id,
        QuarantineRow.device_id == row.device_id,
        QuarantineRow.owner_epoch == row.owner_epoch,
    )
    return session.exec(query.order_by(col(QuarantineRow.from_seq), col(QuarantineRow.to_seq))).all()


def _objection(session: Session, piece: _Piece) -> str:
    if piece.row.kind != _INTERVIEW:
        return _NO_INTERVIEW
    return "" if _whole(session, piece) is not None else _BROKEN


def _whole(session: Session, piece: _Piece) -> _Whole | None:
    """Put the journal together that ends with `piece`, and add what follows from it."""
    row = piece.row
    server = read_lines(session, row.study_id, row.kind, row.stream_id)
    pieces = [_read(session, one) for one in _same_journal(session, row)]
    for begin in _beginnings(server, pieces):
        whole = _grown(begin, pieces)
        if row.sha256 in {one.sha256 for one in whole.rows}:
            return whole
    return None


def _beginnings(server: list[bytes], pieces: Sequence[_Piece]) -> list[_Whole]:
    """Return where a journal with these pieces may begin: with nothing, or with the server's up to one of them."""
    places = sorted({piece.row.from_seq - 1 for piece in pieces})
    lines = [tuple(server[:place]) for place in places if place <= len(server)]
    return [_Whole(one, head_after(FIRST_HASH, one), ()) for one in lines]


def _grown(whole: _Whole, pieces: Sequence[_Piece]) -> _Whole:
    """Add each piece that follows, in order; one that overlaps is cut where the journal ends."""
    for piece in pieces:
        have = len(whole.lines)
        fresh = piece.lines[have - piece.row.from_seq + 1 :] if piece.row.from_seq <= have + 1 else ()
        if not fresh or piece.row.from_seq > have + 1:
            continue
        head = head_after(whole.head, fresh)
        if head.hex() == piece.header.head and _is_readable(fresh, have + 1):
            whole = _Whole((*whole.lines, *fresh), head, (*whole.rows, piece.row))
    return whole


def _is_readable(lines: Sequence[bytes], first_seq: int) -> bool:
    try:
        read_events(lines, first_seq)
    except JournalError:
        return False
    return True


def _adopt(session: Session, piece: _Piece) -> str:
    """Make an interview of its own; return its id. Where the server has none of this id, it keeps its own."""
    row = piece.row
    why_not = _objection(session, piece)
    whole = _whole(session, piece) if not why_not else None
    if whole is None:
        raise ConflictError(why_not)
    is_taken = session.get(StreamRow, (row.study_id, row.kind, row.stream_id)) is not None
    interview_id = str(uuid7()) if is_taken else row.stream_id
    case_id, at, head = piece.header.case_id or "", now_text(), whole.head.hex()
    keys, person = person_keys(session), person_of(row.study_id, case_id, interview_id)
    key = {"study_id": row.study_id, "kind": row.kind, "stream_id": interview_id}
    session.add(
        SegmentRow(
            **key,
            from_seq=1,
            to_seq=len(whole.lines),
            lines=keys.seal(person, LINES, plain(whole.lines)),
            head=head,
            device_id=row.device_id,
            owner_epoch=row.owner_epoch,
            received_at=at,
        )
    )
    last = len(whole.lines)
    session.add(StreamRow(**key, case_id=case_id, user=row.user, last_seq=last, head=head, received_at=at))
    interview = InterviewRow(study_id=row.study_id, interview_id=interview_id, case_id=case_id)
    project_interview(interview, whole.lines, user=row.user)
    interview.answers = keys.seal_text(person, ANSWERS, interview.answers)
    session.add(interview)
    case = session.get(CaseRow, (row.study_id, case_id))
    if case is not None and interview.status == "completed":
        case.status = "completed"
        session.add(case)
    return interview_id


def _texts(lines: Sequence[bytes]) -> list[str]:
    return [line.decode(errors="replace") for line in lines]
