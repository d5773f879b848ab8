"""Sends recordings and attached files, chunk by chunk, and never in the way of answers.

Before each chunk it is asked whether something was answered meanwhile (then the caller pushes first and comes back),
whether files may still be sent by the rules of the network, and whether the caller wants an end. How far a file is
there is always asked of the server, so a run that was cut off goes on where it was. A file that cannot be sent is noted
with a sentence and holds up no other.

| the server says | then |
| --- | --- |
| 409 with an offset | it is gone on from there |
| nothing in time, or too large for a proxy | a smaller chunk, at once or in the next run |
| damaged | the chunk again; the file is counted anew where all of it was damaged |
| file too large, refused | the file is noted and left; the next one is sent |
| busy, no room | the stage ends without a failure: answers went through |
"""

from __future__ import annotations

import base64
import hashlib
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum, auto

from cxfield.store.device_store import DeviceStore
from cxfield.store.files import FileReceipt, SendableFile
from cxfield.sync.blob_client import BlobClient, DamagedOnTheWayError, FileTooLargeError, NoRoomError, OffsetError
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import ReceiptError, ServerBusyError, ServerFailedError, ServerRefusedError, TimedOutError
from cxfield.sync.messages import BlobStatus, Hello, SignedStatement
from cxfield.sync.on_store import OnStore
from cxfield.sync.signing import verify_statement

KiB = 1024
CHUNK = "sync.chunk_bytes"
FIRST_CHUNK_BYTES = SMALLEST_CHUNK_BYTES = 256 * KiB
LEAST_CHUNK_BYTES = 16 * KiB
"""As small as it gets after time-outs, on lines that take no 256 KiB in two minutes."""
LARGEST_CHUNK_BYTES = 4096 * KiB
QUICK_S, SLOW_S = 5.0, 30.0
MOST_SETBACKS = 4
"""So often a file may be damaged or set back in one run without an end."""
MOST_FAILURES = 2
"""Over so many files may the server fail before the stage ends."""
GONE = "The file is not on this computer any more; tell your supervisor."
NO_FILES_YET = "The server is older than this program and takes no files yet; they wait here. Have the server updated."
SLICE_S = 0.5
TURN_S = 120.0
RUN_S = 900.0
"""So long may files be sent in one run; the next one goes on."""


