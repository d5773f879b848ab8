"""A sealed copy of a workspace: opened with its pass-phrase on another computer, what was unsent is sent from there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import lxml.etree as etree
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from cxfield.fieldwork.app_lock import LockKind, WorkspaceLock
from cxfield.fieldwork.file_source import FileSource
from cxfield.fieldwork.leaving import unsent_picture
from cxfield.fieldwork.openrosa_copy import (
    Copied,
    Sealing,
    Unsealed,
    Unsealing,
    has_opener,
    open_by_pass_phrase,
    seal_closed,
    unseal,
)
from cxfield.fieldwork.openrosa_enrolment import OpenRosaSignIn, enrol_openrosa
from cxfield.fieldwork.openrosa_forms import OpenRosaForms
from cxfield.fieldwork.openrosa_synchronising import OpenRosaSynchroniser
from cxfield.fieldwork.rescuing import look_at
from cxfield.fieldwork.station import Station, WorkspaceEntry
from cxfield.fieldwork.workspace import Workspace
from cxfield.rescue.errors import (
    DamagedFileError,
    ForeignFileError,
    NothingToRescueError,
    SealedFileError,
    WrongKeyError,
)
from cxfield.rescue.sealed_copy import new_pass_phrase
from cxfield.store.errors import PinNeededError, StoreError
from cxfield.store.keys import KeyRing
from cxfield.store.opening import DATABASE_NAME
from cxfield.store.pin_wrap import PinCost
from cxfield.sync.session import DEVICE
from tests.sync.openrosa.central_peer import CentralPeer, said
from tests.sync.openrosa.decryptor import Opened
from tests.sync.openrosa.interviewer import form, picture
from tests.sync.openrosa.test_openrosa_encryption import public_text

CHEAP = PinCost(rounds=1, memory_kib=64, lanes=1)
PHRASE = new_pass_phrase()


@pytest.fixture(autouse=True)
def keyring(memory_keyring: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(memory_keyring), "__module__", "keyring.backends.memory")


class Laptop:
    """A computer with one workspace and a way to work in it."""

    def __init__(self, folder: Path, entry: WorkspaceEntry) -> None:
        self.station, self.entry = Station(folder), entry

    def open(self) -> closing[Workspace]:
        return closing(self.station.open(self.entry))

    def synchronise(self) -> int:
        with self.open() as workspace:
            return OpenRosaSynchroniser(workspace).run().sent_interviews

    def interview(self, village: str, *, done: bool = True) -> str:
        with self.open() as workspace:
            forms = OpenRosaForms(workspace)
            session = forms.begin(forms.study_of("water"))
            session.go_next({"/data/village": village})
            if session.engine.state("/data/photo0") is not None:
                session.attach("/data/photo0", FileSource(name="p.jpg", content=picture()))
            if done:
                session.complete()
            session.close()
            return session.interview_id

    def correct(self, interview_id: str, village: str) -> None:
        with self.open() as workspace:
            session = workspace.reopen_interview(interview_id, "a slip")
            session.go_to("/data/village")
            session.go_next({"/data/village": village})
            session.complete()
            session.close()

    def sealed(self, path: Path) -> Copied:
        return seal_closed(self.station, self.entry, None, Sealing(path=path, pass_phrase=PHRASE, cost=CHEAP))

    def states(self) -> dict[str, str]:
        with self.open() as workspace:
            return {line.interview_id: line.state.value for line in OpenRosaForms(workspace).submissions()}


@pytest.fixture
def laptop(peer: CentralPeer, tmp_path: Path) -> Laptop:
    """Of an interviewer, with the form."""
    peer.publish(form(photos=1))
    station = Station(tmp_path / "laptop")
    made = Laptop(station.folder, enrol_openrosa(station, OpenRosaSignIn(address=peer.app_user(), user="anna")))
    made.synchronise()
    return made


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[Path], Laptop]:
    """Opens a copy on the computer of a supervisor."""

    def open_copy(path: Path, address: str = "") -> Laptop:
        folder = tmp_path / "office"
        return Laptop(folder, unsealed(folder, path, address=address).entry)

    return open_copy


def unsealed(folder: Path, path: Path, phrase: str = PHRASE, address: str = "") -> Unsealed:
    return unseal(Station(folder), Unsealing(path=path, pass_phrase=phrase, address=address))


def test_unsent_interviews_are_sent_from_the_other_computer_with_their_files(
    peer: CentralPeer, laptop: Laptop, opened: Callable[..., Laptop], tmp_path: Path
) -> None:
    laptop.interview("Sent before")
    laptop.synchronise()
    waiting, draft = laptop.interview("Ogre"), laptop.interview("Half-done", done=False)
    copied = laptop.sealed(tmp_path / "stick.cxforms")
    assert (copied.is_whole, copied.lost) == (True, 0)
    office = opened(copied.path)
    assert (office.entry.user, office.entry.is_openrosa) == ("anna", True)
    assert office.synchronise() == 1
    assert len(peer.held) == 2
    assert all(all(held.files.values()) for held in peer.held.values())
    assert office.states()[waiting] == "sent"
    with office.open() as workspace:
        session = workspace.resume_interview(draft)
        session.complete()
        session.close()
    assert office.synchronise() == 1


def test_what_both_computers_send_arrives_once(
    peer: CentralPeer, laptop: Laptop, opened: Callable[..., Laptop], tmp_path: Path
) -> None:
    sent = laptop.interview("Ogre")
    laptop.synchronise()
    laptop.correct(sent, "Olaine")
    laptop.interview("Balvi")
    office = opened(laptop.sealed(tmp_path / "stick.cxforms").path)
    assert office.synchronise() == 2
    assert laptop.synchronise() == 2
    assert len(peer.held) == 3
    assert set(laptop.states().values()) == set(office.states().values()) == {"sent"}


def test_what_is_corrected_on_the_laptop_after_the_copy_was_sent_is_an_edit(
    peer: CentralPeer, laptop: Laptop, opened: Callable[..., Laptop], tmp_path: Path
) -> None:
    interview = laptop.interview("Ogre")
    office = opened(laptop.sealed(tmp_path / "stick.cxforms").path)
    laptop.correct(interview, "Olaine")
    assert office.synchronise() == 1
    assert [laptop.synchronise() for _run in range(2)] == [1, 1]  # the original with its file first
    assert laptop.states() == {interview: "sent"}
    villages = [etree.fromstring(held.xml).findtext("village") for held in peer.held.values() if held.is_current]
    assert villages == ["Olaine"]


def test_encrypted_submissions_are_the_same_bytes_from_both(
    peer: CentralPeer, laptop: Laptop, opened: Callable[..., Laptop], tmp_path: Path
) -> None:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    key = f'<submission base64RsaPublicKey="{public_text(private)}"/>'
    peer.publish(form(version="2", photos=1, inside=key))
    laptop.synchronise()
    laptop.interview("Ogre")
    office = opened(laptop.sealed(tmp_path / "stick.cxforms").path)
    assert office.synchronise() == 1
    assert laptop.synchronise() == 1
    (held,) = peer.held.values()
    files = {name: content for name, content in held.files.items() if content}
    plain = Opened(private, held.xml, files).plain["submission.xml"]
    assert etree.fromstring(plain).findtext("village") == "Ogre"
    assert said(etree.fromstring(plain), "instanceID") == said(etree.fromstring(held.xml), "instanceID")


def test_after_a_copy_the_workspace_may_be_removed_until_something_changes(laptop: Laptop, tmp_path: Path) -> None:
    laptop.interview("Ogre")
    laptop.sealed(tmp_path / "stick.cxforms")
    with laptop.open() as workspace:
        left = unsent_picture(workspace.store)
    assert (left.is_safe, left.rescue_file) == (True, "stick.cxforms")
    laptop.interview("Balvi")
    with laptop.open() as workspace:
        assert not unsent_picture(workspace.store).is_safe


def test_nothing_in_the_file_can_be_read_without_the_pass_phrase(laptop: Laptop, tmp_path: Path) -> None:
    laptop.interview("Ogre-am-Fluss")
    content = laptop.sealed(tmp_path / "stick.cxforms").path.read_bytes()
    for secret in (b"Ogre-am-Fluss", b"anna", b"/v1/", b"water"):
        assert secret not in content
    with pytest.raises(WrongKeyError, match="does not open"):
        unsealed(tmp_path / "office", tmp_path / "stick.cxforms", new_pass_phrase())
    assert Station(tmp_path / "office").entries() == []


def test_a_slip_in_the_pass_phrase_is_named_by_its_group(laptop: Laptop, tmp_path: Path) -> None:
    laptop.interview("Ogre")
    path = laptop.sealed(tmp_path / "stick.cxforms").path
    groups = PHRASE.split("-")
    groups[2] = groups[2][:-1] + ("0" if groups[2][-1] != "0" else "1")
    with pytest.raises(WrongKeyError, match="group 3"):
        unsealed(tmp_path / "office", path, "-".join(groups))
    with pytest.raises(WrongKeyError, match="eight groups"):
        unsealed(tmp_path / "office", path, "")


def test_a_pass_phrase_may_be_typed_without_strokes_and_in_small_letters(laptop: Laptop, tmp_path: Path) -> None:
    laptop.interview("Ogre")
    path = laptop.sealed(tmp_path / "stick.cxforms").path
    assert unsealed(tmp_path / "office", path, PHRASE.replace("-", " ").lower()).entry.user == "anna"


def test_a_copy_is_opened_once_on_a_computer(laptop: Laptop, tmp_path: Path) -> None:
    laptop.interview("Ogre")
    path = laptop.sealed(tmp_path / "stick.cxforms").path
    unsealed(tmp_path / "office", path)
    with pytest.raises(WrongKeyError, match="opened on this computer already"):
        unsealed(tmp_path / "office", path)
    assert len(Station(tmp_path / "office").entries()) == 1


def test_two_copies_stand_beside_each_other(laptop: Laptop, tmp_path: Path) -> None:
    laptop.interview("Ogre")
    first = laptop.sealed(tmp_path / "monday.cxforms").path
    laptop.interview("Balvi")
    second = laptop.sealed(tmp_path / "tuesday.cxforms").path
    folders = {unsealed(tmp_path / "office", path).entry.folder for path in (first, second)}
    assert len(folders) == 2
    assert all(entry.copied_at for entry in Station(tmp_path / "office").entries())


def test_a_new_code_takes_the_place_of_one_that_was_withdrawn(
    peer: CentralPeer, laptop: Laptop, opened: Callable[..., Laptop], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.interview("Ogre")
    path = laptop.sealed(tmp_path / "stick.cxforms").path
    monkeypatch.setattr("tests.sync.openrosa.central_peer.TOKEN", "n3wT0kenn3wT0ken")
    with pytest.raises(SealedFileError, match="same project"):
        opened(path, f"{peer.base}/v1/key/n3wT0kenn3wT0ken/projects/2")
    assert opened(path, f"{peer.base}/v1/key/n3wT0kenn3wT0ken/projects/1").synchronise() == 1


def test_a_damaged_database_is_copied_as_it_lies_and_its_safety_copy_is_opened(
    peer: CentralPeer, laptop: Laptop, opened: Callable[..., Laptop], tmp_path: Path
) -> None:
    laptop.interview("Ogre")
    with laptop.open() as workspace:
        workspace.keep_safety_copy()
    database = laptop.entry.folder / DATABASE_NAME
    content = bytearray(database.read_bytes())
    content[:8192] = bytes(8192)
    database.write_bytes(content)
    copied = laptop.sealed(tmp_path / "stick.cxforms")
    assert not copied.is_whole
    assert look_at(laptop.station, laptop.entry, None).is_safe
    made = unsealed(tmp_path / "office", copied.path)
    assert made.copy_of is not None
    assert Laptop(tmp_path / "office", made.entry).synchronise() == 1
    assert len(peer.held) == 1


def test_a_copy_of_a_damaged_workspace_is_opened_beside_it(peer: CentralPeer, laptop: Laptop, tmp_path: Path) -> None:
    laptop.interview("Ogre")
    with laptop.open() as workspace:
        workspace.keep_safety_copy()
    (laptop.entry.folder / DATABASE_NAME).write_bytes(bytes(20_000))
    path = laptop.sealed(tmp_path / "stick.cxforms").path
    entry = unsealed(laptop.station.folder, path).entry
    assert entry.folder != laptop.entry.folder
    assert Laptop(laptop.station.folder, entry).synchronise() == 1


def test_where_everything_was_sent_nothing_is_written(laptop: Laptop, tmp_path: Path) -> None:
    laptop.interview("Ogre")
    laptop.synchronise()
    with pytest.raises(NothingToRescueError):
        laptop.sealed(tmp_path / "stick.cxforms")
    assert not (tmp_path / "stick.cxforms").exists()


def test_a_file_that_is_gone_is_counted_and_the_workspace_may_not_be_removed(laptop: Laptop, tmp_path: Path) -> None:
    laptop.interview("Ogre")
    for path in (laptop.entry.folder / "attachments").iterdir():
        path.unlink()
    assert laptop.sealed(tmp_path / "stick.cxforms").lost == 1
    with laptop.open() as workspace:
        assert not unsent_picture(workspace.store).is_safe


@pytest.mark.parametrize("place", [-40, 4000])
def test_an_altered_copy_is_refused_and_nothing_is_made(laptop: Laptop, tmp_path: Path, place: int) -> None:
    laptop.interview("Ogre")
    path = laptop.sealed(tmp_path / "stick.cxforms").path
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    with pytest.raises(DamagedFileError):
        unsealed(tmp_path / "office", path)
    assert Station(tmp_path / "office").entries() == []


def test_where_there_is_no_keyring_a_pin_is_wanted_before_anything_is_made(
    peer: CentralPeer, laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.interview("Ogre")
    path = laptop.sealed(tmp_path / "stick.cxforms").path
    monkeypatch.setattr(
        KeyRing.__init__, "__kwdefaults__", {**(KeyRing.__init__.__kwdefaults__ or {}), "backend": None}
    )
    station = Station(tmp_path / "office")
    with pytest.raises(PinNeededError):
        unsealed(station.folder, path)
    assert [one for one in station.folder.rglob("*") if one.is_file()] == []
    made = unseal(station, Unsealing(path=path, pass_phrase=PHRASE, pin="246810"))
    assert made.entry.needs_pin
    with closing(station.open(made.entry, "246810")) as workspace:
        assert WorkspaceLock(workspace.store).check("246810").is_right
        assert OpenRosaSynchroniser(workspace).run().sent_interviews == 1


def test_another_file_is_no_copy(tmp_path: Path) -> None:
    (tmp_path / "x.cxforms").write_text("a letter")
    with pytest.raises(ForeignFileError):
        unsealed(tmp_path / "office", tmp_path / "x.cxforms")


def test_the_copy_is_a_device_of_its_own_and_the_lock_of_before_opens_nothing(
    laptop: Laptop, opened: Callable[..., Laptop], tmp_path: Path
) -> None:
    laptop.interview("Ogre")
    office = opened(laptop.sealed(tmp_path / "stick.cxforms").path)
    names = []
    for one in (laptop, office):
        with one.open() as workspace:
            names.append(workspace.store.setting(DEVICE))
            kind = WorkspaceLock(workspace.store).kind
    assert len({*names, None}) == 3
    assert kind is LockKind.NONE


def test_the_pass_phrase_opens_the_workspace_too_where_its_key_is_lost(laptop: Laptop, tmp_path: Path) -> None:
    laptop.interview("Ogre")
    assert not has_opener(laptop.entry)
    laptop.sealed(tmp_path / "stick.cxforms")
    (laptop.entry.folder / "key.json").unlink()
    with pytest.raises(WrongKeyError, match="No copy of this workspace"):
        open_by_pass_phrase(laptop.entry, new_pass_phrase(), "246810")
    assert has_opener(laptop.entry)
    for _again in range(2):
        open_by_pass_phrase(laptop.entry, PHRASE.lower(), "246810")
        assert laptop.states()


def test_the_pass_phrase_opens_what_was_made_of_the_copy(
    laptop: Laptop, opened: Callable[..., Laptop], tmp_path: Path
) -> None:
    laptop.interview("Ogre")
    office = opened(laptop.sealed(tmp_path / "stick.cxforms").path)
    (office.entry.folder / "key.json").unlink()
    open_by_pass_phrase(office.entry, PHRASE, "246810")
    assert office.states()


def test_without_its_key_a_workspace_cannot_be_copied(laptop: Laptop, tmp_path: Path) -> None:
    laptop.interview("Ogre")
    (laptop.entry.folder / "key.json").unlink()
    with pytest.raises(StoreError):
        laptop.sealed(tmp_path / "stick.cxforms")
    assert not (tmp_path / "stick.cxforms").exists()
