"""A workspace of an OpenRosa server in a sealed copy, and a workspace made of such a copy on another computer.

The copy is the workspace itself: forms, interviews under way, what was completed with the numbers under which it is
sent. So what two computers send of it arrives once. Encrypted payloads and corrections get their numbers and keys
before the copy is made, and are the same bytes from both.
"""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cxfield.fieldwork.app_lock import forget_secrets, remember_password
from cxfield.fieldwork.openrosa_forms import OpenRosaForms
from cxfield.fieldwork.openrosa_synchronising import row_of_account
from cxfield.fieldwork.station import (
    ENTRY_FILE,
    OPENROSA_KIND,
    WORKSPACES,
    Station,
    StationError,
    WorkspaceEntry,
    read_entry,
)
from cxfield.fieldwork.workspace import Workspace
from cxfield.rescue.errors import DamagedFileError, NothingToRescueError, WrongKeyError
from cxfield.rescue.progress import Progress
from cxfield.rescue.reading import is_whole
from cxfield.rescue.records import CopyRecord
from cxfield.rescue.sealed_copy import CopiedWorkspace, CopySummary, SealedCopy, secret_of, write_copy
from cxfield.rescue.sealed_workspace import LOG_NAME, files_of, note_sealed
from cxfield.store.carrying import RescueNote
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.errors import (
    CodeSlipError,
    DamagedDatabaseError,
    NewerDatabaseError,
    StorageFailureError,
    StoreError,
)
from cxfield.store.folder import FolderLock, make_private_folder, write_private_file
from cxfield.store.keys import KeyRing
from cxfield.store.opening import DATABASE_NAME
from cxfield.store.openrosa_values import SubmissionState
from cxfield.store.pin_wrap import SHORTEST_PIN, PinCost
from cxfield.store.recovery import RecoveryState, RecoveryWrap
from cxfield.store.safety_copy import safety_copies
from cxfield.sync.on_store import OnStore, at_once
from cxfield.sync.openrosa.account import account_of
from cxfield.sync.openrosa.address import read_address, read_pasted
from cxfield.sync.openrosa.freezing import freeze_completed
from cxfield.sync.openrosa.outcome import Reason
from cxfield.sync.session import DEVICE, SERVER

