"""The key of a workspace, wrapped once more: with a secret that the server knows and can tell over the phone.

`recovery.json` beside the database holds it, and the number that the device shows to get the right code. The secret
itself is nowhere on the computer.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
from dataclasses import dataclass
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
_PERSON = b"cxfield-recovery"
_NONE = "No code can open this workspace: it has not met its server since it was made. Ask for the study key instead."


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryState:
    """What the wrap was made for. With another `epoch` of the server, or once used, it is made anew."""

    user: str
    device: str
    number: int
    epoch: str
    used: bool = False

    @property
    def next_number(self) -> int:
        return (self.number + 1) % NUMBERS


class RecoveryWrap:
    """The wrap of one workspace folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / RECOVERY_FILE

    def state(self) -> RecoveryState | None:
        """Return what there is; None where there is nothing that a code could open."""
        data = self._read()
        return None if data is None else RecoveryState(**data["for"])

    @property
    def shown(self) -> str:
        """What to read to the supervisor: it names the device and the number of its code. Empty without a wrap."""
        state = self.state()
        return shown(state.user, state.device, state.number) if state else ""

    def keep(self, key: DatabaseKey, secret: bytes, state: RecoveryState) -> None:
        """Wrap `key` with `secret`; durable when it returns, and the secret before is good for nothing."""
        nonce = os.urandom(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
        sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(key.to_bytes(), _bound(state), nonce, _derive(secret))
        texts = {"nonce": base64.b64encode(nonce).decode(), "sealed": base64.b64encode(sealed).decode()}
        self._write({"v": 1, "for": _fields(state), **texts})

    def open(self, code: str) -> DatabaseKey:
        """Return the key that a code opens, and note that the code was used.

        Raises:
            CodeSlipError: Misheard, mistyped, or a code for another number; it says where.
            KeyMissingError: There is nothing to open, or it is damaged.
        """
        data = self._read()
        if data is None:
            raise KeyMissingError(_NONE)
        state = RecoveryState(**data["for"])
        secret = _secret_of(code)
        try:
            nonce, sealed = base64.b64decode(data["nonce"]), base64.b64decode(data["sealed"])
            key = crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, _bound(state), nonce, _derive(secret))
        except CryptoError as error:
            raise CodeSlipError(
                "This code belongs to another laptop or was used before. Read again what this screen shows "
                "and ask for a new code.",
                group=None,
            ) from error
        except (binascii.Error, ValueError) as error:
            raise KeyMissingError(_NONE) from error
        self._write({**data, "for": {**_fields(state), "used": True}})
        return DatabaseKey.from_bytes(key)

    def _read(self) -> dict[str, Any] | None:
        try:
            data = json.loads(self._path.read_text("utf-8"))
            RecoveryState(**data["for"])
            return dict(data) if data["v"] == 1 and {"nonce", "sealed"} <= data.keys() else None
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def _write(self, data: dict[str, Any]) -> None:
        write_private_file(self._path, json.dumps(data, indent=1, sort_keys=True).encode())


def _secret_of(code: str) -> bytes:
    try:
        return heard(code, SECRET_BYTES)
    except CodeError as slip:
        where = f"Group {slip.group} is not right; have it read again, letter by letter."
        words = where if slip.group else "A group is missing, or there is one too many: the code has 8 groups."
        raise CodeSlipError(words, group=slip.group) from slip


def _fields(state: RecoveryState) -> dict[str, Any]:
    return {name: getattr(state, name) for name in RecoveryState.__dataclass_fields__}


def _bound(state: RecoveryState) -> bytes:
    return f"{state.user}\n{state.device}\n{state.number}".encode()


def _derive(secret: bytes) -> bytes:
    return blake2b(secret, digest_size=32, person=_PERSON).digest()
