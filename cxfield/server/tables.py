"""Rows of the server's database. Keys of whatever concerns a study begin with `study_id`; times are ISO text, UTC."""

from __future__ import annotations

from sqlalchemy import Index, LargeBinary
from sqlmodel import Field, SQLModel


class MetaRow(SQLModel, table=True):
    """Facts about the server: schema version, epoch, signing key."""

    __tablename__ = "meta"
    name: str = Field(primary_key=True)
    value: str


class CounterRow(SQLModel, table=True):
    """Counters whose row lock makes the order of numbers the order of commits, so that no reader skips one."""

    __tablename__ = "counter"
    name: str = Field(primary_key=True)
    value: int


class AccountRow(SQLModel, table=True):
    """Who may sign in."""

    __tablename__ = "account"
    user: str = Field(primary_key=True)
    password_hash: str
    role: str
    disabled: bool = False
    created_at: str
    failures: int = 0
    last_failure_at: str = ""


class DeviceRow(SQLModel, table=True):
    """A device that has signed in."""

    __tablename__ = "device"
    device_id: str = Field(primary_key=True)
    user: str = Field(primary_key=True)
    first_seen_at: str
    revoked: bool = False


class RefreshTokenRow(SQLModel, table=True):
    """One link of a session: hashed, good for one use. `successor` is the hash of what it was exchanged for."""

    __tablename__ = "refresh_token"
    token_hash: str = Field(primary_key=True)
    family: str = Field(index=True)
    user: str
    device_id: str
    issued_at: str
    expires_at: str
    successor: str = ""
    revoked: bool = False


class StudyRow(SQLModel, table=True):
    """A study with its key: the private half is encrypted to the administrators' pass-phrase."""

    __tablename__ = "study"
    study_id: str = Field(primary_key=True)
    name: str
    public_key: str
    sealed_private_key: str
    published_at: str
    published_by: str


class QuestionnaireRow(SQLModel, table=True):
    """A published version. Never changed, never deleted: a device may still hold it."""

    __tablename__ = "questionnaire_version"
    study_id: str = Field(primary_key=True)
    content_hash: str = Field(primary_key=True)
    position: int
    form_id: str
    version: str
    title: str
    xform: bytes = Field(sa_type=LargeBinary)
    source_name: str
    source: bytes = Field(sa_type=LargeBinary)
    media: str
    published_at: str
    published_by: str


class MemberRow(SQLModel, table=True):
    """An interviewer takes part in a study."""

    __tablename__ = "member"
    study_id: str = Field(primary_key=True)
    user: str = Field(primary_key=True, index=True)


class CaseRow(SQLModel, table=True):
    """A case with its owner; `owner` empty until somebody has it. `data` is a `CaseData` as JSON."""

    __tablename__ = "case_unit"
    __table_args__ = (Index("case_by_owner", "owner", "study_id"),)
    study_id: str = Field(primary_key=True)
    case_id: str = Field(primary_key=True)
    position: int
    data: str
    owner: str = ""
    owner_epoch: int = 1
    status: str = "open"


class StreamRow(SQLModel, table=True):
    """How far a journal goes, and who began it."""

    __tablename__ = "stream"
    __table_args__ = (Index("stream_by_case", "study_id", "case_id"),)
    study_id: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    stream_id: str = Field(primary_key=True)
    case_id: str
    user: str
    last_seq: int
    head: str
    received_at: str


class SegmentRow(SQLModel, table=True):
    """Journal lines as sent, zlib-compressed, each with its line end."""

    __tablename__ = "segment"
    study_id: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    stream_id: str = Field(primary_key=True)
    from_seq: int = Field(primary_key=True)
    to_seq: int
    lines: bytes = Field(sa_type=LargeBinary)
    head: str
    device_id: str
    owner_epoch: int
    received_at: str


class InterviewRow(SQLModel, table=True):
    """What an interview's journal says, read after it was stored. `answers`: JSON, ref -> text or {"missing": code}."""

    __tablename__ = "interview"
    study_id: str = Field(primary_key=True)
    interview_id: str = Field(primary_key=True)
    case_id: str = ""
    interviewer: str = ""
    questionnaire: str = ""
    form_id: str = ""
    version: str = ""
    language: str = ""
    status: str = "draft"
    started_at: str = ""
    completed_at: str = ""
    answers: str = "{}"
    projected_seq: int = 0


class InboxRow(SQLModel, table=True):
    """An item as it came: the first durable write. `state` is empty until it was judged."""

    __tablename__ = "inbox"
    study_id: str = Field(primary_key=True)
    device_id: str = Field(primary_key=True)
    batch: str = Field(primary_key=True)
    item_no: int = Field(primary_key=True)
    user: str
    batch_no: int
    sha256: str
    item: bytes = Field(sa_type=LargeBinary)
    received_at: str
    state: str = ""


class BatchRow(SQLModel, table=True):
    """The answer to a push, so that a repeated push gets the same one."""

    __tablename__ = "batch"
    device_id: str = Field(primary_key=True)
    batch: str = Field(primary_key=True)
    batch_no: int
    statement: str
    signature: str
    received_at: str


class QuarantineRow(SQLModel, table=True):
    """An item that is kept but was not applied. The bytes are in the inbox row of (`device_id`, `batch`, `item_no`)."""

    __tablename__ = "quarantine"
    study_id: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    stream_id: str = Field(primary_key=True)
    device_id: str = Field(primary_key=True)
    sha256: str = Field(primary_key=True)
    from_seq: int
    to_seq: int
    user: str
    owner_epoch: int
    batch: str
    item_no: int
    reason: str
    explanation: str
    received_at: str
    resolved_by: str = ""


class ChangeRow(SQLModel, table=True):
    """Something that `recipient` is to pull. `number` comes from a counter."""

    __tablename__ = "change"
    __table_args__ = (Index("change_by_recipient", "recipient", "number"),)
    study_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    recipient: str
    item: str
    key: str


class AuditRow(SQLModel, table=True):
    """Who did what, hash-chained. Holds ids, never names of respondents."""

    __tablename__ = "audit"
    number: int = Field(primary_key=True)
    at: str
    actor: str
    action: str
    subject: str
    hash: str
