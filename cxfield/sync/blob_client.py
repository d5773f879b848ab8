"""What one says to a server about files: HEAD for the offset, PATCH for a chunk. See `cxfield.server.routes.blobs`."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from cxfield.store.files import SendableFile
from cxfield.sync.connection import Connection, not_ours
from cxfield.sync.errors import SyncError, TooLargeError
from cxfield.sync.messages import SignedStatement

_OFFSET, _CONFLICT, _DAMAGED, _TOO_LARGE, _NO_ROOM = "Upload-Offset", 409, 422, 413, 507


class OffsetError(SyncError):
    """The server stands somewhere else: go on at `offset`."""

    def __init__(self, offset: int) -> None:
        super().__init__(f"The server has {offset} bytes of the file; it is sent from there on.")
        self.offset = offset


class DamagedOnTheWayError(SyncError):
    """What arrived does not give the hash that was said."""

    retryable = True


class FileTooLargeError(SyncError):
    """The server (`is_ours`), or a proxy before it, takes no request of this size."""

    def __init__(self, message: str, *, is_ours: bool = True) -> None:
        super().__init__(message)
        self.is_ours = is_ours


class NoRoomError(SyncError):
    """The disk of the server is full; answers still go through."""

    retryable = True


@dataclass(frozen=True, slots=True)
class Sent:
    """Where the upload stands after a chunk; `receipt` once the server has all of it."""

    offset: int
    receipt: SignedStatement | None


class BlobClient:
    """Sends the bytes of files by a connection. Network thread. `headers` go with each chunk."""

    def __init__(self, connection: Connection, headers: Mapping[str, str] | None = None) -> None:
        self._connection, self._headers = connection, dict(headers or {})

    def offset(self, file: SendableFile) -> int:
        """Ask from where to go on."""
        response = self._ask("HEAD", file)
        if response.status_code != httpx.codes.OK:
            self._connection.judge(response)
        return self._offset_of(response)

    def send(self, file: SendableFile, offset: int, piece: bytes) -> Sent:
        """Send a chunk; an empty one at the end asks for the receipt.

        Raises:
            OffsetError, DamagedOnTheWayError, FileTooLargeError, NoRoomError, SyncError
        """
        headers = {
            "Content-Type": "application/offset+octet-stream",
            _OFFSET: str(offset),
            "Upload-Length": str(file.size_bytes),
            "Upload-Checksum": "sha256 " + base64.b64encode(hashlib.sha256(piece).digest()).decode(),
            "Upload-Key": file.key,
            **self._headers,
        }
        response = self._ask("PATCH", file, content=piece, headers=headers)
        self._refuse(response)
        if response.status_code == httpx.codes.NO_CONTENT:
            return Sent(self._offset_of(response), None)
        receipt = self._connection.one(SignedStatement, response)
        return Sent(self._offset_of(response), receipt)

    def _refuse(self, response: httpx.Response) -> None:
        status = response.status_code
        if status == _CONFLICT and _OFFSET in response.headers:
            raise OffsetError(self._offset_of(response))
        if status == _TOO_LARGE:
            try:
                self._connection.judge(response)
            except TooLargeError as error:
                raise FileTooLargeError("The server does not take so much at a time.", is_ours=error.is_ours) from error
        if status in (_DAMAGED, _NO_ROOM):
            kind = DamagedOnTheWayError if status == _DAMAGED else NoRoomError
            try:
                self._connection.judge(response)
            except SyncError as error:
                raise kind(str(error), retry_after_s=error.retry_after_s) from error
        self._connection.judge(response)

    def _ask(self, method: str, file: SendableFile, **rest: object) -> httpx.Response:
        params = {
            "study": file.study_id,
            "interview": file.interview_id,
            "kind": file.kind.value,
            "name": file.name,
        }
        return self._connection.exchange(method, f"/v1/blob/{file.sha256}", params=params, **rest)

    def _offset_of(self, response: httpx.Response) -> int:
        text = response.headers.get(_OFFSET, "")
        if not text.isdigit():
            raise not_ours(self._connection.server)
        return int(text)
