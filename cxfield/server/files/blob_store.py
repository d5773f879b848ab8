"""Where the bytes of recordings and attached files lie. The database says which of them count.

Bytes come in as a `Draft`, which nobody knows until it is kept: as a part of a file on its way, or as a whole file.
What is kept is durable when the call returns, with its name; a draft that was left by a crash is only in the way and
goes with `remove_strays`. No lock is held anywhere.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Protocol

from cxfield.errors import CxfieldError
from cxfield.store.folder import make_private_folder, sync_folder

PIECE = 256 * 1024
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
INCOMING = "incoming"


class BlobStoreError(CxfieldError):
    """The place of the recordings cannot be used."""

    retryable = True


class NoSuchBlobError(CxfieldError):
    """Nothing lies under this key (any more)."""


class Draft(Protocol):
    """Bytes that are coming in."""

    def write(self, data: bytes) -> None:
        """Add bytes."""

    def keep_part(self) -> str:
        """Keep them as part of a file and return the key; durable."""

    def keep_whole(self, study_id: str, sha256: str) -> str:
        """Keep them as the file of that content and return the key; durable. Another of the same is replaced."""

    def drop(self) -> None:
        """Forget them, if they were not kept. Safe to repeat."""


class BlobStore(Protocol):
    """A folder, or a bucket."""

    def draft(self) -> Draft:
        """Begin."""

    def read(self, key: str, start: int = 0) -> Iterator[bytes]:
        """Yield the bytes from `start` on. Raises NoSuchBlobError."""

    def remove(self, key: str) -> None:
        """Take away what lies under `key`, if anything does."""

    def remove_strays(self, *, older_than_s: float, known: set[str]) -> int:
        """Take away drafts and parts that nobody knows and that are old; return how many."""

    def close(self) -> None:
        """Let go of connections."""


def study_folder(study_id: str) -> str:
    """Return the name under which a study's files lie: its id, or the hash of one that is no name for a folder."""
    return study_id if _SAFE.fullmatch(study_id) else hashlib.sha256(study_id.encode()).hexdigest()


def whole_key(study_id: str, sha256: str) -> str:
    """Return the key of a whole file."""
    return f"{study_folder(study_id)}/{sha256[:2]}/{sha256}"


class FolderStore:
    """Files below one folder: `<study>/<aa>/<sha256>`, parts and drafts in `incoming`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._incoming = folder / INCOMING
        make_private_folder(folder)
        make_private_folder(self._incoming)
        sync_folder(folder)
        self._durable = {folder, self._incoming}

    def draft(self) -> Draft:
        return _FileDraft(self, self._folder, self._incoming / f"{secrets.token_hex(16)}.draft")

    def make_durable(self, folder: Path) -> None:
        """Make a folder, each name flushed before a file in it may count."""
        if folder not in self._durable:
            self.make_durable(folder.parent)
            make_private_folder(folder)
            sync_folder(folder.parent)
            self._durable.add(folder)

    def read(self, key: str, start: int = 0) -> Iterator[bytes]:
        try:
            file = (self._folder / key).open("rb")
        except FileNotFoundError as error:
            raise NoSuchBlobError(f"There is no file {key} any more.") from error
        with file:
            file.seek(start)
            while piece := file.read(PIECE):
                yield piece

    def remove(self, key: str) -> None:
        (self._folder / key).unlink(missing_ok=True)

    def remove_strays(self, *, older_than_s: float, known: set[str]) -> int:
        oldest, count = time.time() - older_than_s, 0
        for path in self._incoming.iterdir():
            if path.relative_to(self._folder).as_posix() in known:
                continue
            with contextlib.suppress(FileNotFoundError):
                if path.stat().st_mtime < oldest:
                    path.unlink()
                    count += 1
        return count

    def close(self) -> None:
        return


class _FileDraft:
    def __init__(self, store: FolderStore, folder: Path, path: Path) -> None:
        self._store, self._folder, self._path = store, folder, path
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        self._file: IO[bytes] | None = os.fdopen(descriptor, "wb", buffering=0)

    def write(self, data: bytes) -> None:
        assert self._file is not None
        view = memoryview(data)
        while view:
            view = view[self._file.write(view) :]

    def keep_part(self) -> str:
        return self._keep(self._path.with_suffix(".part"))

    def keep_whole(self, study_id: str, sha256: str) -> str:
        target = self._folder / whole_key(study_id, sha256)
        self._store.make_durable(target.parent)
        return self._keep(target)

    def _keep(self, target: Path) -> str:
        assert self._file is not None
        os.fsync(self._file.fileno())
        self._close()
        os.replace(self._path, target)
        sync_folder(target.parent)
        return target.relative_to(self._folder).as_posix()

    def drop(self) -> None:
        self._close()
        self._path.unlink(missing_ok=True)

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
