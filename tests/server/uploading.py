"""For tests of uploads: files, and the requests that bring them, byte by byte as a device sends them."""

from __future__ import annotations

import base64
import hashlib
import random
from dataclasses import dataclass
from typing import Any

import httpx

from cxfield.server.files.upload_chunks import SMALLEST_CHUNK_BYTES
from cxfield.sync.client import SyncClient
from cxfield.sync.messages import BlobReceipt, SignedStatement
from cxfield.sync.signing import verify_statement

CHUNK = SMALLEST_CHUNK_BYTES


def content(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


@dataclass
class Upload:
    """One file of one interview on its way."""

    client: SyncClient
    study: str
    content: bytes
    interview: str = "interview-1"
    kind: str = "recording"
    name: str = "recording-1"
    key: str = "sealed:AAAA"
    sha256: str = ""

    def __post_init__(self) -> None:
        self.sha256 = self.sha256 or hashlib.sha256(self.content).hexdigest()
        if self.client.tokens is None:
            self.client.refresh()
        assert self.client.tokens is not None
        headers = {"Authorization": f"Bearer {self.client.tokens.access_token}"}
        self.http = httpx.Client(base_url=self.client.server, headers=headers, timeout=20)

    @property
    def query(self) -> dict[str, str]:
        return {"study": self.study, "interview": self.interview, "kind": self.kind, "name": self.name}

    def head(self) -> httpx.Response:
        return self.http.head(f"/v1/blob/{self.sha256}", params=self.query)

    def offset(self) -> int:
        return int(self.head().headers["Upload-Offset"])

    def patch(self, offset: int, size: int = CHUNK, *, altered: bytes | None = None, **headers: str) -> httpx.Response:
        piece = self.content[offset : offset + size]
        return self.http.patch(
            f"/v1/blob/{self.sha256}",
            params=self.query,
            content=piece if altered is None else altered,
            headers={**self.headers(offset, piece), **headers},
        )

    def headers(self, offset: int, piece: bytes) -> dict[str, str]:
        checksum = base64.b64encode(hashlib.sha256(piece).digest()).decode()
        return {
            "Content-Type": "application/offset+octet-stream",
            "Upload-Offset": str(offset),
            "Upload-Length": str(len(self.content)),
            "Upload-Checksum": f"sha256 {checksum}",
            "Upload-Key": self.key,
        }

    def all(self, size: int = CHUNK) -> BlobReceipt:
        """Send it from where the server stands, and return the proven receipt."""
        while True:
            response = self.patch(self.offset(), size)
            assert response.status_code in (200, 204), response.text
            if response.status_code == 200:
                return self.receipt(response)

    def receipt(self, response: httpx.Response) -> BlobReceipt:
        assert response.status_code == 200, response.text
        assert self.client.tokens is not None
        signed = SignedStatement.model_validate_json(response.content)
        key = self.client.tokens.receipt_key
        (receipt,) = verify_statement(key, signed, purpose="blob", device=self.client.device).blobs
        return receipt


def files_below(folder: Any) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
