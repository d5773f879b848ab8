"""A recording on the disk: a header, then encrypted segments, each a sound of its own.

    b"cxsound1\\n" · length of the header (4 bytes) · header (JSON)
    then for each segment: number (4) · first sample (8) · samples (4) · is last (1) · length (4) · nonce (24) · sealed

Numbers are big-endian. A segment is sealed with XChaCha20-Poly1305 under the key of the recording; what stands before
its nonce and the SHA-256 of the header are authenticated with it. So a segment that was altered, moved or taken from
another recording does not open, and one that is missing leaves a hole in the numbers. The last one holds no sound and
says that nothing follows it: a file without it was cut off, and is played up to its last whole segment.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np
from nacl import bindings, utils
from nacl.exceptions import CryptoError

from cxfield.audio.codec import Codec, decode, encode
from cxfield.audio.errors import DamagedRecordingError, RecordingKeyError
from cxfield.audio.levels import Samples
from cxfield.store.folder import sync_folder

MAGIC = b"cxsound1\n"
_LENGTH = struct.Struct(">I")
_FRAME = struct.Struct(">IQIBI")
_NONCE_SIZE = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_LARGEST_HEADER = 64 * 1024
_LARGEST_SEGMENT = 16 * 1024 * 1024
_BLANK = bytes(1024 * 1024)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingHeader:
    """What the beginning of the file says in plain text, authenticated with every segment.

    Attributes:
        rate: Samples a second; one channel.
        sealed_key: The key of the recording, sealed to the study key: file and private half are enough to listen.
    """

    recording_id: str
    interview_id: str
    codec: Codec
    rate: int
    sealed_key: bytes

    def to_bytes(self) -> bytes:
        data = {
            "recording_id": self.recording_id,
            "interview_id": self.interview_id,
            "codec": self.codec.value,
            "rate": self.rate,
            "sealed_key": self.sealed_key.hex(),
        }
        return json.dumps(data, sort_keys=True, separators=(",", ":")).encode()

    @staticmethod
    def from_bytes(line: bytes) -> RecordingHeader:
        try:
            data = json.loads(line)
            return RecordingHeader(
                recording_id=str(data["recording_id"]),
                interview_id=str(data["interview_id"]),
                codec=Codec(data["codec"]),
                rate=int(data["rate"]),
                sealed_key=bytes.fromhex(data["sealed_key"]),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise DamagedRecordingError("The beginning of the recording cannot be read.") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Where a segment stands. `number` counts from 0; `start` is its first sample, `count` how many it holds."""

    number: int
    start: int
    count: int
    is_last: bool
    offset: int
    size: int

    @property
    def frame(self) -> bytes:
        return _FRAME.pack(self.number, self.start, self.count, self.is_last, self.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingSummary:
    """What a closed recording is: for the journal, which thereby vouches for the file.

    Attributes:
        is_whole: False if it was cut off (crash, full disk) and ends with its last whole segment.
    """

    samples: int
    segments: int
    size_bytes: int
    sha256: str
    is_whole: bool


class RecordingWriter:
    """Makes a recording. Every segment is on the disk when `append` returns."""

    def __init__(self, path: Path, header: RecordingHeader, key: bytes) -> None:
        """Begin the file; it must not be there yet.

        Raises:
            OSError: The disk refuses.
        """
        self._header = header
        self._key = key
        head = header.to_bytes()
        self._bond = hashlib.sha256(head).digest()
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        self._file: IO[bytes] = os.fdopen(descriptor, "wb")
        self._digest = hashlib.sha256()
        self._size = 0
        self.segments = 0
        self.samples = 0
        self._write(MAGIC + _LENGTH.pack(len(head)) + head)
        sync_folder(path.parent)

    def append(self, samples: Samples) -> None:
        """Add a segment. Raises OSError if the disk refuses; what was added before stays playable."""
        self._seal(encode(samples, self._header.rate, self._header.codec), samples.size, is_last=False)
        self.segments += 1
        self.samples += int(samples.size)

    def close(self) -> RecordingSummary:
        """Write the end mark and close the file."""
        self._seal(b"", 0, is_last=True)
        self._file.close()
        return self._summary(is_whole=True)

    def abandon(self) -> RecordingSummary:
        """Close the file without an end mark: the disk does not take one."""
        self._file.close()
        return self._summary(is_whole=False)

    def _summary(self, *, is_whole: bool) -> RecordingSummary:
        return RecordingSummary(
            samples=self.samples,
            segments=self.segments,
            size_bytes=self._size,
            sha256=self._digest.hexdigest(),
            is_whole=is_whole,
        )

    def _seal(self, content: bytes, count: int, *, is_last: bool) -> None:
        size = len(content) + bindings.crypto_aead_xchacha20poly1305_ietf_ABYTES
        place = Segment(
            number=self.segments, start=self.samples, count=count, is_last=is_last, offset=self._size, size=size
        )
        nonce = utils.random(_NONCE_SIZE)
        sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
            content, self._bond + place.frame, nonce, self._key
        )
        self._write(place.frame + nonce + sealed)

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._digest.update(data)
        self._size += len(data)


