"""A rescue file holds all unsent work, opens with the key of the study only, and says when it is not whole."""

from __future__ import annotations

import errno
import hashlib
import os
import struct
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, TypeVar, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey

from cxfield.event import StreamKind
from cxfield.rescue import sealed_file
from cxfield.rescue.errors import (
    DamagedFileError,
    ForeignFileError,
    GivenUpError,
    NothingToRescueError,
    NotWrittenError,
    SealedFileError,
    WrongKeyError,
)
from cxfield.rescue.progress import CHECK, WRITE, Progress
from cxfield.rescue.reading import RescuedWork, RescueFile
from cxfield.rescue.writing import RescueSummary, write_rescue_file
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import Study
from tests.rescue.conftest import OWNER, complete, write_interview, write_recording
from tests.store.samples import answer, event

T = TypeVar("T")
SOUND = bytes(range(256)) * 1000


def rescue(store: DeviceStore, folder: Path, name: str = "stick.cxrescue") -> RescueSummary:
    return write_rescue_file(store, OWNER, folder / name)


def opened(path: Path, key: PrivateKey, folder: Path) -> RescuedWork:
    return RescueFile(path).open("s-1", bytes(key), folder / "out")


def lines_of(store: DeviceStore, kind: StreamKind, stream_id: str) -> tuple[bytes, ...]:
    return tuple(entry.line for entry in store.entries(kind, stream_id))


def test_every_unsent_journal_is_in_the_file_as_it_was_written(
    store: DeviceStore, study_key: PrivateKey, tmp_path: Path
) -> None:
    write_interview(store)
    store.append(StreamKind.CASE, "c-1", [event("remark", text="call after six")])
    rescue(store, tmp_path)
    work = opened(tmp_path / "stick.cxrescue", study_key, tmp_path)
    found = {(j.record.kind, j.record.stream_id): j.lines for j in work.journals}
    assert found == {
        (StreamKind.INTERVIEW, "i-1"): lines_of(store, StreamKind.INTERVIEW, "i-1"),
        (StreamKind.CASE, "c-1"): lines_of(store, StreamKind.CASE, "c-1"),
    }


def test_it_says_whose_it_is_and_carries_the_signature_of_the_device(
    store: DeviceStore, study_key: PrivateKey, tmp_path: Path
) -> None:
    write_interview(store)
    rescue(store, tmp_path)
    work = opened(tmp_path / "stick.cxrescue", study_key, tmp_path)
    assert (work.about.user, work.about.device, work.is_signed) == ("inga", "laptop-7", True)


def test_recordings_attached_to_it_and_finished_data_come_out_as_they_went_in(
    store: DeviceStore, study_key: PrivateKey, tmp_path: Path
) -> None:
    write_interview(store)
    write_recording(store, SOUND)
    complete(store, xml=b"<data>9</data>")
    rescue(store, tmp_path)
    work = opened(tmp_path / "stick.cxrescue", study_key, tmp_path)
    ((record, path),) = work.recordings
    assert (path.read_bytes(), record.sealed_key) == (SOUND, b"sealed".hex())
    assert work.instances == {"i-1": b"<data>9</data>"}


def test_what_stands_in_clear_names_no_person(store: DeviceStore, tmp_path: Path) -> None:
    write_interview(store)
    rescue(store, tmp_path)
    content = (tmp_path / "stick.cxrescue").read_bytes()
    assert not any(word in content for word in (b"inga", b"Anna B", b"laptop-7", b"+44163", b"remark"))
    assert b"s-1" in content


def test_the_key_of_another_study_does_not_open_it(store: DeviceStore, tmp_path: Path) -> None:
    write_interview(store)
    rescue(store, tmp_path)
    with pytest.raises(WrongKeyError, match="does not open"):
        opened(tmp_path / "stick.cxrescue", PrivateKey.generate(), tmp_path)


def test_each_study_has_a_part_of_its_own(store: DeviceStore, study_key: PrivateKey, tmp_path: Path) -> None:
    other = PrivateKey.generate()
    store.save_study(Study(study_id="s-2", name="Second", study_key=bytes(other.public_key)))
    write_interview(store)
    store.append(StreamKind.CASE, "x", [event("remark", text="of the second")], study_id="s-2")
    rescue(store, tmp_path)
    file = RescueFile(tmp_path / "stick.cxrescue")
    assert [j.record.stream_id for j in file.open("s-1", bytes(study_key), tmp_path / "1").journals] == ["i-1"]
    assert [j.record.stream_id for j in file.open("s-2", bytes(other), tmp_path / "2").journals] == ["x"]


