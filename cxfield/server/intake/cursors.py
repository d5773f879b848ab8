"""How far somebody has pulled, as a text that only this server can have written.

A cursor that was changed on its way would skip what it counts past, for good. So it carries a mark made with a key of
the server; one that is not whole, of somebody else or of another epoch means: from the start. That is always safe,
because taking the same item in twice changes nothing.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac

_MARK_BYTES = 16


def write_cursor(key: bytes, *, epoch: str, user: str, number: int) -> str:
    """Return the cursor behind change `number` of `user`."""
    text = f"{epoch}:{number}".encode()
    return base64.urlsafe_b64encode(_mark(key, user, text) + text).decode()


def read_cursor(key: bytes, cursor: str, *, epoch: str, user: str) -> int:
    """Return the number in `cursor`; 0 where there is none, or none that counts here."""
    try:
        content = base64.b64decode(cursor, altchars=b"-_", validate=True)
        mark, text = content[:_MARK_BYTES], content[_MARK_BYTES:]
        if not hmac.compare_digest(mark, _mark(key, user, text)):
            return 0
        known, _, number = text.decode().partition(":")
        return int(number) if known == epoch else 0
    except (binascii.Error, ValueError):
        return 0


def _mark(key: bytes, user: str, text: bytes) -> bytes:
    content = b"cxfield cursor 1\n" + hashlib.sha256(user.encode()).digest() + text
    return hmac.new(key, content, hashlib.sha256).digest()[:_MARK_BYTES]
