"""Uploads against a model, and when the server is killed, runs in several processes, or has a full disk."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import text

from cxfield.server.database import Database, default_url
from cxfield.server.errors import RefusedError
from cxfield.server.files import upload_chunks, uploads
from cxfield.server.files.blob_store import FolderStore, _FileDraft
from cxfield.server.files.file_references import FileKind, FileReference, note_files
from cxfield.server.files.upload_chunks import (
    Answer,
    Chunk,
    DamagedError,
    NoRoomError,
    OffsetError,
    StoreDownError,
    Taken,
)
from cxfield.server.files.uploads import Uploads
from cxfield.server.intake.backed_up import BLOB, is_file_backed_up
from cxfield.server.people.accounts import Sender
from cxfield.server.tables import BackedUpRow
from cxfield.sync.messages import BlobStatus, Role, Statement
from tests.server.uploading import content, files_below
from tests.torture.disk.damage import no_small_disk, small_disk

STEP = 4
FORK = multiprocessing.get_context("fork")


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_chunks, "SMALLEST_CHUNK_BYTES", 1)


@dataclass
class Place:
    """A server without its wire: database, folder, and the service on them."""

    url: str
    folder: Path

    def open(self) -> Uploads:
        self.database = Database(self.url)
        return Uploads(self.database, FolderStore(self.folder))


def sender(device: str = "device-1") -> Sender:
    return Sender(user="anna", role=Role.INTERVIEWER, device=device)


def reference(data: bytes, interview: str = "interview-1", name: str = "recording-1") -> FileReference:
    return FileReference(
        study_id="study",
        interview_id=interview,
        sha256=hashlib.sha256(data).hexdigest(),
        kind=FileKind.RECORDING,
        name=name,
        file_key="",
    )


def send(
    service: Uploads, data: bytes, offset: int, size: int, *, who: Sender | None = None, told: bytes | None = None
) -> Answer:
    """Send a piece; `told` are the bytes that its check sum was made of, if others."""
    piece = data[offset : offset + size]
    draft = service.draft()
    try:
        service.write(draft, piece)
        digest = hashlib.sha256(piece if told is None else told).digest()
        chunk = Chunk(offset=offset, file_bytes=len(data), sha256=digest)
        chunk.check(len(piece))
        taken = Taken(len(piece), hashlib.sha256(piece).digest())
        return service.accept(who or sender(), reference(data), chunk, draft, taken)
    finally:
        draft.drop()


def send_all(service: Uploads, data: bytes, size: int, who: Sender | None = None) -> BlobStatus:
    """Send a file from where the server stands, as a device does, until there is a receipt."""
    who = who or sender()
    sha256 = hashlib.sha256(data).hexdigest()
    while True:
        offset = service.standing(who, "study", sha256).offset
        try:
            answer = send(service, data, offset, size, who=who)
        except OffsetError:
            continue
        if answer.receipt is not None:
            return Statement.model_validate_json(answer.receipt.statement).blobs[0].status


# ---- against a model ----


class UploadMachine(RuleBasedStateMachine):
    """What two devices do with two files in any order, and what the server must then say and hold."""

    files = Bundle("files")

    def __init__(self) -> None:
        super().__init__()
        upload_chunks.SMALLEST_CHUNK_BYTES = 1
        self.scratch = tempfile.TemporaryDirectory()
        folder = Path(self.scratch.name)
        self.place = Place(default_url(folder), folder / "recordings")
        self.service = self.place.open()
        self.received: dict[tuple[str, bytes], int] = {}
        self.whole: set[bytes] = set()
        self.deleted: set[bytes] = set()

    @initialize(target=files)
    def first(self) -> bytes:
        return content(11, seed=1)

    @rule(target=files)
    def second(self) -> bytes:
        return content(7, seed=2)

    @rule(data=files, device=st.sampled_from(["a", "b"]), offset=st.integers(0, 11), size=st.integers(0, 11))
    def send(self, data: bytes, device: str, offset: int, size: int) -> None:
        at = self.received.get((device, data), 0)
        length = len(data[offset : offset + size])
        known = data in self.whole | self.deleted
        if offset > len(data) or (length == 0 and offset < len(data)):
            with pytest.raises(RefusedError):
                send(self.service, data, offset, size, who=sender(device))
            return
        if offset != at and length != len(data) and not known:
            with pytest.raises(OffsetError) as refused:
                send(self.service, data, offset, size, who=sender(device))
            assert refused.value.offset == at
            return
        answer = send(self.service, data, offset, size, who=sender(device))
        if data in self.deleted:
            assert self.status(answer) is BlobStatus.DELETED
        elif data in self.whole or offset + length == len(data):
            assert self.status(answer) is BlobStatus.QUARANTINED  # nobody published the study
            self.whole.add(data)
            self.received.pop((device, data), None)
        else:
            assert (answer.offset, answer.receipt) == (at + length, None)
            self.received[device, data] = at + length

    @rule(data=files, device=st.sampled_from(["a", "b"]))
    def send_altered(self, data: bytes, device: str) -> None:
        if data not in self.whole | self.deleted:
            with pytest.raises(DamagedError):
                send(self.service, data, self.received.get((device, data), 0), 3, who=sender(device), told=b"other")

    @rule()
    def begin_anew(self) -> None:
        self.place.database.close()
        self.service = self.place.open()

    @rule()
    def clean_up(self) -> None:
        self.service.clean_up()

    @rule(data=files)
    def delete(self, data: bytes) -> None:
        self.delete_by_journal("interview-1")
        self.deleted |= {content(11, seed=1), content(7, seed=2)}
        self.whole.clear()

    def delete_by_journal(self, interview: str) -> None:
        with self.place.database.write() as session:
            note_files(session, "study", interview, [("recording_deleted", {"recording_id": "recording-1"})])
        self.service.remove_pending()

    def status(self, answer: Answer) -> BlobStatus:
        assert answer.receipt is not None
        return Statement.model_validate_json(answer.receipt.statement).blobs[0].status

    @invariant()
    def the_folder_holds_what_is_whole_and_no_more(self) -> None:
        below = files_below(self.place.folder)
        assert {name for name in below if not name.startswith("incoming")} == {
            f"study/{digest[:2]}/{digest}" for digest in (hashlib.sha256(data).hexdigest() for data in self.whole)
        }
        for data in self.whole:
            digest = hashlib.sha256(data).hexdigest()
            assert (self.place.folder / "study" / digest[:2] / digest).read_bytes() == data

    def teardown(self) -> None:
        self.place.database.close()
        self.scratch.cleanup()


TestUploads = UploadMachine.TestCase
TestUploads.settings = settings(max_examples=20, stateful_step_count=12, deadline=None)


# ---- processes ----


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    url = default_url(tmp_path) if request.param == "sqlite" else str(request.getfixturevalue("postgres_url"))
    place = Place(url, tmp_path / "recordings")
    place.open()
    place.database.close()
    yield place
    place.database.close()


def in_child(work: Callable[[], Any]) -> int | None:
    """Do `work` in a process of its own; return how it ended."""
    child = FORK.Process(target=work)
    child.start()
    child.join(60)
    return child.exitcode


DATA = content(3 * STEP + 1)
KILLS = [
    "keep_part before",
    "keep_part after",
    "_finish before",
    "keep_whole before",
    "keep_whole after",
    "_seal after",
]


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("kill", KILLS)
def test_a_server_killed_at_any_step_loses_nothing_and_doubles_nothing(place: Place, kill: str) -> None:
    name, _, moment = kill.partition(" ")
    owner: Any = _FileDraft if name.startswith("keep") else Uploads
    real = getattr(owner, name)

    def deadly(*arguments: Any) -> Any:
        if moment == "before":
            die()
        result = real(*arguments)
        die()
        return result

    def child() -> None:
        setattr(owner, name, deadly)
        send_all(place.open(), DATA, STEP)

    assert in_child(child) == -signal.SIGKILL
    service = place.open()
    assert send_all(service, DATA, STEP) is BlobStatus.QUARANTINED
    digest = hashlib.sha256(DATA).hexdigest()
    service.clean_up(days=-1)
    assert files_below(place.folder) == [f"study/{digest[:2]}/{digest}"]
    assert (place.folder / "study" / digest[:2] / digest).read_bytes() == DATA
    with place.database.read() as session:
        counts = [
            session.connection().execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in ("blob", "blob_ref", "upload", "upload_part")
        ]
    assert counts == [1, 1, 0, 0]


def test_several_processes_that_get_the_same_file_make_one_of_it(place: Place) -> None:
    data = content(40 * STEP)
    children = [FORK.Process(target=lambda: send_all(place.open(), data, STEP)) for _ in range(4)]
    for child in children:
        child.start()
    for child in children:
        child.join(60)
    assert [child.exitcode for child in children] == [0] * 4
    digest = hashlib.sha256(data).hexdigest()
    assert files_below(place.folder) == [f"study/{digest[:2]}/{digest}"]
    assert (place.folder / "study" / digest[:2] / digest).read_bytes() == data


def deleted(service: Uploads, place: Place, data: bytes) -> None:
    """The file was here and is deleted; its bytes are about to go. The next interview has the same content."""
    send_all(service, data, len(data))
    with place.database.write() as session:
        note_files(session, "study", "interview-1", [("recording_deleted", {"recording_id": "recording-1"})])


def send_of_another_interview(service: Uploads, data: bytes) -> BlobStatus:
    draft = service.draft()
    service.write(draft, data)
    digest = hashlib.sha256(data).digest()
    chunk = Chunk(offset=0, file_bytes=len(data), sha256=digest)
    answer = service.accept(sender(), reference(data, "interview-2"), chunk, draft, Taken(len(data), digest))
    assert answer.receipt is not None
    return Statement.model_validate_json(answer.receipt.statement).blobs[0].status


def test_what_is_kept_while_an_older_copy_goes_is_not_called_whole_without_its_bytes(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    service, data = place.open(), content(30)
    deleted(service, place, data)
    real = _FileDraft.keep_whole

    def kept_and_then_the_older_copy_goes(draft: _FileDraft, *name: str) -> str:
        key = real(draft, *name)
        service.remove_pending()
        return key

    monkeypatch.setattr(_FileDraft, "keep_whole", kept_and_then_the_older_copy_goes)
    with pytest.raises(StoreDownError, match="older copy"):
        send_of_another_interview(service, data)
    service.remove_pending()
    assert send_of_another_interview(service, data) is BlobStatus.QUARANTINED
    digest = hashlib.sha256(data).hexdigest()
    assert (place.folder / "study" / digest[:2] / digest).read_bytes() == data


def test_of_two_who_remove_at_a_time_the_second_leaves_alone_what_was_sent_anew(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, data = place.open(), place.open(), content(30)
    deleted(first, place, data)
    real = Uploads._remove

    def the_first_is_quicker(service: Uploads, *key: str) -> None:
        monkeypatch.setattr(Uploads, "_remove", real)
        first.remove_pending()
        assert send_of_another_interview(first, data) is BlobStatus.QUARANTINED
        real(service, *key)

    monkeypatch.setattr(Uploads, "_remove", the_first_is_quicker)
    second.remove_pending()
    digest = hashlib.sha256(data).hexdigest()
    assert (place.folder / "study" / digest[:2] / digest).read_bytes() == data


def test_a_file_that_is_named_again_at_the_moment_in_which_it_is_deleted_stays(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    service, data = place.open(), content(30)
    send_all(service, data, len(data))
    database, real = place.database, uploads.refer

    def delete() -> None:
        with database.write() as session:
            note_files(session, "study", "interview-1", [("recording_deleted", {"recording_id": "recording-1"})])

    deleter = threading.Thread(target=delete)

    def refer_late(*arguments: Any) -> Any:
        deleter.start()
        deleter.join(0.5)  # it waits for this transaction
        return real(*arguments)

    monkeypatch.setattr(uploads, "refer", refer_late)
    assert send_of_another_interview(service, data) is BlobStatus.QUARANTINED
    deleter.join()
    service.remove_pending()
    digest = hashlib.sha256(data).hexdigest()
    assert (place.folder / "study" / digest[:2] / digest).read_bytes() == data
    assert service.standing(sender(), "study", digest).offset == len(data)


def test_what_was_in_a_backup_before_it_was_deleted_is_not_told_to_be_in_one_when_it_is_sent_anew(
    place: Place,
) -> None:
    service, data = place.open(), content(30)
    digest = hashlib.sha256(data).hexdigest()
    with place.database.write() as session:
        session.add(BackedUpRow(study_id="study", kind=BLOB, stream_id=digest, seq=len(data)))
    deleted(service, place, data)
    service.remove_pending()
    assert send_of_another_interview(service, data) is BlobStatus.QUARANTINED
    with place.database.read() as session:
        assert not is_file_backed_up(session, "study", digest)


@pytest.mark.skipif(bool(no_small_disk()), reason=no_small_disk())
def test_a_full_disk_refuses_the_chunk_and_nothing_that_was_there_is_lost(tmp_path: Path) -> None:
    data, step = content(300_000), 16_384
    with small_disk(tmp_path / "small", 200 * 1024) as disk:
        place = Place(default_url(tmp_path), disk / "recordings")
        service = place.open()
        with pytest.raises(NoRoomError):
            send_all(service, data, step)
        stood = service.standing(sender(), "study", hashlib.sha256(data).hexdigest()).offset
        assert stood > 100_000
        os.system(f"mount -o remount,size=900k {disk}")
        assert send(service, data, stood, step).offset == stood + step
        assert send_all(service, data, step) is BlobStatus.QUARANTINED
        place.database.close()