def test_a_study_without_a_key_is_left_out_and_named(store: DeviceStore, tmp_path: Path) -> None:
    store.save_study(Study(study_id="s-2", name="Second"))
    write_interview(store)
    store.append(StreamKind.CASE, "x", [event("remark", text="of the second")], study_id="s-2")
    assert rescue(store, tmp_path).left_out == ("s-2",)
    assert [mark.split()[1] for mark in store.carrying.not_rescued()] == ["x"]


def test_a_workspace_with_nothing_unsent_needs_no_file(store: DeviceStore, tmp_path: Path) -> None:
    with pytest.raises(NothingToRescueError, match="no rescue file is needed"):
        rescue(store, tmp_path)


def test_what_was_written_covers_the_workspace_until_something_changes(store: DeviceStore, tmp_path: Path) -> None:
    write_interview(store)
    path = write_recording(store, SOUND)
    rescue(store, tmp_path)
    assert store.carrying.not_rescued() == []
    store.append(StreamKind.INTERVIEW, "i-1", [answer("/data/q9", "late")])
    assert len(store.carrying.not_rescued()) == 1
    rescue(store, tmp_path, "second.cxrescue")
    path.write_bytes(SOUND + b"more")
    assert len(store.carrying.not_rescued()) == 1


def test_a_file_of_that_name_is_not_written_over(store: DeviceStore, tmp_path: Path) -> None:
    write_interview(store)
    (tmp_path / "stick.cxrescue").write_bytes(b"something else")
    with pytest.raises(NotWrittenError, match="already"):
        rescue(store, tmp_path)
    assert (tmp_path / "stick.cxrescue").read_bytes() == b"something else"


def test_a_recording_that_is_gone_from_the_disk_does_not_stop_the_rest(store: DeviceStore, tmp_path: Path) -> None:
    write_interview(store)
    write_recording(store, SOUND).unlink()
    assert rescue(store, tmp_path).missing_files == 1
    assert store.carrying.not_rescued(), "a file that lacks something covers nothing"


class _FullDisk:
    """A file on a stick that takes so many bytes."""

    def __init__(self, real: IO[bytes], room: int) -> None:
        self._real, self._left = real, room

    def write(self, data: bytes) -> int:
        self._left -= len(data)
        if self._left < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self._real.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


@pytest.mark.parametrize("room", [5, 300, 100_000, 257_000])
def test_a_stick_that_is_full_leaves_nothing_behind(
    store: DeviceStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    write_interview(store)
    write_recording(store, SOUND)
    stick = tmp_path / "stick"
    stick.mkdir()
    real = os.fdopen
    monkeypatch.setattr(sealed_file.os, "fdopen", lambda *rest: _FullDisk(real(*rest), room))
    with pytest.raises(NotWrittenError, match="not enough room"):
        rescue(store, stick)
    assert list(stick.iterdir()) == []
    assert store.carrying.rescue_note() is None


def test_a_stick_that_reads_back_something_else_is_found_out(
    store: DeviceStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_interview(store)
    stick = tmp_path / "stick"
    stick.mkdir()
    real = os.replace

    def lying(source: Path, target: Path) -> None:
        real(source, target)
        content = bytearray(target.read_bytes())
        content[-100] ^= 1
        target.write_bytes(content)

    monkeypatch.setattr(sealed_file.os, "replace", lying)
    with pytest.raises(NotWrittenError, match="does not read back"):
        rescue(store, stick)
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"PK\x03\x04 a workbook", ForeignFileError, "no rescue file"),
        (b"cxrescue-9\nMmore", ForeignFileError, "newer version"),
        (b"cxresc", DamagedFileError, "cut off"),
        (b"", DamagedFileError, "cut off"),
        (b"cxrescue-1\nM" + struct.pack(">I", 2**31), DamagedFileError, "damaged"),
        (b"cxrescue-1\nM" + struct.pack(">I", 2) + b"[]", DamagedFileError, "damaged"),
        (b"cxrescue-1\nM" + struct.pack(">I", 20000) + b"[" * 20000, DamagedFileError, "damaged"),
    ],
)
def test_what_is_no_rescue_file_is_said_in_a_sentence(
    tmp_path: Path, content: bytes, error: type[Exception], words: str
) -> None:
    path = tmp_path / "some.cxrescue"
    path.write_bytes(content)
    with pytest.raises(error, match=words):
        RescueFile(path)


@pytest.fixture
def good(store: DeviceStore, tmp_path: Path) -> bytes:
    write_interview(store)
    write_recording(store, SOUND[:3000])
    rescue(store, tmp_path)
    return (tmp_path / "stick.cxrescue").read_bytes()


