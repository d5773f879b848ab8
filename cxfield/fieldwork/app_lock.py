"""The lock of the application: what opens it again after a time without input, with no network.

With a PIN of the key it is that PIN, and its tries are counted in the key file. Where the keyring of the computer holds
the key it is the password, of which the workspace keeps an Argon2id hash; after a sign-in through the browser it is a
PIN that is chosen for the lock alone. The counts outlive a restart.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from cxfield.fieldwork.hand_over import HandOverPin, PinTry, require_length
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import WrongPinError
from cxfield.store.keys import KeyRing
from cxfield.store.pin_wrap import wait_after

LOCK, OWN_PIN, LOCK_BEFORE = "lock", "lock_own", "lock_before"


class LockKind(StrEnum):
    """What opens the lock. NONE: nothing is known that could; a PIN has to be chosen."""

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

    def choose(self, pin: str) -> None:
        """Open with `pin` from now on, where nothing else does. Slow. Raises `HandOverError` where it is too short."""


class WorkspaceLock:
    """The lock over an open workspace. Storage thread."""

    def __init__(self, store: DeviceStore, *, wall_time: Callable[[], float] = time.time) -> None:
        self._ring = KeyRing(store.folder, wall_time=wall_time)
        self._password = HandOverPin(store, name=LOCK, wall_time=wall_time)
        self._before = HandOverPin(store, name=LOCK_BEFORE, wall_time=wall_time)
        self._own_pin = HandOverPin(store, name=OWN_PIN, wall_time=wall_time)

    @property
    def kind(self) -> LockKind:
        if self._ring.needs_pin:
            return LockKind.PIN
        if self._password.is_chosen:
            return LockKind.PASSWORD
        return LockKind.PIN if self._own_pin.is_chosen else LockKind.NONE

    @property
    def asks_at_opening(self) -> bool:
        """Opening the workspace asked for nothing, as the keyring has its key: the lock asks instead."""
        return not self._ring.needs_pin

    def check(self, secret: str) -> PinTry:
        """Say whether `secret` opens the lock; while a wait lasts none is looked at."""
        if self._ring.needs_pin:
            return self._check_key(secret)
        return self._check_password(secret) if self._password.is_chosen else self._own_pin.check(secret)

    def _check_key(self, secret: str) -> PinTry:
        try:
            self._ring.load(secret)
        except WrongPinError as wrong:
            return PinTry(is_right=False, wait_s=wrong.wait_s)
        return PinTry(is_right=True)

    def _check_password(self, secret: str) -> PinTry:
        """The password; while it is being changed, the one before too."""
        tried = self._password.check(secret)
        if tried.is_right or not self._before.is_chosen or not self._before.check(secret).is_right:
            return tried
        self._password.excuse()
        return PinTry(is_right=True)

    def choose(self, pin: str) -> None:
        self._own_pin.choose(pin)


def remember_password(store: DeviceStore, password: str) -> None:
    """Keep what opens the lock from now on, after a sign-in: nothing else does. Storage thread."""
    with store.transaction():
        HandOverPin(store, name=LOCK).choose(password)
        HandOverPin(store, name=LOCK_BEFORE).forget()


def ask_for_pin_anew(store: DeviceStore) -> None:
    """Have the PIN of the lock chosen again, after a sign-in without a password. Storage thread."""
    HandOverPin(store, name=OWN_PIN).forget()


def forget_secrets(store: DeviceStore) -> None:
    """Have none of the secrets of before open the lock: somebody else has the workspace now. Storage thread."""
    for name in (LOCK, LOCK_BEFORE, OWN_PIN):
        HandOverPin(store, name=name).forget()


def choose_anew(store: DeviceStore, pin: str) -> None:
    """Have `pin` alone open the lock of a workspace whose key the keyring holds. Storage thread."""
    with store.transaction():
        forget_secrets(store)
        HandOverPin(store, name=OWN_PIN).choose(pin)


def remember_both(store: DeviceStore, new_password: str, password: str) -> None:
    """Open with either, while it is not known which of them the server takes. Storage thread."""
    with store.transaction():
        HandOverPin(store, name=LOCK_BEFORE).choose(password)
        HandOverPin(store, name=LOCK).choose(new_password)


class OfficeLock:
    """The lock of a session without a workspace; it knows the password for as long as the program runs, as a hash.

    Without one, after a sign-in through the browser, a PIN is chosen.
    """

    def __init__(self, password: str = "", *, now: Callable[[], float] = time.monotonic) -> None:
        self._hasher = PasswordHasher()
        self.kind, self._hash = LockKind.NONE, ""
        if password:
            self.renew(password)
        self._now = now
        self._failures, self._since = 0, 0.0

    def renew(self, password: str) -> None:
        """Open with `password` from now on."""
        self.kind, self._hash = LockKind.PASSWORD, self._hasher.hash(password.strip())

    def choose(self, pin: str) -> None:
        require_length(pin)
        self.kind, self._hash = LockKind.PIN, self._hasher.hash(pin.strip())

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
