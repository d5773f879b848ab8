"""The key of a workspace, wrapped once more: with secrets that the server knows and can tell over the phone.

`recovery.json` beside the database holds several wraps, each for a code of its own that opens once, and the number
that the device shows to get the right code. The secrets themselves are nowhere on the computer.
"""

from __future__ import annotations

import base64
import json
import os
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)
from nacl.exceptions import CryptoError

from cxfield.recovery_code import NUMBERS, SECRET_BYTES, CodeError, heard, shown
from cxfield.store.database_key import DatabaseKey
from cxfield.store.errors import CodeSlipError, KeyMissingError
from cxfield.store.folder import write_private_file

RECOVERY_FILE = "recovery.json"
_PERSON, _USED = b"cxfield-recovery", b"cxfield-used"
_VERSION = 2
_USED_KEPT = 32
_NONE = "No code can open this workspace: it has not met its server since it was made. Ask for the study key instead."
USED_UP = "All codes that were ready have been used. Tell your supervisor: the study key opens this workspace."


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryState:
    """What a wrap was made for. With another `epoch` of the server it is made anew."""

    user: str
    device: str
    number: int
    epoch: str

    @property
    def next_number(self) -> int:
        return (self.number + 1) % NUMBERS

    def is_beside(self, other: RecoveryState) -> bool:
        """Both can be ready at once."""
        return (self.user, self.device, self.epoch) == (other.user, other.device, other.epoch)


@dataclass(slots=True)
class _Kept:
    """What the file holds: wraps that are ready, the number that comes next, marks of codes that were used."""

    wraps: list[dict[str, Any]] = field(default_factory=list)
    next_number: int = 1
    used: list[str] = field(default_factory=list)


class RecoveryWrap:
    """The wraps of one workspace folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / RECOVERY_FILE

    def states(self) -> list[RecoveryState]:
        """Return what is ready, the one that is shown first."""
        return [RecoveryState(**one["for"]) for one in self._read().wraps]

    def state(self) -> RecoveryState | None:
        """Return what is shown; None where there is nothing that a code could open."""
        states = self.states()
        return states[0] if states else None

    @property
    def shown(self) -> str:
        """What to read to the supervisor: it names the device and the number of its code. Empty without a wrap."""
        state = self.state()
        return shown(state.user, state.device, state.number) if state else ""

    @property
    def next_number(self) -> int:
        """The number that no code of this device had before."""
        return self._read().next_number

    @property
    def is_used_up(self) -> bool:
        """There were codes, and all of them were used."""
        kept = self._read()
        return bool(kept.used) and not kept.wraps

    def keep(self, key: DatabaseKey, secret: bytes, state: RecoveryState) -> None:
        """Wrap `key` with `secret`, beside what is ready; durable when it returns."""
        nonce = os.urandom(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
        sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(key.to_bytes(), _bound(state), nonce, _derive(secret))
        texts = {"nonce": base64.b64encode(nonce).decode(), "sealed": base64.b64encode(sealed).decode()}
        kept = self._read()
        kept.wraps = [one for one in kept.wraps if RecoveryState(**one["for"]).is_beside(state)]
        kept.wraps.append({"for": asdict(state), **texts})
        kept.next_number = state.next_number
        self._write(kept)

    def open(self, code: str) -> DatabaseKey:
        """Return the key that a code opens. `use_up` it once the key is safe elsewhere.

        Raises:
            CodeSlipError: Misheard, mistyped, used before, or for another laptop; it says which.
            KeyMissingError: There is nothing to open, or it is damaged.
        """
        kept = self._read()
        if not kept.wraps and not kept.used:
            raise KeyMissingError(_NONE)
        secret = _secret_of(code)
        for one in kept.wraps:
            key = _opened(one, secret)
            if key is not None:
                return DatabaseKey.from_bytes(key)
        if _mark(secret) in kept.used:
            raise CodeSlipError(
                f"This code was used before; each opens once. {self._what_to_ask()}", group=None, is_used=True
            )
        raise CodeSlipError(f"This code belongs to another laptop or another number. {self._what_to_ask()}", group=None)

    def _what_to_ask(self) -> str:
        if self.is_used_up:
            return USED_UP
        return f"Read to your supervisor what this screen shows now, {self.shown}, and ask for its code."

    def use_up(self, code: str) -> None:
        """A code has opened: its wrap goes, and it opens never again. Durable when it returns."""
        secret, kept = _secret_of(code), self._read()
        kept.wraps = [one for one in kept.wraps if _opened(one, secret) is None]
        kept.used = [*kept.used, _mark(secret)][-_USED_KEPT:]
        self._write(kept)

    def _read(self) -> _Kept:
        """Return what the file holds; nothing where it is damaged, for it is made anew at the next synchronisation."""
        try:
            data = json.loads(self._path.read_text("utf-8"))
            kept = _of_first_version(data) if data["v"] == 1 else _Kept(data["wraps"], data["next"], data["used"])
            for one in kept.wraps:
                RecoveryState(**one["for"])
                base64.b64decode(one["nonce"], validate=True), base64.b64decode(one["sealed"], validate=True)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return _Kept()
        return kept

    def _write(self, kept: _Kept) -> None:
        data = {"v": _VERSION, "wraps": kept.wraps, "next": kept.next_number, "used": kept.used}
        write_private_file(self._path, json.dumps(data, indent=1, sort_keys=True).encode())


def _of_first_version(data: dict[str, Any]) -> _Kept:
    """Return what was written when one code was ready at a time."""
    fields = {name: value for name, value in data["for"].items() if name != "used"}
    wraps = [] if data["for"].get("used") else [{**data, "for": fields}]
    return _Kept(wraps=wraps, next_number=RecoveryState(**fields).next_number)


def _opened(wrap: dict[str, Any], secret: bytes) -> bytes | None:
    """Return what a wrap holds; None where it was made with another secret."""
    nonce, sealed, state = (
        base64.b64decode(wrap["nonce"]),
        base64.b64decode(wrap["sealed"]),
        RecoveryState(**wrap["for"]),
    )
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, _bound(state), nonce, _derive(secret))
    except (CryptoError, ValueError):
        return None


def _mark(secret: bytes) -> str:
    return blake2b(secret, digest_size=16, person=_USED).hexdigest()


def _secret_of(code: str) -> bytes:
    try:
        return heard(code, SECRET_BYTES)
    except CodeError as slip:
        where = f"Group {slip.group} is not right; have it read again, letter by letter."
        words = where if slip.group else "A group is missing, or there is one too many: the code has 8 groups."
        raise CodeSlipError(words, group=slip.group) from slip


def _bound(state: RecoveryState) -> bytes:
    return f"{state.user}\n{state.device}\n{state.number}".encode()


def _derive(secret: bytes) -> bytes:
    return blake2b(secret, digest_size=32, person=_PERSON).digest()
