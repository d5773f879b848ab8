"""The key of a workspace's database."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field

KEY_BYTES = 32
SALT_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseKey:
    """A raw key with its salt. The salt is given to SQLCipher from outside, so a damaged first page costs nothing.

    Attributes:
        key: 32 random bytes. `salt`: 16 random bytes.
    """

    key: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.key) != KEY_BYTES or len(self.salt) != SALT_BYTES:
            raise ValueError(f"a database key has {KEY_BYTES} bytes and its salt {SALT_BYTES}")

    @classmethod
    def random(cls) -> DatabaseKey:
        """Return a new key."""
        return cls(key=os.urandom(KEY_BYTES), salt=os.urandom(SALT_BYTES))

    @classmethod
    def from_bytes(cls, packed: bytes) -> DatabaseKey:
        """Return the key of `packed`.

        Raises:
            ValueError: Not 48 bytes.
        """
        return cls(key=packed[:KEY_BYTES], salt=packed[KEY_BYTES:])

    def to_bytes(self) -> bytes:
        """Return key and salt, 48 bytes."""
        return self.key + self.salt

    def pragma_value(self) -> str:
        """Return what stands in `PRAGMA key`."""
        return f"x'{self.key.hex()}{self.salt.hex()}'"

    def fingerprint(self) -> str:
        """Return a name of the key that does not give it away; tells a wrong key from a damaged file."""
        return hashlib.blake2b(self.to_bytes(), digest_size=16, person=b"cxfield-key").hexdigest()
