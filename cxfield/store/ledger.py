"""The delivery ledger: each interview with what happened to it. Derived from journals and receipts at every look."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, case, func, or_, select

from cxfield.event import StreamKind, decode
from cxfield.interview.wall_time import SERVER_BOOT
from cxfield.store.database import Database
from cxfield.store.erased import ErasedCases, ErasedInterview
from cxfield.store.files import FileKind
from cxfield.store.held_back import HeldBack
from cxfield.store.journal import to_state
from cxfield.store.library import Library
from cxfield.store.openrosa_rows import RosaSubmissionRow
from cxfield.store.outcomes import Outcomes, OutcomeSubject
from cxfield.store.rows import (
    AttachmentRow,
    BatchRow,
    CaseRow,
    EventRow,
    FileDeliveryRow,
    HeldBackRow,
    InterviewRow,
    OutcomeRow,
    ReceiptRow,
    RecordingRow,
    StreamRow,
    table_of,
)
from cxfield.store.sync_log import SyncLog
from cxfield.store.values import InterviewStatus, ReceiptStatus, StreamState, from_ms

_STREAM, _RECEIPT, _INTERVIEW = table_of(StreamRow), table_of(ReceiptRow), table_of(InterviewRow)
_EVENT = table_of(EventRow)
_CASE, _HELD, _OUTCOME = table_of(CaseRow), table_of(HeldBackRow), table_of(OutcomeRow)
_RECORDING, _ATTACHMENT, _FILE = table_of(RecordingRow), table_of(AttachmentRow), table_of(FileDeliveryRow)
_BATCH, _SUBMISSION = table_of(BatchRow), table_of(RosaSubmissionRow)
_IS_ITS_STREAM = (
    (_STREAM.c.kind == StreamKind.INTERVIEW.value)
    & (_STREAM.c.stream_id == _INTERVIEW.c.interview_id)
    & (_STREAM.c.study_id == _INTERVIEW.c.study_id)
    & (_STREAM.c.retired == 0)
)
_IS_REOPENED = (_EVENT.c.stream == _STREAM.c.no) & (_EVENT.c.kind == "reopened")
_OPEN = [InterviewStatus.DRAFT.value, InterviewStatus.SUSPENDED.value]
BACKUP_ASKED = "sync.backup_asked"
ASK_EVERY = timedelta(minutes=30)
ASK_AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """An interview was opened again after its end, `by_supervisor` or by the interviewer."""

    at: datetime
    by: str
    why: str
    by_supervisor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """What is known of the delivery of one interview.

    Attributes:
        ended_at: When it was completed or broken off; None while it is under way.
        event_count, sent_count, backed_up_count: Of its journal: here, with a receipt, in a backup of the server.
            What only a reply without a signature told of is not in `sent_count`.
        receipt, received_at: Of the newest receipt; `receipt_status` says in which way the server has it.
        aside_at: When the server last kept something of it aside; None if never.
        held_reason: Why the server does not take its next event; empty if nothing of that kind is known.
        is_held: The case is still this interviewer's.
        reopened: How it was last opened again, where it is under way; None if it was not.
        reviewed, reviewed_by, review_note, reviewed_at: The supervisor's last word on it as it now stands.
        decided, decided_by, decision_note, decided_at: The last decision about what was kept aside.
    """

    interview_id: str
    study_id: str
    case_id: str
    respondent: str
    status: InterviewStatus
    started_at: datetime
    changed_at: datetime
    ended_at: datetime | None
    event_count: int
    sent_count: int
    backed_up_count: int
    receipt: str
    receipt_status: ReceiptStatus | None
    received_at: datetime | None
    backed_up_at: datetime | None
    aside_at: datetime | None
    held_reason: str
    is_held: bool
    reopened: Reopened | None
    reviewed: str
    reviewed_by: str
    review_note: str
    reviewed_at: datetime | None
    decided: str
    decided_by: str
    decision_note: str
    decided_at: datetime | None


class Ledger:
    """Reads. `runs`, `held` and `outcomes` are what it knows besides journals and receipts."""

    def __init__(self, database: Database, library: Library, erased: ErasedCases) -> None:
        self._database, self._library, self._erased = database, library, erased
        self.runs = SyncLog(database)
        self.held = HeldBack(database)
        self.outcomes = Outcomes(database)

    def rows(self, interview_id: str | None = None) -> list[LedgerRow]:
        """Return all interviews that were ever on this device, the newest first; or the one that is named."""
        query = _query()
        if interview_id is not None:
            query = query.where(_INTERVIEW.c.interview_id == interview_id)
        rows = [_to_row(row) for row in self._database.read(query)]
        gone = [_erased_row(one) for one in self._erased.interviews(interview_id)]
        return sorted([*rows, *gone], key=lambda row: row.started_at, reverse=True) if gone else rows

    def reopenings(self, interview_id: str) -> list[Reopened]:
        """Return how often an interview was opened again, the oldest first."""
        is_interview = _STREAM.c.kind == StreamKind.INTERVIEW.value
        query = select(_EVENT.c.line).join(_STREAM, _IS_REOPENED)
        query = query.where(is_interview, _STREAM.c.stream_id == interview_id)
        rows = self._database.read(query.where(_STREAM.c.retired == 0).order_by(_EVENT.c.seq))
        return [_reopened(line) for line in rows.scalars()]

    def received_count(self) -> int:
        """Return how many finished interviews the server has whole."""
        finished = _INTERVIEW.c.status.not_in(_OPEN)
        query = select(func.count()).select_from(_INTERVIEW).join(_STREAM, _IS_ITS_STREAM)
        received = (_STREAM.c.sent_seq >= _STREAM.c.last_seq) & (_is_proven(_STREAM.c.last_seq) | _is_submitted())
        return int(self._database.read(query.where(finished, received, _STREAM.c.last_seq > 0)).scalar_one())

    def without_receipt(self) -> list[StreamState]:
        """Return journals that a pull brought, or went on with, and of which no receipt says that the server has them.

        They count as sent; asking the server gives the receipt, or shows that it has less.
        """
        query = select(_STREAM).where(_STREAM.c.sent_seq > 0, ~_is_proven(_STREAM.c.sent_seq), _STREAM.c.retired == 0)
        is_submitted = select(_SUBMISSION.c.interview_id)
        query = query.where(_STREAM.c.stream_id.not_in(is_submitted)).order_by(_STREAM.c.no)
        return [to_state(row) for row in self._database.read(query)]

    def sent_at(self, interview_id: str) -> datetime | None:
        """Return when something of the interview was last put on its way; None if never."""
        query = select(func.max(_BATCH.c.begun_ms)).where(_BATCH.c["items"].contains(f'"stream_id": "{interview_id}"'))
        return _moment(self._database.read(query).scalar())

    def not_backed_up(self) -> int:
        """Return how many journals and files the server has without a backup of it that is known here."""
        lacks = (_STREAM.c.backed_up_seq < _STREAM.c.last_seq) & (_STREAM.c.sent_seq >= _STREAM.c.last_seq)
        of_rosa = _STREAM.c.stream_id.in_(select(_SUBMISSION.c.interview_id))
        streams = select(func.count()).select_from(_STREAM).where(lacks, _STREAM.c.retired == 0, ~of_rosa)
        files = select(func.count()).select_from(_FILE)
        files = files.where(_FILE.c.received_ms.is_not(None), _FILE.c.backed_up_ms.is_(None))
        return int(self._database.read(streams).scalar_one()) + int(self._database.read(files).scalar_one())

    def awaiting_backup(self, now: datetime) -> list[StreamState]:
        """Return some of the journals of which, or of whose files, no backup is known yet; others at every call.

        None at all for half an hour after the last call that gave some.
        """
        kept = json.loads(self._library.setting(BACKUP_ASKED) or '{"at": 0, "no": 0}')
        if abs(now.timestamp() - kept["at"]) < ASK_EVERY.total_seconds():
            return []
        waits = select(_STREAM).where(_STREAM.c.sent_seq == _STREAM.c.last_seq, _STREAM.c.retired == 0)
        is_partly = (_STREAM.c.backed_up_seq < _STREAM.c.last_seq) | _has_files_to_ask_about()
        waits = waits.where(is_partly).order_by(_STREAM.c.no).limit(ASK_AT_ONCE)
        rows = self._database.read(waits.where(_STREAM.c.no > kept["no"])).all()
        if not rows and kept["no"]:
            rows = self._database.read(waits).all()
        if rows:
            asked = {"at": now.timestamp(), "no": rows[-1].no if len(rows) == ASK_AT_ONCE else 0}
            self._library.set_setting(BACKUP_ASKED, json.dumps(asked))
        return [to_state(row) for row in rows]


def _is_proven(seq: Any) -> Any:
    """A receipt says that the server has the journal as far as `seq`."""
    mine = (_RECEIPT.c.stream == _STREAM.c.no) & (_RECEIPT.c.to_seq >= seq)
    return select(_RECEIPT.c.no).where(mine).correlate(_STREAM).exists()


def _is_submitted() -> Any:
    """An OpenRosa server was given the interview: these give no receipts."""
    mine = _SUBMISSION.c.interview_id == _INTERVIEW.c.interview_id
    return select(_SUBMISSION.c.interview_id).where(mine).correlate(_INTERVIEW).exists()


def _has_files_to_ask_about() -> Any:
    """A file of the interview was sent, and no backup of it is known."""
    of_interview = [
        select(table.c.interview_id)
        .join(_FILE, (_FILE.c.file_id == key) & (_FILE.c.kind == kind))
        .where(table.c.interview_id == _STREAM.c.stream_id, table.c.study_id == _STREAM.c.study_id)
        .where(table.c.removed_ms.is_(None), _FILE.c.received_ms.is_not(None), _FILE.c.backed_up_ms.is_(None))
        .correlate(_STREAM)
        .exists()
        for table, key, kind in (
            (_RECORDING, _RECORDING.c.recording_id, FileKind.RECORDING.value),
            (_ATTACHMENT, _ATTACHMENT.c.attachment_id, FileKind.ATTACHMENT.value),
        )
    ]
    return or_(*of_interview)


def _newest_receipt(*conditions: Any) -> Any:
    newest = select(func.max(_RECEIPT.c.no)).where(_RECEIPT.c.stream == _STREAM.c.no, *conditions)
    return newest.correlate(_STREAM).scalar_subquery()


def _newest_outcome(table: Any, subject: OutcomeSubject) -> Any:
    """Return the join condition for the last decision; one about an earlier state of the interview does not count."""
    ours = and_(
        _OUTCOME.c.study_id == _INTERVIEW.c.study_id,
        _OUTCOME.c.kind == StreamKind.INTERVIEW.value,
        _OUTCOME.c.stream_id == _INTERVIEW.c.interview_id,
        _OUTCOME.c.subject == subject.value,
    )
    newest = select(_OUTCOME.c.outcome_id).where(ours).order_by(_OUTCOME.c.decided_ms.desc()).limit(1)
    if subject is OutcomeSubject.REVIEW:
        newest = newest.where(_OUTCOME.c.to_seq >= _STREAM.c.last_seq)
    return table.c.outcome_id == newest.correlate(_INTERVIEW, _STREAM).scalar_subquery()


def _query() -> Any:
    stored, backed = _RECEIPT.alias("stored"), _RECEIPT.alias("backed")
    review, aside = _OUTCOME.alias("review"), _OUTCOME.alias("aside")
    any_stream = _STREAM.alias("any_stream")
    put_aside = (
        select(func.max(_RECEIPT.c.received_ms))
        .join(any_stream, any_stream.c.no == _RECEIPT.c.stream)
        .where(
            any_stream.c.kind == StreamKind.INTERVIEW.value,
            any_stream.c.stream_id == _INTERVIEW.c.interview_id,
            any_stream.c.study_id == _INTERVIEW.c.study_id,
            _RECEIPT.c.status == ReceiptStatus.QUARANTINED.value,
        )
        .correlate(_INTERVIEW)
        .scalar_subquery()
    )
    proven = select(func.max(_RECEIPT.c.to_seq)).where(_RECEIPT.c.stream == _STREAM.c.no).correlate(_STREAM)
    newest = select(_EVENT.c.line).where(_IS_REOPENED).order_by(_EVENT.c.seq.desc()).limit(1)
    is_open = _INTERVIEW.c.status.in_(_OPEN)  # the others would have all their events looked through
    reopened = case((is_open, newest.correlate(_STREAM).scalar_subquery()))
    return (
        select(
            _INTERVIEW,
            _STREAM.c.changed_ms,
            _STREAM.c.last_seq,
            _STREAM.c.sent_seq,
            _STREAM.c.backed_up_seq,
            func.coalesce(proven.scalar_subquery(), 0).label("proven_seq"),
            _CASE.c.name,
            _CASE.c.held,
            _HELD.c.reason,
            stored.c.code,
            stored.c.status.label("receipt_status"),
            stored.c.received_ms,
            backed.c.received_ms.label("backed_up_ms"),
            put_aside.label("aside_ms"),
            reopened.label("reopened_line"),
            *(review.c[name].label(f"review_{name}") for name in _DECISION),
            *(aside.c[name].label(f"aside_{name}") for name in _DECISION),
        )
        .join(_STREAM, _IS_ITS_STREAM)
        .outerjoin(_CASE, (_CASE.c.study_id == _INTERVIEW.c.study_id) & (_CASE.c.case_id == _INTERVIEW.c.case_id))
        .outerjoin(_HELD, (_HELD.c.stream == _STREAM.c.no) & (_HELD.c.seq > _STREAM.c.sent_seq))
        .outerjoin(stored, stored.c.no == _newest_receipt(_RECEIPT.c.status != ReceiptStatus.BACKED_UP.value))
        .outerjoin(backed, backed.c.no == _newest_receipt(_RECEIPT.c.status == ReceiptStatus.BACKED_UP.value))
        .outerjoin(review, _newest_outcome(review, OutcomeSubject.REVIEW))
        .outerjoin(aside, _newest_outcome(aside, OutcomeSubject.ASIDE))
        .order_by(_INTERVIEW.c.started_ms.desc(), _INTERVIEW.c.interview_id.desc())
    )


_DECISION = ("verdict", "author", "note", "decided_ms")


def _moment(value: int | None) -> datetime | None:
    return None if value is None else from_ms(value)


def _reopened(line: bytes) -> Reopened:
    event = decode(line)[1]
    moment = event.moment
    by_supervisor = moment.boot.startswith(SERVER_BOOT)
    return Reopened(at=moment.at, by=moment.actor, why=str(event.body.get("why", "")), by_supervisor=by_supervisor)


def _to_row(row: Any) -> LedgerRow:
    return LedgerRow(
        interview_id=row.interview_id,
        study_id=row.study_id,
        case_id=row.case_id,
        respondent=row.name or "",
        status=InterviewStatus(row.status),
        started_at=from_ms(row.started_ms),
        changed_at=from_ms(row.changed_ms),
        ended_at=_moment(row.ended_ms),
        event_count=row.last_seq,
        sent_count=min(row.sent_seq, row.proven_seq),
        backed_up_count=row.backed_up_seq,
        receipt=row.code or "",
        receipt_status=ReceiptStatus(row.receipt_status) if row.receipt_status else None,
        received_at=_moment(row.received_ms),
        backed_up_at=_moment(row.backed_up_ms),
        aside_at=_moment(row.aside_ms),
        held_reason=row.reason or "",
        is_held=bool(row.held),
        reopened=_reopened(row.reopened_line) if row.reopened_line else None,
        reviewed=row.review_verdict or "",
        reviewed_by=row.review_author or "",
        review_note=row.review_note or "",
        reviewed_at=_moment(row.review_decided_ms),
        decided=row.aside_verdict or "",
        decided_by=row.aside_author or "",
        decision_note=row.aside_note or "",
        decided_at=_moment(row.aside_decided_ms),
    )


def _erased_row(one: ErasedInterview) -> LedgerRow:
    """Return what is left of an interview whose respondent was erased: no events, its times and its receipt."""
    return LedgerRow(
        interview_id=one.interview_id,
        study_id=one.study_id,
        case_id=one.case_id,
        respondent="",
        status=one.status,
        started_at=one.started_at,
        changed_at=one.erased_at,
        ended_at=one.ended_at,
        event_count=0,
        sent_count=0,
        backed_up_count=0,
        receipt=one.receipt,
        receipt_status=ReceiptStatus.TOMBSTONED,
        received_at=one.received_at,
        backed_up_at=None,
        aside_at=None,
        held_reason="",
        is_held=False,
        reopened=None,
        reviewed="",
        reviewed_by="",
        review_note="",
        reviewed_at=None,
        decided="",
        decided_by="",
        decision_note="",
        decided_at=None,
    )
