"""What the server can prove of a submission: its number and the SHA-256 of everything stored, signed, in headers."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from nacl.signing import SigningKey

_DOMAIN = b"cxfield openrosa receipt 1\n"
_NAMESPACE = "urn:cxfield:openrosa"
HEADER_BYTES = 2500
"""So long may the receipt be in the headers: proxies refuse more than 4 KiB. The body has it whatever its length."""


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
    """Return the receipt as headers: in short, and, where there is room for it, as a signed statement."""
    text = _statement(receipt)
    short = {
        "X-Cxfield-Instance-ID": quote(receipt.instance_id, safe=":"),
        "X-Cxfield-SHA256": receipt.sha256,
        "X-Cxfield-Signature": _signature(key, text),
    }
    named = ", ".join(f"{quote(file.name, safe='')}={file.sha256}" for file in receipt.files)
    whole = {"X-Cxfield-Files": named, "X-Cxfield-Receipt": b64encode(text).decode()}
    return {**short, **whole} if len(text) * 4 // 3 + len(named) <= HEADER_BYTES else short


def receipt_element(key: SigningKey, receipt: Receipt) -> str:
    """Return the receipt as an element beside the message, for whoever has more files than headers have room for."""
    text = _statement(receipt)
    return f'<receipt xmlns="{_NAMESPACE}" signature="{_signature(key, text)}">{b64encode(text).decode()}</receipt>'


def _statement(receipt: Receipt) -> bytes:
    files = sorted(receipt.files, key=lambda file: (file.name, file.sha256))
    statement = {
        "purpose": "openrosa",
        "study_id": receipt.study_id,
        "instance_id": receipt.instance_id,
        "sha256": receipt.sha256,
        "state": receipt.state,
        "epoch": receipt.epoch,
        "at": receipt.at,
        "files": [{"name": file.name, "sha256": file.sha256, "beside": file.is_beside} for file in files],
    }
    return json.dumps(statement, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()


def _signature(key: SigningKey, text: bytes) -> str:
    return b64encode(key.sign(_DOMAIN + text).signature).decode()


def signed_text(statement: bytes) -> bytes:
    """Return the bytes over which a receipt is signed: for whoever checks one with the server's receipt key."""
    return _DOMAIN + statement
