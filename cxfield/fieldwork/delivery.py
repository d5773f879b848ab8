"""What the interviewer sees of delivery: the state in one line, and the ledger with every interview in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskLevel
from cxfield.store.ledger import LedgerRow
from cxfield.store.transfer_book import Direction
from cxfield.store.values import InterviewStatus, ReceiptStatus

UNDER_WAY = (InterviewStatus.DRAFT, InterviewStatus.SUSPENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryState:
    """What the server has and what it has not.

    Attributes:
        unsent_events: Events that no receipt covers.
        unsent_interviews: Completed interviews that no receipt covers whole.
        unsent_files: Recordings and attached files that are on this computer only.
        received_interviews: Completed interviews that the server has whole.
        oldest_unsent_at: When the oldest unsent event was written; None if all is received.
        last_contact_at: Last successful synchronisation; None if there was none.
        last_error: Why the last try failed, in words; empty if it did not. `failure` is its short name.
        server: Its address.
        disk: How much room this computer has for more work.
    """

    unsent_events: int = 0
    unsent_interviews: int = 0
    unsent_files: int = 0
    received_interviews: int = 0
    oldest_unsent_at: datetime | None = None
    last_contact_at: datetime | None = None
    last_error: str = ""
    failure: str = ""
    server: str = ""
    disk: DiskLevel = DiskLevel.ENOUGH


class Standing(StrEnum):
    """Where an interview stands on its way."""

    UNDER_WAY = "under-way"
    SENT_BACK = "sent-back"
    QUEUED = "queued"
    HELD_BACK = "held-back"
    RECEIVED = "received"
    BACKED_UP = "backed-up"
    ASIDE = "aside"
    ERASED = "erased"
    APPROVED = "approved"
    REJECTED = "rejected"


class StepKind(StrEnum):
    """What can have happened to an interview."""

    STARTED = "started"
    FINISHED = "finished"
    QUEUED = "queued"
    SENT = "sent"
    RECEIVED = "received"
    BACKED_UP = "backed-up"
    ASIDE = "aside"
    DECIDED = "decided"
    REVIEWED = "reviewed"
    REOPENED = "reopened"
    SENT_BACK = "sent-back"
    GIVEN = "given"
    TAKEN = "taken"


_TRANSFER_STEPS = {Direction.GIVEN: StepKind.GIVEN, Direction.TAKEN: StepKind.TAKEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryStep:
    """One thing that happened; `verdict`, `by` and `note` where a person decided."""

    kind: StepKind
    at: datetime
    verdict: str = ""
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewLine:
    """An interview in *Sent and received*.

    Attributes:
        receipt: Short receipt code (`8F2C61AA`), as the supervisor sees it; empty while the server has not all of it.
        received_at: When the server got the last of it; None without a receipt.
        standing, standing_at: Where it stands now, and since when.
        held_reason: Why the server does not take it; empty if nothing of that kind is known. `held_sentence` says
            more, where the server did.
        is_elsewhere: The case is not this interviewer's any more.
    """

    interview_id: str
    case_id: str
    respondent: str
    status: str
    started_at: datetime
    ended_at: datetime | None
    receipt: str = ""
    received_at: datetime | None = None
    standing: Standing = Standing.UNDER_WAY
    standing_at: datetime | None = None
    held_reason: str = ""
    held_sentence: str = ""
    is_elsewhere: bool = False


def ledger_lines(store: DeviceStore) -> list[InterviewLine]:
    """Return every interview that was ever on this device, the newest first. Storage thread."""
    return [_line(row) for row in store.ledger.rows()]


def _line(row: LedgerRow) -> InterviewLine:
    standing, at = _standing(row)
    is_received = _is_received(row)
    return InterviewLine(
        interview_id=row.interview_id,
        case_id=row.case_id,
        respondent=row.respondent,
        status=row.status.value,
        started_at=row.started_at,
        ended_at=row.ended_at,
        receipt=row.receipt if is_received else "",
        received_at=row.received_at if is_received else None,
        standing=standing,
        standing_at=at,
        held_reason=row.held_reason,
        is_elsewhere=not row.is_held,
    )


def _is_received(row: LedgerRow) -> bool:
    return bool(row.receipt) and row.sent_count >= row.event_count


def _standing(row: LedgerRow) -> tuple[Standing, datetime | None]:
    if row.receipt_status is ReceiptStatus.TOMBSTONED and row.sent_count >= row.event_count:
        return Standing.ERASED, row.received_at if row.event_count else row.changed_at
    if row.sent_count >= row.event_count and row.receipt_status is ReceiptStatus.QUARANTINED:
        return Standing.ASIDE, row.received_at
    if row.status in UNDER_WAY:
        reopened = row.reopened
        if reopened is not None and reopened.by_supervisor:
            return Standing.SENT_BACK, reopened.at
        return Standing.UNDER_WAY, reopened.at if reopened else row.started_at
    if row.held_reason:
        return Standing.HELD_BACK, row.ended_at
    if row.sent_count < row.event_count:
        return Standing.QUEUED, row.ended_at
    if row.reviewed in (Standing.APPROVED, Standing.REJECTED):
        return Standing(row.reviewed), row.reviewed_at
    if row.backed_up_count >= row.event_count:
        return Standing.BACKED_UP, row.backed_up_at
    return Standing.RECEIVED, row.received_at


def interview_steps(store: DeviceStore, interview_id: str) -> list[DeliveryStep]:
    """Return all that is known to have happened to an interview, in order. Storage thread."""
    rows = store.ledger.rows(interview_id)
    if not rows:
        return []
    steps = [*_own_steps(store, rows[0]), *_server_steps(rows[0])]
    return sorted(steps, key=lambda step: step.at)


def _own_steps(store: DeviceStore, row: LedgerRow) -> Iterator[DeliveryStep]:
    yield DeliveryStep(kind=StepKind.STARTED, at=row.started_at)
    for one in store.ledger.reopenings(row.interview_id):
        kind = StepKind.SENT_BACK if one.by_supervisor else StepKind.REOPENED
        yield DeliveryStep(kind=kind, at=one.at, by=one.by, note=one.why)
    if row.ended_at is not None:
        yield DeliveryStep(kind=StepKind.FINISHED, at=row.ended_at, verdict=row.status.value)
        if row.sent_count < row.event_count:
            yield DeliveryStep(kind=StepKind.QUEUED, at=row.ended_at)
    for record in store.carrying.transfers.of_case(row.study_id, row.case_id):
        step = _TRANSFER_STEPS.get(record.direction)
        if step is not None:
            yield DeliveryStep(kind=step, at=record.made_at, by=record.counterpart)
    sent_at = store.ledger.sent_at(row.interview_id)
    if sent_at is not None:
        yield DeliveryStep(kind=StepKind.SENT, at=sent_at)


def _server_steps(row: LedgerRow) -> Iterator[DeliveryStep]:
    if row.received_at is not None and row.receipt_status is not ReceiptStatus.QUARANTINED:
        yield DeliveryStep(kind=StepKind.RECEIVED, at=row.received_at, verdict=row.receipt_status or "")
    if row.backed_up_at is not None and row.backed_up_count >= row.event_count:
        yield DeliveryStep(kind=StepKind.BACKED_UP, at=row.backed_up_at)
    if row.aside_at is not None:
        yield DeliveryStep(kind=StepKind.ASIDE, at=row.aside_at)
    if row.decided_at is not None:
        yield DeliveryStep(
            kind=StepKind.DECIDED, at=row.decided_at, verdict=row.decided, by=row.decided_by, note=row.decision_note
        )
    if row.reviewed_at is not None:
        yield DeliveryStep(
            kind=StepKind.REVIEWED, at=row.reviewed_at, verdict=row.reviewed, by=row.reviewed_by, note=row.review_note
        )
