"""The header `Content-Digest` (RFC 9530), by which both sides notice a body that changed on its way.

It is made over the bytes of the body as the sender sends them: a gzip body of a request as it is packed, an answer as
the server says it (the server packs none; what a proxy packs is compared unpacked).
"""

from __future__ import annotations

import base64
import hashlib
import re

CONTENT_DIGEST = "Content-Digest"
_SHA_256 = re.compile(r"(?:^|,)\s*sha-256=([^,;]*)")


def content_digest(body: bytes | bytearray) -> str:
    """Return the value of the header for `body`."""
    return digest_value(hashlib.sha256(body).digest())


def digest_value(sha256: bytes) -> str:
    """Return the value of the header for a body of this hash."""
    return f"sha-256=:{base64.b64encode(sha256).decode()}:"


def is_told(header: str) -> bool:
    """Whether the header tells a digest that is checked here."""
    return _SHA_256.search(header) is not None


def is_other(header: str, sha256: bytes) -> bool:
    """Whether the header tells the digest of another body than the one with this hash."""
    told = _SHA_256.search(header)
    return told is not None and f"sha-256={told[1].strip()}" != digest_value(sha256)
