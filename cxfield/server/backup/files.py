"""Writes and reads the files of a backup: hashed while they are written, sealed where a key is given, flushed."""

from __future__ import annotations

import gzip
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from nacl.public import PrivateKey, PublicKey

from cxfield.server.backup.errors import BackupError, DamagedBackupError
from cxfield.server.backup.manifest import BackupFile, Manifest
from cxfield.server.backup.sealing import Sealer, Sink, encoded, opened

PIECE = 1024 * 1024


class _Hashing:
    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.hash = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        self.hash.update(data)
        self.size += len(data)
        return self._file.write(data)


class Folder:
    """The folder of one backup being written."""

    def __init__(self, path: Path, seal_to: PublicKey | None) -> None:
        self.path, self._seal_to = path, seal_to
        self.files: list[BackupFile] = []

    @contextmanager
    def writing(self, name: str) -> Iterator[Sink]:
        """Give a sink for plain bytes; what came in is durable when the block ends."""
        descriptor = os.open(self.path / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            hashing = _Hashing(file)
            if self._seal_to is None:
                yield hashing
            else:
                sealer = Sealer(hashing, self._seal_to)
                yield sealer
                sealer.close()
            file.flush()
            os.fsync(file.fileno())
        self.files.append(BackupFile(name=name, size_bytes=hashing.size, sha256=hashing.hash.hexdigest()))

    @contextmanager
    def writing_packed(self, name: str) -> Iterator[Sink]:
        """Give a sink whose bytes are packed with gzip."""
        with (
            self.writing(name) as sink,
            gzip.GzipFile(fileobj=cast("IO[bytes]", sink), mode="wb", compresslevel=1) as packed,
        ):
            yield packed


def check_files(folder: Path, manifest: Manifest) -> None:
    """Read every file of the backup again and compare.

    Raises:
        DamagedBackupError: One is missing or differs.
    """
    for file in manifest.files:
        path = folder / file.name
        if not path.exists():
            raise DamagedBackupError(f"The backup lacks its file {file.name}.")
        if (path.stat().st_size, file_hash(path)) != (file.size_bytes, file.sha256):
            raise DamagedBackupError(f"The file {file.name} of the backup is not as it was written.")


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def plain_pieces(path: Path, key: PrivateKey | None) -> Iterator[bytes]:
    """Yield what went into a file, opened with `key` where it was sealed."""
    with path.open("rb") as file:
        if key is not None:
            yield from opened(file, key)
        else:
            while piece := file.read(PIECE):
                yield piece


class _Pieces:
    """Pieces as a file that can be read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""

    def read(self, size: int = -1) -> bytes:
        while size < 0 or len(self._rest) < size:
            piece = next(self._pieces, None)
            if piece is None:
                break
            self._rest += piece
        size = len(self._rest) if size < 0 else size
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


def unpacked(path: Path, key: PrivateKey | None) -> IO[bytes]:
    """Return a packed file for reading."""
    return cast("IO[bytes]", gzip.GzipFile(fileobj=cast("IO[bytes]", _Pieces(plain_pieces(path, key)))))


def require_key(manifest: Manifest, key: PrivateKey | None) -> PrivateKey | None:
    """Return the key that opens the backup; None where it lies open.

    Raises:
        BackupError: It is sealed, and there is no key or another one.
    """
    if not manifest.sealed_to:
        return None
    if key is None:
        raise BackupError("The backup is sealed; give --key or its pass-phrase.")
    if encoded(key.public_key) != manifest.sealed_to:
        raise BackupError("The backup was sealed to another key or pass-phrase.")
    return key
