"""Getting unsent work off a laptop in a file: with the key, and where it is gone without it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cxfield.fieldwork.leaving import UnsentPicture, closed_picture, unsent_picture
from cxfield.fieldwork.station import Station, WorkspaceEntry
from cxfield.rescue.errors import NothingToRescueError
from cxfield.rescue.importing import private_folder
from cxfield.rescue.progress import Progress
from cxfield.rescue.sealed_workspace import SealedSummary, write_sealed_workspace
from cxfield.rescue.writing import Owner, RescueSummary, write_rescue_file
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.errors import (
    DamagedDatabaseError,
    KeyMissingError,
    NewerDatabaseError,
    NotAWorkspaceError,
    StorageFailureError,
    StoreError,
)
from cxfield.store.keys import KeyRing
from cxfield.store.opening import DATABASE_NAME
from cxfield.store.safety_copy import safety_copies
from cxfield.sync.on_store import OnStore, at_once
from cxfield.sync.session import DEVICE, SERVER

_NO_RESERVE = DiskRules(reserve_bytes=0)
_BROKEN = (DamagedDatabaseError, StorageFailureError, NewerDatabaseError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """What was written: the unsent work, or the sealed workspace where nothing could open it.

    Attributes:
        copy_of: When the safety copy was made from which the work came; None where it came from the database.
    """

    path: Path
    sha256: str
    size_bytes: int
    work: RescueSummary | None
    copy_of: datetime | None = None


def owner_of(store: DeviceStore, user: str) -> Owner:
    """Return whose work the workspace holds."""
    return Owner(user=user, device=store.setting(DEVICE) or "unknown", server=store.setting(SERVER) or "")


def rescue_open(
    store: DeviceStore, user: str, path: Path, *, on_store: OnStore = at_once, progress: Progress | None = None
) -> Rescued:
    """Write the unsent work of an open workspace. Slow: not on the storage thread, which `on_store` asks.

    Raises:
        SealedFileError: With a sentence.
    """
    owner = on_store(lambda: owner_of(store, user))
    return _of_work(write_rescue_file(store, owner, path, on_store=on_store, progress=progress))


def rescue_closed(
    entry: WorkspaceEntry, pin: str | None, path: Path, *, seal: bool = False, progress: Progress | None = None
) -> Rescued:
    """Write what can be got out of a closed workspace: its unsent work if `pin` or keyring opens it, else all sealed.

    Without a PIN where one is needed, without a key, and with a database that cannot be read, the workspace is
    sealed as it is, safety copies and all.

    Raises:
        WrongPinError: The PIN is not right. Leave it empty to seal the workspace without it.
        WorkspaceInUseError, SealedFileError: With a sentence.
    """
    if seal or (entry.needs_pin and not pin):
        return _of_sealed(write_sealed_workspace(entry.folder, path, progress=progress))
    is_taken = path.exists()
    try:
        key = KeyRing(entry.folder).load(pin)
        with DeviceStore.open(entry.folder, key) as store:
            return rescue_open(store, entry.user, path, progress=progress)
    except KeyMissingError:
        return _of_sealed(write_sealed_workspace(entry.folder, path, progress=progress))
    except (*_BROKEN, NotAWorkspaceError):
        if not is_taken:
            path.unlink(missing_ok=True)  # damage that showed when the work was written already
        return _of_broken(entry, pin, path, progress)


def _of_broken(entry: WorkspaceEntry, pin: str | None, path: Path, progress: Progress | None) -> Rescued:
    """Seal the workspace; where its key was never sealed, take the work out of the newest copy that can be read."""
    try:
        return _of_sealed(write_sealed_workspace(entry.folder, path, progress=progress))
    except NothingToRescueError:
        key = KeyRing(entry.folder).load(pin)
        for copy in reversed(safety_copies(entry.folder)):
            with private_folder() as folder:
                shutil.copyfile(copy, folder / DATABASE_NAME)
                try:
                    store = DeviceStore.open(folder, key, rules=_NO_RESERVE)
                except StoreError:
                    continue
                with store:
                    owner = owner_of(store, entry.user)
                    work = write_rescue_file(store, owner, path, files=entry.folder, progress=progress)
                    return _of_work(work, copy_of=datetime.fromtimestamp(copy.stat().st_mtime).astimezone())
        raise


def _of_work(work: RescueSummary, copy_of: datetime | None = None) -> Rescued:
    return Rescued(path=work.path, sha256=work.sha256, size_bytes=work.size_bytes, work=work, copy_of=copy_of)


def _of_sealed(sealed: SealedSummary) -> Rescued:
    return Rescued(path=sealed.path, sha256=sealed.sha256, size_bytes=sealed.size_bytes, work=None)


def look_at(station: Station, entry: WorkspaceEntry, pin: str | None) -> UnsentPicture:
    """Return what would be lost with a closed workspace; opens it where keyring or PIN can.

    Raises:
        WrongPinError: The PIN is not right. WorkspaceInUseError: It is open elsewhere.
    """
    if entry.needs_pin and not pin:
        return closed_picture(entry.folder)
    try:
        workspace = station.open(entry, pin)
    except (KeyMissingError, *_BROKEN):
        return closed_picture(entry.folder)
    try:
        return unsent_picture(workspace.store)
    finally:
        workspace.close()
