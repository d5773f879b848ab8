"""Sessions: signed access tokens, refresh tokens that are good for one use and signed by their device."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
import time
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from nacl.exceptions import BadSignatureError
from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import and_, or_
from sqlmodel import Session, col, delete, select, update

from cxfield.server.database import Database, now_text, record_audit
from cxfield.server.errors import NotSignedInError
from cxfield.server.people.accounts import Accounts, Sender, existing
from cxfield.server.people.devices import Devices, is_known
from cxfield.server.people.passwords import STRANGER, forget_failures, new_hash
from cxfield.server.tables import AccountRow, DeviceRow, RefreshTokenRow, SessionRow
from cxfield.store.device_key import is_signed
from cxfield.sync.messages import (
    REFRESH,
    SIGN_IN,
    Enrolling,
    RefreshRequest,
    Role,
    SignInRequest,
    Tokens,
    sign_in_words,
)

ACCESS_S = 15 * 60
USED_TOKEN_DAYS = 7
"""How long a used refresh token is remembered, to tell a copy from an unknown token."""
MOST_SUCCESSORS = 8
"""So many answers to one refresh may be under way, or lost, at a time."""
REFRESH_DAYS = 90
"""A laptop may stay away for weeks."""
_DOMAIN = b"cxfield access 1\n"


class End(StrEnum):
    """Why a session ended."""

    PASSWORD = "password"
    DEVICE = "device"
    REUSE = "reuse"
    OFFICE = "office"


class _Claims(BaseModel):
    """What stands in an access token. Read only where the signature is the server's."""

    model_config = ConfigDict(strict=True)
    user: str
    device: str
    session: str
    expires: int


