"""The tables of what was erased at the wish of a respondent. Rows never leave this room."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import Column
from sqlalchemy.dialects.sqlite import BLOB, INTEGER, TEXT
from sqlmodel import Field

from cxfield.store.rows import DeviceRow


def _key(kind: Any) -> Any:
    return Column(kind, primary_key=True, nullable=False)


def _column(kind: Any, *, nullable: bool = False) -> Any:
    return Column(kind, nullable=nullable)


class ErasedInterviewRow(DeviceRow, table=True):
    """What is left of an interview: when it was, and its receipt."""

    __tablename__: ClassVar[str] = "erased_interview"
    interview_id: str = Field(sa_column=_key(TEXT))
    study_id: str = Field(sa_column=_column(TEXT))
    case_id: str = Field(sa_column=_column(TEXT))
    status: str = Field(sa_column=_column(TEXT))
    started_ms: int = Field(sa_column=_column(INTEGER))
    ended_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))
    receipt: str = Field(sa_column=_column(TEXT))
    received_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))
    erased_ms: int = Field(sa_column=_column(INTEGER))


class ErasureOrderRow(DeviceRow, table=True):
    """A case that the server ordered to erase; `done_ms` once it was."""

    __tablename__: ClassVar[str] = "erasure_order"
    __table_args__: ClassVar[Any] = {"sqlite_with_rowid": False}
    study_id: str = Field(sa_column=_key(TEXT))
    case_id: str = Field(sa_column=_key(TEXT))
    signature: bytes = Field(sa_column=_column(BLOB))
    ordered_ms: int = Field(sa_column=_column(INTEGER))
    done_ms: int | None = Field(sa_column=_column(INTEGER, nullable=True))


class ErasingStreamRow(DeviceRow, table=True):
    """Journals whose events may be deleted, in the transaction that does it."""

    __tablename__: ClassVar[str] = "erasing_stream"
    no: int = Field(sa_column=_key(INTEGER))
