"""Fetches recordings and attached files of an interview from the server, sealed as their device sealed them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import httpx
from pydantic import TypeAdapter

from cxfield.sync.client import SyncClient
from cxfield.sync.connection import checked, not_ours
from cxfield.sync.errors import ReceiptError
from cxfield.sync.file_messages import FileSummary

_FILES = TypeAdapter(list[FileSummary])


class AlteredFileError(ReceiptError):
    """What the server gave is not the file that its hash names."""


def files_of(client: SyncClient, study_id: str, interview_id: str) -> list[FileSummary]:
    """List the files of an interview."""
    return checked(_FILES, client.ask("GET", f"/v1/studies/{study_id}/interviews/{interview_id}/files"))


def fetch_sealed(client: SyncClient, study_id: str, file: FileSummary, path: Path) -> None:
    """Write the sealed bytes to `path`, piece by piece; what is there of an earlier try is gone on from.

    Raises:
        AlteredFileError: They do not give the hash; nothing is left of them.
    """
    draft = path.with_name(path.name + ".part")
    with draft.open("ab") as sink:
        while sink.tell() < file.size_bytes:
            sink.write(_piece(client, study_id, file, sink.tell()))
        sink.flush()
        os.fsync(sink.fileno())
    with draft.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    if digest != file.sha256:
        draft.unlink()
        raise AlteredFileError(
            f"The file {file.name} was altered on the server or on its way; nothing of it was kept. Try again, and if "
            "it stays so, tell your administrator to look into the backup."
        )
    draft.replace(path)


def _piece(client: SyncClient, study_id: str, file: FileSummary, start: int) -> bytes:
    path = f"/v1/studies/{study_id}/files/{file.sha256}"
    response = client.exchange("GET", path, params={"start": str(start)})
    client.judge(response)
    is_ours = response.headers.get("content-type", "") == "application/octet-stream"
    if response.status_code != httpx.codes.OK or not is_ours or not response.content:
        raise not_ours(client.server)
    return response.content
