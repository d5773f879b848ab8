"""Devices: let in by a code, listed, locked, asked to wipe themselves once everything on them is delivered."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlmodel import Session, col, select, update

from cxfield.recovery_code import ALPHABET, grouped, without_slips
from cxfield.server.database import Database, now_text, record_audit
from cxfield.server.errors import EnrolmentCodeNeededError, NotAllowedError, NotFoundError
from cxfield.server.people.accounts import existing
from cxfield.server.tables import AccountRow, DeviceRow, EnrolmentCodeRow, MetaRow, SessionRow
from cxfield.store.device_key import is_signed
from cxfield.sync.access_messages import WIPED, DeviceLine, EnrolmentCode, WipedNotice
from cxfield.sync.messages import Enrolling, Role, sign_in_words

CODE_HOURS = 24
CODE_LETTERS = 10
NEEDS_CODE = "enrolment_needs_code"
Escalate = Callable[[Session, str, str], None]
"""Called with the user and device that were locked, in the same transaction: their leases go to the supervisors."""


def _nothing_held(_session: Session, _user: str, _device: str) -> None:
    return


class Devices:
    """The devices of all accounts."""

    def __init__(self, database: Database, escalate: Escalate = _nothing_held) -> None:
        self._database, self._escalate = database, escalate

    # ---- letting in ----

    def enrol(self, session: Session, account: AccountRow, request: Enrolling) -> None:
        """Know the device and its key from now on, if it may come in. A key, once told, may change but not go.

        A locked device may come in too, to deliver what it holds.

        Raises:
            EnrolmentCodeNeededError: It is new, or has another key, and this server wants a code for that.
        """
        user, device = account.user, request.device
        row = session.get(DeviceRow, (device, user))
        is_new = row is None or request.device_key != row.public_key
        if is_new and _needs_code(session):
            _use_code(session, account, request)
        if row is None:
            row = DeviceRow(device_id=device, user=user, first_seen_at=now_text(), public_key=request.device_key)
            record_audit(session, actor=user, action="device-enrolled", subject=device)
        elif row.public_key and is_new and request.device_key:
            record_audit(session, actor=user, action="device-key-changed", subject=device)
        row.public_key = request.device_key or row.public_key
        session.add(row)
        session.flush()

    def make_code(self, user: str, *, actor: str, only_interviewers: bool) -> EnrolmentCode:
        """Make a code that lets one new device in; `user` empty: for whoever signs in with it."""
        letters = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LETTERS))
        expires_at = _text(datetime.now(UTC) + timedelta(hours=CODE_HOURS))
        with self._database.write() as session:
            if user and only_interviewers:
                _require_interviewer(existing(session, user))
            elif user:
                existing(session, user)
            session.add(
                EnrolmentCodeRow(
                    code_hash=_code_hash(letters),
                    user=user,
                    only_interviewers=only_interviewers,
                    made_by=actor,
                    made_at=now_text(),
                    expires_at=expires_at,
                )
            )
            record_audit(session, actor=actor, action="enrolment-code-made", subject=user or "anybody")
        return EnrolmentCode(code=grouped(letters, 5), user=user, expires_at=expires_at)

    @property
    def needs_code(self) -> bool:
        """A new device is let in with a code only."""
        with self._database.read() as session:
            return _needs_code(session)

    def set_needs_code(self, needed: bool, *, actor: str) -> None:
        """Turn the need of a code on or off. Devices that are in stay in."""
        with self._database.write() as session:
            row = session.get(MetaRow, NEEDS_CODE) or MetaRow(name=NEEDS_CODE, value="")
            row.value = "1" if needed else ""
            session.add(row)
            record_audit(session, actor=actor, action="enrolment-code-needed", subject="yes" if needed else "no")

    # ---- looking after ----

    def all(self, role: Role | None = None) -> list[DeviceLine]:
        """Return the devices, those of one role or of all, by user."""
        statement = select(DeviceRow, AccountRow.role).join(AccountRow, col(AccountRow.user) == col(DeviceRow.user))
        if role is not None:
            statement = statement.where(col(AccountRow.role) == role)
        with self._database.read() as session:
            found = session.exec(statement.order_by(col(DeviceRow.user), col(DeviceRow.first_seen_at)))
            return [_line(row, role_of) for row, role_of in found]

    def revoke(self, user: str, device: str, *, actor: str, only_interviewers: bool = False) -> DeviceLine:
        """Lock a device: its sessions end, what it was working on goes to the supervisors. Safe to repeat."""
        return self._change(user, device, actor, only_interviewers, wipe=False)

    def wipe(self, user: str, device: str, *, actor: str, only_interviewers: bool = False) -> DeviceLine:
        """Lock a device and have it wipe itself at its next contact, after it has delivered everything."""
        return self._change(user, device, actor, only_interviewers, wipe=True)

    def hurry_wipe(self, user: str, device: str, *, actor: str, only_interviewers: bool = False) -> DeviceLine:
        """Have the wipe that was asked for wait for no backup. Safe to repeat.

        Raises:
            NotFoundError: No wipe of the device is waited for.
        """
        with self._database.write() as session:
            row, account = self.found(session, user, device, only_interviewers=only_interviewers)
            if not row.wipe_asked_at or row.wiped_at:
                raise NotFoundError("No wipe of this device is waited for.")
            if not row.wipe_hurried_at:
                row.wipe_hurried_at = now_text()
                session.add(row)
                record_audit(session, actor=actor, action="device-wipe-hurried", subject=f"{user} {device}")
            return _line(row, account.role)

    def _change(self, user: str, device: str, actor: str, only_interviewers: bool, *, wipe: bool) -> DeviceLine:
        with self._database.write() as session:
            row, account = self.found(session, user, device, only_interviewers=only_interviewers)
            if not row.revoked:
                row.revoked = True
                _end_sessions_of(session, row)
                self._escalate(session, user, device)
                record_audit(session, actor=actor, action="device-locked", subject=f"{user} {device}")
            if wipe and not row.wipe_asked_at:
                row.wipe_asked_at, row.wiped_at, row.wipe_hurried_at = now_text(), "", ""
                record_audit(session, actor=actor, action="device-wipe-asked", subject=f"{user} {device}")
            session.add(row)
            return _line(row, account.role)

    def readmit(self, user: str, device: str, *, actor: str, only_interviewers: bool = False) -> DeviceLine:
        """Unlock a device; its user signs in again. A wipe that has not happened yet is called off."""
        with self._database.write() as session:
            row, account = self.found(session, user, device, only_interviewers=only_interviewers)
            if row.revoked:
                row.revoked, row.wipe_asked_at, row.wipe_hurried_at = False, "", ""
                session.add(row)
                record_audit(session, actor=actor, action="device-readmitted", subject=f"{user} {device}")
            return _line(row, account.role)

    def note_wiped(self, notice: WipedNotice) -> DeviceLine:
        """Note that a device has wiped itself, on its own word. Safe to repeat.

        Raises:
            NotFoundError: There is no such device, or it did not sign this, or nobody had asked for it.
        """
        words = sign_in_words(notice.user, notice.device)
        with self._database.write() as session:
            row = session.get(DeviceRow, (notice.device, notice.user))
            is_its_word = row is not None and is_signed(row.public_key, WIPED, words, notice.signature)
            if row is None or not is_its_word or not row.wipe_asked_at:
                raise NotFoundError("No wipe of this device is waited for.")
            if not row.wiped_at:
                row.wiped_at = now_text()
                session.add(row)
                record_audit(session, actor=row.user, action="device-wiped", subject=row.device_id)
            return _line(row, session.get_one(AccountRow, row.user).role)

    def found(
        self, session: Session, user: str, device: str, *, only_interviewers: bool
    ) -> tuple[DeviceRow, AccountRow]:
        """Return a device with its account.

        Raises:
            NotFoundError: There is none. NotAllowedError: It is not an interviewer's.
        """
        row = session.get(DeviceRow, (device, user))
        if row is None:
            raise NotFoundError(f"{user} has no device {device}.")
        account = existing(session, user)
        if only_interviewers:
            _require_interviewer(account)
        return row, account


def is_known(session: Session, request: Enrolling) -> bool:
    """Say whether a sign-in comes from a device of the user, which its key has signed."""
    row = session.get(DeviceRow, (request.device, request.user))
    return row is not None and bool(row.public_key) and row.public_key == request.device_key


def _needs_code(session: Session) -> bool:
    row = session.get(MetaRow, NEEDS_CODE)
    return row is not None and bool(row.value)


def _use_code(session: Session, account: AccountRow, request: Enrolling) -> None:
    """Take the code that lets a new device in; it is good for no other."""
    if not request.device_key:
        raise EnrolmentCodeNeededError("This server lets new devices in by a code only; update the application.")
    if not request.enrolment_code:
        raise EnrolmentCodeNeededError("This computer is new to the server: give the code that your supervisor made.")
    now = now_text()
    code = (
        update(EnrolmentCodeRow)
        .where(col(EnrolmentCodeRow.code_hash) == _code_hash(without_slips(request.enrolment_code)))
        .where(col(EnrolmentCodeRow.used_at) == "", col(EnrolmentCodeRow.expires_at) > now)
        .where(col(EnrolmentCodeRow.user).in_(("", account.user)))
    )
    if account.role != Role.INTERVIEWER:
        code = code.where(col(EnrolmentCodeRow.only_interviewers).is_(False))
    if session.exec(code.values(used_at=now, used_by=f"{account.user} {request.device}")).rowcount != 1:
        raise EnrolmentCodeNeededError(
            "The enrolment code is not right, used already or too old; ask your supervisor for a new one."
        )


def _end_sessions_of(session: Session, row: DeviceRow) -> None:
    running = (col(SessionRow.user) == row.user, col(SessionRow.device_id) == row.device_id)
    ended = {"ended_at": now_text(), "ended_why": "device"}
    session.exec(update(SessionRow).where(*running, col(SessionRow.ended_at) == "").values(ended))


def _require_interviewer(account: AccountRow) -> None:
    if account.role != Role.INTERVIEWER:
        raise NotAllowedError(f"{account.user} is no interviewer; ask an administrator.")


def _code_hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _line(row: DeviceRow, role: str) -> DeviceLine:
    return DeviceLine(
        user=row.user,
        device=row.device_id,
        role=role,
        first_seen_at=row.first_seen_at,
        last_seen_at=row.last_seen_at,
        has_key=bool(row.public_key),
        revoked=row.revoked,
        wipe_asked_at=row.wipe_asked_at,
        wiped_at=row.wiped_at,
        wipe_hurried_at=row.wipe_hurried_at,
    )
