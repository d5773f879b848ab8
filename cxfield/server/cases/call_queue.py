"""Hands out cases to call, one holder at a time.

A claim gives a lease of `LEASE_S` seconds with a token that only grows (a fencing token): a holder whose lease ended
and went to somebody else is refused by its token. A lease that ends while somebody is on the line makes the case
orphaned for `ORPHAN_S`, so that nobody is called twice at once. A device that asks again while it holds a case gets
the same case: an answer that was lost on the way costs nothing.

On PostgreSQL claims lock one row each and pass over what others have locked; SQLite has one writer. Conditions and
order are on the locked table alone, because a joined one can hand a row out twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import case as sql_case
from sqlalchemy import func, insert
from sqlmodel import Session, col, select, update

from cxfield.server.database import Database, record_audit
from cxfield.server.errors import ConflictError, NotFoundError
from cxfield.server.intake.feed import case_item, give_cases
from cxfield.server.people.accounts import Sender
from cxfield.server.persons.case_data import ERASED, case_data
from cxfield.server.tables import CaseRow, DeviceRow, QueueRow
from cxfield.sync.messages import CaseItem
from cxfield.sync.queue_messages import (
    CallPhase,
    ClaimReply,
    ClaimRequest,
    CompleteRequest,
    EnqueueRequest,
    Lease,
    QueueLine,
    QueueMove,
    QueuePicture,
    QueueState,
    ReleaseRequest,
    RenewRequest,
)

LEASE_S = 120
ORPHAN_S = 30 * 60
ASK_AGAIN_S = 15
"""How long to wait before asking again where nothing is due soon."""
_AT_ONCE = 500
HELD_LINES = 1000
COMING_LINES = 200
_ON_THE_LINE = (CallPhase.DIALLING.value, CallPhase.CONNECTED.value)


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _utc_now() -> datetime:
    return datetime.now(UTC)


class CallQueue:
    """Leases on cases. `clock` is the server's; what devices say of the time counts for nothing."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = _utc_now) -> None:
        self._database, self._clock = database, clock

    # ---- interviewers ----

    def claim(self, sender: Sender, request: ClaimRequest) -> ClaimReply:
        """Lease the next due case: the highest priority, then whoever waits longest."""
        now = self._clock()
        return self._database.run(lambda session: _claim(session, sender, request, now))

    def renew(self, sender: Sender, request: RenewRequest) -> Lease:
        """Hold a lease on for another `LEASE_S`; also one that ran out, while nobody else got the case.

        Raises:
            ConflictError: The case went to somebody else, or back to the queue.
        """
        now = self._clock()
        with self._database.write() as session:
            row = _require_lease(session, sender, request.study_id, request.case_id, request.token)
            if row.state not in (QueueState.LEASED, QueueState.ORPHANED):
                raise _lease_over()
            row.state, row.phase = QueueState.LEASED, request.phase
            row.lease_until = _text(now + timedelta(seconds=LEASE_S))
            session.add(row)
            return _lease(row)

    def complete(self, sender: Sender, request: CompleteRequest) -> QueueMove:
        """Give a case back after an attempt, with when it is due again. Safe to repeat.

        Raises:
            ConflictError: The token is not the newest: somebody else has the case. What was written on it is kept.
        """
        state = QueueState.READY if request.due_at else QueueState.DONE
        due_at = _text(request.due_at) if request.due_at else ""
        with self._database.write() as session:
            return self._move(session, sender, request, state, due_at)

    def release(self, sender: Sender, request: ReleaseRequest) -> QueueMove:
        """Give a case back untouched: due as before, the claim not counted. Safe to repeat.

        Raises:
            ConflictError: The token is not the newest.
        """
        with self._database.write() as session:
            return self._move(session, sender, request, QueueState.READY, None)

    def _move(
        self,
        session: Session,
        sender: Sender,
        request: CompleteRequest | ReleaseRequest,
        state: QueueState,
        due_at: str | None,
    ) -> QueueMove:
        row = _require_lease(session, sender, request.study_id, request.case_id, request.token)
        wanted = f"{state} {due_at or ''}"
        if row.moved_token != request.token:
            row.moved_token, row.moved_to = request.token, wanted
            row.state, row.lease_until, row.phase = state, "", ""
            if due_at is None:
                row.attempts -= 1
            else:
                row.due_at = due_at
            if isinstance(request, CompleteRequest) and request.priority is not None:
                row.priority = request.priority
            session.add(row)
        elif row.moved_to != wanted:
            raise _lease_over()
        return _move_of(row)

    # ---- supervisors ----

    def enqueue(self, sender: Sender, study_id: str, request: EnqueueRequest) -> int:
        """Put cases into the queue; those that are in it get the new time and priority. Return how many there are.

        Safe to repeat.

        Raises:
            NotFoundError: The study has no such case. ConflictError: A case is assigned to somebody.
        """
        with self._database.write() as session:
            count = len(set(request.case_ids))
            put = [self._put(session, study_id, case_id, request) for case_id in dict.fromkeys(request.case_ids)]
            if any(put):
                record_audit(session, actor=sender.user, action="cases-queued", subject=f"{study_id} {count}")
        return count

    def _put(self, session: Session, study_id: str, case_id: str, request: EnqueueRequest) -> bool:
        """Say whether that changed anything."""
        row = session.get(QueueRow, (study_id, case_id), with_for_update=True)
        is_new = row is None
        if row is None:
            case = session.get(CaseRow, (study_id, case_id))
            if case is None or case.status == ERASED:
                raise NotFoundError(f"The study has no case {case_id}, or its respondent was erased.")
            if case.owner:
                raise ConflictError(f"Case {case_id} is assigned to {case.owner}; only a free case can be queued.")
            put_in_queue(session, [case])
            session.flush()
            row = session.get_one(QueueRow, (study_id, case_id))
        if request.due_at is not None:
            row.due_at = _text(request.due_at)
        if request.priority is not None:
            row.priority = request.priority
        if row.state == QueueState.DONE:
            row.state = QueueState.READY
        session.add(row)
        return is_new or session.is_modified(row)

    def free(self, sender: Sender, study_id: str, case_id: str) -> QueueMove:
        """Let a case be called again at once: an orphaned one, or one whose holder does not answer.

        Raises:
            NotFoundError: It is not in the queue.
        """
        with self._database.write() as session:
            row = session.get(QueueRow, (study_id, case_id), with_for_update=True)
            if row is None:
                raise NotFoundError(f"The call queue of the study has no case {case_id}.")
            if row.state in (QueueState.LEASED, QueueState.ORPHANED):
                row.state, row.phase, row.lease_until = QueueState.READY, "", ""
                row.lease_token += 1  # whoever held it is refused from here on
                session.add(row)
                record_audit(session, actor=sender.user, action="case-freed", subject=f"{study_id} {case_id}")
            return _move_of(row)

    def picture(self, study_id: str) -> QueuePicture:
        """Return how many cases stand where, who holds which, and which come next."""
        now = _text(self._clock())
        with self._database.read() as session:
            is_due = (col(QueueRow.state) == QueueState.READY) & (col(QueueRow.due_at) <= now)
            query = select(QueueRow.state, func.count(), func.sum(sql_case((is_due, 1), else_=0)))
            counted = session.exec(query.where(QueueRow.study_id == study_id).group_by(col(QueueRow.state))).all()
            held = select(QueueRow).where(
                QueueRow.study_id == study_id, col(QueueRow.state).in_([QueueState.LEASED, QueueState.ORPHANED])
            )
            lines = session.exec(held.order_by(col(QueueRow.lease_until)).limit(HELD_LINES)).all()
            coming = _coming(session, study_id, now)
        counts = {state: count for state, count, _ in counted}
        return QueuePicture(
            **{state.value: counts.get(state.value, 0) for state in QueueState},
            due=sum(int(due or 0) for _, _, due in counted),
            held=[_line(row) for row in lines],
            coming=[_line(row) for row in coming],
            late_results=[],
        )

    def escalate(self, session: Session, user: str, device: str) -> None:
        """A device is lost: what it holds is not renewed any more. In the caller's transaction."""
        held = (col(QueueRow.lease_by) == user, col(QueueRow.lease_device) == device)
        statement = update(QueueRow).where(*held, col(QueueRow.state) == QueueState.LEASED)
        over = _text(self._clock() - timedelta(milliseconds=1))
        session.exec(statement.values(lease_token=QueueRow.lease_token + 1, lease_until=over))


