"""Attached files of interviews on this device: rows, names and keys; the files lie encrypted beside the database.

A file is known by the SHA-256 of its content within its interview: the same content attached twice is kept once, under
two names. A file is durable before the row that names it; what a crash left without a row goes at the next opening.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from cxfield.store.database import Database
from cxfield.store.folder import make_private_folder
from cxfield.store.rows import AttachmentKeyRow, AttachmentNameRow, AttachmentRow, table_of
from cxfield.store.values import from_ms, to_ms

_ATTACHMENT = table_of(AttachmentRow)
_NAME = table_of(AttachmentNameRow)
_KEY = table_of(AttachmentKeyRow)
_FOLDER = "attachments"
_SUFFIX = ".cxfile"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAttachment:
    """A sealed file beside the database.

    Attributes:
        sha256, size_bytes: Of the content; `sealed_sha256`, `sealed_bytes` of the file.
        sealed_key: Opens it for whoever has the private half of the study key; empty where the study has none.
        is_removed: The server has it, and after the time for which files are kept here it was removed.
    """

    attachment_id: str
    interview_id: str
    study_id: str
    sha256: str
    size_bytes: int
    media_type: str
    path: Path
    sealed_sha256: str
    sealed_bytes: int
    sealed_key: bytes
    attached_at: datetime
    is_removed: bool = False

    @property
    def is_there(self) -> bool:
        """The file lies where it should, with the length that it should have."""
        with contextlib.suppress(OSError):
            return self.path.stat().st_size == self.sealed_bytes
        return False


class Attachments:
    """The rows, and the folder. Sealing and opening: `attachment_file`."""

    def __init__(self, database: Database) -> None:
        """Begin, and remove what a crash left in the folder without a row."""
        self._database = database
        self._folder = database.path.parent / _FOLDER
        if self._folder.exists():
            self._clean_up()

    def _clean_up(self) -> None:
        known = set(self._database.read(select(_ATTACHMENT.c.file)).scalars())
        for path in self._folder.glob(f"*{_SUFFIX}"):
            if path.name not in known:
                with contextlib.suppress(OSError):  # held by another program: the next start tries again
                    path.unlink()

    def new_path(self, attachment_id: str) -> Path:
        """Return where the file of a new attachment goes."""
        make_private_folder(self._folder)
        return self._folder / f"{attachment_id}{_SUFFIX}"

    def add(self, attachment: StoredAttachment, key: bytes) -> None:
        """Keep a file that is durable on the disk, with its key."""
        row = {
            "attachment_id": attachment.attachment_id,
            "interview_id": attachment.interview_id,
            "study_id": attachment.study_id,
            "sha256": attachment.sha256,
            "size_bytes": attachment.size_bytes,
            "media_type": attachment.media_type,
            "file": attachment.path.name,
            "sealed_sha256": attachment.sealed_sha256,
            "sealed_bytes": attachment.sealed_bytes,
            "sealed_key": attachment.sealed_key,
            "attached_ms": to_ms(attachment.attached_at),
            "sent_ms": None,
            "removed_ms": None,
        }
        with self._database.transaction():
            self._database.write(insert(_ATTACHMENT), row)
            self._database.write(insert(_KEY), {"attachment_id": attachment.attachment_id, "key": key})

    def name(self, interview_id: str, name: str, attachment_id: str) -> None:
        """Let the answer `name` mean this file from now on."""
        row = {"interview_id": interview_id, "name": name, "attachment_id": attachment_id}
        statement = insert(_NAME).on_conflict_do_update(
            index_elements=["interview_id", "name"], set_={"attachment_id": attachment_id}
        )
        self._database.write(statement, row)

    def remove(self, attachment_id: str) -> None:
        """Forget a file with its key and names; the file itself is erased by the caller when this is durable."""
        self._database.write(delete(_ATTACHMENT).where(_ATTACHMENT.c.attachment_id == attachment_id))

    def of_interview(self, interview_id: str) -> list[StoredAttachment]:
        """Return the files of an interview, the oldest first."""
        query = select(_ATTACHMENT).where(_ATTACHMENT.c.interview_id == interview_id)
        rows = self._database.read(query.order_by(_ATTACHMENT.c.attached_ms, _ATTACHMENT.c.attachment_id))
        return [self._stored(row) for row in rows]

    def names(self, interview_id: str) -> dict[str, str]:
        """Return name -> id of the file, of all answers of an interview that ever named one."""
        query = select(_NAME.c.name, _NAME.c.attachment_id).where(_NAME.c.interview_id == interview_id)
        return {row.name: row.attachment_id for row in self._database.read(query)}

    def named(self, interview_id: str, name: str) -> StoredAttachment | None:
        """Return the file that the answer `name` means; None if there is none."""
        query = select(_ATTACHMENT).join(_NAME, _NAME.c.attachment_id == _ATTACHMENT.c.attachment_id)
        query = query.where(_NAME.c.interview_id == interview_id, _NAME.c.name == name)
        row = self._database.read(query).first()
        return None if row is None else self._stored(row)

    def with_content(self, interview_id: str, sha256: str) -> StoredAttachment | None:
        """Return the file of the interview that has this content; None if there is none."""
        query = select(_ATTACHMENT).where(_ATTACHMENT.c.interview_id == interview_id, _ATTACHMENT.c.sha256 == sha256)
        row = self._database.read(query).first()
        return None if row is None else self._stored(row)

    def key(self, attachment_id: str) -> bytes | None:
        """Return the key of a file; None once its interview has ended."""
        query = select(_KEY.c.key).where(_KEY.c.attachment_id == attachment_id)
        found: bytes | None = self._database.read(query).scalar()
        return found

    def _stored(self, row: Any) -> StoredAttachment:
        return StoredAttachment(
            attachment_id=row.attachment_id,
            interview_id=row.interview_id,
            study_id=row.study_id,
            sha256=row.sha256,
            size_bytes=row.size_bytes,
            media_type=row.media_type,
            path=self._folder / row.file,
            sealed_sha256=row.sealed_sha256,
            sealed_bytes=row.sealed_bytes,
            sealed_key=row.sealed_key,
            attached_at=from_ms(row.attached_ms),
            is_removed=row.removed_ms is not None,
        )
