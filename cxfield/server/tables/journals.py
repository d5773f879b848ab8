"""What devices sent: journals, raw items, answers given, what is kept aside."""

from __future__ import annotations

from sqlalchemy import DDL, Index, LargeBinary, event, text
from sqlmodel import Field, SQLModel

_WAITING = text("resolved_by = ''")


class StreamRow(SQLModel, table=True):
    """How far a journal goes, and who began it."""

    __tablename__ = "stream"
    __table_args__ = (
        Index("stream_by_case", "study_id", "case_id"),
        Index(
            "stream_by_arrival",
            "received_at",
            "stream_id",
            sqlite_where=text("kind = 'interview'"),
            postgresql_where=text("kind = 'interview'"),
        ),
    )
    study_id: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    stream_id: str = Field(primary_key=True)
    case_id: str
    user: str
    last_seq: int
    head: str
    received_at: str


class SegmentRow(SQLModel, table=True):
    """Journal lines as sent, sealed under the person's key: packed, or zlib-compressed (`unpack_lines`)."""

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


for _statement in (
    "ALTER TABLE segment ALTER lines SET STORAGE EXTERNAL",  # packed already: trying again costs and gains nothing
    "ALTER TABLE segment SET (toast_tuple_target = 8160)",  # an interview stays in its row, without a second table
):
    _change = DDL(_statement)  # type: ignore[no-untyped-call]
    event.listen(SegmentRow.metadata.tables["segment"], "after_create", _change.execute_if(dialect="postgresql"))


class InboxRow(SQLModel, table=True):
    """An item as it came, where it was not applied. `state`: what became of it; `person_id`: whose key seals it."""

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
    person_id: str = Field(default="", sa_column_kwargs={"server_default": ""})


class BatchRow(SQLModel, table=True):
    """The answer to a push, so that a repeated push gets the same one."""

    __tablename__ = "batch"
    __table_args__ = (Index("batch_by_number", "device_id", "batch_no"),)
    device_id: str = Field(primary_key=True)
    batch: str = Field(primary_key=True)
    batch_no: int
    statement: str
    signature: str
    received_at: str


class QuarantineRow(SQLModel, table=True):
    """An item that is kept but was not applied. The bytes are in the inbox row of (`device_id`, `batch`, `item_no`)."""

    __tablename__ = "quarantine"
    __table_args__ = (Index("quarantine_waiting", "received_at", sqlite_where=_WAITING, postgresql_where=_WAITING),)
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
