"""What is said about passwords, devices and the audit trail. See docs/security.md."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cxfield.sync.messages import KeyText, Message, Name

Password = Annotated[str, Field(min_length=1, max_length=1024)]


class PasswordChange(Message):
    """One's own new password. All other sessions of the account end."""

    password: Password
    new_password: Password


class DeviceName(Message):
    """A device as one names it: a computer may be used by several people."""

    user: Name
    device: Name


class DeviceLine(Message):
    """A device as it is listed. Times are empty where there is none."""

    user: str
    device: str
    role: str
    first_seen_at: str
    last_seen_at: str
    has_key: bool
    revoked: bool
    wipe_asked_at: str
    wipe_hurried_at: str = ""
    wiped_at: str


class CodeRequest(Message):
    """Asks for an enrolment code; `user` empty: for whoever gets it."""

    user: Annotated[str, Field(max_length=200)] = ""


class EnrolmentCode(Message):
    """Lets one new device in, once."""

    code: str
    user: str
    expires_at: str


class PinCodeRequest(Message):
    """Asks for the code that opens a workspace whose PIN was forgotten. `shown` is what its screen shows."""

    user: Name
    device: Name
    shown: Annotated[str, Field(min_length=1, max_length=40)]


class PinCode(Message):
    """The code to read out, in groups."""

    code: str


class RecoverySecret(Message):
    """What a device wraps its key with, besides the PIN: 20 bytes as hex digits. `number` counts those of a device."""

    number: int
    secret: str


class WipedNotice(Message):
    """A device says that it has wiped a workspace. Signed by its key: there is no session any more."""

    user: Name
    device: Name
    signature: KeyText


WIPED = "wiped"
"""What a device signs at its end, after `sign_in_words`."""


class AuditEntry(Message):
    """One line of the audit trail. `hash` is over the line and the hash before it."""

    number: int
    at: str
    actor: str
    action: str
    subject: str
    hash: str


class AuditState(Message):
    """The trail as it stands: its last number and hash, and the first number that does not fit (0: all do)."""

    count: int
    head: str
    broken_at: int
    entries: list[AuditEntry] = []
