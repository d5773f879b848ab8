"""The tables of the device's database. Rows never leave this room.

Times are whole milliseconds since 1970 in UTC (`…_ms`). The schema is made by `migrations/`;
a test holds the two equal.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, Index, MetaData, Table, UniqueConstraint, text
from sqlalchemy.dialects.sqlite import BLOB, INTEGER, TEXT
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

METADATA = MetaData()
"""The device's own: the server's tables live in the same process in tests and in the demo."""


class DeviceRow(SQLModel, registry=registry(metadata=METADATA)):
    """Base of the rows below."""


def _key(kind: Any) -> Any:
    return Column(kind, primary_key=True, nullable=False)


def _column(kind: Any, *, nullable: bool = False) -> Any:
    return Column(kind, nullable=nullable)


class SchemaRow(DeviceRow, table=True):
    """One row: which migrations this file has seen, and whose it is."""

    __tablename__: ClassVar[str] = "schema"
    __table_args__: ClassVar[Any] = (CheckConstraint("id = 1"),)
    id: int = Field(sa_column=_key(INTEGER))
    version: int = Field(sa_column=_column(INTEGER))
    workspace_id: str = Field(sa_column=_column(TEXT))
    created_ms: int = Field(sa_column=_column(INTEGER))


class CanaryRow(DeviceRow, table=True):
    """One row of random bytes, written at each start: they must not be found in the files."""

    __tablename__: ClassVar[str] = "canary"
    __table_args__: ClassVar[Any] = (CheckConstraint("id = 1"),)
    id: int = Field(sa_column=_key(INTEGER))
    value: bytes = Field(sa_column=_column(BLOB))


class SettingRow(DeviceRow, table=True):
    """Named values: cursor, server epoch, language, server address, refresh token where there is no keyring."""

    __tablename__: ClassVar[str] = "setting"
    __table_args__: ClassVar[Any] = ({"sqlite_with_rowid": False},)
    name: str = Field(sa_column=_key(TEXT))
    value: str = Field(sa_column=_column(TEXT))


class StudyRow(DeviceRow, table=True):
    __tablename__: ClassVar[str] = "study"
    study_id: str = Field(sa_column=_key(TEXT))
    name: str = Field(sa_column=_column(TEXT))
    questionnaire: str = Field(sa_column=_column(TEXT))
    study_key: bytes = Field(sa_column=_column(BLOB))
    details: str = Field(sa_column=_column(TEXT))


class QuestionnaireRow(DeviceRow, table=True):
    """A published version; never changed (trigger)."""

    __tablename__: ClassVar[str] = "questionnaire"
    content_hash: str = Field(sa_column=_key(TEXT))
    form_id: str = Field(sa_column=_column(TEXT))
    version: str = Field(sa_column=_column(TEXT))
    title: str = Field(sa_column=_column(TEXT))
    source_name: str = Field(sa_column=_column(TEXT))
    xform: bytes = Field(sa_column=_column(BLOB))
    source: bytes = Field(sa_column=_column(BLOB))


class MediaRow(DeviceRow, table=True):
    """A file that a questionnaire names: picture, sound, CSV or XML of choices."""

    __tablename__: ClassVar[str] = "media"
    content_hash: str = Field(sa_column=_key(TEXT))
    name: str = Field(sa_column=_key(TEXT))
    content: bytes = Field(sa_column=_column(BLOB))


class CompiledFormRow(DeviceRow, table=True):
    """One part of a compiled questionnaire; made again from the version when `release` is not that of the program."""

    __tablename__: ClassVar[str] = "compiled_form"
    content_hash: str = Field(sa_column=_key(TEXT))
    part: str = Field(sa_column=_key(TEXT))
    release: str = Field(sa_column=_column(TEXT))
    content: bytes = Field(sa_column=_column(BLOB))


class CaseRow(DeviceRow, table=True):
    """Base data as the sample gave them (`base`, JSON), and what the case is by its journal."""

    __tablename__: ClassVar[str] = "sample_case"
    __table_args__: ClassVar[Any] = (Index("sample_case_by_id", "case_id"),)
    study_id: str = Field(sa_column=_key(TEXT))
    case_id: str = Field(sa_column=_key(TEXT))
    base: str = Field(sa_column=_column(TEXT))
    owner_epoch: int = Field(sa_column=_column(INTEGER))
    held: int = Field(sa_column=_column(INTEGER))
    name: str = Field(sa_column=_column(TEXT))
    phone: str = Field(sa_column=_column(TEXT))
    address: str = Field(sa_column=_column(TEXT))
    time_zone: str = Field(sa_column=_column(TEXT))
    language: str = Field(sa_column=_column(TEXT))
    priority: int = Field(sa_column=_column(INTEGER))
    disposition: str = Field(sa_column=_column(TEXT))
    last_disposition: str = Field(sa_column=_column(TEXT))
    attempt_count: int = Field(sa_column=_column(INTEGER))
    last_attempt_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))
    open_attempt: str = Field(sa_column=_column(TEXT))
    appointment_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))
    appointment_local: str = Field(sa_column=_column(TEXT))
    appointment_zone: str = Field(sa_column=_column(TEXT))
    appointment_hard: int = Field(sa_column=_column(INTEGER))


class StreamRow(DeviceRow, table=True):
    """A journal: where it ends here, and how far the server has it.

    `retired` is 1 for what an earlier owner of this device's making wrote and the server's journal does not contain:
    a branch, still sent, never continued.
    """

    __tablename__: ClassVar[str] = "stream"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("kind", "stream_id", "study_id", "owner_epoch"),
        Index("stream_unsent", "no", sqlite_where=text("last_seq > sent_seq")),
    )
    no: int = Field(sa_column=_key(INTEGER))
    kind: str = Field(sa_column=_column(TEXT))
    stream_id: str = Field(sa_column=_column(TEXT))
    study_id: str = Field(sa_column=_column(TEXT))
    owner_epoch: int = Field(sa_column=_column(INTEGER))
    retired: int = Field(sa_column=_column(INTEGER))
    last_seq: int = Field(sa_column=_column(INTEGER))
    head: bytes = Field(sa_column=_column(BLOB))
    changed_ms: int = Field(sa_column=_column(INTEGER))
    sent_seq: int = Field(sa_column=_column(INTEGER))
    backed_up_seq: int = Field(sa_column=_column(INTEGER))


class EventRow(DeviceRow, table=True):
    """One line of a journal, as written. Append only (triggers)."""

    __tablename__: ClassVar[str] = "event"
    __table_args__: ClassVar[Any] = ({"sqlite_with_rowid": False},)
    stream: int = Field(sa_column=_key(INTEGER))
    seq: int = Field(sa_column=_key(INTEGER))
    kind: str = Field(sa_column=_column(TEXT))
    at_ms: int = Field(sa_column=_column(INTEGER))
    payload_version: int = Field(sa_column=_column(INTEGER))
    line: bytes = Field(sa_column=_column(BLOB))
    head: bytes = Field(sa_column=_column(BLOB))


class InterviewRow(DeviceRow, table=True):
    """What an interview is by its journal."""

    __tablename__: ClassVar[str] = "interview"
    __table_args__: ClassVar[Any] = (Index("interview_by_case", "study_id", "case_id"),)
    interview_id: str = Field(sa_column=_key(TEXT))
    study_id: str = Field(sa_column=_column(TEXT))
    case_id: str = Field(sa_column=_column(TEXT))
    questionnaire: str = Field(sa_column=_column(TEXT))
    form_id: str = Field(sa_column=_column(TEXT))
    version: str = Field(sa_column=_column(TEXT))
    mode: str = Field(sa_column=_column(TEXT))
    language: str = Field(sa_column=_column(TEXT))
    status: str = Field(sa_column=_column(TEXT))
    page: str = Field(sa_column=_column(TEXT))
    disposition: str = Field(sa_column=_column(TEXT))
    actor: str = Field(sa_column=_column(TEXT))
    started_ms: int = Field(sa_column=_column(INTEGER))
    ended_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))


class AnswerRow(DeviceRow, table=True):
    """The answer that stands, written in the transaction of its event."""

    __tablename__: ClassVar[str] = "answer"
    __table_args__: ClassVar[Any] = ({"sqlite_with_rowid": False},)
    interview_id: str = Field(sa_column=_key(TEXT))
    ref: str = Field(sa_column=_key(TEXT))
    value: str = Field(sa_column=_column(TEXT))
    missing: str = Field(sa_column=_column(TEXT))
    confirmed: int = Field(sa_column=_column(INTEGER))
    seq: int = Field(sa_column=_column(INTEGER))


class InstanceRow(DeviceRow, table=True):
    """The instance of a completed interview, frozen (triggers)."""

    __tablename__: ClassVar[str] = "instance"
    interview_id: str = Field(sa_column=_key(TEXT))
    sha256: str = Field(sa_column=_key(TEXT))
    xml: bytes = Field(sa_column=_column(BLOB))


class BatchRow(DeviceRow, table=True):
    """One upload. Its number is used again until a reply has come, so that a repeat is known as one."""

    __tablename__: ClassVar[str] = "batch"
    batch_no: int = Field(sa_column=_key(INTEGER))
    items: str = Field(sa_column=_column(TEXT))
    begun_ms: int = Field(sa_column=_column(INTEGER))
    ended_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))


class ReceiptRow(DeviceRow, table=True):
    """What the server said that it has."""

    __tablename__: ClassVar[str] = "receipt"
    __table_args__: ClassVar[Any] = (Index("receipt_by_stream", "stream"),)
    no: int = Field(sa_column=_key(INTEGER))
    stream: int = Field(sa_column=_column(INTEGER))
    to_seq: int = Field(sa_column=_column(INTEGER))
    head: bytes = Field(sa_column=_column(BLOB))
    status: str = Field(sa_column=_column(TEXT))
    code: str = Field(sa_column=_column(TEXT))
    server_epoch: str = Field(sa_column=_column(TEXT))
    received_ms: int = Field(sa_column=_column(INTEGER))
    signature: bytes = Field(sa_column=_column(BLOB))


class RecordingRow(DeviceRow, table=True):
    """The sound file of an interview; what became of it stands in the journal.

    `sent_ms` is empty until the server has it; `removed_ms` until it is not kept here any more.
    """

    __tablename__: ClassVar[str] = "recording"
    __table_args__: ClassVar[Any] = (Index("recording_by_interview", "interview_id"),)
    recording_id: str = Field(sa_column=_key(TEXT))
    interview_id: str = Field(sa_column=_column(TEXT))
    study_id: str = Field(sa_column=_column(TEXT))
    file: str = Field(sa_column=_column(TEXT))
    sealed_key: bytes = Field(sa_column=_column(BLOB))
    started_ms: int = Field(sa_column=_column(INTEGER))
    sent_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))
    removed_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))


class RecordingKeyRow(DeviceRow, table=True):
    """The key of a recording, gone when the interview has ended (trigger): from then on only the study key opens it."""

    __tablename__: ClassVar[str] = "recording_key"
    recording_id: str = Field(sa_column=_key(TEXT))
    key: bytes = Field(sa_column=_column(BLOB))


class AttachmentRow(DeviceRow, table=True):
    """A file that answers of an interview name, by its content; `sent_ms` is empty until the server has it."""

    __tablename__: ClassVar[str] = "attachment"
    __table_args__: ClassVar[Any] = (UniqueConstraint("interview_id", "sha256"),)
    attachment_id: str = Field(sa_column=_key(TEXT))
    interview_id: str = Field(sa_column=_column(TEXT))
    study_id: str = Field(sa_column=_column(TEXT))
    sha256: str = Field(sa_column=_column(TEXT))
    size_bytes: int = Field(sa_column=_column(INTEGER))
    media_type: str = Field(sa_column=_column(TEXT))
    file: str = Field(sa_column=_column(TEXT))
    sealed_sha256: str = Field(sa_column=_column(TEXT))
    sealed_bytes: int = Field(sa_column=_column(INTEGER))
    sealed_key: bytes = Field(sa_column=_column(BLOB))
    attached_ms: int = Field(sa_column=_column(INTEGER))
    sent_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))
    removed_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))


class AttachmentNameRow(DeviceRow, table=True):
    """Which file an answer means: two names may mean the same content."""

    __tablename__: ClassVar[str] = "attachment_name"
    __table_args__: ClassVar[Any] = (
        Index("attachment_name_by_attachment", "attachment_id"),
        {"sqlite_with_rowid": False},
    )
    interview_id: str = Field(sa_column=_key(TEXT))
    name: str = Field(sa_column=_key(TEXT))
    attachment_id: str = Field(sa_column=_column(TEXT))


class AttachmentKeyRow(DeviceRow, table=True):
    """The key of a file, gone when the interview has ended (trigger), unless the study has no key to seal it to."""

    __tablename__: ClassVar[str] = "attachment_key"
    attachment_id: str = Field(sa_column=_key(TEXT))
    key: bytes = Field(sa_column=_column(BLOB))


class FileDeliveryRow(DeviceRow, table=True):
    """A recording or attached file on its way to the server: its bytes as they are sent, then the receipt.

    `status` is empty until there is a receipt; `sentence` says why there is none, or why the server keeps it aside.
    """

    __tablename__: ClassVar[str] = "file_delivery"
    __table_args__: ClassVar[Any] = ({"sqlite_with_rowid": False},)
    kind: str = Field(sa_column=_key(TEXT))
    file_id: str = Field(sa_column=_key(TEXT))
    sha256: str = Field(sa_column=_column(TEXT))
    size_bytes: int = Field(sa_column=_column(INTEGER))
    status: str = Field(sa_column=_column(TEXT))
    sentence: str = Field(sa_column=_column(TEXT))
    server_epoch: str = Field(sa_column=_column(TEXT))
    statement: str = Field(sa_column=_column(TEXT))
    signature: bytes = Field(sa_column=_column(BLOB))
    received_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))
    backed_up_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))
    asked_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))


class SyncRunRow(DeviceRow, table=True):
    """One synchronisation, or several in a row that had nothing to do; `ended_ms` is empty while it runs."""

    __tablename__: ClassVar[str] = "sync_run"
    no: int = Field(sa_column=_key(INTEGER))
    began_ms: int = Field(sa_column=_column(INTEGER))
    ended_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))
    runs: int = Field(sa_column=_column(INTEGER))
    network: str = Field(sa_column=_column(TEXT))
    failure: str = Field(sa_column=_column(TEXT))
    sentence: str = Field(sa_column=_column(TEXT))
    figures: str = Field(sa_column=_column(TEXT))
    next_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))


class HeldBackRow(DeviceRow, table=True):
    """A journal whose next event the server does not take; tried again behind all others."""

    __tablename__: ClassVar[str] = "held_back"
    stream: int = Field(sa_column=_key(INTEGER))
    seq: int = Field(sa_column=_column(INTEGER))
    reason: str = Field(sa_column=_column(TEXT))
    sentence: str = Field(sa_column=_column(TEXT))
    since_ms: int = Field(sa_column=_column(INTEGER))


class OutcomeRow(DeviceRow, table=True):
    """What a supervisor decided about a journal: a review of an interview, or of something kept aside."""

    __tablename__: ClassVar[str] = "outcome"
    __table_args__: ClassVar[Any] = (Index("outcome_by_stream", "study_id", "kind", "stream_id"),)
    outcome_id: str = Field(sa_column=_key(TEXT))
    study_id: str = Field(sa_column=_column(TEXT))
    kind: str = Field(sa_column=_column(TEXT))
    stream_id: str = Field(sa_column=_column(TEXT))
    subject: str = Field(sa_column=_column(TEXT))
    verdict: str = Field(sa_column=_column(TEXT))
    author: str = Field(sa_column=_column(TEXT))
    note: str = Field(sa_column=_column(TEXT))
    to_seq: int = Field(sa_column=_column(INTEGER))
    decided_ms: int = Field(sa_column=_column(INTEGER))


ROWS: tuple[type[DeviceRow], ...] = (
    SchemaRow,
    CanaryRow,
    SettingRow,
    StudyRow,
    QuestionnaireRow,
    MediaRow,
    CaseRow,
    StreamRow,
    EventRow,
    InterviewRow,
    AnswerRow,
    InstanceRow,
    BatchRow,
    ReceiptRow,
    RecordingRow,
    RecordingKeyRow,
    AttachmentRow,
    AttachmentNameRow,
    AttachmentKeyRow,
    SyncRunRow,
    HeldBackRow,
    OutcomeRow,
)


def table_of(row: type[DeviceRow]) -> Table:
    """Return the table behind a row class, for statements without the unit of work."""
    table: Table = METADATA.tables[str(row.__tablename__)]
    return table
