"""Passwords: how they are kept, what they must be, and what guessing costs."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import text
from sqlmodel import Session, col, delete

from cxfield.resource import resource_path
from cxfield.server.errors import BusyError, RefusedError
from cxfield.server.tables import SignInFailureRow

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 1024
FREE_FAILURES = 5
FIRST_PAUSE_S = 30
LONGEST_PAUSE_S = 900
FORGET_FAILURES_S = 24 * 3600
STRANGER = ""
"""Place of failures from devices that the server does not know."""
HASHER = PasswordHasher(time_cost=3, memory_cost=32 * 1024, parallelism=1)
_NOBODY_HASH = HASHER.hash(secrets.token_hex(16))
_COUNT = """
INSERT INTO sign_in_failure ("user", place, failures, last_at) VALUES (:user, :place, 1, :at)
ON CONFLICT ("user", place) DO UPDATE SET last_at = excluded.last_at,
  failures = CASE WHEN sign_in_failure.last_at < :forgotten THEN 1 ELSE sign_in_failure.failures + 1 END
"""


def check_rules(user: str, password: str) -> None:
    """Refuse a password that would be guessed first. Length counts, not kinds of characters.

    Raises:
        RefusedError: With the rule that it breaks.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise RefusedError(f"A password has at least {SHORTEST_PASSWORD} characters.")
    if len(password) > LONGEST_PASSWORD:
        raise RefusedError(f"A password has at most {LONGEST_PASSWORD} characters.")
    folded = password.casefold()
    if folded in _well_known() or len(set(folded)) < 3:
        raise RefusedError("This password is one of those that are tried first; choose another one.")
    if user and user.casefold() in folded and len(password) < len(user) + SHORTEST_PASSWORD:
        raise RefusedError("The password is hardly more than the user name; choose another one.")


@cache
def _well_known() -> frozenset[str]:
    return frozenset(resource_path("data", "well_known_passwords.txt").read_text("utf-8").split())


def new_hash(user: str, password: str) -> str:
    """Return what is kept of a new password. Slow: not inside a transaction.

    Raises:
        RefusedError: It breaks a rule.
    """
    check_rules(user, password)
    return HASHER.hash(password)


def is_password(password_hash: str | None, password: str) -> bool:
    """Say whether it is the right one; without an account it takes as long and is wrong."""
    try:
        return HASHER.verify(password_hash or _NOBODY_HASH, password)
    except (VerificationError, InvalidHashError):
        return False


def pause_s(failures: int) -> int:
    """Return the seconds of waiting after that many wrong passwords in a row: none for five, then 30, 60 … 900."""
    if failures < FREE_FAILURES:
        return 0
    return int(min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2 ** min(failures - FREE_FAILURES, 10)))


def refuse_while_paused(session: Session, user: str, place: str) -> None:
    """Let nobody try who has to wait. Who uses their own device does not wait for what strangers try elsewhere.

    Raises:
        BusyError: With the seconds that are left.
    """
    row = session.get(SignInFailureRow, (user, place))
    if row is None:
        return
    left = pause_s(row.failures) - _age_s(row)
    if left > 0:
        raise BusyError(
            f"Too many wrong passwords; wait {int(left) + 1} seconds and try again.", retry_after_s=int(left) + 1
        )


def note_failure(session: Session, user: str, place: str) -> None:
    """Count a wrong password; a day without one forgets those before."""
    now = datetime.now(UTC)
    values = {"user": user, "place": place, "at": now.isoformat()}
    forgotten = (now - timedelta(seconds=FORGET_FAILURES_S)).isoformat()
    session.connection().execute(text(_COUNT), {**values, "forgotten": forgotten})


def forget_failures(session: Session, user: str, place: str) -> None:
    """Begin to count anew: the right password was given."""
    rows = (col(SignInFailureRow.user) == user, col(SignInFailureRow.place) == place)
    session.exec(delete(SignInFailureRow).where(*rows))


def _age_s(row: SignInFailureRow) -> float:
    """Return the seconds since the last wrong one; 0 where the server's clock was set back."""
    return max(0.0, (datetime.now(UTC) - datetime.fromisoformat(row.last_at)).total_seconds())
