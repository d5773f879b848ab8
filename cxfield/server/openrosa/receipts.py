"""What the server can prove of a submission: its number and the SHA-256 of everything stored, signed, in headers."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote

from nacl.signing import SigningKey

_DOMAIN = b"cxfield openrosa receipt 1\n"
MOST_NAMED = 20
"""More files are told by one hash over all of them: headers have to stay short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file of a submission that is stored. `is_beside`: another one came first under its name."""

    name: str
    sha256: str
    is_beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What is stored of a submission. `state` is a `SubmissionState`."""

    study_id: str
    instance_id: str
    sha256: str
    state: str
    files: Sequence[StoredFile]
    epoch: str
    at: str


def receipt_headers(key: SigningKey, receipt: Receipt) -> dict[str, str]:
    """Return the receipt as headers: in short, and as a signed statement."""
    files = sorted(receipt.files, key=lambda file: (file.name, file.sha256))
    lines = "".join(f"{file.sha256} {file.name}\n" for file in files)
    statement = {
        "purpose": "openrosa",
        "study_id": receipt.study_id,
        "instance_id": receipt.instance_id,
        "sha256": receipt.sha256,
        "state": receipt.state,
        "epoch": receipt.epoch,
        "at": receipt.at,
        "file_count": len(files),
        "files_sha256": sha256(lines.encode()).hexdigest(),
        "files": [{"name": file.name, "sha256": file.sha256, "beside": file.is_beside} for file in files[:MOST_NAMED]],
    }
    text = json.dumps(statement, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()
    return {
        "X-Cxfield-Instance-ID": quote(receipt.instance_id, safe=":"),
        "X-Cxfield-SHA256": receipt.sha256,
        "X-Cxfield-Files": ", ".join(f"{quote(file.name, safe='')}={file.sha256}" for file in files[:MOST_NAMED]),
        "X-Cxfield-Receipt": base64.b64encode(text).decode(),
        "X-Cxfield-Signature": base64.b64encode(key.sign(_DOMAIN + text).signature).decode(),
    }


def signed_text(statement: bytes) -> bytes:
    """Return the bytes over which a receipt is signed: for whoever checks one with the server's receipt key."""
    return _DOMAIN + statement
