"""Accounts, their devices and sessions."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class AccountRow(SQLModel, table=True):
    """Who may sign in."""

    __tablename__ = "account"
    user: str = Field(primary_key=True)
    password_hash: str
    role: str
    disabled: bool = False
    created_at: str
    failures: int = 0
    last_failure_at: str = ""


class DeviceRow(SQLModel, table=True):
    """A device that has signed in. `public_key` (base64, Ed25519): what it signs with; empty while it has told none."""

    __tablename__ = "device"
    device_id: str = Field(primary_key=True)
    user: str = Field(primary_key=True)
    first_seen_at: str
    revoked: bool = False
    public_key: str = Field(default="", sa_column_kwargs={"server_default": ""})


class RefreshTokenRow(SQLModel, table=True):
    """One link of a session: hashed, good for one use. `successor` is the hash of what it was exchanged for."""

    __tablename__ = "refresh_token"
    token_hash: str = Field(primary_key=True)
    family: str = Field(index=True)
    user: str
    device_id: str
    issued_at: str
    expires_at: str
    successor: str = ""
    revoked: bool = False
