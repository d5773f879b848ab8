"""HTTP Digest (RFC 7616, qop=auth). Nonces are signed and need no memory, so any worker knows those of every other."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
import struct
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

REALM = "cxfield"
NONCE_S = 300
"""How long a nonce is taken; after that the client is told that it is stale and takes the next one."""
_MARK = 16
_FIELD = re.compile(r'([a-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))', re.IGNORECASE)
_LONGEST = 4096
_COUNT = re.compile(r"[0-9a-fA-F]{8}")
ALGORITHMS: Mapping[str, Callable[[bytes], str]] = {
    "SHA-256": lambda data: hashlib.sha256(data).hexdigest(),
    "MD5": lambda data: hashlib.md5(data, usedforsecurity=False).hexdigest(),
}
"""In the order in which they are offered; ODK Collect knows MD5 alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestReply:
    """What stands in an `Authorization: Digest` header."""

    user: str
    nonce: str
    uri: str
    algorithm: str
    count: str
    own_nonce: str
    response: str


def first_half(algorithm: str, user: str, password: str) -> str:
    """Return HA1: what is kept in place of a password."""
    return ALGORITHMS[algorithm](f"{user}:{REALM}:{password}".encode())


def read_reply(header: str) -> DigestReply | None:
    """Return the fields of a header; None where it is no Digest reply of the kind that was asked for."""
    scheme, _, rest = header.partition(" ")
    if scheme.lower() != "digest" or len(rest) > _LONGEST:
        return None
    said: dict[str, str] = {}
    for name, quoted, bare in _FIELD.findall(rest):
        if name.lower() in said:
            return None
        said[name.lower()] = re.sub(r"\\(.)", r"\1", quoted) if quoted else bare
    algorithm = said.get("algorithm", "MD5").upper()
    is_known = algorithm in ALGORITHMS and said.get("qop") == "auth" and _COUNT.fullmatch(said.get("nc", ""))
    if not is_known or said.get("realm") != REALM or not all(said.get(n) for n in ("username", "nonce", "cnonce")):
        return None
    return DigestReply(
        user=said["username"],
        nonce=said["nonce"],
        uri=said.get("uri", ""),
        algorithm=algorithm,
        count=said["nc"],
        own_nonce=said["cnonce"],
        response=said.get("response", ""),
    )


def is_right(reply: DigestReply, method: str, ha1: str) -> bool:
    """Say whether who replied knows the password behind `ha1`."""
    hashed = ALGORITHMS[reply.algorithm]
    ha2 = hashed(f"{method}:{reply.uri}".encode())
    whole = ":".join((ha1, reply.nonce, reply.count, reply.own_nonce, "auth", ha2))
    return hmac.compare_digest(hashed(whole.encode()), reply.response.lower().encode("ascii", "replace").decode())


class Nonces:
    """Makes nonces and knows its own."""

    def __init__(self, key: bytes, *, now: Callable[[], float] = time.time) -> None:
        self._key, self._now = hashlib.sha256(b"cxfield digest\n" + key).digest(), now

    def new(self) -> str:
        """Return a nonce for some minutes."""
        text = struct.pack(">Q", int(self._now())) + secrets.token_bytes(8)
        return base64.urlsafe_b64encode(text + self._mark(text)).decode()

    def is_ours(self, nonce: str) -> bool:
        """Whether this server made it, however long ago."""
        return self._made_at(nonce) is not None

    def is_fresh(self, nonce: str) -> bool:
        """Whether this server made it and it is still taken."""
        made_at = self._made_at(nonce)
        return made_at is not None and -NONCE_S <= self._now() - made_at <= NONCE_S

    def _made_at(self, nonce: str) -> int | None:
        try:
            content = base64.b64decode(nonce, altchars=b"-_", validate=True)
        except ValueError:
            return None
        text, mark = content[:-_MARK], content[-_MARK:]
        if len(text) != 16 or not hmac.compare_digest(mark, self._mark(text)):
            return None
        made_at: int = struct.unpack(">Q", text[:8])[0]
        return made_at

    def _mark(self, text: bytes) -> bytes:
        return hmac.new(self._key, text, hashlib.sha256).digest()[:_MARK]


def challenges(nonce: str, *, is_stale: bool, offers_basic: bool) -> tuple[str, ...]:
    """Return the values of `WWW-Authenticate`, MD5 last of the digests: old clients read the last or know no other."""
    stale = ", stale=true" if is_stale else ""
    asked = [
        f'Digest realm="{REALM}", qop="auth", algorithm={algorithm}, nonce="{nonce}"{stale}'
        for algorithm in ("MD5", "SHA-256")
    ]
    if offers_basic:
        asked.append(f'Basic realm="{REALM}", charset="UTF-8"')
    return tuple(asked)
