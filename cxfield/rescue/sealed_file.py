"""A file of sealed parts: what is said in clear, then parts that one key each opens, then a check sum of it all.

    magic · frames; a frame: its letter (1 byte), the length of its content (4 bytes), its content

| frame | content |
| --- | --- |
| `M` | the manifest: JSON, readable without a key |
| `P` | head of a part: JSON with how its key is sealed, then the head of its stream (24 bytes) |
| `C` | a chunk of the part, sealed; the last one of a part is marked as the last |
| `Z` | SHA-256 of everything before |

A part is XChaCha20-Poly1305 (libsodium's secretstream) in chunks of 64 KiB, each bound to manifest and head: what was
altered, cut off, moved from another file or lengthened does not open. Gigabytes never stand in memory.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import secrets
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from nacl import bindings
from nacl.exceptions import CryptoError

from cxfield.rescue.errors import DamagedFileError, ForeignFileError, NotWrittenError, WrongKeyError
from cxfield.store.folder import sync_folder

KEY_BYTES = bindings.crypto_secretstream_xchacha20poly1305_KEYBYTES
_HEAD = struct.Struct(">cI")
_STREAM_HEAD = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_CHUNK = 64 * 1024
_SEALED_CHUNK = _CHUNK + bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_LARGEST = {b"M": 16 * 1024 * 1024, b"P": 1024 * 1024, b"C": _SEALED_CHUNK, b"Z": 32}
_UNFINISHED = ".unfinished"

OpenKey = Callable[[dict[str, Any]], bytes | None]
"""Given the head of a part, returns its key; None where the part is not for whoever asks."""


def new_part_key() -> bytes:
    """Return a random key; no two parts share one."""
    return secrets.token_bytes(KEY_BYTES)


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


class SealedFileWriter:
    """Writes a new file. It gets its name only when it is whole and durable; after an error nothing is left."""

    def __init__(self, path: Path, magic: bytes, manifest: dict[str, Any]) -> None:
        """Begin.

        Raises:
            NotWrittenError: There is a file of that name, or the place cannot be written to.
        """
        self.path = path
        self._draft = path.with_name(path.name + _UNFINISHED)
        self._digest = hashlib.sha256()
        with _in_words(path):
            if path.exists():
                raise NotWrittenError(f"There is a file {path} already; choose another name.")
            self._draft.unlink(missing_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            self._file: IO[bytes] = os.fdopen(os.open(self._draft, flags, 0o600), "wb")
        self._manifest = _json(manifest)
        try:
            self._put(magic)
            self.frame(b"M", self._manifest)
        except BaseException:
            self.abandon()
            raise

    def _put(self, data: bytes) -> None:
        with _in_words(self.path):
            self._file.write(data)
        self._digest.update(data)

    def frame(self, letter: bytes, content: bytes) -> None:
        """Write one frame."""
        self._put(_HEAD.pack(letter, len(content)) + content)

    def part(self, head: dict[str, Any], key: bytes) -> PartWriter:
        """Begin a part that `key` opens; the one before was finished."""
        return PartWriter(self, self._manifest, _json(head), key)

    def finish(self) -> str:
        """Write the end, make the file durable, give it its name; return the check sum in its end (hex)."""
        total = self._digest.digest()
        self.frame(b"Z", total)
        try:
            with _in_words(self.path):
                self._file.flush()
                os.fsync(self._file.fileno())
                _forget_cache(self._file.fileno())
                self._file.close()
                os.replace(self._draft, self.path)
                sync_folder(self.path.parent)
        except BaseException:
            self.abandon()
            raise
        return total.hex()

    def abandon(self) -> None:
        """Leave nothing behind. Safe to repeat, and behind `finish`."""
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self._draft.unlink(missing_ok=True)

    def __enter__(self) -> SealedFileWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.abandon()


class PartWriter:
    """Takes the content of a part, piece by piece."""

    def __init__(self, file: SealedFileWriter, manifest: bytes, head: bytes, key: bytes) -> None:
        self._file = file
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        stream_head = bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, key)
        self._bond = hashlib.sha256(manifest + head).digest()
        self._waiting = bytearray()
        file.frame(b"P", head + stream_head)

    def write(self, data: bytes) -> None:
        """Add `data`."""
        self._waiting += data
        while len(self._waiting) > _CHUNK:
            self._seal(bytes(self._waiting[:_CHUNK]), _MESSAGE)
            del self._waiting[:_CHUNK]

    def finish(self) -> None:
        """Mark the end of the part."""
        self._seal(bytes(self._waiting), _FINAL)
        self._waiting.clear()

    def _seal(self, chunk: bytes, tag: int) -> None:
        self._file.frame(b"C", bindings.crypto_secretstream_xchacha20poly1305_push(self._state, chunk, self._bond, tag))


class SealedFileReader:
    """Reads a file. Nothing in it is believed before it was checked."""

    def __init__(self, path: Path, magic: bytes, *, what: str) -> None:
        """Begin, and read the manifest.

        Args:
            what: What the file should be, for sentences: `rescue file`.

        Raises:
            ForeignFileError, DamagedFileError
        """
        self.path, self._what, self._magic = path, what, magic
        self._damaged = f"The {what} {path.name} is damaged or cut off; copy it again from where it was made."
        with _readable(path), path.open("rb") as file:
            self._raw_manifest = self._first(file)
        self.manifest = self._as_object(self._raw_manifest)

    def check(self, count: Callable[[int], None] = lambda _size: None) -> str:
        """Read the whole file and compare its check sum; needs no key. Return it (hex). `count` hears of each piece.

        Raises:
            DamagedFileError: It was altered, is cut off or has something behind its end.
        """
        with _readable(self.path), self.path.open("rb") as file:
            digest = hashlib.sha256()
            self._first(file, digest)
            while True:
                before = digest.digest()
                letter, content = self._frame(file, digest)
                count(len(content))
                if letter == b"Z":
                    break
            if content != before or file.read(1):
                raise DamagedFileError(self._damaged)
        return before.hex()

    def parts(self, open_key: OpenKey) -> Iterator[tuple[dict[str, Any], Iterator[bytes]]]:
        """Yield head and content of each part that `open_key` has a key for; read each to its end, in order.

        Raises:
            WrongKeyError: A key opens nothing. DamagedFileError: The content was altered or is cut off.
        """
        with _readable(self.path), self.path.open("rb") as file:
            self._first(file)
            letter, content = self._frame(file)
            while letter == b"P":
                raw, stream_head = content[:-_STREAM_HEAD], content[-_STREAM_HEAD:]
                head = self._as_object(raw)
                key = open_key(head)
                if key is None:
                    letter, content = self._skip(file)
                    continue
                bond = hashlib.sha256(self._raw_manifest + raw).digest()
                yield head, self._unseal(file, key, stream_head, bond)
                letter, content = self._frame(file)
            if letter != b"Z":
                raise DamagedFileError(self._damaged)

    def _skip(self, file: IO[bytes]) -> tuple[bytes, bytes]:
        letter = b"C"
        while letter == b"C":
            letter, content = self._frame(file)
        return letter, content

    def _unseal(self, file: IO[bytes], key: bytes, stream_head: bytes, bond: bytes) -> Iterator[bytes]:
        state = bindings.crypto_secretstream_xchacha20poly1305_state()
        tag, is_first = _MESSAGE, True
        while tag != _FINAL:
            letter, content = self._frame(file)
            if letter != b"C":
                raise DamagedFileError(self._damaged)
            try:
                if is_first:
                    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, stream_head, key)
                chunk, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, content, bond)
            except (CryptoError, ValueError, TypeError, RuntimeError) as error:
                if is_first:
                    raise WrongKeyError(
                        f"This key does not open the {self._what} {self.path.name}, or its beginning is damaged."
                    ) from error
                raise DamagedFileError(self._damaged) from error
            is_first = False
            yield chunk

    def _first(self, file: IO[bytes], digest: Any = None) -> bytes:
        found = file.read(len(self._magic))
        if found != self._magic:
            family = self._magic.rpartition(b"-")[0]
            if found.startswith(family) and found.endswith(b"\n"):
                raise ForeignFileError(
                    f"The {self._what} {self.path.name} was made by a newer version of cxfield; update this program."
                )
            if self._magic.startswith(found):
                raise DamagedFileError(self._damaged)
            raise ForeignFileError(f"{self.path.name} is no {self._what} of cxfield; choose another file.")
        if digest is not None:
            digest.update(found)
        letter, content = self._frame(file, digest)
        if letter != b"M":
            raise DamagedFileError(self._damaged)
        return content

    def _frame(self, file: IO[bytes], digest: Any = None) -> tuple[bytes, bytes]:
        raw = file.read(_HEAD.size)
        if len(raw) != _HEAD.size:
            raise DamagedFileError(self._damaged)
        letter, size = _HEAD.unpack(raw)
        if size > _LARGEST.get(letter, -1):
            raise DamagedFileError(self._damaged)
        content = file.read(size)
        if len(content) != size:
            raise DamagedFileError(self._damaged)
        if digest is not None:
            digest.update(raw + content)
        return letter, content

    def _as_object(self, raw: bytes) -> dict[str, Any]:
        try:
            found = json.loads(raw)
        except (ValueError, RecursionError) as error:
            raise DamagedFileError(self._damaged) from error
        if not isinstance(found, dict):
            raise DamagedFileError(self._damaged)
        return found


def _forget_cache(descriptor: int) -> None:
    """Have the reading back come from the medium, where the system can be asked."""
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


@contextlib.contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise NotWrittenError(
                f"There is not enough room for the file in {path.parent}; nothing was left there. "
                "Free some space or take another disk. (A FAT32 stick takes no file above 4 GiB.)"
            ) from error
        raise NotWrittenError(
            f"The file cannot be written to {path.parent} ({error.strerror or error}); choose another place."
        ) from error


@contextlib.contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DamagedFileError(f"The file {path.name} cannot be read: {error.strerror or error}.") from error
