"""The key with which a workspace signs: Ed25519, made once, kept in its encrypted database and nowhere else.

The server knows the public half from the first sign-in. So a copied token is useless on another computer, and what a
device hands over offline carries its word.
"""

from __future__ import annotations

import base64

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from cxfield.store.device_store import DeviceStore

_SETTING = "device.signing_key"


class DeviceKey:
    """A workspace's own key. `public` is base64, `seed` the secret itself."""

    def __init__(self, seed: bytes) -> None:
        self.seed = seed
        self._key = SigningKey(seed)
        self.public = base64.b64encode(bytes(self._key.verify_key)).decode()

    @classmethod
    def random(cls) -> DeviceKey:
        """Make a key, for a workspace that is about to be made."""
        return cls(bytes(SigningKey.generate()))

    @classmethod
    def of(cls, store: DeviceStore) -> DeviceKey:
        """Return the key of a workspace; makes it the first time. Storage thread."""
        kept = store.setting(_SETTING)
        if kept is None:
            key = cls.random()
            key.keep(store)
            return key
        return cls(base64.b64decode(kept))

    def keep(self, store: DeviceStore) -> None:
        """Make it the key of a workspace from now on. Storage thread."""
        store.set_setting(_SETTING, base64.b64encode(self.seed).decode())

    def sign(self, purpose: str, content: bytes) -> str:
        """Return the signature (base64) of `content` for one purpose; it is worth nothing for another."""
        return base64.b64encode(self._key.sign(_framed(purpose, content)).signature).decode()


def is_signed(public: str, purpose: str, content: bytes, signature: str) -> bool:
    """Say whether `signature` was made for `content` and `purpose` by the key whose public half is `public`."""
    try:
        key = VerifyKey(base64.b64decode(public, validate=True))
        key.verify(_framed(purpose, content), base64.b64decode(signature, validate=True))
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True


def _framed(purpose: str, content: bytes) -> bytes:
    return f"cxfield {purpose} 1\n".encode() + content
