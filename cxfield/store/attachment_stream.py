"""Seals an attached file while its bytes come in, in the form of `attachment_file`."""

from __future__ import annotations

import hashlib

from nacl import bindings

from cxfield.store.attachment_file import _CHUNK, _FINAL, _LENGTH, _MESSAGE, MAGIC, AttachmentHeader


class AttachmentStream:
    """`begin`, then any number of `more`, then `end`: what they return, put together, is the sealed file."""

    def __init__(self, header: AttachmentHeader, key: bytes) -> None:
        head = header.to_bytes()
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        stream_head = bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, key)
        self._begin = MAGIC + _LENGTH.pack(len(head)) + head + stream_head
        self._bond = hashlib.sha256(head).digest()
        self._rest = bytearray()

    def begin(self) -> bytes:
        """Return the head of the file."""
        return self._begin

    def more(self, data: bytes) -> bytes:
        """Return what can be sealed of what came so far."""
        self._rest += data
        done = bytearray()
        while len(self._rest) > _CHUNK:
            done += self._push(bytes(self._rest[:_CHUNK]), _MESSAGE)
            del self._rest[:_CHUNK]
        return bytes(done)

    def end(self) -> bytes:
        """Return the last piece, marked as the last."""
        return self._push(bytes(self._rest), _FINAL)

    def _push(self, chunk: bytes, tag: int) -> bytes:
        sealed: bytes = bindings.crypto_secretstream_xchacha20poly1305_push(self._state, chunk, self._bond, tag)
        return sealed
