"""The key of a workspace, sealed to the study key: so that a lost keyring is not lost data.

Only the private half of the study key, which no device has, opens it.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from cxfield.store.database_key import DatabaseKey
from cxfield.store.errors import KeyMissingError, StudyKeyError
from cxfield.store.folder import write_private_file

_MARK = b"cxfield-key-1\n"


def escrow(key: DatabaseKey, study_public_key: bytes) -> bytes:
    """Return `key` sealed to the study key (X25519, 32 bytes).

    Raises:
        StudyKeyError: That is no key to seal to.
    """
    try:
        return bytes(SealedBox(PublicKey(study_public_key)).encrypt(_MARK + key.to_bytes()))
    except (CryptoError, ValueError, TypeError) as error:
        raise StudyKeyError("The study has no usable key; the key of this workspace is not sealed to it.") from error


def recover(sealed: bytes, study_private_key: bytes) -> DatabaseKey:
    """Return the key.

    Raises:
        KeyMissingError: It was sealed to another study key, or is damaged.
    """
    try:
        opened = SealedBox(PrivateKey(study_private_key)).decrypt(sealed)
        if opened.startswith(_MARK):
            return DatabaseKey.from_bytes(opened[len(_MARK) :])
    except (CryptoError, ValueError, TypeError) as error:
        raise KeyMissingError("This study key does not open the recovery file; use that of its study.") from error
    raise KeyMissingError("The recovery file was made by another version of cxfield; update the program.")


def escrow_path(folder: Path, study_id: str) -> Path:
    """Return where the sealed key for a study is kept."""
    safe = re.sub(r"[^A-Za-z0-9_-]", "", study_id)[:64]
    if safe != study_id:
        safe += "-" + hashlib.sha256(study_id.encode()).hexdigest()[:8]
    return folder / f"escrow-{safe}.bin"


def write_escrow(folder: Path, study_id: str, key: DatabaseKey, study_public_key: bytes) -> Path:
    """Seal the key to the study key and keep it beside the database; durable when it returns."""
    path = escrow_path(folder, study_id)
    write_private_file(path, escrow(key, study_public_key))
    return path
