"""What a backup says of itself. Its last file: without a manifest a folder is no backup, whatever lies in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationError

from cxfield.server.backup.errors import BackupError, DamagedBackupError
from cxfield.server.backup.sealing import PassphraseFacts
from cxfield.store.folder import sync_folder

MANIFEST = "manifest.json"
UNFINISHED = ".unfinished"
"""End of the name of a folder that is no backup yet, or no more."""
POOL = "recordings"
"""Folder of the recordings, beside the backups of a place and shared by them: a file is named by its content."""


class BackupFile(BaseModel):
    """A file of a backup, as it lies there."""

    name: str
    size_bytes: int
    sha256: str


class Table(BaseModel):
    """A table as it was written: its columns in order, and how many rows."""

    name: str
    columns: list[str]
    rows: int


class Manifest(BaseModel):
    """What a backup holds.

    Attributes:
        schema_number: The server's schema then (Alembic).
        sealed_to: Public key that all files are sealed to; empty: they lie open.
        streams: How many journals.
        persons: How many keys of persons there were; None: it is of the time before there were any.
        persons_sha256: Of the file of these keys, as it was written for this backup; empty in older backups.
        recordings: How many files of recordings it names; None: they were not part of it (they lie in a bucket).
    """

    format: Literal[1] = 1
    backup_id: Annotated[str, Field(pattern=r"^[0-9a-f-]{36}$")]
    made_at: str
    program: str
    kind: Literal["sqlite", "postgresql"]
    schema_number: str
    epoch: str
    sealed_to: str = ""
    passphrase: PassphraseFacts | None = None
    streams: int
    persons: int | None = None
    persons_sha256: str = ""
    tables: list[Table]
    recordings: int | None
    recordings_bytes: int = 0
    files: list[BackupFile]

    @property
    def size_bytes(self) -> int:
        """Return how much lies in the backup, recordings included."""
        return sum(file.size_bytes for file in self.files) + self.recordings_bytes


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write it, durably; from then on the folder is a backup."""
    draft = folder / f"{MANIFEST}.new"
    with draft.open("w", encoding="utf-8") as file:
        file.write(manifest.model_dump_json(indent=1))
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, folder / MANIFEST)
    sync_folder(folder)
    sync_folder(folder.parent)


def read_manifest(folder: Path) -> Manifest:
    """Return what a backup says of itself.

    Raises:
        BackupError: There is none, or it is of a newer program.
        DamagedBackupError: It cannot be read.
    """
    try:
        content = (folder / MANIFEST).read_text(encoding="utf-8")
    except OSError as error:
        raise BackupError(f"{folder} is no finished backup: it has no {MANIFEST}.") from error
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        raise DamagedBackupError(
            f"{folder / MANIFEST} cannot be read: it is damaged, or a newer cxfield wrote it."
        ) from error


def finished(place: Path) -> list[Path]:
    """Return the finished backups of a place, oldest first."""
    found = (path.parent for path in place.glob(f"*/{MANIFEST}"))
    return sorted((one for one in found if not one.name.endswith(UNFINISHED)), key=lambda path: path.name)


def chosen(folder: Path) -> Path:
    """Return `folder` if it is a backup, or the newest one in it.

    Raises:
        BackupError: There is none.
    """
    if (folder / MANIFEST).exists():
        return folder
    found = finished(folder)
    if not found:
        raise BackupError(f"There is no finished backup in {folder}.")
    return found[-1]
