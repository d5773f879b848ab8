"""Encrypted submissions as the ODK XForms specification says (getodk.github.io/xforms-spec/encryption).

A record has one random AES key, wrapped by the form's public key. Each file has an initialization vector of its own,
which follows from the instance ID, the key and its place: the media files first, the XML last. The same key gives the
same bytes again, so a payload that is sent twice is the same both times.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.padding import PKCS7

from cxfield.errors import CxfieldError

SUBMISSIONS = "http://opendatakit.org/submissions"
OPENROSA = "http://openrosa.org/xforms"
XML_NAME = "submission.xml"
ENCRYPTED_XML_NAME = "submission.xml.enc"
ENDING = ".enc"
_KEY_BYTES = 32
_BLOCK = 16
_SMALLEST_KEY_BITS = 2048


class EncryptionError(CxfieldError):
    """The form wants encryption, and it cannot be done: nothing is sent instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the manifest names. `deprecated_id` is empty unless the submission replaces another one."""

    form_id: str
    version: str
    instance_id: str
    deprecated_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainFile:
    """A file as it stood before encryption; `md5` is hexadecimal."""

    name: str
    md5: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The XML that is sent instead of the answers, and the key that made the files; the key never leaves."""

    xml: bytes
    key: bytes = field(repr=False)


def read_public_key(text: str) -> RSAPublicKey:
    """Return the public key of a form (`base64RsaPublicKey`).

    Raises:
        EncryptionError: It is no RSA key that can be used.
    """
    try:
        key = serialization.load_der_public_key(base64.b64decode("".join(text.split()), validate=True))
    except (binascii.Error, ValueError, UnsupportedAlgorithm) as error:
        raise EncryptionError(
            "The public key in this form is damaged, so its answers cannot be encrypted. Tell whoever made the form."
        ) from error
    if not isinstance(key, RSAPublicKey) or key.key_size < _SMALLEST_KEY_BITS:
        raise EncryptionError(
            "The public key in this form is no RSA key of 2048 bits or more, so its answers cannot be encrypted. "
            "Tell whoever made the form."
        )
    return key


def seal(public_key: RSAPublicKey, record: Record, media: Sequence[PlainFile], xml: bytes) -> Manifest:
    """Make a key and the manifest of a record; `media` in the order in which they are encrypted."""
    key = secrets.token_bytes(_KEY_BYTES)
    wrapped = _wrapped(public_key, key)
    files = [*media, PlainFile(name=XML_NAME, md5=hashlib.md5(xml, usedforsecurity=False).hexdigest())]
    signature = _wrapped(public_key, _fingerprint(record, wrapped, files))
    return Manifest(xml=_manifest(record, wrapped, media, signature), key=key)


def encrypted(chunks: Iterable[bytes], key: bytes, instance_id: str, place: int) -> Iterator[bytes]:
    """Yield the encrypted content of the file at `place` (from 0; the XML is behind the last medium)."""
    cipher = Cipher(AES(key), CFB(initialization_vector(key, instance_id, place))).encryptor()
    padder = PKCS7(_BLOCK * 8).padder()
    for chunk in chunks:
        yield cipher.update(padder.update(chunk))
    yield cipher.update(padder.finalize()) + cipher.finalize()


def encrypted_size(size: int) -> int:
    """Return the length of an encrypted file whose content has `size` bytes: there is always padding."""
    return (size // _BLOCK + 1) * _BLOCK


def initialization_vector(key: bytes, instance_id: str, place: int) -> bytes:
    """Return the vector of the file at `place`: one byte of the seed is raised for each file so far, in turn."""
    seed = bytearray(hashlib.md5(instance_id.encode() + key, usedforsecurity=False).digest())
    for counter in range(place + 1):
        seed[counter % _BLOCK] = (seed[counter % _BLOCK] + 1) % 256
    return bytes(seed)


def _wrapped(public_key: RSAPublicKey, content: bytes) -> str:
    """Return `content` encrypted (RSA/NONE/OAEPWithSHA256AndMGF1Padding: SHA-256 in both places) and in base64."""
    padding = OAEP(mgf=MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)
    return base64.b64encode(public_key.encrypt(content, padding)).decode()


def _fingerprint(record: Record, wrapped: str, files: Sequence[PlainFile]) -> bytes:
    version = [record.version] if record.version else []
    lines = [record.form_id, *version, wrapped, record.instance_id, *(f"{file.name}::{file.md5}" for file in files)]
    return hashlib.md5("".join(f"{line}\n" for line in lines).encode(), usedforsecurity=False).digest()


def _manifest(record: Record, wrapped: str, media: Sequence[PlainFile], signature: str) -> bytes:
    version = f" version={quoteattr(record.version)}" if record.version else ""
    files = "".join(f"<media><file>{escape(file.name + ENDING)}</file></media>" for file in media)
    deprecated = f"<orx:deprecatedID>{escape(record.deprecated_id)}</orx:deprecatedID>" if record.deprecated_id else ""
    return (
        f'<data xmlns="{SUBMISSIONS}" xmlns:orx="{OPENROSA}" id={quoteattr(record.form_id)} encrypted="yes"{version}>'
        f"<base64EncryptedKey>{wrapped}</base64EncryptedKey>"
        f"<orx:meta><orx:instanceID>{escape(record.instance_id)}</orx:instanceID>{deprecated}</orx:meta>"
        f"{files}"
        f"<encryptedXmlFile>{ENCRYPTED_XML_NAME}</encryptedXmlFile>"
        f"<base64EncryptedElementSignature>{signature}</base64EncryptedElementSignature>"
        "</data>"
    ).encode()