class Halt(Enum):
    """Why an upload came to an end."""

    DONE = auto()
    ANSWERS = auto()
    """Something was answered: it goes first."""
    TURN = auto()
    """It took a while: what else there is to do has its turn."""
    RULES = auto()
    """The rules do not allow it now, or any more."""
    SERVER = auto()
    """The server asks to come back later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadWay:
    """How files may be sent in this run.

    Attributes:
        may_send: Whether the rules allow it at this moment; asked before each chunk.
        limit_kbs: Kilobytes a second at most; 0: as fast as it goes.
        on_screen: The interview that is open now, whose files still change; empty if none is.
        clock, pause: Time and waiting, for tests.
    """

    may_send: Callable[[], bool] = lambda: True
    limit_kbs: int = 0
    kept_days: int = 30
    on_screen: Callable[[], str] = lambda: ""
    clock: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep


FREE_WAY = UploadWay()


@dataclass(slots=True)
class UploadCount:
    """What was sent in this run."""

    files: int = 0
    bytes: int = 0
    quarantined: int = 0
    offered_again: int = 0
    failed: int = 0


class _HaltedError(Exception):
    def __init__(self, halt: Halt) -> None:
        super().__init__(halt)
        self.halt = halt


class Uploader:
    """The files of one run. Network thread; `run` may be called again after `ANSWERS` and `TURN`."""

    def __init__(
        self, store: DeviceStore, client: SyncClient, on_store: OnStore, hello: Hello, way: UploadWay = FREE_WAY
    ) -> None:
        self._store, self._client, self._on_store, self._hello, self._way = store, client, on_store, hello, way
        self._blobs = BlobClient(client)
        self._left: set[str] = set()
        self._written = -1
        self._turn_ends = 0.0
        self._failures = 0
        self.count = UploadCount()

    def run(self) -> Halt:
        """Send what waits.

        Raises:
            SyncError: The network or the server failed; what has a receipt by then is kept.
        """
        limits = self._hello.limits
        if not limits.blob_bytes:
            self._on_store(self._wait_for_an_upgrade)
            return Halt.DONE
        epoch = self._hello.epoch
        self._turn_ends = self._way.clock() + TURN_S
        self.count.offered_again += self._on_store(lambda: self._store.files.leave_epoch(epoch))
        self._written = self._on_store(self._store.files.written_count)
        try:
            for file in self._on_store(self._to_send):
                if file.file_id not in self._left:
                    self._send_alone(file)
            self._ask_about_backups()
            self._remove_old()
        except _HaltedError as halted:
            return halted.halt
        return Halt.DONE

    def _wait_for_an_upgrade(self) -> None:
        with self._store.transaction():
            for file in self._to_send():
                self._store.files.note_problem(file, NO_FILES_YET)

    def _to_send(self) -> list[SendableFile]:
        leaving = self._hello.wipe_after_upload
        return self._store.files.to_send(leaving=leaving, on_screen=self._way.on_screen())

    def _send_alone(self, file: SendableFile) -> None:
        """Send one file; what is wrong with it alone is noted."""
        self._halt_if_needed()
        self._left.add(file.file_id)
        try:
            self._send(file)
        except _HaltedError:
            self._left.discard(file.file_id)
            raise
        except FileNotFoundError:
            self._fail(file, GONE)
        except OSError as error:
            self._fail(file, f"The file cannot be read ({error.strerror}); it is tried again.")
        except (FileTooLargeError, DamagedOnTheWayError, OffsetError, ServerRefusedError, ReceiptError) as error:
            self._fail(file, str(error))
        except NoRoomError as error:
            self._fail(file, str(error))
            raise _HaltedError(Halt.SERVER) from error
        except ServerFailedError as error:
            self._fail(file, str(error))
            self._failures += 1
            if self._failures >= MOST_FAILURES:
                raise _HaltedError(Halt.SERVER) from error
        except ServerBusyError as error:
            self._left.discard(file.file_id)
            raise _HaltedError(Halt.SERVER) from error

    def _fail(self, file: SendableFile, sentence: str) -> None:
        self.count.failed += 1
        self._on_store(lambda: self._store.files.note_problem(file, sentence))

    # ---- one file ----

    def _send(self, file: SendableFile) -> None:
        counted = file if file.sha256 else self._count_bytes(file)
        if counted.size_bytes > self._hello.limits.blob_bytes:
            most = self._hello.limits.blob_bytes // KiB // KiB
            raise FileTooLargeError(f"A file is larger than {most} MiB, the most that the server takes; it stays here.")
        setbacks = 0
        is_one_chunk = counted.size_bytes <= self._chunk_bytes()
        offset = 0 if is_one_chunk else self._blobs.offset(counted)  # of one chunk the answer says as much
        while True:
            self._halt_if_needed()
            try:
                sent = self._send_chunk(counted, offset)
            except (OffsetError, DamagedOnTheWayError) as error:
                setbacks += 1
                if setbacks > MOST_SETBACKS:
                    raise
                if isinstance(error, DamagedOnTheWayError):
                    counted = self._count_bytes(file)  # the file here may be another than the one that was counted
                offset = error.offset if isinstance(error, OffsetError) else self._blobs.offset(counted)
                continue
            if sent is None:
                continue
            offset, receipt = sent
            if receipt is not None:
                self._keep(counted, receipt)
                return

    def _send_chunk(self, file: SendableFile, offset: int) -> tuple[int, SignedStatement | None] | None:
        """Send a chunk from `offset` on; None where a smaller one has to be tried."""
        size = self._chunk_bytes()
        piece = _read(file, offset, size)
        if offset < file.size_bytes and not piece:
            raise DamagedOnTheWayError("The file has become shorter since it was counted.")
        began = self._way.clock()
        try:
            sent = self._blobs.send(file, offset, piece)
        except TimedOutError:
            self._keep_chunk_bytes(max(LEAST_CHUNK_BYTES, size // 2))
            raise
        except FileTooLargeError as error:
            if len(piece) <= LEAST_CHUNK_BYTES and not error.is_ours:
                raise ServerBusyError("Something before the server takes no file, however small a piece.") from error
            if len(piece) <= LEAST_CHUNK_BYTES:
                raise
            self._keep_chunk_bytes(max(LEAST_CHUNK_BYTES, min(size, len(piece)) // 2))
            return None
        took = self._way.clock() - began
        if len(piece) == size:
            self._keep_chunk_bytes(next_chunk_bytes(size, took_s=took, limit_kbs=self._way.limit_kbs))
        self.count.bytes += len(piece)
        self._keep_to_limit(len(piece), took)
        return sent.offset, sent.receipt

    def _chunk_bytes(self) -> int:
        kept = int(self._on_store(lambda: self._store.setting(CHUNK)) or FIRST_CHUNK_BYTES)
        most = min(LARGEST_CHUNK_BYTES, self._hello.limits.chunk_bytes or LARGEST_CHUNK_BYTES)
        return max(LEAST_CHUNK_BYTES, min(kept, most))

    def _keep_chunk_bytes(self, size: int) -> None:
        self._on_store(lambda: self._store.set_setting(CHUNK, str(size)))

    def _keep_to_limit(self, size: int, took_s: float) -> None:
        """Wait as long as the limit wants, in slices: an answer need not wait for the end."""
        if not self._way.limit_kbs:
            return
        left = size / (self._way.limit_kbs * 1000) - took_s
        while left > 0:
            self._way.pause(min(SLICE_S, left))
            left -= SLICE_S
            self._halt_if_needed()

    def _count_bytes(self, file: SendableFile) -> SendableFile:
        """Hash the file as it lies here. What is sent is what is here: the journal says what it ought to be."""
        with file.path.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
            size = content.tell()
        self._on_store(lambda: self._store.files.note_bytes(file, digest, size))
        return replace(file, sha256=digest, size_bytes=size)

    def _keep(self, file: SendableFile, signed: SignedStatement) -> None:
        receipt = self._proven(file, signed)
        self._on_store(lambda: self._store.files.record(file, receipt))
        self.count.files += 1
        self.count.quarantined += receipt.status == BlobStatus.QUARANTINED

    def _proven(self, file: SendableFile, signed: SignedStatement) -> FileReceipt:
        """Return what the server signed, if it speaks of exactly this file.

        Raises:
            ReceiptError: It does not; the file stays unsent.
        """
        statement = verify_statement(self._hello.receipt_key, signed, purpose="blob", device=self._client.device)
        named = [(one.study_id, one.interview_id, one.sha256) for one in statement.blobs]
        if named != [(file.study_id, file.interview_id, file.sha256)]:
            raise ReceiptError("The server's receipt does not name the file that was sent; it is sent again.")
        (one,) = statement.blobs
        if one.status is not BlobStatus.DELETED and one.size_bytes != file.size_bytes:
            raise ReceiptError("The server's receipt names another length than the file has; it is sent again.")
        return FileReceipt(
            status=one.status.value,
            sentence=one.reason,
            received_at=datetime.fromisoformat(one.sealed_at),
            server_epoch=statement.epoch,
            statement=signed.statement,
            signature=base64.b64decode(signed.signature),
            is_backed_up=one.backed_up,
        )

    # ---- what was sent long ago ----

    def _ask_about_backups(self) -> None:
        """Ask for new receipts of old files: they may go from here once they say that a backup has them."""
        now = datetime.now(UTC)
        days = self._way.kept_days
        for file in self._on_store(lambda: self._store.files.to_ask_about(now, kept_days=days)):
            self._halt_if_needed()
            try:
                signed = self._blobs.send(file, file.size_bytes, b"").receipt
            except (OffsetError, DamagedOnTheWayError):
                again = [file.sha256]
                self._on_store(
                    lambda file=file, again=again: self._store.files.offer_again(  # type: ignore[misc]
                        file.study_id, file.interview_id, again
                    )
                )
                continue
            except (ServerBusyError, NoRoomError, ServerRefusedError):
                return
            receipt = self._proven(file, signed) if signed is not None else None
            if receipt is not None and receipt.is_backed_up:
                self._on_store(lambda file=file, receipt=receipt: self._store.files.record(file, receipt))  # type: ignore[misc]
            else:
                self._on_store(lambda file=file: self._store.files.note_asked(file, now))  # type: ignore[misc]

    def _remove_old(self) -> None:
        """Remove from this device what the server has in a backup and what is older than files are kept here."""
        now, days = datetime.now(UTC), self._way.kept_days
        for file in self._on_store(lambda: self._store.files.to_remove(now, kept_days=days)):
            with suppress(OSError):  # held by another program: the next run tries again
                file.path.unlink(missing_ok=True)
                self._on_store(lambda file=file: self._store.files.note_removed(file, now))  # type: ignore[misc]

    def _halt_if_needed(self) -> None:
        if self._way.clock() >= self._turn_ends:
            raise _HaltedError(Halt.TURN)
        if self._on_store(self._store.files.written_count) != self._written:
            raise _HaltedError(Halt.ANSWERS)
        if not self._way.may_send():
            raise _HaltedError(Halt.RULES)


def next_chunk_bytes(size: int, *, took_s: float, limit_kbs: int = 0) -> int:
    """Return the size of the next chunk after one of `size` bytes: larger where it was quick, smaller where slow."""
    most = LARGEST_CHUNK_BYTES
    if limit_kbs:
        most = max(SMALLEST_CHUNK_BYTES, min(most, limit_kbs * 1000 * int(QUICK_S)))
    if took_s < QUICK_S:
        return min(most, size * 2)
    if took_s > SLOW_S:
        return max(LEAST_CHUNK_BYTES, size // 2)
    return min(most, size)


def _read(file: SendableFile, offset: int, size: int) -> bytes:
    with file.path.open("rb") as content:
        content.seek(offset)
        return content.read(min(size, max(0, file.size_bytes - offset)))
