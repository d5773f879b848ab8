"""Accounts and sessions: Argon2id passwords, signed access tokens, refresh tokens that are good for one use."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from nacl.exceptions import BadSignatureError
from sqlmodel import Session, col, delete, select, update

from cxfield.server.database import Database, now_text, record_audit
from cxfield.server.errors import BusyError, ConflictError, NotFoundError, NotSignedInError, RefusedError
from cxfield.server.tables import AccountRow, DeviceRow, RefreshTokenRow
from cxfield.store.device_key import is_signed
from cxfield.sync.messages import REFRESH, SIGN_IN, RefreshRequest, Role, SignInRequest, Tokens, sign_in_words

ACCESS_S = 15 * 60
USED_TOKEN_DAYS = 7
"""How long a used refresh token is remembered, to tell a copy from an unknown token."""
REFRESH_DAYS = 90
"""A laptop may stay away for weeks."""
SHORTEST_PASSWORD = 8
FAILURES_BEFORE_PAUSE = 5
PAUSE_S = 30
CHECKS_AT_ONCE = 4
"""Password checks that run at a time; each takes 32 MiB and a processor."""
CHECK_WAIT_S = 20
_DOMAIN = b"cxfield access 1\n"
_HASHER = PasswordHasher(time_cost=3, memory_cost=32 * 1024, parallelism=1)
_NOBODY_HASH = _HASHER.hash(secrets.token_hex(16))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who sends a request, from which device."""

    user: str
    role: Role
    device: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account as it is listed."""

    user: str
    role: Role
    disabled: bool
    created_at: str


def _hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class Accounts:
    """Who may sign in, and who is signed in."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._checks = threading.BoundedSemaphore(CHECKS_AT_ONCE)

    def add(self, user: str, password: str, role: Role) -> Account:
        """Create an account.

        Raises:
            RefusedError: The name is taken or not usable, or the password too short.
        """
        if not user or len(user) > 200 or user != user.strip() or not user.isprintable():
            raise RefusedError("A user name has 1 to 200 printable characters and no blank at its ends.")
        if len(password) < SHORTEST_PASSWORD:
            raise RefusedError(f"A password has at least {SHORTEST_PASSWORD} characters.")
        row = AccountRow(user=user, password_hash=_HASHER.hash(password), role=role, created_at=now_text())
        with self._database.write() as session:
            if session.get(AccountRow, user):
                raise ConflictError(f"There is already an account {user}; choose another name.")
            session.add(row)
            record_audit(session, actor="console", action="account-added", subject=f"{user} {role}")
        return _to_account(row)

    def all(self) -> list[Account]:
        """Return the accounts by name."""
        with self._database.read() as session:
            return [_to_account(row) for row in session.exec(select(AccountRow).order_by(col(AccountRow.user)))]

    def disable(self, user: str) -> Account:
        """Lock `user` out at once: sign-in, refresh and running sessions."""
        with self._database.write() as session:
            row = session.get(AccountRow, user)
            if row is None:
                raise NotFoundError(f"There is no account {user}.")
            if not row.disabled:
                row.disabled = True
                session.add(row)
                record_audit(session, actor="console", action="account-disabled", subject=user)
        return _to_account(row)

    def sign_in(self, request: SignInRequest) -> Tokens:
        """Begin a session.

        Raises:
            NotSignedInError: Wrong user or password, or the account is disabled; it is not said which.
            BusyError: Too many wrong passwords; wait.
        """
        user = request.user
        _check_key(request)
        with self._database.read() as session:
            row = session.get(AccountRow, user)
        if row is not None:
            _refuse_while_paused(row)
        with self._check_room():
            is_right = _verify(row.password_hash if row else _NOBODY_HASH, request.password)
        if not is_right or row is None or row.disabled:
            self._note_failure(user)
            raise NotSignedInError("User or password is wrong, or the account is disabled.")
        with self._database.write() as session:
            _enrol(session, request)
            if row.failures:
                session.exec(update(AccountRow).where(col(AccountRow.user) == user).values(failures=0))
            return self._issue(session, row, request.device, family=secrets.token_hex(16))

    def refresh(self, request: RefreshRequest) -> Tokens:
        """Exchange a refresh token for new tokens.

        A token whose successor was never used may be exchanged again, because the answer can be lost on the way;
        the unused successor is void then. Any other second use means that it was copied, and ends the session.
        Without the signature of the device a token is worth nothing, and nothing happens to the session.

        Raises:
            NotSignedInError: Unknown, expired, revoked, of another device, not signed by it, or used before.
        """
        token, device = request.refresh_token, request.device
        reused = False
        with self._database.write() as session:
            row = session.get(RefreshTokenRow, _hash_token(token))
            account = session.get(AccountRow, row.user) if row else None
            if row is None or account is None or account.disabled or row.device_id != device or _is_over(row, session):
                raise _session_ended()
            _require_signature(session, row, request)
            successor = session.get(RefreshTokenRow, row.successor) if row.successor else None
            if row.revoked or (successor is not None and successor.successor):
                _revoke_family(session, row)
                reused = True
            else:
                if successor is not None:
                    successor.revoked = True
                    session.add(successor)
                tokens = self._issue(session, account, device, family=row.family)
                row.successor = _hash_token(tokens.refresh_token)
                session.add(row)
                _forget_used(session, row.family)
        if reused:
            raise _session_ended()
        return tokens

    def authenticate(self, token: str) -> Sender:
        """Return who holds the access token; asks the database, so that a disabled account is out at once.

        Raises:
            NotSignedInError: Not signed by this server, expired, or the account or device is locked.
        """
        try:
            payload_text, _, signature_text = token.partition(".")
            payload = base64.urlsafe_b64decode(payload_text)
            self._database.signing_key.verify_key.verify(_DOMAIN + payload, base64.urlsafe_b64decode(signature_text))
            claims = json.loads(payload)
        except (BadSignatureError, binascii.Error, ValueError, TypeError) as error:
            raise _session_ended() from error
        if claims["expires"] < time.time():
            raise _session_ended()
        with self._database.read() as session:
            account = session.get(AccountRow, claims["user"])
            device = session.get(DeviceRow, (claims["device"], claims["user"]))
        if account is None or account.disabled or device is None or device.revoked:
            raise _session_ended()
        return Sender(user=account.user, role=Role(account.role), device=claims["device"])

    def _issue(self, session: Session, account: AccountRow, device: str, *, family: str) -> Tokens:
        refresh_token = secrets.token_urlsafe(32)
        now = datetime.now(UTC)
        session.add(
            RefreshTokenRow(
                token_hash=_hash_token(refresh_token),
                family=family,
                user=account.user,
                device_id=device,
                issued_at=now_text(),
                expires_at=(now + timedelta(days=REFRESH_DAYS)).isoformat(),
            )
        )
        return Tokens(
            user=account.user,
            role=Role(account.role),
            access_token=self._access_token(account.user, device),
            refresh_token=refresh_token,
            expires_s=ACCESS_S,
            receipt_key=base64.b64encode(bytes(self._database.signing_key.verify_key)).decode(),
        )

    def _access_token(self, user: str, device: str) -> str:
        claims = {"user": user, "device": device, "expires": int(time.time()) + ACCESS_S, "id": secrets.token_hex(8)}
        payload = json.dumps(claims).encode()
        signature = self._database.signing_key.sign(_DOMAIN + payload).signature
        return f"{base64.urlsafe_b64encode(payload).decode()}.{base64.urlsafe_b64encode(signature).decode()}"

    @contextmanager
    def _check_room(self) -> Iterator[None]:
        """Let few passwords be checked at a time, so that a storm of sign-ins does not stop those who are in."""
        if not self._checks.acquire(timeout=CHECK_WAIT_S):
            raise BusyError("Too many people sign in at this moment; it is tried again.", retry_after_s=CHECK_WAIT_S)
        try:
            yield
        finally:
            self._checks.release()

    def _note_failure(self, user: str) -> None:
        with self._database.write() as session:
            values = {"failures": AccountRow.failures + 1, "last_failure_at": datetime.now(UTC).isoformat()}
            session.exec(update(AccountRow).where(col(AccountRow.user) == user).values(values))


