"""A laptop asks for a case: a small file with its key, so that the hand-over file opens on it and nowhere else.

The private half stays in the encrypted database of who asks. Nobody signs the request; the two people compare its mark,
which both screens show.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cxfield.recovery_code import ALPHABET, grouped
from cxfield.rescue.errors import ForeignFileError, NotWrittenError
from cxfield.store.device_store import DeviceStore

SUFFIX = ".cxrequest"
_SETTING = "transfer.request_key"
_MARK_LETTERS, _MARK_GROUP = 8, 4
_LARGEST = 4096


class TakeOverRequest(BaseModel):
    """Who asks, and the public key (hex) that the hand-over file is sealed to."""

    model_config = ConfigDict(frozen=True)
    kind: Literal["cxfield take-over request"] = "cxfield take-over request"
    v: Literal[1] = 1
    user: Annotated[str, Field(min_length=1, max_length=200)]
    device: Annotated[str, Field(max_length=200)] = ""
    public_key: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    made_at: str = ""

    @property
    def key(self) -> PublicKey:
        return PublicKey(bytes.fromhex(self.public_key))

    @property
    def mark(self) -> str:
        """What both screens show: 40 bits of user and key."""
        digest = hashlib.sha256(f"{self.user}\n{self.public_key}".encode()).digest()
        return grouped("".join(ALPHABET[byte & 31] for byte in digest[:_MARK_LETTERS]), _MARK_GROUP)


def request_key(store: DeviceStore) -> PrivateKey:
    """Return the key that requests of this workspace name; made the first time. Storage thread."""
    kept = store.setting(_SETTING)
    if kept is None:
        made = PrivateKey.generate()
        store.set_setting(_SETTING, bytes(made).hex())
        return made
    return PrivateKey(bytes.fromhex(kept))


def make_request(store: DeviceStore, user: str, device: str) -> TakeOverRequest:
    """Return a request of this workspace. Storage thread."""
    public = bytes(request_key(store).public_key).hex()
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    return TakeOverRequest(user=user, device=device, public_key=public, made_at=made_at)


def write_request(request: TakeOverRequest, path: Path) -> None:
    """Write a request to the new file `path`.

    Raises:
        NotWrittenError: With a sentence.
    """
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(request.model_dump_json(indent=1))
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise NotWrittenError(f"There is a file {path} already; choose another name.") from error
    except OSError as error:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise NotWrittenError(
            f"The file cannot be written to {path.parent} ({error.strerror}); choose another place."
        ) from error


def read_request(path: Path) -> TakeOverRequest:
    """Return what a request says.

    Raises:
        ForeignFileError: It is none, or cannot be read.
    """
    try:
        with path.open("rb") as file:
            request = TakeOverRequest.model_validate_json(file.read(_LARGEST))
        SealedBox(request.key).encrypt(b"")
    except (OSError, ValidationError, RecursionError, CryptoError) as error:
        raise ForeignFileError(
            f"{path.name} is no request of another laptop, or cannot be read. Have it written again."
        ) from error
    return request
