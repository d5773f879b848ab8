"""The key of one recording: random, and sealed to the study key, so that only its private half opens it later."""

from __future__ import annotations

import secrets

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from cxfield.audio.errors import RecordingKeyError

KEY_SIZE = 32
_MARK = b"cxfield-sound-1\n"


def new_file_key() -> bytes:
    """Return a random key; no two recordings share one."""
    return secrets.token_bytes(KEY_SIZE)


def seal_file_key(key: bytes, study_public_key: bytes) -> bytes:
    """Return `key` sealed to the study key (X25519, 32 bytes).

    Raises:
        RecordingKeyError: That is no key to seal to.
    """
    try:
        return bytes(SealedBox(PublicKey(study_public_key)).encrypt(_MARK + key))
    except (CryptoError, ValueError, TypeError) as error:
        raise RecordingKeyError("The study has no usable key, so nothing can be recorded for it.") from error


def open_file_key(sealed: bytes, study_private_key: bytes) -> bytes:
    """Return the key of a recording.

    Raises:
        RecordingKeyError: It was sealed to another study key, or is damaged.
    """
    try:
        opened = SealedBox(PrivateKey(study_private_key)).decrypt(sealed)
    except (CryptoError, ValueError, TypeError) as error:
        raise RecordingKeyError("This study key does not open the recording; use that of its study.") from error
    if not opened.startswith(_MARK):
        raise RecordingKeyError("The recording was made by another version of cxfield; update the program.")
    return opened[len(_MARK) :]
