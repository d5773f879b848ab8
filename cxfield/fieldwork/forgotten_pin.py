"""A forgotten PIN is got over without the network: by a code that the supervisor reads out.

At each synchronisation where it is needed the device fetches new secrets and wraps its key with them; what the screen
shows afterwards names device and number, the code that opens it is that secret. Several are ready, for each opens once.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from cxfield.fieldwork.app_lock import choose_anew
from cxfield.fieldwork.station import StationError, WorkspaceEntry
from cxfield.fieldwork.workspace import Workspace
from cxfield.recovery_code import SECRET_BYTES
from cxfield.store.device_store import DeviceStore
from cxfield.store.keys import KeyRing
from cxfield.store.pin_wrap import SHORTEST_PIN
from cxfield.store.recovery import RecoveryState, RecoveryWrap
from cxfield.sync import access
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import ForbiddenError, ServerTooOldError
from cxfield.sync.session import EPOCH
from cxfield.sync.synchronise import OnStore

READY = 3
"""So many codes can be used one after the other without the network."""


def keep_recovery(workspace: Workspace, client: SyncClient, on_store: OnStore) -> None:
    """Have codes ready for the days when the PIN is forgotten. Network thread; a server without codes gives none.

    Raises:
        SyncError: It did not go through; what was there before still opens.
    """
    wrap = RecoveryWrap(workspace.store.folder)
    epoch = on_store(lambda: workspace.store.setting(EPOCH)) or ""
    here = RecoveryState(user=workspace.user, device=client.device, number=0, epoch=epoch)
    missing = READY - sum(state.is_beside(here) for state in wrap.states())
    with suppress(ServerTooOldError, ForbiddenError):
        for _one in range(missing):
            told = access.recovery_secret(client, wrap.next_number)
            secret, state = bytes.fromhex(told.secret), replace(here, number=told.number)
            if len(secret) != SECRET_BYTES:
                return
            on_store(lambda secret=secret, state=state: workspace.keep_recovery(secret, state))  # type: ignore[misc]


def shown_for(entry: WorkspaceEntry) -> str:
    """Return what the interviewer reads to the supervisor; empty where no code can help."""
    return RecoveryWrap(entry.folder).shown


def is_used_up(entry: WorkspaceEntry) -> bool:
    """Say whether codes have opened this workspace, and none is left."""
    return RecoveryWrap(entry.folder).is_used_up


def open_by_code(entry: WorkspaceEntry, code: str, new_pin: str) -> None:
    """Take the supervisor's code and keep the key under a new PIN; with a keyring that PIN opens the lock.

    Slow: not on the window's thread.

    Raises:
        StationError: The new PIN is too short.
        WrongPinError: The code has a slip, was used before, or is for another laptop or number.
        StoreError: There is nothing that a code opens.
    """
    if len(new_pin) < SHORTEST_PIN:
        raise StationError(f"Choose a new PIN of at least {SHORTEST_PIN} characters.")
    wrap, ring = RecoveryWrap(entry.folder), KeyRing(entry.folder)
    key = wrap.open(code)
    ring.restore(key, entry.user, new_pin)
    if not ring.needs_pin:
        with DeviceStore.open(entry.folder, key) as store:
            choose_anew(store, new_pin)
    wrap.use_up(code)
