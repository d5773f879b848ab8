"""What devices are to pull."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class ChangeRow(SQLModel, table=True):
    """Something that `recipient` is to pull. `number` comes from the counter of the recipient."""

    __tablename__ = "change"
    __table_args__ = (Index("change_by_recipient", "recipient", "number"),)
    study_id: str = Field(primary_key=True)
    recipient: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    item: str
    key: str
