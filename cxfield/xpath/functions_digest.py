"""Functions on bytes: digests, encodings, signatures, random ids."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from typing import TYPE_CHECKING

from cxfield.xpath.errors import XPathError
from cxfield.xpath.function import plain

if TYPE_CHECKING:
    from cxfield.xpath.environment import Context

_ALGORITHMS = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}
_BY_NAME = {name.replace("-", ""): found for name, found in _ALGORITHMS.items()}
_WHITESPACE = re.compile(r"[ \t\r\n]+")
_SIGNATURE_BYTES = 64


@plain("digest", "string", "string", "string", minimum=2, returns="string")
def digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    name = _BY_NAME.get(algorithm.upper().replace("-", ""))
    if name is None or encoding.lower() not in ("base64", "hex"):
        raise XPathError(
            f"digest() knows {', '.join(_ALGORITHMS)} with base64 or hex, not {algorithm!r}, {encoding!r}."
        )
    found = hashlib.new(name, text.encode("utf-8", "replace"), usedforsecurity=False)
    return found.hexdigest() if encoding.lower() == "hex" else base64.b64encode(found.digest()).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)


@plain("base64-decode", "string", returns="string")
def base64_decode(text: str) -> str:
    """The text that was encoded; empty if it is no base64."""
    try:
        return _bytes(_WHITESPACE.sub("", text)).decode("utf-8", "replace")
    except (ValueError, binascii.Error):
        return ""


@plain("extract-signed", "string", "string", returns="string")
def extract_signed(signed: str, public_key: str) -> str:
    """The message in `signed` (Ed25519 signature, then message, in base64); empty if the signature does not hold."""
    from nacl.exceptions import CryptoError
    from nacl.signing import VerifyKey

    try:
        content = _bytes(signed.strip())
        message, signature = content[_SIGNATURE_BYTES:], content[:_SIGNATURE_BYTES]
        return VerifyKey(_bytes(public_key.strip())).verify(message, signature).decode("utf-8", "replace")
    except (ValueError, TypeError, binascii.Error, CryptoError):
        return ""


@plain("uuid", "number", minimum=0, returns="string", in_context=True, volatile=True)
def uuid(context: Context, length: float | None = None) -> str:
    """A UUID, or a random text of `length` letters and digits."""
    if length is None:
        return context.environment.uuid()
    if not length <= 10_000:
        raise XPathError(f"uuid() makes texts of at most 10000 characters, not {length:g}.")
    context.environment.spend(int(max(0, length)) // 4)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    return "".join(letters[int(context.environment.random() * len(letters))] for _ in range(int(max(0, length))))
