"""Opens encrypted submissions as the specification says it is done, written without the code that makes them."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence

import lxml.etree as etree
from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES

NS = {"s": "http://opendatakit.org/submissions", "orx": "http://openrosa.org/xforms"}


def unwrapped(private_key: RSAPrivateKey, text: str) -> bytes:
    padding = OAEP(mgf=MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)
    return private_key.decrypt(base64.b64decode(text), padding)


def vectors(instance_id: str, key: bytes, count: int) -> list[bytes]:
    seed = list(hashlib.md5(instance_id.encode() + key).digest())
    made = []
    for counter in range(count):
        seed[counter % 16] = (seed[counter % 16] + 1) & 0xFF
        made.append(bytes(seed))
    return made


def opened(key: bytes, vector: bytes, content: bytes) -> bytes:
    padded = Cipher(AES(key), CFB(vector)).decryptor().update(content)
    count = padded[-1]
    assert 1 <= count <= 16
    assert padded[-count:] == bytes([count]) * count
    return padded[:-count]


class Opened:
    """A submission opened with the private key; the signature was compared."""

    def __init__(self, private_key: RSAPrivateKey, manifest: bytes, files: Mapping[str, bytes]) -> None:
        root = etree.fromstring(manifest)
        self.form_id, self.version, self.mark = root.get("id"), root.get("version"), root.get("encrypted")
        self.instance_id = _one(root, "orx:meta/orx:instanceID")
        names = [*root.xpath("s:media/s:file/text()", namespaces=NS), _one(root, "s:encryptedXmlFile")]
        wrapped = _one(root, "s:base64EncryptedKey")
        key = unwrapped(private_key, wrapped)
        self.key = key
        self.plain = {
            name.removesuffix(".enc"): opened(key, vector, files[name])
            for name, vector in zip(names, vectors(self.instance_id, key, len(names)), strict=True)
        }
        signature = unwrapped(private_key, _one(root, "s:base64EncryptedElementSignature"))
        assert signature == self._fingerprint(wrapped, [name.removesuffix(".enc") for name in names])

    def _fingerprint(self, wrapped: str, names: Sequence[str]) -> bytes:
        parts = [self.form_id, self.version, wrapped, self.instance_id]
        parts += [f"{name}::{hashlib.md5(self.plain[name]).hexdigest()}" for name in names]
        return hashlib.md5(("\n".join(part for part in parts if part) + "\n").encode()).digest()


def _one(root: etree._Element, path: str) -> str:
    (found,) = root.xpath(f"{path}/text()", namespaces=NS)
    return str(found)
