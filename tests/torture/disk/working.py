"""A process above the shim that works in a workspace and tells, line by line, what was acknowledged.

Run: python -m tests.torture.disk.working ORDER (JSON on one line; see `Order`). It forks a child for each run, so
that imports are paid once; each run works in a folder of its own and ends by itself.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import io
import json
import os
import random
import resource
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from cxfield.audio.codec import Codec
from cxfield.audio.recording_file import RecordingHeader, RecordingWriter
from cxfield.errors import CxfieldError
from cxfield.event import StreamKind
from cxfield.store import encrypted_file
from cxfield.store.attachment_file import AttachmentHeader, new_attachment_key, write_attachment
from cxfield.store.attachments import StoredAttachment
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.errors import StorageFailureError
from cxfield.store.recordings import StoredRecording
from tests.store.samples import CASE, STUDY, answer, event, started
from tests.torture.disk.shim import OPEN, READ, SYNC, TRUNCATE, WRITE, Shim

RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)
_INTERVIEW = StreamKind.INTERVIEW
_AT = datetime(2026, 3, 1, tzinfo=UTC)
KEY = bytes(range(48))


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a process is to do.

    Attributes:
        folder: In it each run gets `run-N`, and beside it `run-N.told` and, if `record`, `run-N.log`.
        synchronous: What the database is told about flushing; anything but FULL is a control that must fail.
        first: Number of the first run; its seed is `seed:number`.
        fails: In each run calls of one kind fail, from a random one on.
        leaves_log: Die with everything in the log, page 1 too, after a checkpoint that did not end.
        reserve: Bytes that the workspace keeps for a full disk.
        told_in: Folder of what is told, where it is not `folder`.
        address_mib: So much address space is there beyond what the process has; 0: no limit.
        large_files: Each interview has a recording and attached files of megabytes.
    """

    folder: str
    seed: str
    first: int = 0
    runs: int = 1
    steps: int = 300
    record: bool = False
    synchronous: str = "FULL"
    fails: bool = False
    leaves_log: bool = False
    reserve: int = 0
    told_in: str = ""
    address_mib: int = 0
    large_files: bool = False


class Noise(io.RawIOBase):
    """A file of `size` random bytes, never in memory as a whole."""

    def __init__(self, size: int, chance: random.Random) -> None:
        self._left, self._chance = size, chance

    def read(self, size: int = -1) -> bytes:
        piece = self._chance.randbytes(min(self._left, size if size >= 0 else self._left))
        self._left -= len(piece)
        return piece


Tell = Callable[..., None]