_NO_RESERVE = DiskRules(reserve_bytes=0)
_BROKEN = (DamagedDatabaseError, StorageFailureError, NewerDatabaseError)
_SNAPSHOT = "copying"
_ARRIVING = "arriving-copy"
_COPIES = "sealed copies"
_COST = PinCost()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """Where a copy goes and what opens it."""

    path: Path
    pass_phrase: str = field(repr=False)
    progress: Progress = field(default_factory=Progress)
    cost: PinCost = _COST


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What was written and read back.

    Attributes:
        lost: Unsent files that the workspace names and that are not on this computer any more.
        is_whole: The database could be read; else the workspace was copied as it lies, its safety copies with it.
    """

    path: Path
    sha256: str
    size_bytes: int
    files: int
    lost: int = 0
    is_whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsealing:
    """What somebody typed to open a copy.

    Attributes:
        pin: For the new workspace; None where the keyring of this computer is to keep its key.
        address: A new code or address of the same project, where the account of the copy is not to be used any more.
        password: Of the user that is in the copy, where it has changed.
    """

    path: Path
    pass_phrase: str = field(repr=False)
    pin: str | None = field(default=None, repr=False)
    address: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsealed:
    """The workspace that was made. `copy_of`: when the safety copy was made that it came from; None: the database."""

    entry: WorkspaceEntry
    copy_of: datetime | None = None


# ---- making a copy ----


def seal_open(workspace: Workspace, sealing: Sealing, on_store: OnStore = at_once) -> Copied:
    """Copy an open workspace. Not on the storage thread, which `on_store` asks: what is slow is the disk.

    Raises:
        NothingToRescueError: Everything was sent. NotWrittenError, GivenUpError: Nothing is left there.
    """
    store = workspace.store
    freeze_completed(store, OpenRosaForms(workspace).facts, datetime.now(UTC), on_store)
    snapshot = store.folder / "safety" / _SNAPSHOT
    shutil.rmtree(snapshot, ignore_errors=True)
    try:
        database, marks, lost = on_store(lambda: _snapshot(store, snapshot))
        server = on_store(lambda: store.setting(SERVER)) or ""
        files = [("", DATABASE_NAME, database)]
        files += [(name, path.name, path) for name, path in files_of(store.folder) if name.endswith("s")]
        copied = CopiedWorkspace(user=workspace.user, server=server, key=workspace.key, files=files)
        summary = write_copy(copied, sealing.path, sealing.pass_phrase, progress=sealing.progress, cost=sealing.cost)
    finally:
        shutil.rmtree(snapshot, ignore_errors=True)
    _keep_opener(store.folder, workspace.key, workspace.user, sealing.pass_phrase)
    if not lost:
        now = datetime.now(UTC)
        note = RescueNote(file=summary.path.name, sha256=summary.sha256, written_at=now, marks=marks)
        on_store(lambda: store.carrying.note_rescue(note))
    return _copied(summary, lost=lost)


def _snapshot(store: DeviceStore, folder: Path) -> tuple[Path, frozenset[str], int]:
    """Return a copy of the database as it is now, the marks of what is unsent in it, how many files of it are gone."""
    work = store.carrying.unsent()
    if not work:
        raise NothingToRescueError("Everything in this workspace has reached the server; nothing is to be written.")
    _note_may_be_sent(store)
    marks = frozenset(mark for one in work for mark in one.marks())
    paths = [sound.path for one in work for sound in one.recordings]
    paths += [file.path for one in work for file in one.attachments]
    return store.safety_copy(folder), marks, sum(not path.is_file() for path in paths)


def _note_may_be_sent(store: DeviceStore) -> None:
    """From now on the other computer may send what is prepared: what is corrected here becomes an edit of it."""
    now = datetime.now(UTC)
    with store.transaction():
        for submission in store.openrosa.submissions():
            if submission.state is not SubmissionState.SENT and submission.reason != Reason.NO_ENCRYPTION:
                store.openrosa.note_attempt(submission.no, now)


def seal_closed(station: Station, entry: WorkspaceEntry, pin: str | None, sealing: Sealing) -> Copied:
    """Copy a workspace that nobody has open; one whose database cannot be read is copied as it lies.

    Raises:
        KeyMissingError, PinNeededError, WrongPinError: Without its key nobody could open the copy.
        NothingToRescueError, NotWrittenError, GivenUpError: As `seal_open`. WorkspaceInUseError
    """
    key, is_taken = KeyRing(entry.folder).load(pin), sealing.path.exists()
    try:
        with closing(station.open(entry, pin)) as workspace:
            return seal_open(workspace, sealing)
    except _BROKEN:
        if not is_taken:
            sealing.path.unlink(missing_ok=True)  # damage that showed when the copy was written already
    return _seal_as_it_lies(entry, key, sealing)


def _seal_as_it_lies(entry: WorkspaceEntry, key: DatabaseKey, sealing: Sealing) -> Copied:
    lock = FolderLock(entry.folder)
    try:
        files = [(name, path.name, path) for name, path in files_of(entry.folder)]
        copied = CopiedWorkspace(user=entry.user, server=entry.server, key=key, files=files)
        summary = write_copy(copied, sealing.path, sealing.pass_phrase, progress=sealing.progress, cost=sealing.cost)
        _keep_opener(entry.folder, key, entry.user, sealing.pass_phrase)
        note_sealed(entry.folder, summary.path.name, summary.sha256)
    finally:
        lock.release()
    return _copied(summary, is_whole=False)


def _keep_opener(folder: Path, key: DatabaseKey, user: str, pass_phrase: str) -> None:
    """Let the pass-phrase open the workspace itself, too, for the day when PIN or keyring are gone."""
    wrap = RecoveryWrap(folder)
    state = RecoveryState(user=user, device=_COPIES, number=wrap.next_number, epoch=_COPIES)
    wrap.keep(key, secret_of(pass_phrase), state)


def has_opener(entry: WorkspaceEntry) -> bool:
    """Say whether there is a pass-phrase that opens this workspace: that of any copy made of it."""
    return RecoveryWrap(entry.folder).state() is not None


def open_by_pass_phrase(entry: WorkspaceEntry, pass_phrase: str, new_pin: str) -> None:
    """Take the pass-phrase of a copy of this workspace and keep its key under a new PIN. Not on the window's thread.

    Raises:
        StationError: The new PIN is too short.
        WrongKeyError: Mistyped, or no copy of this workspace has it. StoreError: There is nothing that it opens.
    """
    if len(new_pin) < SHORTEST_PIN:
        raise StationError(f"Choose a new PIN of at least {SHORTEST_PIN} characters.")
    secret_of(pass_phrase)
    try:
        key = RecoveryWrap(entry.folder).open(pass_phrase)
    except CodeSlipError as error:
        raise WrongKeyError(
            "No copy of this workspace has this pass-phrase. That of any copy that was made of it opens it."
        ) from error
    KeyRing(entry.folder).restore(key, entry.user, new_pin)


def _copied(summary: CopySummary, *, lost: int = 0, is_whole: bool = True) -> Copied:
    return Copied(
        path=summary.path,
        sha256=summary.sha256,
        size_bytes=summary.size_bytes,
        files=summary.files - 1,
        lost=lost,
        is_whole=is_whole,
    )


# ---- opening a copy ----


def unseal(station: Station, wanted: Unsealing) -> Unsealed:
    """Make a workspace of a copy, beside those that are here; what was unsent in it is sent from here.

    Raises:
        ForeignFileError, DamagedFileError, WrongKeyError: It is no copy, or another pass-phrase; nothing was made.
        SyncError: The address is none. StoreError: The workspace cannot be made: no PIN, no room.
    """
    copy = SealedCopy(wanted.path)
    _refuse_known(station, copy)
    with _arriving(station) as folder:
        about = copy.open(wanted.pass_phrase, folder)
        key = DatabaseKey.from_bytes(bytes.fromhex(about.key))
        used = _settle(folder, key, wanted.path.name)
        with DeviceStore.open(folder, key, rules=_NO_RESERVE) as store, store.transaction():
            account_id, server = _take_in(store, wanted)
        KeyRing(folder).restore(key, about.user, wanted.pin)
        _keep_opener(folder, key, about.user, wanted.pass_phrase)
        _write_entry(folder, about, server, copy.file_id)
        target = _target(station, account_id, copy.file_id)
        folder.rename(target)
    return Unsealed(entry=read_entry(target), copy_of=used)


def _refuse_known(station: Station, copy: SealedCopy) -> None:
    for entry in station.entries():
        if entry.copy_id == copy.file_id:
            raise WrongKeyError(
                f"{copy.path.name} was opened on this computer already: it is the workspace of {entry.user}. Open that "
                "one; nothing was changed."
            )


@contextmanager
def _arriving(station: Station) -> Iterator[Path]:
    """Give a folder in which nobody sees a workspace yet; what was not moved from there is gone afterwards."""
    folder = station.folder / WORKSPACES / _ARRIVING
    shutil.rmtree(folder, ignore_errors=True)
    make_private_folder(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _settle(folder: Path, key: DatabaseKey, name: str) -> datetime | None:
    """Leave a database that can be read whole: the copy's own, else the newest of its safety copies."""
    for copy in (None, *reversed(safety_copies(folder))):
        if copy is not None:
            (folder / LOG_NAME).unlink(missing_ok=True)
            shutil.copyfile(copy, folder / DATABASE_NAME)
        try:
            with DeviceStore.open(folder, key, rules=_NO_RESERVE) as store:
                if is_whole(store):
                    return _made_at(copy) if copy is not None else None
        except StoreError:
            continue
    raise DamagedFileError(
        f"Neither the database in {name} nor one of its copies can be read; keep the computer it came from."
    )


