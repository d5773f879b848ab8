"""Attached files in the device's database and beside it: sealed, known by their content, cleaned up after a crash."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from cxfield.event import StreamKind
from cxfield.store.attachment_file import (
    AttachmentHeader,
    SealedFile,
    new_attachment_key,
    open_attachment_key,
    read_attachment,
    seal_attachment_key,
    write_attachment,
)
from cxfield.store.attachments import StoredAttachment
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import AttachmentError, UnsentWorkError
from tests.store.samples import RULES, event, started

KEY = new_attachment_key()
HEADER = AttachmentHeader(interview_id="i-1", sealed_key=b"sealed")
LONG = bytes(range(256)) * 1024  # four chunks, the last one full


def seal(path: Path, content: bytes, key: bytes = KEY) -> SealedFile:
    return write_attachment(path, HEADER, key, io.BytesIO(content), lambda _done: None)


def content(path: Path, key: bytes = KEY) -> bytes:
    return b"".join(read_attachment(path, key))


@pytest.mark.parametrize("size", [1, 65_535, 65_536, 65_537, len(LONG)])
def test_a_sealed_file_is_read_back_to_the_last_byte(tmp_path: Path, size: int) -> None:
    sealed = seal(tmp_path / "a", LONG[:size])
    assert content(tmp_path / "a") == LONG[:size]
    assert sealed.size_bytes == size
    assert sealed.sealed_bytes == (tmp_path / "a").stat().st_size


def test_nothing_of_the_content_can_be_read_on_the_disk(tmp_path: Path) -> None:
    seal(tmp_path / "a", b"a face that must not be seen" * 100)
    assert b"a face" not in (tmp_path / "a").read_bytes()


@pytest.mark.parametrize("place", [20, 60, 70_000, -1])
def test_a_changed_byte_is_noticed(tmp_path: Path, place: int) -> None:
    path = tmp_path / "a"
    seal(path, LONG)
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    with pytest.raises(AttachmentError, match=r"damaged|altered"):
        content(path)


@pytest.mark.parametrize("change", ["cut", "chunk", "lengthened"])
def test_a_cut_or_lengthened_file_is_noticed(tmp_path: Path, change: str) -> None:
    path = tmp_path / "a"
    seal(path, LONG)
    data = path.read_bytes()
    path.write_bytes({"cut": data[:-1], "chunk": data[: -65_536 - 17], "lengthened": data + b"x"}[change])
    with pytest.raises(AttachmentError):
        content(path)


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    seal(tmp_path / "a", b"x")
    with pytest.raises(AttachmentError):
        content(tmp_path / "a", new_attachment_key())


def test_the_study_key_opens_the_key_of_a_file() -> None:
    private = PrivateKey.generate()
    sealed = seal_attachment_key(KEY, bytes(private.public_key))
    assert open_attachment_key(sealed, bytes(private)) == KEY
    with pytest.raises(AttachmentError, match="study key"):
        open_attachment_key(sealed, bytes(PrivateKey.generate()))


def test_writing_that_is_given_up_leaves_nothing(tmp_path: Path) -> None:
    def stop(_done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_attachment(tmp_path / "a", HEADER, KEY, io.BytesIO(LONG), stop)
    assert list(tmp_path.iterdir()) == []


# ---- in the store ----


def add(store: DeviceStore, attachment_id: str = "a-1", *, sealed_key: bytes = b"sealed") -> StoredAttachment:
    path = store.attachments.new_path(attachment_id)
    sealed = seal(path, attachment_id.encode())
    attachment = StoredAttachment(
        attachment_id=attachment_id,
        interview_id="i-1",
        study_id="s",
        sha256=sealed.sha256,
        size_bytes=sealed.size_bytes,
        media_type="image/png",
        path=path,
        sealed_sha256=sealed.sealed_sha256,
        sealed_bytes=sealed.sealed_bytes,
        sealed_key=sealed_key,
        attached_at=datetime(2026, 3, 1, 9, tzinfo=UTC),
    )
    with store.transaction():
        store.attachments.add(attachment, KEY)
        store.attachments.name("i-1", f"{attachment_id}.png", attachment_id)
    return attachment


def test_a_file_its_name_and_key_are_kept_across_a_restart(folder: Path, key: DatabaseKey) -> None:
    with DeviceStore.create(folder, key, rules=RULES) as store:
        kept = add(store)
    with DeviceStore.open(folder, key, rules=RULES) as store:
        assert store.attachments.named("i-1", "a-1.png") == kept
        assert store.attachments.key("a-1") == KEY
        assert store.attachments.named("i-2", "a-1.png") is None
        assert kept.is_there


def test_a_file_without_a_row_goes_at_the_next_opening_and_others_stay(folder: Path, key: DatabaseKey) -> None:
    with DeviceStore.create(folder, key, rules=RULES) as store:
        kept = add(store)
        left = store.attachments.new_path("left-by-a-crash")
        seal(left, b"x")
    with DeviceStore.open(folder, key, rules=RULES):
        assert kept.is_there
        assert not left.exists()


@pytest.mark.parametrize(("sealed_key", "goes"), [(b"sealed", True), (b"", False)])
def test_the_key_goes_with_the_end_of_the_interview_unless_nothing_else_could_open_the_file(
    folder: Path, key: DatabaseKey, sealed_key: bytes, goes: bool
) -> None:
    with DeviceStore.create(folder, key, rules=RULES) as store:
        store.append(StreamKind.INTERVIEW, "i-1", [started()], study_id="s")
        add(store, sealed_key=sealed_key)
        store.append(StreamKind.INTERVIEW, "i-1", [event("broken_off", page="", disposition="2.10")])
        assert store.attachments.key("a-1") == (None if goes else KEY)
        assert len(store.attachments.of_interview("i-1")) == 1


def test_a_removed_file_takes_its_names_and_key_along(folder: Path, key: DatabaseKey) -> None:
    with DeviceStore.create(folder, key, rules=RULES) as store:
        add(store)
        store.attachments.remove("a-1")
        assert store.attachments.key("a-1") is None
        assert store.attachments.names("i-1") == {}


def test_a_workspace_with_files_that_only_this_computer_has_is_not_removed(folder: Path, key: DatabaseKey) -> None:
    with DeviceStore.create(folder, key, rules=RULES) as store:
        store.require_all_sent()
        add(store)
        with pytest.raises(UnsentWorkError, match=r"only this computer has .*: 1"):
            store.require_all_sent()
