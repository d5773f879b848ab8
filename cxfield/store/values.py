"""What the store takes and gives: plain values, never rows. Times are aware, UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from cxfield.event import PAYLOAD_VERSION, StreamKind

_FIRST_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)


def to_ms(moment: datetime) -> int:
    """Return whole milliseconds since 1970."""
    return (moment - _FIRST_MOMENT) // timedelta(milliseconds=1)


def from_ms(value: int) -> datetime:
    """Return the moment of `value` milliseconds since 1970."""
    return _FIRST_MOMENT + timedelta(milliseconds=value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """A study as this device knows it.

    Attributes:
        questionnaire: Content hash of the version that new interviews take; empty if there is none yet.
        study_key: Public half of the study key (X25519, 32 bytes); empty if the study has none.
        details: Whatever else came with it (languages, calling rules); strings, numbers, lists, maps.
    """

    study_id: str
    name: str
    questionnaire: str = ""
    study_key: bytes = b""
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnaireVersion:
    """A published version, complete: what is needed to run it with no network.

    Attributes:
        content_hash: SHA-256 (hex) of `xform`.
        source: The workbook it was made from; empty if it came as an XForm. `source_name` is its file name.
        media: Files by the name that the questionnaire uses.
    """

    content_hash: str
    xform: bytes
    form_id: str = ""
    version: str = ""
    title: str = ""
    source: bytes = b""
    source_name: str = ""
    media: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSummary:
    """One line of the desk: a case without its history.

    Attributes:
        phone: The first to try; empty if none.
        disposition: Final code as it stands; `last_disposition` is that of the last closed attempt. Empty if none.
        open_attempt: Id of an attempt that was opened and not closed; empty if none.
        is_held: This device owns the case. False once the server gave it to another one.
    """

    study_id: str
    case_id: str
    name: str
    phone: str
    address: str
    time_zone: str
    language: str
    priority: int
    disposition: str
    last_disposition: str
    attempt_count: int
    last_attempt_at: datetime | None
    open_attempt: str
    appointment_at: datetime | None
    appointment_local: str
    appointment_zone: str
    appointment_hard: bool
    owner_epoch: int
    is_held: bool


class InterviewStatus(StrEnum):
    """Where an interview stands."""

    DRAFT = "draft"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
    BROKEN_OFF = "broken_off"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewRecord:
    """An interview without its answers.

    Attributes:
        questionnaire: Content hash of the version that it runs on.
        page: First ref of the page shown last.
        event_count: Events in its journal; the server has the first `sent_count`.
        receipt: Code of the newest receipt; empty if none. `received_at` is the server's time of it.
        actor: User name of the interviewer who began it.
    """

    interview_id: str
    study_id: str
    case_id: str
    questionnaire: str
    form_id: str
    version: str
    mode: str
    language: str
    status: InterviewStatus
    page: str
    disposition: str
    actor: str
    started_at: datetime
    changed_at: datetime
    ended_at: datetime | None
    event_count: int
    sent_count: int
    receipt: str
    received_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAnswer:
    """The answer of a question as it stands; `missing` is a code and `value` then empty; `seq` its event."""

    ref: str
    value: str
    missing: str
    is_confirmed: bool
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamState:
    """Where a journal ends on this device.

    Attributes:
        last_seq: Place of the last event; 0 if there is none. `head` is the hash behind it.
        sent_seq, backed_up_seq: How far a receipt proves that the server has it, and has it in a backup.
        is_retired: A branch of an earlier ownership: still sent, never continued.
    """

    kind: StreamKind
    stream_id: str
    study_id: str
    owner_epoch: int
    last_seq: int
    head: bytes
    sent_seq: int
    backed_up_seq: int
    is_retired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxItem:
    """The unsent tail of one journal: events `from_seq` to `to_seq`, both included.

    Attributes:
        case_id: The case it belongs to; empty if an interview has none.
        head: Hash behind `to_seq`; the receipt must name it.
        oldest_at: Device time of its first event.
    """

    kind: StreamKind
    stream_id: str
    study_id: str
    case_id: str
    owner_epoch: int
    from_seq: int
    to_seq: int
    head: bytes
    oldest_at: datetime
    payload_version: int = PAYLOAD_VERSION


class ReceiptStatus(StrEnum):
    """What became of an item at the server. Everything but `BACKED_UP` means: stored, in this way."""

    APPLIED = "applied"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"
    TOMBSTONED = "tombstoned"
    BACKED_UP = "backed_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The server's word that it holds a journal up to `to_seq`.

    Attributes:
        head: SHA-256 behind `to_seq` as the server computed it.
        code: What a person reads out (`8F2C…`).
        signature: The server's, over count and head; empty if it has none.
    """

    kind: StreamKind
    stream_id: str
    study_id: str
    owner_epoch: int
    to_seq: int
    head: bytes
    status: ReceiptStatus
    code: str
    received_at: datetime
    server_epoch: str = ""
    signature: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """An upload under way (or cut off): its number and what it holds."""

    batch_no: int
    items: tuple[OutboxItem, ...]
    begun_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryCounts:
    """What waits for the server. `in_flight_events` of them are in an upload that was begun and not answered.

    Attributes:
        unsent_files: Recordings and attached files that are on this device only.
    """

    unsent_events: int
    unsent_interviews: int
    unsent_cases: int
    in_flight_events: int
    oldest_unsent_at: datetime | None
    unsent_files: int = 0
