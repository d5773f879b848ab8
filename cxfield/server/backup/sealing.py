"""Files of a backup, sealed to a public key (X25519): whoever takes it cannot read it. A pass-phrase gives a key too.

A sealed file: a line that says what it is, the file's own key sealed to the public key, then XChaCha20-Poly1305
(libsodium's secretstream) in chunks of 256 KiB; the last one is marked, so that a cut is noticed.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from collections.abc import Iterator
from typing import IO, Protocol

from nacl import bindings, pwhash
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from pydantic import BaseModel

from cxfield.server.backup.errors import BackupError, DamagedBackupError

_MAGIC = b"cxfield sealed backup 1\n"
_CHUNK = 256 * 1024
_SEALED = _CHUNK + bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_HEAD = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_KEY = bindings.crypto_secretstream_xchacha20poly1305_KEYBYTES
_BOX = _KEY + bindings.crypto_box_SEALBYTES
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
SHORTEST_PASSPHRASE = 12


class Sink(Protocol):
    """Where bytes go."""

    def write(self, data: bytes, /) -> object:
        """Take bytes."""


class PassphraseFacts(BaseModel):
    """How the key of a backup follows from a pass-phrase (Argon2id)."""

    salt: str
    operations: int
    memory_bytes: int


def public_key(text: str) -> PublicKey:
    """Return the key that `text` (base64) stands for.

    Raises:
        BackupError: It is none.
    """
    try:
        return PublicKey(base64.b64decode(text, validate=True))
    except (binascii.Error, CryptoError, ValueError, TypeError) as error:
        raise BackupError("This is no public key; take the one that --new-key printed.") from error


def private_key(text: str) -> PrivateKey:
    """Return the key of a key file.

    Raises:
        BackupError: It is none.
    """
    try:
        return PrivateKey(base64.b64decode(text.strip(), validate=True))
    except (binascii.Error, CryptoError, ValueError, TypeError) as error:
        raise BackupError("This is no key of a backup; give the file that --new-key wrote.") from error


def encoded(key: PublicKey | PrivateKey) -> str:
    """Return a key as text."""
    return base64.b64encode(bytes(key)).decode()


def new_facts() -> PassphraseFacts:
    """Return facts for a pass-phrase that is used for the first time."""
    return PassphraseFacts(
        salt=base64.b64encode(secrets.token_bytes(pwhash.argon2id.SALTBYTES)).decode(),
        operations=pwhash.argon2id.OPSLIMIT_MODERATE,
        memory_bytes=pwhash.argon2id.MEMLIMIT_MODERATE,
    )


def key_of_passphrase(passphrase: str, facts: PassphraseFacts) -> PrivateKey:
    """Return the private key that follows from a pass-phrase.

    Raises:
        BackupError: The pass-phrase is too short to protect anything.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise BackupError(f"A pass-phrase of a backup has at least {SHORTEST_PASSPHRASE} characters.")
    seed = pwhash.argon2id.kdf(
        PrivateKey.SEED_SIZE,
        passphrase.encode(),
        base64.b64decode(facts.salt),
        opslimit=facts.operations,
        memlimit=facts.memory_bytes,
    )
    return PrivateKey.from_seed(seed)


def sealed_size(size: int) -> int:
    """Return how long a sealed file of `size` plain bytes is."""
    chunks = max(1, -(-size // _CHUNK))
    return len(_MAGIC) + _BOX + _HEAD + size + chunks * bindings.crypto_secretstream_xchacha20poly1305_ABYTES


class Sealer:
    """Writes a sealed file. `close` ends it; without that it counts as cut."""

    def __init__(self, sink: Sink, to: PublicKey) -> None:
        key = secrets.token_bytes(_KEY)
        self._sink = sink
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        self._waiting = bytearray()
        head = bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, key)
        sink.write(_MAGIC + SealedBox(to).encrypt(key) + head)

    def write(self, data: bytes) -> int:
        """Take plain bytes."""
        self._waiting += data
        while len(self._waiting) > _CHUNK:
            self._push(bytes(self._waiting[:_CHUNK]), _MESSAGE)
            del self._waiting[:_CHUNK]
        return len(data)

    def close(self) -> None:
        """Write the last chunk."""
        self._push(bytes(self._waiting), _FINAL)

    def _push(self, chunk: bytes, tag: int) -> None:
        self._sink.write(bindings.crypto_secretstream_xchacha20poly1305_push(self._state, chunk, None, tag))


def opened(source: IO[bytes], key: PrivateKey) -> Iterator[bytes]:
    """Yield the plain bytes of a sealed file, each chunk once it is proved.

    Raises:
        BackupError: The key is not the one it was sealed to.
        DamagedBackupError: It was changed or cut.
    """
    if source.read(len(_MAGIC)) != _MAGIC:
        raise DamagedBackupError("A file of the backup is not sealed as it should be.")
    try:
        file_key = SealedBox(key).decrypt(source.read(_BOX))
    except (CryptoError, ValueError, TypeError) as error:
        raise BackupError("The backup was sealed to another key or pass-phrase.") from error
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    try:
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, source.read(_HEAD), file_key)
        tag = _MESSAGE
        while tag != _FINAL:
            chunk, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, source.read(_SEALED), None)
            yield chunk
    except (RuntimeError, CryptoError, ValueError, TypeError) as error:
        raise DamagedBackupError("A file of the backup was changed or cut off.") from error
    if source.read(1):
        raise DamagedBackupError("A file of the backup has something behind its end.")
