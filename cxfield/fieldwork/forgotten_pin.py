"""A forgotten PIN is got over without the network: by a code that the supervisor reads out.

At each synchronisation where it is needed the device fetches a new secret and wraps its key with it; what the screen
shows afterwards names device and number, the code that opens it is that secret.
"""

from __future__ import annotations

from contextlib import suppress

from cxfield.fieldwork.station import StationError, WorkspaceEntry
from cxfield.fieldwork.workspace import Workspace
from cxfield.recovery_code import SECRET_BYTES
from cxfield.store.keys import KeyRing
from cxfield.store.pin_wrap import SHORTEST_PIN
from cxfield.store.recovery import RecoveryState, RecoveryWrap
from cxfield.sync import access
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import ForbiddenError, ServerTooOldError
from cxfield.sync.session import EPOCH
from cxfield.sync.synchronise import OnStore


def keep_recovery(workspace: Workspace, client: SyncClient, on_store: OnStore) -> None:
    """Have a code ready for the day when the PIN is forgotten. Network thread; a server without codes gives none.

    Raises:
        SyncError: It did not go through; what was there before still opens.
    """
    wrap = RecoveryWrap(workspace.store.folder)
    known = wrap.state()
    epoch = on_store(lambda: workspace.store.setting(EPOCH)) or ""
    here = (workspace.user, client.device, epoch)
    if known is not None and not known.used and (known.user, known.device, known.epoch) == here:
        return
    with suppress(ServerTooOldError, ForbiddenError):
        told = access.recovery_secret(client, known.next_number if known else 1)
        secret = bytes.fromhex(told.secret)
        if len(secret) == SECRET_BYTES:
            state = RecoveryState(user=workspace.user, device=client.device, number=told.number, epoch=epoch)
            on_store(lambda: workspace.keep_recovery(secret, state))


def shown_for(entry: WorkspaceEntry) -> str:
    """Return what the interviewer reads to the supervisor; empty where no code can help."""
    return RecoveryWrap(entry.folder).shown


def open_by_code(entry: WorkspaceEntry, code: str, new_pin: str) -> None:
    """Take the supervisor's code and keep the key under a new PIN. Slow: not on the window's thread.

    Raises:
        StationError: The new PIN is too short.
        WrongPinError: The code has a slip, or is for another laptop or number.
        StoreError: There is nothing that a code opens.
    """
    if len(new_pin) < SHORTEST_PIN:
        raise StationError(f"Choose a new PIN of at least {SHORTEST_PIN} characters.")
    key = RecoveryWrap(entry.folder).open(code)
    KeyRing(entry.folder).restore(key, entry.user, new_pin)
