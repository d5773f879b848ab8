"""Removing a workspace from the disk: the keys first, durably, so that whatever is cut off leaves nothing readable."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

from keyring.backend import KeyringBackend

from cxfield.store.folder import FolderLock, overwrite, sync_folder
from cxfield.store.keys import KeyRing
from cxfield.store.opening import DATABASE_NAME
from cxfield.store.os_keyring import find_backend
from cxfield.store.recovery import RECOVERY_FILE

_FOLDERS = ("recordings", "attachments", "safety")
_FILES = (DATABASE_NAME, f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm", "reserve.bin", "rescued.json", "sent.json")
ENTRY_FILE = "workspace.json"


def erase_workspace(
    folder: Path, *, backend: KeyringBackend | Callable[[], KeyringBackend | None] | None = find_backend
) -> None:
    """Remove everything of the workspace in `folder`, which nobody has open. Asks nothing: see `fieldwork.leaving`.

    Begun again, it goes on where it was cut off; the workspace is listed until all of it is gone.

    Raises:
        WorkspaceInUseError, KeyLeftError: Nothing was removed.
    """
    lock = FolderLock(folder)
    try:
        KeyRing(folder, backend=backend).destroy()
        for sealed in (*folder.glob("escrow-*.bin"), *folder.glob(RECOVERY_FILE)):
            overwrite(sealed)
        for path in (*(folder / name for name in _FILES), *folder.glob(f"{DATABASE_NAME}*")):
            path.unlink(missing_ok=True)
        for name in _FOLDERS:
            shutil.rmtree(folder / name, ignore_errors=True)
        (folder / ENTRY_FILE).unlink(missing_ok=True)
        sync_folder(folder)
    finally:
        lock.release()
    (folder / "workspace.lock").unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # something of somebody else lies there
        folder.rmdir()
