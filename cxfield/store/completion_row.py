"""The table of what interviews were completed with. Rows never leave this room."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Column
from sqlalchemy.dialects.sqlite import INTEGER, TEXT
from sqlmodel import Field

from cxfield.store.rows import DeviceRow


class CompletionRow(DeviceRow, table=True):
    """One completion of an interview: its journal reached to `to_seq`, its instance is the one with this hash."""

    __tablename__: ClassVar[str] = "completion"
    interview_id: str = Field(sa_column=Column(TEXT, primary_key=True, nullable=False))
    to_seq: int = Field(sa_column=Column(INTEGER, primary_key=True, nullable=False))
    sha256: str = Field(sa_column=Column(TEXT, nullable=False))
