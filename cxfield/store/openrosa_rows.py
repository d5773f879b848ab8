"""The tables of what a workspace knows of OpenRosa servers. Rows never leave this room."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import Column, Index, UniqueConstraint
from sqlalchemy.dialects.sqlite import BLOB, INTEGER, TEXT
from sqlmodel import Field

from cxfield.store.rows import DeviceRow


def _key(kind: Any) -> Any:
    return Column(kind, primary_key=True, nullable=False)


def _column(kind: Any, *, nullable: bool = False) -> Any:
    return Column(kind, nullable=nullable)


class RosaAccountRow(DeviceRow, table=True):
    """An account at an OpenRosa server; `address` of an app user holds its token."""

    __tablename__: ClassVar[str] = "openrosa_account"
    account_id: str = Field(sa_column=_key(TEXT))
    address: str = Field(sa_column=_column(TEXT))
    user: str = Field(sa_column=_column(TEXT))
    password: str = Field(sa_column=_column(TEXT))
    etag: str = Field(sa_column=_column(TEXT))
    pulled_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))


class RosaFormRow(DeviceRow, table=True):
    """A form as the list of its server named it last; `questionnaire` is empty where it cannot be run here."""

    __tablename__: ClassVar[str] = "openrosa_form"
    __table_args__: ClassVar[Any] = (Index("openrosa_form_by_study", "study_id", unique=True),)
    account_id: str = Field(sa_column=_key(TEXT))
    form_id: str = Field(sa_column=_key(TEXT))
    study_id: str = Field(sa_column=_column(TEXT))
    name: str = Field(sa_column=_column(TEXT))
    version: str = Field(sa_column=_column(TEXT))
    md5: str = Field(sa_column=_column(TEXT))
    download_url: str = Field(sa_column=_column(TEXT))
    manifest_url: str = Field(sa_column=_column(TEXT))
    files: str = Field(sa_column=_column(TEXT))
    questionnaire: str = Field(sa_column=_column(TEXT))
    problem: str = Field(sa_column=_column(TEXT))
    listed: int = Field(sa_column=_column(INTEGER))


class RosaSubmissionRow(DeviceRow, table=True):
    """A completed interview as it is sent: frozen with its first attempt (triggers)."""

    __tablename__: ClassVar[str] = "openrosa_submission"
    __table_args__: ClassVar[Any] = (UniqueConstraint("interview_id", "to_seq"),)
    no: int = Field(sa_column=_key(INTEGER))
    interview_id: str = Field(sa_column=_column(TEXT))
    account_id: str = Field(sa_column=_column(TEXT))
    form_id: str = Field(sa_column=_column(TEXT))
    version: str = Field(sa_column=_column(TEXT))
    instance_sha256: str = Field(sa_column=_column(TEXT))
    to_seq: int = Field(sa_column=_column(INTEGER))
    instance_id: str = Field(sa_column=_column(TEXT))
    deprecated_id: str = Field(sa_column=_column(TEXT))
    first_id: str = Field(sa_column=_column(TEXT))
    xml: bytes = Field(sa_column=_column(BLOB))
    key: bytes = Field(sa_column=_column(BLOB))
    plain: bytes = Field(sa_column=_column(BLOB))
    state: str = Field(sa_column=_column(TEXT))
    reason: str = Field(sa_column=_column(TEXT))
    sentence: str = Field(sa_column=_column(TEXT))
    attempts: int = Field(sa_column=_column(INTEGER))
    unanswered: int = Field(sa_column=_column(INTEGER))
    conflicts: int = Field(sa_column=_column(INTEGER))
    frozen_ms: int = Field(sa_column=_column(INTEGER))
    tried_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))
    next_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))
    sent_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))


class RosaFileRow(DeviceRow, table=True):
    """A file of a submission, in the order in which it is sent; `sent_ms` is empty until the server took it."""

    __tablename__: ClassVar[str] = "openrosa_file"
    submission: int = Field(sa_column=_key(INTEGER))
    place: int = Field(sa_column=_key(INTEGER))
    name: str = Field(sa_column=_column(TEXT))
    plain_name: str = Field(sa_column=_column(TEXT))
    media_type: str = Field(sa_column=_column(TEXT))
    size_bytes: int = Field(sa_column=_column(INTEGER))
    sent_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))


class RosaVersionRow(DeviceRow, table=True):
    """A questionnaire that came from an OpenRosa server: it may go when nothing uses it any more (triggers)."""

    __tablename__: ClassVar[str] = "openrosa_version"
    content_hash: str = Field(sa_column=_key(TEXT))
