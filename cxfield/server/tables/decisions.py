"""What supervisors decided. Journals are never touched by it."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class DecisionRow(SQLModel, table=True):
    """A review of an interview, or what became of an item kept aside.

    Attributes:
        number: In the order of the recipient's decisions, from a counter of their own.
        recipient: Whose device is to learn of it.
        subject: `review` or `aside`; `device_id` and `sha256` name the item of an `aside`.
        note: Sealed under the key of `person_id`.
        to_seq: The place in the journal up to which it was looked at.
    """

    __tablename__ = "decision"
    __table_args__ = (
        Index("decision_by_recipient", "recipient", "number"),
        Index("decision_by_stream", "study_id", "kind", "stream_id"),
    )
    study_id: str = Field(primary_key=True)
    decision_id: str = Field(primary_key=True)
    number: int
    recipient: str
    kind: str
    stream_id: str
    subject: str
    verdict: str
    author: str
    note: str
    to_seq: int
    decided_at: str
    device_id: str = ""
    sha256: str = ""
    adopted_as: str = ""
    person_id: str = Field(default="", sa_column_kwargs={"server_default": ""})