class RecordingReader:
    """Plays a recording, whole or cut off. Without `key` it only tells what can be told without it.

    Attributes:
        segments: Those with sound that are wholly there, in order.
        is_whole: The end mark is there and nothing is missing before it.
        end: Where the last whole segment ends in the file.
    """

    def __init__(self, path: Path, key: bytes | None = None) -> None:
        """Read where everything stands.

        Raises:
            DamagedRecordingError: It is no recording, or is not there.
        """
        self._path = path
        self._key = key
        try:
            with path.open("rb") as file:
                head = _read_header(file)
                self.end = file.tell()
                places = list(self._walk(file))
        except OSError as error:
            raise DamagedRecordingError(f"The recording {path.name} cannot be read: {error.strerror}.") from error
        self.header = RecordingHeader.from_bytes(head)
        self._bond = hashlib.sha256(head).digest()
        self.segments = [place for place in places if not place.is_last]
        self._in_order = _count_in_order(self.segments)
        self._end_mark = places[-1] if places and places[-1].is_last else None
        self.is_whole = self._end_mark is not None and [place.number for place in places] == list(range(len(places)))

    def _walk(self, file: IO[bytes]) -> Iterator[Segment]:
        """Yield the frames up to the first that is torn."""
        length = os.fstat(file.fileno()).st_size
        while True:
            head = file.read(_FRAME.size)
            if len(head) < _FRAME.size:
                return
            number, start, count, is_last, size = _FRAME.unpack(head)
            offset = file.tell()
            if size > _LARGEST_SEGMENT or offset + _NONCE_SIZE + size > length:
                return
            file.seek(_NONCE_SIZE + size, os.SEEK_CUR)
            self.end = file.tell()
            yield Segment(number=number, start=start, count=count, is_last=bool(is_last), offset=offset, size=size)

    @property
    def samples(self) -> int:
        """How many samples stand at their place, counted up to the first hole."""
        return (
            self.segments[self._in_order - 1].start + self.segments[self._in_order - 1].count if self._in_order else 0
        )

    def summary(self) -> RecordingSummary:
        """Return what the file holds now."""
        with self._path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return RecordingSummary(
            samples=self.samples,
            segments=len(self.segments),
            size_bytes=self._path.stat().st_size,
            sha256=digest,
            is_whole=self.is_whole,
        )

    def verify(self) -> None:
        """Open every segment, and see that none is missing and nothing was added.

        Raises:
            DamagedRecordingError: One was altered, moved or taken out.
        """
        self.read()
        if not self.is_whole or self._end_mark is None:
            raise DamagedRecordingError("The recording was cut off: its end is missing.")
        with self._path.open("rb") as file:
            self._unseal(file, self._end_mark)
            if file.seek(0, os.SEEK_END) != self.end:
                raise DamagedRecordingError("Something stands behind the end of the recording.")

    def read_to_damage(self) -> Samples:
        """Return all sound up to the first segment that does not open."""
        parts: list[Samples] = [np.zeros(0, np.int16)]
        for place in self.segments[: self._in_order]:
            try:
                parts.append(self.read(place.start, place.start + place.count))
            except DamagedRecordingError:
                break
        return np.concatenate(parts)

    def read(self, start: int = 0, stop: int | None = None) -> Samples:
        """Return the samples from `start` (counted from 0) up to `stop`, as far as they are there.

        Raises:
            RecordingKeyError: There is no key, or it is another one. DamagedRecordingError: Altered, or a hole.
        """
        if (stop is None or stop > self.samples) and self._in_order < len(self.segments):
            raise DamagedRecordingError(f"Part {self._in_order + 1} of the recording is missing or not at its place.")
        until = self.samples if stop is None else min(stop, self.samples)
        if start >= until:
            return np.zeros(0, np.int16)
        in_order = self.segments[: self._in_order]
        first = bisect_right([place.start for place in in_order], start) - 1
        wanted = [place for place in in_order[first:] if place.start < until]
        with self._path.open("rb") as file:
            parts = [decode(self._unseal(file, place), place.count) for place in wanted]
        offset = wanted[0].start
        return np.concatenate(parts)[start - offset : until - offset]

    def _unseal(self, file: IO[bytes], place: Segment) -> bytes:
        if self._key is None:
            raise RecordingKeyError("The key of this recording is not here.")
        file.seek(place.offset)
        nonce, sealed = file.read(_NONCE_SIZE), file.read(place.size)
        try:
            return bytes(
                bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, self._bond + place.frame, nonce, self._key)
            )
        except (CryptoError, ValueError) as error:  # a ValueError where the part is shorter than its own seal
            raise DamagedRecordingError(
                f"Part {place.number + 1} of the recording was altered, or the key is that of another one."
            ) from error


def _count_in_order(segments: list[Segment]) -> int:
    """Return how many segments from the first one on follow each other without a hole."""
    expected = 0
    for number, place in enumerate(segments):
        if (place.number, place.start) != (number, expected):
            return number
        expected += place.count
    return len(segments)


def _read_header(file: IO[bytes]) -> bytes:
    if file.read(len(MAGIC)) != MAGIC:
        raise DamagedRecordingError("The file is no recording of cxfield.")
    length = file.read(_LENGTH.size)
    size = _LENGTH.unpack(length)[0] if len(length) == _LENGTH.size else _LARGEST_HEADER + 1
    head = file.read(size) if size <= _LARGEST_HEADER else b""
    if len(head) != size:
        raise DamagedRecordingError("The beginning of the recording is cut off.")
    return head


def erase(path: Path) -> bool:
    """Write over a recording and remove it; False if there was none. On a flash disk old blocks may stay, sealed."""
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return False
    with path.open("r+b") as file:
        for start in range(0, size, len(_BLANK)):
            file.write(_BLANK[: size - start])
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
    sync_folder(path.parent)
    return True


def cut_torn_end(path: Path) -> RecordingSummary:
    """Take away what a crash left of an unfinished segment; return what is left. Safe to repeat.

    Raises:
        DamagedRecordingError: Not even the beginning is there.
    """
    reader = RecordingReader(path)
    if path.stat().st_size > reader.end:
        with path.open("r+b") as file:
            file.truncate(reader.end)
            file.flush()
            os.fsync(file.fileno())
    return reader.summary()
