"""Accounts, their devices and sessions."""

from __future__ import annotations

from sqlalchemy import false
from sqlmodel import Field, SQLModel

_NO = {"server_default": false()}
_EMPTY = {"server_default": ""}


class AccountRow(SQLModel, table=True):
    """Who may sign in.

    Attributes:
        must_change: The password was given by an administrator and holds until the next sign-in only.
        subject, email: How an OpenID provider knows the person; empty where it does not.
    """

    __tablename__ = "account"
    user: str = Field(primary_key=True)
    password_hash: str
    role: str
    disabled: bool = False
    created_at: str
    must_change: bool = Field(default=False, sa_column_kwargs=_NO)
    subject: str = Field(default="", sa_column_kwargs=_EMPTY)
    email: str = Field(default="", sa_column_kwargs=_EMPTY)


class DeviceRow(SQLModel, table=True):
    """A device of one user.

    Attributes:
        public_key: What it signs with (base64, Ed25519); empty while it has told none.
        revoked: It may deliver what it holds and nothing else.
        wipe_asked_at, wiped_at: When it was asked to wipe itself once all is delivered, and when it said that it did.
        wipe_hurried_at: When the office said that the wipe waits for no backup.
    """

    __tablename__ = "device"
    device_id: str = Field(primary_key=True)
    user: str = Field(primary_key=True)
    first_seen_at: str
    revoked: bool = False
    public_key: str = Field(default="", sa_column_kwargs=_EMPTY)
    last_seen_at: str = Field(default="", sa_column_kwargs=_EMPTY)
    wipe_asked_at: str = Field(default="", sa_column_kwargs=_EMPTY)
    wiped_at: str = Field(default="", sa_column_kwargs=_EMPTY)
    wipe_hurried_at: str = Field(default="", sa_column_kwargs=_EMPTY)


class SessionRow(SQLModel, table=True):
    """A session, from a sign-in to its end. `ended_why` is a word of `cxfield.server.people.sessions.End`."""

    __tablename__ = "session"
    session_id: str = Field(primary_key=True)
    user: str = Field(index=True)
    device_id: str
    began_at: str
    ended_at: str = ""
    ended_why: str = ""


class RefreshTokenRow(SQLModel, table=True):
    """One link of a session: hashed, good for one use. `successor` is the hash of what it was last exchanged for.

    `family` is the session that it belongs to, `parent` the token that was given for it.
    """

    __tablename__ = "refresh_token"
    token_hash: str = Field(primary_key=True)
    family: str = Field(index=True)
    user: str
    device_id: str
    issued_at: str
    expires_at: str
    successor: str = ""
    parent: str = Field(default="", index=True, sa_column_kwargs={"server_default": ""})
    revoked: bool = False


class SignInFailureRow(SQLModel, table=True):
    """Wrong passwords in a row: from one known device of the user, or (`place` empty) from anywhere else."""

    __tablename__ = "sign_in_failure"
    user: str = Field(primary_key=True)
    place: str = Field(primary_key=True)
    failures: int
    last_at: str


class EnrolmentCodeRow(SQLModel, table=True):
    """Lets one new device in, once. `user` empty: whoever signs in with it, interviewers only if so marked."""

    __tablename__ = "enrolment_code"
    code_hash: str = Field(primary_key=True)
    user: str
    only_interviewers: bool
    made_by: str
    made_at: str
    expires_at: str
    used_at: str = ""
    used_by: str = ""
