"""Self-completion (CASI): how far the respondent may go, and the PIN that ends it.

The PIN is the interviewer's own, chosen at the first handing over and kept as an Argon2id hash in the encrypted
workspace. Wrong ones cost a wait that grows, also over a restart. Called on the storage thread only.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from cxfield.errors import CxfieldError
from cxfield.store.device_store import DeviceStore
from cxfield.store.pin_wrap import SHORTEST_PIN, wait_after

HAND_OVER = "hand_over"


class HandOverError(CxfieldError):
    """The laptop cannot be handed over or taken back like this; the text says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PinTry:
    """What became of a PIN that was typed.

    Attributes:
        wait_s: Seconds until the next one is looked at; 0 if at once.
    """

    is_right: bool
    wait_s: int = 0


class HandOverPin:
    """A secret of one workspace that is only compared, never opens anything by itself.

    Args:
        name: What it is for; each has its own tries.
        wall_time: Seconds since 1970, for the waiting after wrong PINs.
    """

    def __init__(
        self,
        store: DeviceStore,
        *,
        name: str = HAND_OVER,
        hasher: PasswordHasher | None = None,
        wall_time: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self._pin_setting, self._tries_setting = f"{name}_pin", f"{name}_tries"
        self._hasher = hasher or PasswordHasher()
        self._wall_time = wall_time

    @property
    def is_chosen(self) -> bool:
        return bool(self._store.setting(self._pin_setting))

    def choose(self, pin: str) -> None:
        """Keep `pin` from now on. Raises `HandOverError` where it is shorter than four characters."""
        require_length(pin)
        self._store.set_setting(self._pin_setting, self._hasher.hash(pin.strip()))
        self._note(0)

    def forget(self) -> None:
        """Open with nothing any more."""
        self._store.set_setting(self._pin_setting, None)

    def excuse(self) -> None:
        """Forget wrong ones: another secret was right."""
        self._note(0)

    def check(self, pin: str) -> PinTry:
        """Say whether `pin` is the one; while a wait lasts none is looked at."""
        failures, since = self._tries()
        wait = self._left(failures, since)
        if wait:
            return PinTry(is_right=False, wait_s=wait)
        if self._matches(pin.strip()):
            self._note(0)
            return PinTry(is_right=True)
        self._note(failures + 1)
        return PinTry(is_right=False, wait_s=wait_after(failures + 1))

    def _matches(self, pin: str) -> bool:
        try:
            return self._hasher.verify(self._store.setting(self._pin_setting) or "", pin)
        except VerifyMismatchError:
            return False

    def _left(self, failures: int, since: float) -> int:
        """Return the seconds of waiting that are left; where the clock was set back the wait begins anew."""
        passed = self._wall_time() - since
        if passed < 0:
            self._note(failures)
            passed = 0.0
        return max(0, round(wait_after(failures) - passed))

    def _tries(self) -> tuple[int, float]:
        kept = self._store.setting(self._tries_setting)
        failures, since = json.loads(kept) if kept else (0, 0)
        return int(failures), float(since)

    def _note(self, failures: int) -> None:
        self._store.set_setting(self._tries_setting, json.dumps([failures, int(self._wall_time())]))


def require_length(pin: str) -> None:
    """Raise `HandOverError` where a PIN is too short."""
    if len(pin.strip()) < SHORTEST_PIN:
        raise HandOverError(f"The PIN needs at least {SHORTEST_PIN} characters.")


def section_of(page: str) -> str:
    """Return the outermost group around the page `page`: `/data/about/age` is in `/data/about`; empty at the top."""
    parts = page.split("/")
    return "/".join(parts[:3]) if len(parts) > 3 else ""


def is_within(page: str, section: str) -> bool:
    """Whether `page` (empty: the closing page) is one that the respondent may see; an empty section is all."""
    return bool(page) and (not section or page.startswith(f"{section}/"))
