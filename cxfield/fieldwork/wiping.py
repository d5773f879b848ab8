"""Wiping a workspace that the office has asked for: only once the server has all of it, and the key goes first.

The order comes with `hello`. While anything is unsent the workspace stays and goes on sending. Then it waits until the
server has all of it in a backup, three days at most; a backup made at once, or a word of the office, ends the waiting.
The last step tells the server, by a word that the device's key signed before it was gone, and again at each start until
it was heard.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cxfield.errors import CxfieldError
from cxfield.fieldwork.leaving import UnsentPicture, remove_workspace, unsent_picture
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.device_key import DeviceKey
from cxfield.store.erasing import ENTRY_FILE, is_being_erased
from cxfield.store.errors import BackupAwaitedError, UnsentWorkError
from cxfield.store.folder import make_private_folder, write_private_file
from cxfield.sync import access
from cxfield.sync.connection import Connection
from cxfield.sync.errors import ServerRefusedError

NOTES = "wiped"
WAITS_SINCE = "wipe.waits_since"
BACKUP_WAIT = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class WipeOrder:
    """A workspace that is closed, whole on the server, and about to be wiped."""

    folder: Path
    server: str
    user: str
    device: str
    signature: str
    picture: UnsentPicture


def close_for_wiping(workspace: Workspace, now: datetime | None = None, *, hurries: bool = False) -> WipeOrder:
    """Close a workspace of which the server has everything. Storage thread.

    `hurries`: The office does not wait for a backup.

    Raises:
        UnsentWorkError: Something in it is on this computer only; it stays open and as it was.
        BackupAwaitedError: No backup of the server has all of it yet, and the time to wait for one is not over.
    """
    picture = unsent_picture(workspace.store)
    if not picture.is_sent:
        raise UnsentWorkError(
            "This computer is to be wiped, but not everything on it has reached the server. Nothing was removed; "
            "it is sent first."
        )
    if not hurries:
        _require_backup(workspace, picture, now or datetime.now(UTC))
    server, device = workspace.connection()
    key = DeviceKey.of(workspace.store)
    order = WipeOrder(
        folder=workspace.store.folder,
        server=server,
        user=workspace.user,
        device=device,
        signature=access.wiped_signature(key, workspace.user, device),
        picture=picture,
    )
    workspace.close()
    return order


def _require_backup(workspace: Workspace, picture: UnsentPicture, now: datetime) -> None:
    store = workspace.store
    if not picture.not_backed_up:
        store.set_setting(WAITS_SINCE, None)
        return
    since = store.setting(WAITS_SINCE)
    if since is None:
        store.set_setting(WAITS_SINCE, now.isoformat())
    ends = (datetime.fromisoformat(since) if since else now) + BACKUP_WAIT
    if now < ends:
        raise BackupAwaitedError(
            "This computer is to be wiped. The server has everything on it, but not in a backup yet; it is wiped after "
            f"the next backup, on {ends:%Y-%m-%d} at the latest.",
            ends,
        )


def wipe(order: WipeOrder, station: Path) -> None:
    """Remove a closed workspace, its key first. What is cut off is finished at the next start (`finish_removals`).

    Raises:
        StoreError: Somebody has it open, or the keyring does not let the key go: nothing was removed. Or the key is
            gone and a file does not go yet; then the server is not told.
    """
    notes = station / NOTES
    make_private_folder(notes)
    told = {name: getattr(order, name) for name in ("server", "user", "device", "signature")}
    mark = hashlib.sha256(str(order.folder).encode()).hexdigest()[:16]
    text = json.dumps({**told, "folder": str(order.folder)})
    write_private_file(notes / f"{mark}.json", text.encode())
    remove_workspace(order.folder, order.picture)


def tell_wiped(station: Path) -> int:
    """Tell the servers of what was wiped here and they have not heard of yet; return of how many. Network thread."""
    told = 0
    for path in sorted((station / NOTES).glob("*.json")):
        note = json.loads(path.read_text("utf-8"))
        folder = Path(note["folder"])
        if (folder / ENTRY_FILE).exists() or is_being_erased(folder):
            continue
        with suppress(CxfieldError):
            _tell(note)
            path.unlink()
            told += 1
    return told


def _tell(note: dict[str, str]) -> None:
    with Connection(note["server"], device=note["device"]) as connection, suppress(ServerRefusedError):
        access.tell_wiped(connection, note["user"], note["device"], note["signature"])
