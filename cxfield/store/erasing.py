"""Removing a workspace from the disk: the keys first, durably, so that whatever is cut off leaves nothing readable.

A mark is written before anything goes and goes last: what is cut off between is finished at the next start. Until the
key is gone the workspace is whole, and opening it takes the mark away; afterwards nothing can open it.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

from keyring.backend import KeyringBackend

from cxfield.store.errors import KeyLeftError, StillThereError
from cxfield.store.folder import FolderLock, overwrite, sync_folder, write_private_file
from cxfield.store.keys import KeyRing
from cxfield.store.opening import DATABASE_NAME, REMOVING_FILE
from cxfield.store.os_keyring import find_backend
from cxfield.store.recovery import RECOVERY_FILE

_FOLDERS = ("recordings", "attachments", "safety")
_FILES = (DATABASE_NAME, f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm", "reserve.bin", "rescued.json", "sent.json")
ENTRY_FILE = "workspace.json"


Keyring = KeyringBackend | Callable[[], KeyringBackend | None] | None


def erase_workspace(folder: Path, *, backend: Keyring = find_backend) -> None:
    """Remove everything of the workspace in `folder`, which nobody has open. Asks nothing: see `fieldwork.leaving`.

    Raises:
        WorkspaceInUseError, KeyLeftError: Nothing was removed.
        StillThereError: A file does not go; nothing can be opened any more, and `finish_erasing` goes on.
    """
    lock = FolderLock(folder)
    try:
        write_private_file(folder / REMOVING_FILE, b"{}")
        _erase(folder, backend)
    finally:
        lock.release()
    _leave(folder)


def finish_erasing(folder: Path, *, backend: Keyring = find_backend) -> bool:
    """Go on with a removal that was cut off; False where none was begun in `folder`.

    Raises:
        WorkspaceInUseError, KeyLeftError, StillThereError: As `erase_workspace`.
    """
    if not (folder / REMOVING_FILE).is_file():
        return False
    lock = FolderLock(folder)
    try:
        if not (folder / REMOVING_FILE).is_file():  # somebody opened it meanwhile
            return False
        _erase(folder, backend)
    finally:
        lock.release()
    _leave(folder)
    return True


def is_being_erased(folder: Path) -> bool:
    """Say whether a removal was begun in `folder` and is not at its end."""
    return (folder / REMOVING_FILE).is_file()


def _erase(folder: Path, backend: Keyring) -> None:
    try:
        KeyRing(folder, backend=backend).destroy()
    except KeyLeftError:
        (folder / REMOVING_FILE).unlink()
        sync_folder(folder)
        raise
    for sealed in (*folder.glob("escrow-*.bin"), *folder.glob(RECOVERY_FILE)):
        overwrite(sealed)
    try:
        for path in (*(folder / name for name in _FILES), *folder.glob(f"{DATABASE_NAME}*")):
            path.unlink(missing_ok=True)
        for name in _FOLDERS:
            if (folder / name).exists():
                shutil.rmtree(folder / name)
    except OSError as error:
        raise StillThereError(
            f"The key of this workspace is gone, and nothing in it can be read any more. A file does not go "
            f"({error.strerror or error}): {error.filename}. Close what uses it; it goes at the next start of cxfield."
        ) from error
    (folder / ENTRY_FILE).unlink(missing_ok=True)
    sync_folder(folder)
    (folder / REMOVING_FILE).unlink(missing_ok=True)
    sync_folder(folder)


def _leave(folder: Path) -> None:
    (folder / "workspace.lock").unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # something of somebody else lies there
        folder.rmdir()