def put_in_queue(session: Session, cases: list[CaseRow]) -> None:
    """Put cases that nobody owns into the call queue, in the caller's transaction; due at once, in their order."""
    rows: list[dict[str, Any]] = []
    for case in cases:
        data = case_data(session, case)
        case.is_queued = True
        session.add(case)
        rows.append(
            QueueRow(
                study_id=case.study_id, case_id=case.case_id, priority=data.priority, language=data.language
            ).model_dump()
        )
    session.flush()
    if rows:
        session.connection().execute(insert(QueueRow), rows)


def take_from_queue(session: Session, study_id: str, case_ids: list[str], user: str) -> None:
    """Let nobody else be handed cases that `user` is given by name, in the caller's transaction.

    To be called before the cases are locked: a claim locks its row of the queue first, too.
    Whoever holds one of them on lease has lost it, unless that is `user`, who goes on. A supervisor may queue it anew.
    """
    ids = sorted(set(case_ids))
    for start in range(0, len(ids), _AT_ONCE):
        mine = (QueueRow.study_id == study_id, col(QueueRow.case_id).in_(ids[start : start + _AT_ONCE]))
        query = select(QueueRow).where(*mine, QueueRow.state != QueueState.DONE).order_by(col(QueueRow.case_id))
        for row in session.exec(query.with_for_update()).all():
            if row.state != QueueState.LEASED or row.lease_by != user:
                row.state, row.phase, row.lease_until = QueueState.DONE, "", ""
                row.lease_token += 1
                session.add(row)


