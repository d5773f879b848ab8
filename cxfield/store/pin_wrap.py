"""A key wrapped by a PIN: Argon2id, then XChaCha20-Poly1305. And how long to wait after wrong ones."""

from __future__ import annotations

import base64
import os
from dataclasses import asdict, dataclass
from typing import Any

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)
from nacl.exceptions import CryptoError

SHORTEST_PIN = 4
_FREE_TRIES = 3
_LONGEST_WAIT_S = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class PinCost:
    """What one try costs: about half a second and 256 MiB on a laptop; tests take less."""

    rounds: int = 3
    memory_kib: int = 256 * 1024
    lanes: int = 4


_MOST = PinCost(rounds=20, memory_kib=1024 * 1024, lanes=16)


def _derive(pin: str, salt: bytes, cost: PinCost) -> bytes:
    return hash_secret_raw(pin.encode(), salt, cost.rounds, cost.memory_kib, cost.lanes, hash_len=32, type=Type.ID)


def wrap(secret: bytes, pin: str, *, context: str, cost: PinCost) -> dict[str, Any]:
    """Return what can be kept in a file; `context` binds it to one workspace."""
    salt, nonce = os.urandom(16), os.urandom(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(secret, context.encode(), nonce, _derive(pin, salt, cost))
    texts = {"salt": salt, "nonce": nonce, "sealed": sealed}
    return {"cost": asdict(cost), **{name: base64.b64encode(value).decode() for name, value in texts.items()}}


def unwrap(wrapped: dict[str, Any], pin: str, *, context: str) -> bytes | None:
    """Return the secret; None if the PIN is another one.

    Raises:
        ValueError: This was never made by `wrap`.
    """
    try:
        salt, nonce, sealed = (base64.b64decode(wrapped[name], validate=True) for name in ("salt", "nonce", "sealed"))
        cost = PinCost(**wrapped["cost"])
        if not (cost.memory_kib <= _MOST.memory_kib and cost.rounds <= _MOST.rounds and cost.lanes <= _MOST.lanes):
            raise ValueError("a cost that was never asked for")
        if len(nonce) != crypto_aead_xchacha20poly1305_ietf_NPUBBYTES:
            raise ValueError("a nonce of another length")
        derived = _derive(pin, salt, cost)
    except (KeyError, TypeError, HashingError, OverflowError) as error:
        raise ValueError(f"not a wrapped key: {error}") from error
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, context.encode(), nonce, derived)
    except CryptoError:
        return None


def wait_after(failures: int) -> int:
    """Return the seconds to wait after that many wrong PINs in a row: 0 0 0 5 10 20 … 3600."""
    return 0 if failures <= _FREE_TRIES else int(min(_LONGEST_WAIT_S, 5 * 2 ** min(failures - _FREE_TRIES - 1, 20)))