def _to_account(row: AccountRow) -> Account:
    return Account(user=row.user, role=Role(row.role), disabled=row.disabled, created_at=row.created_at)


def _verify(password_hash: str, password: str) -> bool:
    try:
        return _HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def _refuse_while_paused(row: AccountRow) -> None:
    if row.failures < FAILURES_BEFORE_PAUSE or not row.last_failure_at:
        return
    left = PAUSE_S - (datetime.now(UTC) - datetime.fromisoformat(row.last_failure_at)).total_seconds()
    if left > 0:
        raise BusyError("Too many wrong passwords; wait half a minute and try again.", retry_after_s=int(left) + 1)


def _check_key(request: SignInRequest) -> None:
    """Refuse a key that the device does not have, before the password costs anything."""
    if request.device_key and not is_signed(
        request.device_key, SIGN_IN, sign_in_words(request.user, request.device), request.signature
    ):
        raise NotSignedInError("The device's key does not fit its signature; update the application.")


def _enrol(session: Session, request: SignInRequest) -> None:
    """Know the device and its key from now on. A key, once told, may change but not go."""
    user, device = request.user, request.device
    row = session.get(DeviceRow, (device, user))
    if row is None:
        session.add(DeviceRow(device_id=device, user=user, first_seen_at=now_text(), public_key=request.device_key))
        record_audit(session, actor=user, action="device-enrolled", subject=device)
    elif row.revoked:
        raise NotSignedInError("This device has been locked; ask your supervisor.")
    elif request.device_key not in ("", row.public_key):
        if row.public_key:
            record_audit(session, actor=user, action="device-key-changed", subject=device)
        row.public_key = request.device_key
        session.add(row)


def _require_signature(session: Session, token: RefreshTokenRow, request: RefreshRequest) -> None:
    """Refuse a token that its device did not sign; a device that has told no key yet may do so now."""
    device = session.get_one(DeviceRow, (token.device_id, token.user))
    key = device.public_key or request.device_key
    if key and not is_signed(key, REFRESH, request.refresh_token.encode(), request.signature):
        raise _session_ended()
    if key and not device.public_key:
        device.public_key = key
        session.add(device)


def _is_over(row: RefreshTokenRow, session: Session) -> bool:
    device = session.get(DeviceRow, (row.device_id, row.user))
    return datetime.fromisoformat(row.expires_at) < datetime.now(UTC) or device is None or device.revoked


def _revoke_family(session: Session, row: RefreshTokenRow) -> None:
    session.exec(update(RefreshTokenRow).where(col(RefreshTokenRow.family) == row.family).values(revoked=True))
    record_audit(session, actor=row.user, action="refresh-token-reused", subject=row.device_id)


def _forget_used(session: Session, family: str) -> None:
    oldest = (datetime.now(UTC) - timedelta(days=USED_TOKEN_DAYS)).isoformat()
    used = (col(RefreshTokenRow.family) == family, col(RefreshTokenRow.successor) != "")
    session.exec(delete(RefreshTokenRow).where(*used, col(RefreshTokenRow.issued_at) < oldest))


def _session_ended() -> NotSignedInError:
    return NotSignedInError("The session has ended; sign in again. Nothing on the device is lost.")