def _made_at(copy: Path) -> datetime:
    """Return when a safety copy was made: its name begins with it."""
    return datetime.strptime(copy.name[:15], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)


def _take_in(store: DeviceStore, wanted: Unsealing) -> tuple[str, str]:
    """Make the workspace this computer's own; return id of the account and address of its server."""
    stored = store.openrosa.accounts()
    if not stored:
        raise DamagedFileError(f"{wanted.path.name} holds no workspace of an OpenRosa server.")
    chosen = stored[0]
    if wanted.address or wanted.password:
        pasted = read_pasted(wanted.address or chosen.address)
        account = account_of(pasted, pasted.user or chosen.user, wanted.password or pasted.password or chosen.password)
        before = next((one for one in stored if one.account_id == account.account_id), None)
        if before is None:
            shown = read_address(chosen.address).shown
            raise WrongKeyError(
                f"The copy belongs to {shown}{' and ' + chosen.user if chosen.user else ''}. Give a code or an address "
                "of the same project, or leave it empty."
            )
        store.openrosa.save_account(row_of_account(account))
        chosen = before
    forget_secrets(store)
    secret = wanted.pin or wanted.password
    if secret:
        remember_password(store, secret)
    store.set_setting(DEVICE, f"cxfield:{secrets.token_hex(8)}")
    return chosen.account_id, read_address(chosen.address).shown


def _target(station: Station, account_id: str, file_id: str) -> Path:
    """Return a folder that is free; the first has the name that signing in again looks for."""
    workspaces = station.folder / WORKSPACES
    first = workspaces / f"openrosa-{account_id}"
    return first if not first.exists() else workspaces / f"openrosa-{account_id}-{file_id[-12:]}"


def _write_entry(folder: Path, about: CopyRecord, server: str, file_id: str) -> None:
    data = {
        "user": about.user,
        "server": server,
        "kind": OPENROSA_KIND,
        "made_at": datetime.now(UTC).isoformat(),
        "copy_id": file_id,
        "copied_at": about.made_at,
    }
    write_private_file(folder / ENTRY_FILE, json.dumps(data, indent=1).encode())
