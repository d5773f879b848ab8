"""The server itself: facts, counters, audit trail."""

from __future__ import annotations

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


class AuditRow(SQLModel, table=True):
    """Who did what, hash-chained. Holds ids, never names of respondents."""

    __tablename__ = "audit"
    number: int = Field(primary_key=True)
    at: str
    actor: str
    action: str
    subject: str
    hash: str