def _claim(session: Session, sender: Sender, request: ClaimRequest, now: datetime) -> ClaimReply:
    """Look at the sender's own case first: who waits for its row holds no other that somebody may wait for."""
    _one_claim_at_a_time(session, sender)
    row = _held_by(session, sender, request.study_id)
    _sweep(session, request.study_id, now)
    if row is None or row.state != QueueState.LEASED:
        row = _next(session, request, now)
    if row is None:
        return ClaimReply(ask_again_s=_wait_s(session, request.study_id, now))
    if row.state != QueueState.LEASED:
        row.lease_token += 1
        row.attempts += 1
        row.phase = CallPhase.PREVIEW
        row.lease_by, row.lease_device = sender.user, sender.device
    row.state, row.lease_until = QueueState.LEASED, _text(now + timedelta(seconds=LEASE_S))
    session.add(row)
    return ClaimReply(lease=_lease(row), case=_hand_out(session, sender, row))


def _one_claim_at_a_time(session: Session, sender: Sender) -> None:
    """Make a device's claims wait for one another, so that a repeated one sees what the first got."""
    session.get(DeviceRow, (sender.device, sender.user), with_for_update=True)


def _sweep(session: Session, study_id: str, now: datetime) -> None:
    """Take leases that ran out from their holders, and orphaned cases back into the queue once they waited."""
    over = {QueueState.LEASED: _text(now), QueueState.ORPHANED: _text(now - timedelta(seconds=ORPHAN_S))}
    for state, limit in over.items():
        query = select(QueueRow).where(
            QueueRow.study_id == study_id, QueueRow.state == state, col(QueueRow.lease_until) < limit
        )
        for row in session.exec(query.with_for_update(skip_locked=True)).all():
            is_orphan = state is QueueState.LEASED and row.phase in _ON_THE_LINE
            row.state = QueueState.ORPHANED if is_orphan else QueueState.READY
            session.add(row)
    session.flush()


