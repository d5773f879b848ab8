"""OpenRosa: who may send with which secret, what is closed, what was sent byte for byte."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, LargeBinary, false
from sqlmodel import Field, SQLModel


class OpenRosaTokenRow(SQLModel, table=True):
    """A token that stands in an address: of one account in one study. Only its hash is kept."""

    __tablename__ = "openrosa_token"
    study_id: str = Field(primary_key=True)
    token_id: str = Field(primary_key=True)
    secret_hash: str = Field(index=True)
    user: str
    name: str
    created_at: str
    revoked_at: str = ""


class OpenRosaPasswordRow(SQLModel, table=True):
    """The device password of an account, as Digest needs it: HA1 by MD5 and by SHA-256, both encrypted."""

    __tablename__ = "openrosa_password"
    user: str = Field(primary_key=True)
    md5: bytes = Field(sa_type=LargeBinary)
    sha256: bytes = Field(sa_type=LargeBinary)
    created_at: str


class OpenRosaClosedRow(SQLModel, table=True):
    """A form that has left the list. What was begun with it is still taken."""

    __tablename__ = "openrosa_closed"
    study_id: str = Field(primary_key=True)
    form_id: str = Field(primary_key=True)
    closed_at: str


class OpenRosaSubmissionRow(SQLModel, table=True):
    """A submission as it came, sealed under its person's key.

    Attributes:
        place: 0 is the one that counts; others have other bytes under the same number and are kept beside it.
        state: A `SubmissionState`.
        names: JSON, names of the files that it mentions.
    """

    __tablename__ = "openrosa_submission"
    __table_args__ = (
        Index("openrosa_by_state", "state", "received_at"),
        Index("openrosa_by_original", "study_id", "deprecated_id"),
        Index("openrosa_by_interview", "study_id", "interview_id"),
    )
    study_id: str = Field(primary_key=True)
    instance_id: str = Field(primary_key=True)
    place: int = Field(primary_key=True)
    sha256: str
    xml: bytes = Field(sa_type=LargeBinary)
    form_id: str
    version: str
    deprecated_id: str
    names: str
    interview_id: str
    user: str
    device_id: str
    received_at: str
    state: str
    reason: str = ""
    explanation: str = ""


class OpenRosaFileRow(SQLModel, table=True):
    """A file that came with a submission. `place` 0 came first; others have other bytes under the same name.

    Attributes:
        sha256: Of the bytes as they came; `stored_sha256` of the file in the store, which is sealed to the study key.
        is_expected: The submission mentions it.
    """

    __tablename__ = "openrosa_file"
    study_id: str = Field(primary_key=True)
    instance_id: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    place: int = Field(primary_key=True)
    sha256: str
    size_bytes: int = Field(sa_type=BigInteger)
    media_type: str
    stored_sha256: str
    is_expected: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    received_at: str
