"""An attached file on the disk: a header, then its content as one authenticated stream.

    b"cxfile-1\\n" · length of the header (4 bytes) · header (JSON) · head of the stream (24) · chunks

The stream is XChaCha20-Poly1305 (libsodium's secretstream) in chunks of 64 KiB, the last one marked as the last, each
bound to the SHA-256 of the header: what was altered, cut off, moved or lengthened does not open. The header tells the
interview and the key, sealed to the study key; neither the name nor the kind of the file can be read without a key.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from cxfield.store.errors import AttachmentError, StudyKeyError
from cxfield.store.folder import sync_folder

MAGIC = b"cxfile-1\n"
_LENGTH = struct.Struct(">I")
_LARGEST_HEADER = 64 * 1024
_CHUNK = 64 * 1024
_STREAM_HEAD = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_MORE = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_KEY_MARK = b"cxfield-file-1\n"

Tell = Callable[[int], None]
"""Told how many bytes of the content are done; what it raises ends the writing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentHeader:
    """The beginning of the file in plain text. `sealed_key` is empty where the study has no key."""

    interview_id: str
    sealed_key: bytes

    def to_bytes(self) -> bytes:
        data = {"interview_id": self.interview_id, "sealed_key": self.sealed_key.hex()}
        return json.dumps(data, sort_keys=True, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """What was written. `sha256` (hex) is that of the content, `sealed_sha256` that of the file on the disk."""

    sha256: str
    size_bytes: int
    sealed_sha256: str
    sealed_bytes: int


def new_attachment_key() -> bytes:
    """Return a random key; no two files share one."""
    return secrets.token_bytes(bindings.crypto_secretstream_xchacha20poly1305_KEYBYTES)


def seal_attachment_key(key: bytes, study_public_key: bytes) -> bytes:
    """Return `key` sealed to the study key (X25519, 32 bytes).

    Raises:
        StudyKeyError: That is no key to seal to.
    """
    try:
        return bytes(SealedBox(PublicKey(study_public_key)).encrypt(_KEY_MARK + key))
    except (CryptoError, ValueError, TypeError) as error:
        raise StudyKeyError(
            "The key of this study is damaged, so no file can be attached. Synchronise again."
        ) from error


def open_attachment_key(sealed: bytes, study_private_key: bytes) -> bytes:
    """Return the key of an attached file.

    Raises:
        AttachmentError: It was sealed to another study key, or is damaged.
    """
    try:
        opened = SealedBox(PrivateKey(study_private_key)).decrypt(sealed)
    except (CryptoError, ValueError, TypeError) as error:
        raise AttachmentError("This study key does not open the file; use that of its study.") from error
    if not opened.startswith(_KEY_MARK):
        raise AttachmentError("The file was attached by another version of cxfield; update the program.")
    return opened[len(_KEY_MARK) :]


def write_attachment(path: Path, header: AttachmentHeader, key: bytes, source: IO[bytes], tell: Tell) -> SealedFile:
    """Seal `source` to the new file `path`; durable, with its name, when it returns. After an error nothing is left.

    Raises:
        OSError: The disk refuses, or the source cannot be read.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            written = _seal(file, header.to_bytes(), key, source, tell)
            file.flush()
            os.fsync(file.fileno())
        sync_folder(path.parent)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return written


def _seal(file: IO[bytes], head: bytes, key: bytes, source: IO[bytes], tell: Tell) -> SealedFile:
    plain, sealed, size = hashlib.sha256(), hashlib.sha256(), 0
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    stream_head = bindings.crypto_secretstream_xchacha20poly1305_init_push(state, key)
    bond = hashlib.sha256(head).digest()

    def put(data: bytes) -> None:
        file.write(data)
        sealed.update(data)

    put(MAGIC + _LENGTH.pack(len(head)) + head + stream_head)
    chunk = source.read(_CHUNK)
    while True:
        following = source.read(_CHUNK) if chunk else b""
        tag = _MESSAGE if following else _FINAL
        put(bindings.crypto_secretstream_xchacha20poly1305_push(state, chunk, bond, tag))
        plain.update(chunk)
        size += len(chunk)
        tell(size)
        if not following:
            break
        chunk = following
    return SealedFile(
        sha256=plain.hexdigest(), size_bytes=size, sealed_sha256=sealed.hexdigest(), sealed_bytes=file.tell()
    )


def read_attachment(path: Path, key: bytes) -> Iterator[bytes]:
    """Yield the content, chunk by chunk.

    Raises:
        AttachmentError: The file is gone, was altered or cut off, or the key is that of another one.
    """
    damaged = f"The attached file {path.name} was altered or is damaged; attach it again."
    try:
        with path.open("rb") as file:
            head = read_attachment_head(file)
            state = bindings.crypto_secretstream_xchacha20poly1305_state()
            bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, file.read(_STREAM_HEAD), key)
            bond, tag = hashlib.sha256(head).digest(), _MESSAGE
            while tag != _FINAL:
                chunk, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, file.read(_CHUNK + _MORE), bond)
                yield chunk
            if file.read(1):
                raise AttachmentError(damaged)
    except OSError as error:
        raise AttachmentError(f"The attached file {path.name} cannot be read: {error.strerror}.") from error
    except (CryptoError, ValueError, TypeError) as error:
        raise AttachmentError(damaged) from error


def read_attachment_head(file: IO[bytes]) -> bytes:
    """Return the header as it stands in the file (JSON).

    Raises:
        AttachmentError: It is no attached file.
    """
    if file.read(len(MAGIC)) != MAGIC:
        raise AttachmentError("The file is no attached file of cxfield.")
    length = file.read(_LENGTH.size)
    size = _LENGTH.unpack(length)[0] if len(length) == _LENGTH.size else _LARGEST_HEADER + 1
    head = file.read(size) if size <= _LARGEST_HEADER else b""
    if len(head) != size:
        raise AttachmentError("The beginning of the attached file is cut off.")
    return head
