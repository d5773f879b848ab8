"""The lock of the application: what opens it again after a time without input, with no network.

With a PIN of the key it is that PIN, and its tries are counted in the key file; where the keyring of the computer holds
the key it is the password, of which the workspace keeps an Argon2id hash. Both counts outlive a restart.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from cxfield.fieldwork.hand_over import HandOverPin, PinTry
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import WrongPinError
from cxfield.store.keys import KeyRing
from cxfield.store.pin_wrap import wait_after

LOCK = "lock"


class LockKind(StrEnum):
    """What opens the lock. NONE: nothing is known that could, so it does not close."""

    PIN = "pin"
    PASSWORD = "password"
    NONE = "none"


class AppLock(Protocol):
    """Something that opens the window again."""

    @property
    def kind(self) -> LockKind:
        """What is asked for."""

    def check(self, secret: str) -> PinTry:
        """Say whether `secret` opens the lock. Slow: not on the window's thread."""


class WorkspaceLock:
    """The lock over an open workspace. Storage thread."""

    def __init__(self, store: DeviceStore, *, wall_time: Callable[[], float] = time.time) -> None:
        self._ring = KeyRing(store.folder, wall_time=wall_time)
        self._password = HandOverPin(store, name=LOCK, wall_time=wall_time)

    @property
    def kind(self) -> LockKind:
        if self._ring.needs_pin:
            return LockKind.PIN
        return LockKind.PASSWORD if self._password.is_chosen else LockKind.NONE

    def check(self, secret: str) -> PinTry:
        """Say whether `secret` opens the lock; while a wait lasts none is looked at."""
        if self.kind is LockKind.PASSWORD:
            return self._password.check(secret)
        try:
            self._ring.load(secret)
        except WrongPinError as wrong:
            return PinTry(is_right=False, wait_s=wrong.wait_s)
        return PinTry(is_right=True)


def remember_password(store: DeviceStore, password: str) -> None:
    """Keep what opens the lock from now on, after a sign-in. Storage thread."""
    HandOverPin(store, name=LOCK).choose(password)


class OfficeLock:
    """The lock of a session without a workspace; it knows the password for as long as the program runs, as a hash."""

    kind = LockKind.PASSWORD

    def __init__(self, password: str, *, now: Callable[[], float] = time.monotonic) -> None:
        self._hasher = PasswordHasher()
        self.renew(password)
        self._now = now
        self._failures, self._since = 0, 0.0

    def renew(self, password: str) -> None:
        """Open with `password` from now on."""
        self._hash = self._hasher.hash(password.strip())

    def check(self, secret: str) -> PinTry:
        left = round(wait_after(self._failures) - (self._now() - self._since))
        if self._failures and left > 0:
            return PinTry(is_right=False, wait_s=left)
        try:
            self._hasher.verify(self._hash, secret.strip())
        except VerificationError:
            self._failures, self._since = self._failures + 1, self._now()
            return PinTry(is_right=False, wait_s=wait_after(self._failures))
        self._failures = 0
        return PinTry(is_right=True)