class Sessions:
    """Who is signed in."""

    def __init__(self, database: Database, accounts: Accounts, devices: Devices) -> None:
        self._database, self._accounts, self._devices = database, accounts, devices

    def sign_in(self, request: SignInRequest) -> Tokens:
        """Begin a session with a password.

        Raises:
            NotSignedInError: Wrong user or password, or the account is disabled; it is not said which.
            BusyError: Too many wrong passwords; wait.
            EnrolmentCodeNeededError: The device is new and this server wants a code for such.
        """
        check_key(request)
        with self._database.read() as session:
            place = request.device if is_known(session, request) else STRANGER
        checked = self._accounts.check(request.user, request.password, place)

        def begin(session: Session) -> Tokens:
            account = session.get_one(AccountRow, request.user, with_for_update={"read": True})
            if account.password_hash != checked.password_hash or account.disabled:
                raise _session_ended()  # changed in between
            forget_failures(session, request.user, place)
            return self.begin(session, account, request)

        return self._database.run(begin)

    def is_of_known_device(self, request: Enrolling) -> bool:
        """Say whether a sign-in comes from a device of the user, which its key has signed.

        Raises:
            NotSignedInError: It is signed by another key than it says.
        """
        check_key(request)
        with self._database.read() as session:
            return is_known(session, request)

    def forget_old(self) -> None:
        """Drop tokens that have expired, and sessions that nothing can go on with any more."""
        now = datetime.now(UTC)
        with self._database.write() as session:
            session.exec(delete(RefreshTokenRow).where(col(RefreshTokenRow.expires_at) < now.isoformat()))
            living = select(RefreshTokenRow.family).where(col(RefreshTokenRow.family) == col(SessionRow.session_id))
            day_ago = (now - timedelta(days=1)).isoformat()
            session.exec(delete(SessionRow).where(col(SessionRow.began_at) < day_ago, ~living.exists()))

    def begin(self, session: Session, account: AccountRow, request: Enrolling) -> Tokens:
        """Begin a session of somebody who has proved who they are; the device is let in or refused."""
        self._devices.enrol(session, account, request)
        row = SessionRow(
            session_id=secrets.token_hex(16), user=account.user, device_id=request.device, began_at=now_text()
        )
        session.add(row)
        return self._issue(session, account, request.device, family=row.session_id)

    def refresh(self, request: RefreshRequest) -> Tokens:
        """Exchange a refresh token for new tokens.

        A token none of whose successors was used may be exchanged again, because the answer can be lost on the way,
        or the request come twice. Nobody knows which successor arrived, so all wait for the first use of one. Any
        other second use means that a token was copied, and ends the session.
        Without the signature of the device a token is worth nothing, and nothing happens to the session.

        Raises:
            NotSignedInError: Unknown, expired, revoked, of another device, not signed by it, or used before.
        """
        reused = False
        with self._database.write() as session:
            row = _locked(session, _hash_token(request.refresh_token))
            account = session.get(AccountRow, row.user) if row else None
            if row is None or account is None or account.disabled or _is_over(session, row, request):
                raise _session_ended()
            _require_signature(session, row, request)
            if row.revoked or _is_overtaken(session, row):
                end_sessions(session, account.user, End.REUSE, only=row.family)
                record_audit(session, actor=row.user, action="refresh-token-reused", subject=row.device_id)
                reused = True
            else:
                _settle(session, row)
                tokens = self._issue(session, account, request.device, family=row.family, parent=row.token_hash)
                row.successor = _hash_token(tokens.refresh_token)
                session.add(row)
                _forget_used(session, row)
        if reused:
            raise _session_ended()
        return tokens

    def authenticate(self, token: str) -> Sender:
        """Return who holds the access token; asks the database, so that whoever is locked out is out at once.

        Raises:
            NotSignedInError: Not signed by this server, expired, or session, account or device are at their end.
        """
        claims = self._claims(token)
        if claims.expires < time.time():
            raise _session_ended()
        own_device = (
            col(DeviceRow.user) == col(SessionRow.user),
            col(DeviceRow.device_id) == col(SessionRow.device_id),
        )
        statement = (
            select(AccountRow, DeviceRow, SessionRow)
            .join(SessionRow, col(SessionRow.user) == col(AccountRow.user))
            .join(DeviceRow, and_(*own_device))
            .where(col(SessionRow.session_id) == claims.session, col(AccountRow.user) == claims.user)
        )
        with self._database.read() as session:
            found = session.exec(statement).first()
        if found is None:
            raise _session_ended()
        account, device, row = found
        if account.disabled or device.device_id != claims.device or _has_ended(row, device):
            raise _session_ended()
        return Sender(
            user=account.user,
            role=Role(account.role),
            device=device.device_id,
            session=row.session_id,
            only_delivers=device.revoked or account.must_change,
            wipes=bool(device.wipe_asked_at) and not device.wiped_at,
            wipes_without_backup=bool(device.wipe_hurried_at),
        )

    def change_password(self, sender: Sender, password: str, new_password: str) -> None:
        """Give oneself a new password. Every other session of the account ends, that of the sender goes on.

        Raises:
            NotSignedInError: The old password is wrong. RefusedError: The new one breaks a rule or is the old one.
        """
        self._accounts.check(sender.user, password, sender.device)
        kept = new_hash(sender.user, new_password)
        with self._database.write() as session:
            _keep_password(session, sender.user, kept, must_change=False)
            end_sessions(session, sender.user, End.PASSWORD, but=sender.session)
            record_audit(session, actor=sender.user, action="password-changed", subject=sender.user)

    def reset_password(self, user: str, new_password: str, *, actor: str) -> None:
        """Give somebody a password that they must change at the next sign-in. All their sessions end."""
        kept = new_hash(user, new_password)
        with self._database.write() as session:
            _keep_password(session, user, kept, must_change=True)
            end_sessions(session, user, End.PASSWORD)
            record_audit(session, actor=actor, action="password-reset", subject=user)

    def sign_out(self, user: str, *, actor: str) -> int:
        """End every session of `user`, on every device; return how many. What is on the devices stays."""
        with self._database.write() as session:
            existing(session, user)
            ended = end_sessions(session, user, End.OFFICE)
            record_audit(session, actor=actor, action="signed-out", subject=f"{user} {ended}")
        return ended

    def _claims(self, token: str) -> _Claims:
        try:
            payload_text, _, signature_text = token.partition(".")
            payload = base64.b64decode(payload_text, altchars=b"-_", validate=True)
            signature = base64.b64decode(signature_text, altchars=b"-_", validate=True)
            self._database.signing_key.verify_key.verify(_DOMAIN + payload, signature)
            return _Claims.model_validate_json(payload)
        except (BadSignatureError, binascii.Error, ValidationError, ValueError, TypeError) as error:
            raise _session_ended() from error

    def _issue(self, session: Session, account: AccountRow, device: str, *, family: str, parent: str = "") -> Tokens:
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
                parent=parent,
            )
        )
        seen = (col(DeviceRow.device_id) == device, col(DeviceRow.user) == account.user)
        session.exec(update(DeviceRow).where(*seen).values(last_seen_at=now_text()))
        return Tokens(
            user=account.user,
            role=Role(account.role),
            access_token=self._access_token(account.user, device, family),
            refresh_token=refresh_token,
            expires_s=ACCESS_S,
            receipt_key=base64.b64encode(bytes(self._database.signing_key.verify_key)).decode(),
            must_change=account.must_change,
        )

    def _access_token(self, user: str, device: str, session_id: str) -> str:
        claims = _Claims(user=user, device=device, session=session_id, expires=int(time.time()) + ACCESS_S)
        payload = claims.model_dump_json().encode()
        signature = self._database.signing_key.sign(_DOMAIN + payload).signature
        return f"{base64.urlsafe_b64encode(payload).decode()}.{base64.urlsafe_b64encode(signature).decode()}"