def _lines(store: DeviceStore, interview_id: str, count: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    for _ in range(count):
        place, value = chance.randrange(40), "x" * chance.choice((1, 3, 40, 900))
        (entry,) = store.append(_INTERVIEW, interview_id, [answer(f"/data/q{place}", value)])
        yield {"interview": interview_id, "seq": entry.seq, "head": entry.head.hex()}


SIZES, LARGE_SIZES = (10, 5000, 200_000), (200_000, 2_000_000, 6_000_000)


def _attach(
    store: DeviceStore, interview_id: str, number: int, chance: random.Random, sizes: tuple[int, ...] = SIZES
) -> dict[str, Any]:
    content = Noise(chance.choice(sizes), chance)
    path, key = store.attachments.new_path(f"a-{number}"), new_attachment_key()
    header = AttachmentHeader(interview_id=interview_id, sealed_key=b"")
    written = write_attachment(path, header, key, content, lambda _done: None)
    kept = StoredAttachment(
        attachment_id=f"a-{number}",
        interview_id=interview_id,
        study_id="s-1",
        sha256=written.sha256,
        size_bytes=written.size_bytes,
        media_type="image/png",
        path=path,
        sealed_sha256=written.sealed_sha256,
        sealed_bytes=written.sealed_bytes,
        sealed_key=b"",
        attached_at=_AT,
    )
    store.attachments.add(kept, key)
    return {"attachment": kept.attachment_id, "sha256": written.sha256, "key": key.hex()}


def _record(store: DeviceStore, interview_id: str, number: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    recording_id, key = f"r-{number}", chance.randbytes(32)
    path = store.recordings.new_path(recording_id)
    stored = StoredRecording(
        recording_id=recording_id,
        interview_id=interview_id,
        study_id="s-1",
        path=path,
        sealed_key=b"",
        started_at=_AT,
    )
    store.recordings.add(stored, key)
    header = RecordingHeader(
        recording_id=recording_id, interview_id=interview_id, rate=16000, codec=Codec.FLAC, sealed_key=b""
    )
    writer = RecordingWriter(path, header, key)
    for _ in range(chance.randrange(1, 6)):
        writer.append(np.frombuffer(chance.randbytes(3200), np.int16))
        yield {"recording": recording_id, "samples": writer.samples, "key": key.hex()}
    if chance.random() < 0.7:
        writer.close()


class FileRefusedError(CxfieldError):
    """The disk refused a recording or an attached file, which their writers say as OSError."""


@contextlib.contextmanager
def _files_may_fail() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileRefusedError(str(error)) from error


def work_into_log(folder: Path, chance: random.Random, tell: Tell, steps: int) -> None:
    """Answer with all pages in the log, begin a checkpoint, and die before it ends."""
    DeviceStore.create(folder, DatabaseKey.from_bytes(KEY), rules=RULES).close()
    store = DeviceStore.open(folder, DatabaseKey.from_bytes(KEY), rules=RULES)
    tell(made=True)
    connection = store._database.driver_connection
    connection.execute("PRAGMA user_version = 7")  # puts page 1 into the log
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    store.append(_INTERVIEW, "i-1", [started()], study_id="s-1")
    for told in _lines(store, "i-1", steps, chance):
        tell(**told)
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
    os._exit(0)


def work(folder: Path, chance: random.Random, tell: Tell, order: Order) -> None:
    """Make a workspace and do what a day brings; every line is told after what it says has returned."""
    key, steps = DatabaseKey.from_bytes(KEY), order.steps
    sizes = LARGE_SIZES if order.large_files else SIZES
    with DeviceStore.create(folder, key, rules=replace(RULES, reserve_bytes=order.reserve)) as store:
        tell(made=True)
        store.save_study(STUDY)
        store.save_case("s-1", CASE)
        tell(case=CASE.case_id)
        for number in range(1, 10**6):
            interview_id = f"i-{number}"
            store.append(_INTERVIEW, interview_id, [started()], study_id="s-1")
            for told in _lines(store, interview_id, chance.randrange(5, 60), chance):
                tell(**told)
                steps -= 1
                if steps < 0:
                    return
            if order.large_files or chance.random() < 0.5:
                with _files_may_fail():
                    tell(**_attach(store, interview_id, number, chance, sizes))
            if order.large_files or chance.random() < 0.4:
                with _files_may_fail():
                    for told in _record(store, interview_id, number, chance):
                        tell(**told)
            with store.transaction():
                digest = store.freeze_interview(interview_id, b"<data/>" * number)
                store.append(_INTERVIEW, interview_id, [event("completed", instance_sha256=digest)])
            tell(completed=interview_id)
            if chance.random() < 0.3:
                store.safety_copy()
                tell(copied=True)


def _loosen(synchronous: str) -> None:
    """Let the database wait for the disk less than it should."""
    configure = encrypted_file.connect_engine

    def loose(*arguments: Any, **named: Any) -> Any:
        from sqlalchemy import event as sql_event

        engine = configure(*arguments, **named)

        @sql_event.listens_for(engine, "connect")
        def _set(connection: Any, _record: Any) -> None:
            connection.execute(f"PRAGMA synchronous = {synchronous}").close()

        return engine

    from cxfield.store import database

    database.connect_engine = loose
    encrypted_file._check_settings = lambda _connection: None


def _let_fail(shim: Shim, chance: random.Random) -> str:
    calls = chance.choice((WRITE, SYNC, TRUNCATE, READ, WRITE | SYNC | READ, OPEN))
    at = chance.randrange(1, 300) if chance.random() < 0.7 else chance.randrange(1, 12)
    error, stays = chance.choice((errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS)), chance.random() < 0.5
    shim.fail(calls, at, error=error, stays=stays)
    return f"(calls {calls} from {at}, {errno.errorcode[error]}, {'stays' if stays else 'once'})"


def _limit_memory(mib: int) -> None:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    limit = pages * os.sysconf("SC_PAGE_SIZE") + mib * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _run(order: Order, number: int, shim: Shim | None) -> None:
    place = Path(order.folder) / f"run-{number}"
    told = Path(order.told_in or order.folder) / f"run-{number}.told"
    if shim is not None:
        shim.begin(place, told=told, log=place.with_suffix(".log") if order.record else None)
    descriptor = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def tell(**line: Any) -> None:
        os.write(descriptor, json.dumps(line).encode() + b"\n")

    chance = random.Random(f"{order.seed}:{number}")
    failure = _let_fail(shim, chance) if order.fails and shim is not None else ""
    if order.address_mib:
        _limit_memory(order.address_mib)
    try:
        if order.leaves_log:
            work_into_log(place, chance, tell, order.steps)
        work(place, chance, tell, order)
        ending = "done"
    except CxfieldError as error:
        ending = f"{type(error).__name__}: {error}"
        if isinstance(error, StorageFailureError) and error.usable:
            ending = f"usable {ending}"
    except MemoryError:
        ending = "MemoryError"
    failed = shim.failed if shim is not None else 0
    if shim is not None:
        shim.fail(0, 0)
    tell(ending=f"{ending} {failure}", failed=failed)


def main() -> None:
    """Do the runs that the order on the command line names; a line on standard output for each."""
    order = replace(Order(folder="", seed=""), **json.loads(sys.argv[1]))
    shim = Shim() if "LD_PRELOAD" in os.environ else None
    if order.synchronous != "FULL":
        _loosen(order.synchronous)
    gc.freeze()
    for number in range(order.first, order.first + order.runs):
        pid = os.fork()
        if pid == 0:
            try:
                _run(order, number, shim)
                os._exit(0)
            except BaseException:  # noqa: BLE001 - the parent says it
                print(json.dumps({"broken": traceback.format_exc()}), flush=True)
                os._exit(1)
        _, status = os.waitpid(pid, 0)
        print(json.dumps({"number": number, "status": status}), flush=True)


def order_text(order: Order) -> str:
    """Return the order as it stands on the command line."""
    return json.dumps(asdict(order))


if __name__ == "__main__":
    main()
