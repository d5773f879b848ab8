"""Recordings and attached files: what is whole, who named it, what is on its way, what the journals say of it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, false, text
from sqlmodel import Field, SQLModel

_DELETED = text("is_deleted")


class BlobRow(SQLModel, table=True):
    """A file that is here whole: its bytes gave `sha256`, and the store said that they are durable."""

    __tablename__ = "blob"
    __table_args__ = (Index("blob_by_place", "study_id", "store_key"),)
    study_id: str = Field(primary_key=True)
    sha256: str = Field(primary_key=True)
    size_bytes: int = Field(sa_type=BigInteger)
    store_key: str
    sealed_at: str


class BlobReferenceRow(SQLModel, table=True):
    """An interview to which somebody sent a file, and the key of the file as it came (`sealed:…`, `open:…`).

    `name` is the recording, or the content of the attached file. `reason` is empty, or why it is kept aside.
    """

    __tablename__ = "blob_ref"
    __table_args__ = (Index("blob_ref_by_content", "study_id", "sha256"),)
    study_id: str = Field(primary_key=True)
    interview_id: str = Field(primary_key=True)
    sha256: str = Field(primary_key=True)
    kind: str
    name: str
    file_key: str
    user: str
    device_id: str
    sent_at: str
    reason: str = ""
    explanation: str = ""


class UploadRow(SQLModel, table=True):
    """A file on its way from one device: `received` bytes of `size_bytes`, without a hole."""

    __tablename__ = "upload"
    study_id: str = Field(primary_key=True)
    sha256: str = Field(primary_key=True)
    device_id: str = Field(primary_key=True)
    size_bytes: int = Field(sa_type=BigInteger)
    received: int = Field(sa_type=BigInteger)
    touched_at: str = Field(index=True)


class UploadPartRow(SQLModel, table=True):
    """A chunk that is durable in the store; `from_offset` counts from 0."""

    __tablename__ = "upload_part"
    study_id: str = Field(primary_key=True)
    sha256: str = Field(primary_key=True)
    device_id: str = Field(primary_key=True)
    from_offset: int = Field(primary_key=True, sa_type=BigInteger)
    store_key: str


class NamedFileRow(SQLModel, table=True):
    """What the journal of an interview says of a file. `is_deleted`: it must not be kept."""

    __tablename__ = "named_file"
    __table_args__ = (
        Index("named_file_deleted", "study_id", "interview_id", sqlite_where=_DELETED, postgresql_where=_DELETED),
    )
    study_id: str = Field(primary_key=True)
    interview_id: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    sha256: str = ""
    is_deleted: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class BlobRemovalRow(SQLModel, table=True):
    """Bytes that have to go: written with what made them so, and kept until they are gone."""

    __tablename__ = "blob_removal"
    study_id: str = Field(primary_key=True)
    store_key: str = Field(primary_key=True)