def end_sessions(session: Session, user: str, why: End, *, only: str | None = None, but: str | None = None) -> int:
    """End the sessions of `user` in the caller's transaction; return how many."""
    running = update(SessionRow).where(col(SessionRow.user) == user, col(SessionRow.ended_at) == "")
    if only is not None:
        running = running.where(col(SessionRow.session_id) == only)
    if but is not None:
        running = running.where(col(SessionRow.session_id) != but)
    return session.exec(running.values(ended_at=now_text(), ended_why=why)).rowcount


def _keep_password(session: Session, user: str, password_hash: str, *, must_change: bool) -> None:
    row = existing(session, user)
    row.password_hash, row.must_change = password_hash, must_change
    session.add(row)
    forget_failures(session, user, STRANGER)


def _hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def check_key(request: Enrolling) -> None:
    """Refuse a key that the device does not have, before the password costs anything."""
    if request.device_key and not is_signed(
        request.device_key, SIGN_IN, sign_in_words(request.user, request.device), request.signature
    ):
        raise NotSignedInError("The device's key does not fit its signature; update the application.")


def _has_ended(row: SessionRow, device: DeviceRow) -> bool:
    """A session that ended because its device was locked lives on to deliver and be wiped, nothing else."""
    is_for_wiping = row.ended_why == End.DEVICE and device.wipe_asked_at and not device.wiped_at
    return bool(row.ended_at) and not is_for_wiping


def _is_over(session: Session, row: RefreshTokenRow, request: RefreshRequest) -> bool:
    device = session.get(DeviceRow, (row.device_id, row.user))
    begun = session.get(SessionRow, row.family)
    if device is None or begun is None or row.device_id != request.device:
        return True
    return datetime.fromisoformat(row.expires_at) < datetime.now(UTC) or _has_ended(begun, device)


def _require_signature(session: Session, token: RefreshTokenRow, request: RefreshRequest) -> None:
    """Refuse a token that its device did not sign; a device that has told no key yet may do so now."""
    device = session.get_one(DeviceRow, (token.device_id, token.user))
    key = device.public_key or request.device_key
    if key and not is_signed(key, REFRESH, request.refresh_token.encode(), request.signature):
        raise _session_ended()
    if key and not device.public_key:
        device.public_key = key
        session.add(device)


def _locked(session: Session, token_hash: str) -> RefreshTokenRow | None:
    """Return a token, locked after its parent: two successors that are used at once meet there."""
    row = session.get(RefreshTokenRow, token_hash)
    if row is not None and row.parent:
        session.get(RefreshTokenRow, row.parent, with_for_update=True)
    return session.get(RefreshTokenRow, token_hash, with_for_update=True, populate_existing=True)


def _is_overtaken(session: Session, row: RefreshTokenRow) -> bool:
    """Whether a successor of this token was used, or another successor of the one that it was given for."""
    related = [col(RefreshTokenRow.parent) == row.token_hash]
    if row.parent:
        related.append(col(RefreshTokenRow.parent) == row.parent)
    others = or_(*related), col(RefreshTokenRow.token_hash) != row.token_hash
    used = select(RefreshTokenRow.token_hash).where(*others, col(RefreshTokenRow.successor) != "")
    return session.exec(used).first() is not None


def _settle(session: Session, row: RefreshTokenRow) -> None:
    """This token arrived: whatever else was given for its parent did not. Of its own, keep the newest."""
    if row.parent:
        siblings = col(RefreshTokenRow.parent) == row.parent, col(RefreshTokenRow.token_hash) != row.token_hash
        session.exec(update(RefreshTokenRow).where(*siblings).values(revoked=True))
    mine = col(RefreshTokenRow.parent) == row.token_hash
    newest = select(RefreshTokenRow.token_hash).where(mine).order_by(col(RefreshTokenRow.issued_at).desc())
    for token_hash in session.exec(newest.offset(MOST_SUCCESSORS - 1)).all():
        session.exec(delete(RefreshTokenRow).where(col(RefreshTokenRow.token_hash) == token_hash))


def _forget_used(session: Session, current: RefreshTokenRow) -> None:
    """Forget old links of a session, but never the current one, however old: its answer may be lost yet."""
    oldest = (datetime.now(UTC) - timedelta(days=USED_TOKEN_DAYS)).isoformat()
    used = (col(RefreshTokenRow.family) == current.family, col(RefreshTokenRow.successor) != "")
    others = col(RefreshTokenRow.token_hash) != current.token_hash
    session.exec(delete(RefreshTokenRow).where(*used, others, col(RefreshTokenRow.issued_at) < oldest))


def _session_ended() -> NotSignedInError:
    return NotSignedInError("The session has ended; sign in again. Nothing on the device is lost.")
