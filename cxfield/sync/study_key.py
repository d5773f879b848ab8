"""The study key: its public half goes out with the study, the private half is kept under a pass-phrase."""

from __future__ import annotations

import base64
import binascii
import json
import secrets
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

from cxfield.errors import CxfieldError

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_GROUPS, _GROUP_LENGTH = 6, 5


class PassPhraseError(CxfieldError):
    """The pass-phrase does not open the study key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyKey:
    """An X25519 pair. `public` is base64; `sealed_private` the other half, encrypted, as text."""

    public: str
    sealed_private: str


def new_pass_phrase() -> str:
    """Return a pass-phrase to be written on a recovery sheet; 150 bits, no letters that look alike."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)


def make_study_key(pass_phrase: str) -> StudyKey:
    """Make a pair and seal its private half with Argon2id and XSalsa20-Poly1305."""
    private = PrivateKey.generate()
    salt = secrets.token_bytes(argon2id.SALTBYTES)
    operations, memory = argon2id.OPSLIMIT_INTERACTIVE, argon2id.MEMLIMIT_INTERACTIVE
    box = SecretBox(argon2id.kdf(SecretBox.KEY_SIZE, pass_phrase.encode(), salt, operations, memory))
    sealed = {
        "kdf": "argon2id",
        "operations": operations,
        "memory_bytes": memory,
        "salt": base64.b64encode(salt).decode(),
        "box": base64.b64encode(box.encrypt(bytes(private))).decode(),
    }
    return StudyKey(public=base64.b64encode(bytes(private.public_key)).decode(), sealed_private=json.dumps(sealed))


def open_study_key(sealed_private: str, pass_phrase: str) -> bytes:
    """Return the private half.

    Raises:
        PassPhraseError: It is another pass-phrase, or the sealed text is damaged.
    """
    try:
        sealed = json.loads(sealed_private)
        salt, box = base64.b64decode(sealed["salt"]), base64.b64decode(sealed["box"])
        key = argon2id.kdf(SecretBox.KEY_SIZE, pass_phrase.encode(), salt, sealed["operations"], sealed["memory_bytes"])
        return SecretBox(key).decrypt(box)
    except (CryptoError, binascii.Error, ValueError, KeyError, TypeError) as error:
        raise PassPhraseError("The pass-phrase does not open the study key; compare it with the sheet.") from error
