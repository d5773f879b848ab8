"""The recordings in a backup: each file once for all backups of a place, named by its content."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from nacl.public import PrivateKey, PublicKey

from cxfield.server.backup.errors import DamagedBackupError
from cxfield.server.backup.files import PIECE, Folder, file_hash, plain_pieces, unpacked
from cxfield.server.backup.sealing import Sealer, sealed_size
from cxfield.store.folder import make_private_folder, sync_folder

LIST = "recordings.gz"


@dataclass(frozen=True, slots=True)
class Recording:
    """A file that the database names. `key`: its place below the folder of recordings."""

    study_id: str
    sha256: str
    size_bytes: int
    key: str


@dataclass(slots=True)
class Copied:
    """What became of the recordings. `lacking`: named by the database, and not there or damaged."""

    kept: list[Recording] = field(default_factory=list)
    fresh: int = 0
    lacking: list[str] = field(default_factory=list)


class Pool:
    """Where the recordings of all backups of a place lie."""

    def __init__(self, folder: Path, seal_to: PublicKey | None = None) -> None:
        self._folder, self._seal_to = folder, seal_to

    def path(self, recording: Recording, seal_to: PublicKey | None) -> Path:
        """Return where a recording lies; for another key it lies there once more."""
        ending = f".{hashlib.sha256(bytes(seal_to)).hexdigest()[:16]}.sealed" if seal_to else ""
        return self._folder / recording.sha256[:2] / f"{recording.sha256}{ending}"

    def take_in(self, recording: Recording, source: Path) -> bool:
        """Copy a file, unless it is there; say whether it was copied.

        Raises:
            DamagedBackupError: Its bytes are not those that its name says.
            OSError: It cannot be read.
        """
        target = self.path(recording, self._seal_to)
        if _has_its_size(target, recording, self._seal_to):
            return False
        make_private_folder(target.parent)
        draft = target.with_name(target.name + ".new")
        try:
            self._copy(source, draft, recording.sha256)
            os.replace(draft, target)
        finally:
            draft.unlink(missing_ok=True)
        sync_folder(target.parent)
        sync_folder(self._folder)
        return True

    def _copy(self, source: Path, draft: Path, sha256: str) -> None:
        digest = hashlib.sha256()
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with source.open("rb") as file, os.fdopen(descriptor, "wb") as out:
            sealer = Sealer(out, self._seal_to) if self._seal_to is not None else None
            while piece := file.read(PIECE):
                digest.update(piece)
                (sealer or out).write(piece)
            if sealer is not None:
                sealer.close()
            out.flush()
            os.fsync(out.fileno())
        if digest.hexdigest() != sha256:
            raise DamagedBackupError(f"The recording {sha256} has other bytes than it should.")

    def has(self, recording: Recording, seal_to: PublicKey | None) -> bool:
        """Whether anything lies here as this recording."""
        return self.path(recording, seal_to).exists()

    def is_whole(self, recording: Recording, seal_to: PublicKey | None) -> bool:
        """Whether a recording lies here as it was written. A sealed one, which nobody opens here, by its length."""
        path = self.path(recording, seal_to)
        if not _has_its_size(path, recording, seal_to):
            return False
        return seal_to is not None or file_hash(path) == recording.sha256

    def give_out(self, recording: Recording, key: PrivateKey | None, target: Path | None) -> None:
        """Read a recording, check its bytes, and write them to `target` if there is one.

        Raises:
            DamagedBackupError: It is missing or changed.
        """
        path = self.path(recording, key.public_key if key else None)
        if not path.exists():
            raise DamagedBackupError(f"The backup lacks the recording {recording.sha256}.")
        digest = hashlib.sha256()
        if target is None:
            for piece in plain_pieces(path, key):
                digest.update(piece)
        else:
            make_private_folder(target.parent)
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(descriptor, "wb") as out:
                for piece in plain_pieces(path, key):
                    digest.update(piece)
                    out.write(piece)
                out.flush()
                os.fsync(out.fileno())
        if digest.hexdigest() != recording.sha256:
            raise DamagedBackupError(f"The recording {recording.sha256} of the backup is not as it was written.")


def _has_its_size(path: Path, recording: Recording, seal_to: PublicKey | None) -> bool:
    size = recording.size_bytes if seal_to is None else sealed_size(recording.size_bytes)
    return path.exists() and path.stat().st_size == size


def copy_all(pool: Pool, recordings: Iterable[tuple[str, str, int, str]], source: Path) -> Copied:
    """Take in every recording that the database names."""
    copied = Copied()
    for values in recordings:
        recording = Recording(*values)
        try:
            copied.fresh += pool.take_in(recording, source / recording.key)
        except (FileNotFoundError, DamagedBackupError):
            copied.lacking.append(recording.sha256)
        else:
            copied.kept.append(recording)
    return copied


def write_list(folder: Folder, recordings: list[Recording]) -> None:
    """Write which recordings belong to a backup."""
    with folder.writing_packed(LIST) as sink:
        for one in recordings:
            sink.write(json.dumps([one.study_id, one.sha256, one.size_bytes, one.key]).encode() + b"\n")


def read_list(folder: Path, key: PrivateKey | None) -> Iterator[Recording]:
    """Yield the recordings of a backup.

    Raises:
        DamagedBackupError: One names a place outside the folder of recordings.
    """
    with unpacked(folder / LIST, key) as file:
        for line in file:
            recording = Recording(*json.loads(line))
            place = PurePosixPath(recording.key)
            if place.is_absolute() or ".." in place.parts or "\\" in recording.key or ":" in recording.key:
                raise DamagedBackupError("The backup names a recording outside its folder.")
            yield recording
