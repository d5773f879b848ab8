"""A workspace goes only when nothing in it would be lost; then its keys go first."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from nacl.public import PrivateKey
from sqlalchemy import text

from cxfield.event import Event, Moment, StreamKind
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.leaving import closed_picture, remove_workspace, unsent_picture
from cxfield.fieldwork.rescuing import look_at, rescue_closed, rescue_open
from cxfield.fieldwork.station import Station, WorkspaceEntry
from cxfield.fieldwork.workspace import Workspace
from cxfield.rescue.errors import NothingToRescueError
from cxfield.store import erasing, keys
from cxfield.store.device_store import DeviceStore
from cxfield.store.erasing import erase_workspace
from cxfield.store.errors import (
    DamagedDatabaseError,
    KeyLeftError,
    KeyMissingError,
    StillThereError,
    UnsentWorkError,
    WorkspaceInUseError,
    WrongPinError,
)
from cxfield.store.escrow import write_escrow
from cxfield.store.keys import KeyRing
from cxfield.store.opening import DATABASE_NAME
from cxfield.store.pin_wrap import PinCost
from cxfield.store.values import Study
from tests.fieldwork.erasing_child import erase_and_die
from tests.rescue.receipts import receipt_up_to

CHEAP = PinCost(rounds=1, memory_kib=64, lanes=1)
STUDY_KEY = PrivateKey.generate()
PIN = "482915"


class Computer:
    """One workspace under a PIN, on a computer without a keyring."""

    def __init__(self, folder: Path) -> None:
        self.station, self.folder = Station(folder), folder
        self.key = KeyRing(folder, backend=None, cost=CHEAP).create("anna", PIN)
        with DeviceStore.create(folder, self.key) as store:
            store.save_study(Study(study_id="s-1", name="Service", study_key=bytes(STUDY_KEY.public_key)))
        (folder / "workspace.json").write_text(json.dumps({"user": "anna", "server": "https://s.example"}))

    @property
    def entry(self) -> WorkspaceEntry:
        return self.station.only_entry()

    def open(self) -> Workspace:
        return Workspace(DeviceStore.open(self.folder, self.key), DeviceClock("anna"), self.key)

    def write(self, text: str = "call after six") -> None:
        workspace = self.open()
        moment = Moment(at=datetime(2026, 3, 1, tzinfo=UTC), zone="UTC", mono_ms=1, boot="b", actor="anna")
        event = Event(kind="remark", moment=moment, body={"text": text})
        workspace.store.append(StreamKind.CASE, "C1", [event], study_id="s-1")
        workspace.close()

    def send(self) -> None:
        workspace = self.open()
        workspace.store.record_receipts([receipt_up_to(workspace.store, one) for one in workspace.store.unsent()])
        workspace.close()

    def escrow(self) -> None:
        write_escrow(self.folder, "s-1", self.key, bytes(STUDY_KEY.public_key))


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    monkeypatch.setattr(keys, "find_backend", lambda: None)
    monkeypatch.setattr(erasing, "find_backend", lambda: None)
    return Computer(tmp_path / "station")


def test_unsent_work_keeps_a_workspace_from_being_removed(computer: Computer) -> None:
    computer.write()
    with pytest.raises(UnsentWorkError, match="entries: 1"):
        remove_workspace(computer.folder, look_at(computer.station, computer.entry, PIN))
    assert (computer.folder / DATABASE_NAME).exists()


def test_a_workspace_whose_work_was_sent_goes_without_a_trace(computer: Computer) -> None:
    computer.write()
    computer.send()
    remove_workspace(computer.folder, look_at(computer.station, computer.entry, PIN))
    assert not computer.folder.exists()


def test_a_rescue_file_lets_it_go_until_something_else_is_written(computer: Computer, tmp_path: Path) -> None:
    computer.write()
    rescue_closed(computer.entry, PIN, tmp_path / "a.cxrescue")
    assert look_at(computer.station, computer.entry, PIN).rescue_file == "a.cxrescue"
    computer.write("and once more")
    with pytest.raises(UnsentWorkError):
        remove_workspace(computer.folder, look_at(computer.station, computer.entry, PIN))


def test_without_its_pin_it_goes_only_behind_a_sealed_workspace(computer: Computer, tmp_path: Path) -> None:
    computer.write()
    computer.escrow()
    with pytest.raises(UnsentWorkError, match="without its PIN"):
        remove_workspace(computer.folder, look_at(computer.station, computer.entry, None))
    assert rescue_closed(computer.entry, None, tmp_path / "a.cxrescue").work is None
    remove_workspace(computer.folder, look_at(computer.station, computer.entry, None))
    assert not computer.folder.exists()


def test_a_workspace_that_never_synchronised_cannot_be_sealed_and_says_so(computer: Computer, tmp_path: Path) -> None:
    computer.write()
    with pytest.raises(NothingToRescueError, match="never sealed"):
        rescue_closed(computer.entry, None, tmp_path / "a.cxrescue")
    assert list(tmp_path.glob("*.cxrescue*")) == []


def test_a_wrong_pin_is_said_and_nothing_written(computer: Computer, tmp_path: Path) -> None:
    computer.write()
    with pytest.raises(WrongPinError):
        rescue_closed(computer.entry, "000000", tmp_path / "a.cxrescue")
    assert list(tmp_path.glob("*.cxrescue*")) == []


def test_a_database_that_cannot_be_read_is_sealed_with_its_copies(computer: Computer, tmp_path: Path) -> None:
    computer.write()
    computer.escrow()
    (computer.folder / DATABASE_NAME).write_bytes(b"x" * 40960)
    assert rescue_closed(computer.entry, PIN, tmp_path / "a.cxrescue").work is None


def test_without_a_sealed_key_the_newest_copy_of_a_damaged_database_is_used(computer: Computer, tmp_path: Path) -> None:
    computer.write()
    workspace = computer.open()
    workspace.keep_safety_copy()
    workspace.close()
    (computer.folder / DATABASE_NAME).write_bytes(b"x" * 40960)
    rescued = rescue_closed(computer.entry, PIN, tmp_path / "a.cxrescue")
    assert rescued.work is not None
    assert (rescued.work.events, rescued.copy_of is not None) == (1, True)


def test_what_was_closed_with_nothing_unsent_is_known_without_a_key(computer: Computer) -> None:
    computer.write()
    assert not closed_picture(computer.folder).is_safe
    computer.send()
    assert closed_picture(computer.folder).is_sent
    computer.write()
    assert not closed_picture(computer.folder).is_safe


def test_a_crash_leaves_no_mark_that_all_was_sent(computer: Computer) -> None:
    computer.write()
    computer.send()
    store = DeviceStore.open(computer.folder, computer.key)
    store.append(
        StreamKind.CASE,
        "C1",
        [Event(kind="remark", moment=DeviceClock("anna").moment(), body={"text": "x"})],
        study_id="s-1",
    )
    store._database._disconnect()  # the process ends without closing
    store._lock.release()
    assert not closed_picture(computer.folder).is_safe


def test_an_open_workspace_is_not_removed(computer: Computer) -> None:
    workspace = computer.open()
    picture = unsent_picture(workspace.store)
    with pytest.raises(WorkspaceInUseError):
        remove_workspace(computer.folder, picture)
    workspace.close()
    assert (computer.folder / "key.json").exists()


def test_an_open_workspace_writes_its_rescue_file_too(computer: Computer, tmp_path: Path) -> None:
    computer.write()
    workspace = computer.open()
    rescued = rescue_open(workspace.store, "anna", tmp_path / "a.cxrescue")
    assert unsent_picture(workspace.store).rescue_file == "a.cxrescue"
    workspace.close()
    assert rescued.work is not None


class _Keyring(KeyringBackend):
    """Holds secrets; may refuse to let one go."""

    priority = 1.0  # type: ignore[assignment]

    def __init__(self, *, lets_go: bool = True) -> None:
        self.secrets: dict[tuple[str, str], str] = {}
        self.lets_go = lets_go

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.lets_go:
            del self.secrets[service, username]


@pytest.mark.parametrize("lets_go", [True, False])
def test_the_key_in_the_keyring_goes_before_any_file(tmp_path: Path, lets_go: bool) -> None:
    keyring = _Keyring()
    key = KeyRing(tmp_path / "w", backend=keyring).create("anna")
    DeviceStore.create(tmp_path / "w", key).close()
    keyring.lets_go = lets_go
    if not lets_go:
        with pytest.raises(KeyLeftError):
            erase_workspace(tmp_path / "w", backend=keyring)
        assert KeyRing(tmp_path / "w", backend=keyring).load() == key
        return
    erase_workspace(tmp_path / "w", backend=keyring)
    assert keyring.secrets == {}
    assert not (tmp_path / "w").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_removal_that_is_killed_anywhere_is_whole_or_goes_on_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "find_backend", lambda: None)
    monkeypatch.setattr(erasing, "find_backend", lambda: None)
    model = Computer(tmp_path / "model")
    model.escrow()
    for name in ("recordings", "attachments", "safety"):
        (model.folder / name).mkdir(exist_ok=True)
        (model.folder / name / "one.bin").write_bytes(b"sealed")
    is_whole = [_is_whole_after(model, tmp_path / f"station-{steps}", steps) for steps in range(0, 60, 3)]
    assert is_whole[0]
    assert is_whole[-1] is None
    assert False in is_whole


def _is_whole_after(model: Computer, station: Path, steps: int) -> bool | None:
    """Kill a removal after `steps`, start again; None where it came to its end."""
    folder = station / "workspaces" / "anna"
    shutil.copytree(model.folder, folder)
    was_killed = erase_and_die(folder, steps)
    was_begun = (folder / "removing.json").exists()
    assert Station(station).finish_removals() == int(was_begun)
    if folder.is_dir() and (folder / "workspace.json").exists():
        (entry,) = Station(station).entries()
        Station(station).open(entry, PIN).close()
        return True
    assert Station(station).entries() == []
    assert not folder.is_dir() or {path.name for path in folder.iterdir()} <= {"workspace.lock"}
    return False if was_killed else None


def test_a_removal_cut_off_before_the_key_is_over_once_somebody_opens_the_workspace(computer: Computer) -> None:
    (computer.folder / "removing.json").write_text("{}")
    computer.write("written after the cut")
    assert computer.station.finish_removals() == 0
    picture = look_at(computer.station, computer.entry, PIN)
    assert picture.events == 1


def test_a_file_that_does_not_go_keeps_the_removal_until_the_next_start(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    (computer.folder / "recordings").mkdir(exist_ok=True)

    def in_use(path: Path, **_more: object) -> None:
        raise PermissionError(13, "in use by another program", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(erasing.shutil, "rmtree", in_use)
        with pytest.raises(StillThereError, match="in use by another program"):
            erase_workspace(computer.folder)
        assert computer.station.finish_removals() == 0
    with pytest.raises(KeyMissingError):
        KeyRing(computer.folder).load(PIN)
    assert computer.station.entries() == []
    assert computer.station.finish_removals() == 1
    assert not computer.folder.exists()


def test_signing_in_anew_finishes_a_removal_first(computer: Computer) -> None:
    (computer.folder / "workspaces").mkdir()
    old = computer.station._folder_for("bob", "https://s.example")
    (old / "removing.json").write_text("{}")
    (old / "recordings").mkdir()
    (old / "recordings" / "one.bin").write_bytes(b"sealed")
    again = computer.station._folder_for("bob", "https://s.example")
    assert list(again.iterdir()) == []


def test_damage_that_shows_only_after_opening_keeps_nobody_from_a_rescue_file(
    computer: Computer, tmp_path: Path
) -> None:
    computer.write()
    with DeviceStore.open(computer.folder, computer.key) as store, store.transaction():
        store._database.write(text("DROP TABLE erasure_order"))
    with pytest.raises(DamagedDatabaseError):
        computer.station.open(computer.entry, PIN)
    rescue_closed(computer.entry, PIN, tmp_path / "anna.cxrescue")
    assert (tmp_path / "anna.cxrescue").stat().st_size > 0
