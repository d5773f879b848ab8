"""Accounts: who may sign in, as what, with which password."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlmodel import Session, col, select

from cxfield.server.database import Database, now_text, record_audit
from cxfield.server.errors import BusyError, ConflictError, NotFoundError, NotSignedInError, RefusedError
from cxfield.server.people.passwords import (
    is_password,
    new_hash,
    note_failure,
    refuse_while_paused,
)
from cxfield.server.tables import AccountRow
from cxfield.sync.messages import Role

CHECKS_AT_ONCE = 4
"""Password checks that run at a time; each takes 32 MiB and a processor."""
CHECK_WAIT_S = 20
CONSOLE = "console"
"""Who did it, where it was done by a command on the server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who sends a request, from which device.

    Attributes:
        only_delivers: The device is locked, or the password must be changed first: what is on it may be sent, no more.
        wipes: The device is to wipe itself once everything on it is delivered.
        wipes_without_backup: It waits for no backup of that.
    """

    user: str
    role: Role
    device: str
    session: str = ""
    only_delivers: bool = False
    wipes: bool = False
    wipes_without_backup: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account as it is listed."""

    user: str
    role: Role
    disabled: bool
    created_at: str
    must_change: bool = False
    email: str = ""


class Accounts:
    """Who may sign in."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._checks = threading.BoundedSemaphore(CHECKS_AT_ONCE)

    def add(self, user: str, password: str, role: Role, *, email: str = "") -> Account:
        """Create an account.

        Raises:
            RefusedError: The name is taken or not usable, or the password against the rules.
        """
        if not user or len(user) > 200 or user != user.strip() or not user.isprintable():
            raise RefusedError("A user name has 1 to 200 printable characters and no blank at its ends.")
        kept = new_hash(user, password)
        row = AccountRow(user=user, password_hash=kept, role=role, created_at=now_text(), email=email.casefold())
        with self._database.write() as session:
            if session.get(AccountRow, user):
                raise ConflictError(f"There is already an account {user}; choose another name.")
            session.add(row)
            record_audit(session, actor=CONSOLE, action="account-added", subject=f"{user} {role}")
        return _to_account(row)

    def all(self) -> list[Account]:
        """Return the accounts by name."""
        with self._database.read() as session:
            return [_to_account(row) for row in session.exec(select(AccountRow).order_by(col(AccountRow.user)))]

    def disable(self, user: str) -> Account:
        """Lock `user` out at once: sign-in, refresh and running sessions."""
        with self._database.write() as session:
            row = existing(session, user)
            if not row.disabled:
                row.disabled = True
                session.add(row)
                record_audit(session, actor=CONSOLE, action="account-disabled", subject=user)
        return _to_account(row)

    def check(self, user: str, password: str, place: str) -> AccountRow:
        """Return the account of who gives the right password.

        Args:
            place: The user's own device, or `STRANGER`; wrong passwords are counted for each.

        Raises:
            NotSignedInError: Wrong user or password, or the account is disabled; it is not said which.
            BusyError: Too many wrong passwords; wait.
        """
        with self._database.read() as session:
            row = session.get(AccountRow, user)
            if row is not None:
                refuse_while_paused(session, user, place)
        with self._check_room():
            is_right = is_password(row.password_hash if row else None, password)
        if row is None or not is_right or row.disabled:
            if row is not None:
                with self._database.write() as session:
                    note_failure(session, user, place)
            raise NotSignedInError("User or password is wrong, or the account is disabled.")
        return row

    @contextmanager
    def _check_room(self) -> Iterator[None]:
        """Let few passwords be checked at a time, so that a storm of sign-ins does not stop those who are in."""
        if not self._checks.acquire(timeout=CHECK_WAIT_S):
            raise BusyError("Too many people sign in at this moment; it is tried again.", retry_after_s=CHECK_WAIT_S)
        try:
            yield
        finally:
            self._checks.release()


def existing(session: Session, user: str) -> AccountRow:
    """Return an account.

    Raises:
        NotFoundError: There is none of that name.
    """
    row = session.get(AccountRow, user)
    if row is None:
        raise NotFoundError(f"There is no account {user}.")
    return row


def _to_account(row: AccountRow) -> Account:
    return Account(
        user=row.user,
        role=Role(row.role),
        disabled=row.disabled,
        created_at=row.created_at,
        must_change=row.must_change,
        email=row.email,
    )