def read_all(path: Path, key: PrivateKey, folder: Path) -> None:
    file = RescueFile(path)
    file.check()
    file.open("s-1", bytes(key), folder)


def test_a_file_that_is_cut_off_anywhere_is_found_out(good: bytes, study_key: PrivateKey, tmp_path: Path) -> None:
    path = tmp_path / "cut.cxrescue"
    for end in [*range(400), *range(400, len(good), 97)]:
        path.write_bytes(good[:end])
        with pytest.raises(DamagedFileError):
            RescueFile(path).check()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_that_was_altered_is_refused_in_a_sentence(
    good: bytes, study_key: PrivateKey, tmp_path: Path, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(good) - 1))
    new = data.draw(st.binary(min_size=0, max_size=40))
    altered = good[:at] + new + good[at + data.draw(st.integers(0, 60)) :]
    path = tmp_path / "altered.cxrescue"
    path.write_bytes(altered)
    if altered != good:
        with pytest.raises(SealedFileError):
            read_all(path, study_key, tmp_path / "out")


def test_the_key_finds_out_what_the_check_sum_cannot(good: bytes, study_key: PrivateKey, tmp_path: Path) -> None:
    """Somebody who alters a file can compute its check sum anew, but not seal it."""
    body = bytearray(good[: -32 - 5])
    body[-50] ^= 1
    forged = bytes(body) + b"Z" + struct.pack(">I", 32) + hashlib.sha256(body).digest()
    path = tmp_path / "forged.cxrescue"
    path.write_bytes(forged)
    RescueFile(path).check()
    with pytest.raises(SealedFileError, match="damaged"):
        RescueFile(path).open("s-1", bytes(study_key), tmp_path / "out")


def test_a_recording_that_grows_while_it_is_written_is_not_counted_as_rescued_whole(
    store: DeviceStore, tmp_path: Path
) -> None:
    write_interview(store)
    sound = write_recording(store, SOUND)

    def grow(stage: str, share: float) -> None:
        if (stage, share) == (CHECK, 0):
            with sound.open("ab") as file:
                file.write(b"more")

    write_rescue_file(store, OWNER, tmp_path / "a.cxrescue", progress=Progress(grow))
    assert [mark.split()[0] for mark in store.carrying.not_rescued()] == ["recording"]


def test_files_are_copied_outside_the_turns_of_the_store(store: DeviceStore, tmp_path: Path) -> None:
    write_interview(store)
    write_recording(store, SOUND)
    turns: list[bool] = [False]
    copied: list[bool] = []

    def on_store(work: Callable[[], T], /) -> T:
        turns.append(True)
        try:
            return work()
        finally:
            turns.append(False)

    class Guarded:
        """The store for whoever has the turn."""

        def __getattr__(self, name: str) -> Any:
            assert turns[-1] or name == "folder", f"{name} without the turn"
            return getattr(store, name)

    progress = Progress(lambda _stage, _share: copied.append(turns[-1]))
    write_rescue_file(
        cast("DeviceStore", Guarded()), OWNER, tmp_path / "a.cxrescue", on_store=on_store, progress=progress
    )
    assert len(copied) > 2
    assert not any(copied)
    assert store.carrying.not_rescued() == []


@pytest.mark.parametrize("stage", [WRITE, CHECK])
def test_a_writing_that_is_ended_leaves_nothing_behind(store: DeviceStore, tmp_path: Path, stage: str) -> None:
    write_interview(store)
    write_recording(store, SOUND)
    progress = Progress(lambda now, _share: progress.cancel() if now == stage else None)
    (tmp_path / "stick").mkdir()
    with pytest.raises(GivenUpError, match="nothing was left"):
        write_rescue_file(store, OWNER, tmp_path / "stick" / "a.cxrescue", progress=progress)
    assert list((tmp_path / "stick").iterdir()) == []
    assert store.carrying.not_rescued()


def test_progress_goes_from_nothing_to_all_in_both_stages(store: DeviceStore, tmp_path: Path) -> None:
    write_interview(store)
    write_recording(store, SOUND)
    told: list[tuple[str, float]] = []
    write_rescue_file(
        store, OWNER, tmp_path / "a.cxrescue", progress=Progress(lambda stage, share: told.append((stage, share)))
    )
    assert told[0] == (WRITE, 0)
    assert (WRITE, 1) in told
    assert [share for stage, share in told if stage == CHECK] == sorted({s for stage, s in told if stage == CHECK})
