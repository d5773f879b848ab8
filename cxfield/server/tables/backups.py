"""Backups: which were made, and how far journals and files lie in one off the server's host."""

from __future__ import annotations

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel


class BackupRow(SQLModel, table=True):
    """A backup that was completed and verified. `off_host_at`: since when a copy is known to lie elsewhere."""

    __tablename__ = "backup"
    backup_id: str = Field(primary_key=True)
    made_at: str
    epoch: str
    streams: int
    size_bytes: int = Field(sa_type=BigInteger)
    off_host_at: str = ""


class BackedUpRow(SQLModel, table=True):
    """How far a journal lies in a backup off the host; for a file (`kind` is `blob`) its size."""

    __tablename__ = "backed_up"
    study_id: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    stream_id: str = Field(primary_key=True)
    seq: int = Field(sa_type=BigInteger)


class PeriodicRow(SQLModel, table=True):
    """Work that the server does again and again, one worker at a time. Moments are ISO text, UTC."""

    __tablename__ = "periodic"
    name: str = Field(primary_key=True)
    began_at: str = ""
    ended_at: str = ""
    held_until: str = ""


class AddressFailureRow(SQLModel, table=True):
    """Wrong passwords from one address. `address`: a keyed hash. `until_at`: when what they used up is there again."""

    __tablename__ = "address_failure"
    address: str = Field(primary_key=True)
    until_at: str