def _held_by(session: Session, sender: Sender, study_id: str) -> QueueRow | None:
    query = select(QueueRow).where(
        QueueRow.study_id == study_id,
        QueueRow.lease_by == sender.user,
        QueueRow.lease_device == sender.device,
        QueueRow.state == QueueState.LEASED,
    )
    return session.exec(query.limit(1).with_for_update()).first()


def _next(session: Session, request: ClaimRequest, now: datetime) -> QueueRow | None:
    query = select(QueueRow).where(
        QueueRow.study_id == request.study_id, QueueRow.state == QueueState.READY, col(QueueRow.due_at) <= _text(now)
    )
    if request.languages:
        query = query.where(col(QueueRow.language).in_(["", *request.languages]))
    query = query.order_by(col(QueueRow.priority).desc(), col(QueueRow.due_at), col(QueueRow.case_id))
    return session.exec(query.limit(1).with_for_update(skip_locked=True)).first()


def _wait_s(session: Session, study_id: str, now: datetime) -> int:
    query = select(func.min(QueueRow.due_at)).where(
        QueueRow.study_id == study_id, QueueRow.state == QueueState.READY, col(QueueRow.due_at) > _text(now)
    )
    due_at = session.exec(query).one()
    if not due_at:
        return ASK_AGAIN_S
    return max(1, min(ASK_AGAIN_S, int((datetime.fromisoformat(due_at) - now).total_seconds()) + 1))


def _hand_out(session: Session, sender: Sender, row: QueueRow) -> CaseItem:
    """Make the holder of the lease the owner of the case; only an owner's journals are appended to."""
    case = session.get_one(CaseRow, (row.study_id, row.case_id))
    give_cases(session, row.study_id, [case], sender.user)
    session.flush()
    return case_item(session, case)


def _require_lease(session: Session, sender: Sender, study_id: str, case_id: str, token: int) -> QueueRow:
    row = session.get(QueueRow, (study_id, case_id), with_for_update=True)
    if row is None or (row.lease_by, row.lease_device) != (sender.user, sender.device) or row.lease_token != token:
        raise _lease_over()
    return row


def _lease_over() -> ConflictError:
    return ConflictError("Your turn with this case is over; somebody else may have it. What you wrote is kept.")


def _lease(row: QueueRow) -> Lease:
    return Lease(
        study_id=row.study_id,
        case_id=row.case_id,
        token=row.lease_token,
        seconds=LEASE_S,
        phase=CallPhase(row.phase),
        attempts=row.attempts,
    )


def _move_of(row: QueueRow) -> QueueMove:
    due_at = datetime.fromisoformat(row.due_at) if row.due_at else None
    return QueueMove(study_id=row.study_id, case_id=row.case_id, state=QueueState(row.state), due_at=due_at)


def _coming(session: Session, study_id: str, now: str) -> Sequence[QueueRow]:
    """Return the next cases that may be claimed: what is due in the order of claims, then what comes due."""
    query = select(QueueRow).where(QueueRow.study_id == study_id, QueueRow.state == QueueState.READY)
    later = col(QueueRow.due_at) > now
    due = query.where(~later).order_by(col(QueueRow.priority).desc(), col(QueueRow.due_at), col(QueueRow.case_id))
    found = list(session.exec(due.limit(COMING_LINES)))
    then = query.where(later).order_by(col(QueueRow.due_at), col(QueueRow.case_id))
    return [*found, *session.exec(then.limit(COMING_LINES - len(found)))]


def _line(row: QueueRow) -> QueueLine:
    return QueueLine(
        case_id=row.case_id,
        state=QueueState(row.state),
        phase=CallPhase(row.phase) if row.phase else None,
        user=row.lease_by,
        device=row.lease_device,
        until=row.lease_until,
        attempts=row.attempts,
        due_at=row.due_at,
    )
