"""A workspace for the forms of an OpenRosa server: made on this computer, with no cxfield server behind it."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from cxfield.fieldwork.app_lock import remember_password
from cxfield.fieldwork.openrosa_synchronising import row_of_account
from cxfield.fieldwork.station import ENTRY_FILE, OPENROSA_KIND, WORKSPACES, Station, WorkspaceEntry, read_entry
from cxfield.store.device_store import DeviceStore
from cxfield.store.folder import make_private_folder, write_private_file
from cxfield.store.keys import KeyRing
from cxfield.store.opening import DATABASE_NAME
from cxfield.sync.openrosa.account import Account, account_of
from cxfield.sync.openrosa.address import read_pasted
from cxfield.sync.openrosa.connection import DEFAULT_MEANS, Means, RosaConnection
from cxfield.sync.openrosa.form_list import fetch_form_list
from cxfield.sync.session import DEVICE, SERVER

NOBODY = "interviewer"
"""What the events of a workspace name where the code of an app user is all that is known of a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRosaSignIn:
    """What somebody typed: an address (or the settings of Collect), user and password where they are needed, a PIN."""

    address: str = field(repr=False)
    user: str = ""
    password: str = field(default="", repr=False)
    pin: str | None = field(default=None, repr=False)


def enrol_openrosa(station: Station, wanted: OpenRosaSignIn, means: Means = DEFAULT_MEANS) -> WorkspaceEntry:
    """Try the account at its server and make a workspace for it; an existing one gets the new password or code.

    Uses the network: not for the storage thread.

    Raises:
        SyncError: The address or the account is not taken. StoreError: The workspace cannot be made or opened.
    """
    account = tried_account(wanted, means)
    folder = _folder_for(station, account)
    user = wanted.user.strip() or account.user or NOBODY
    key = KeyRing.load_or_create(folder, user, wanted.pin or None)
    is_new = not (folder / DATABASE_NAME).exists()
    store = DeviceStore.create(folder, key) if is_new else DeviceStore.open(folder, key)
    secret = account.password or wanted.pin
    with store, store.transaction():
        keep_account(store, account)
        if secret:
            remember_password(store, secret)
    data = {"user": user, "server": account.address.shown, "kind": OPENROSA_KIND}
    made = {**data, "made_at": datetime.now(UTC).isoformat()}
    if not (folder / ENTRY_FILE).is_file():
        write_private_file(folder / ENTRY_FILE, json.dumps(made, indent=1).encode())
    return read_entry(folder)


def tried_account(wanted: OpenRosaSignIn, means: Means = DEFAULT_MEANS) -> Account:
    """Return the account that was typed, once its server has let it in. Uses the network.

    Raises:
        SyncError: The address or the account is not taken.
    """
    account = account_of(read_pasted(wanted.address), wanted.user, wanted.password)
    with RosaConnection(account, means) as connection:
        fetch_form_list(connection)
    return account


def keep_account(store: DeviceStore, account: Account) -> None:
    """Keep an account with its secrets in the encrypted database, beside those that are there. Storage thread.

    One of the same project and user is replaced; what was fetched before stays. The workspace goes by its first server.
    """
    row = row_of_account(account)
    before = next((one for one in store.openrosa.accounts() if one.account_id == row.account_id), None)
    store.openrosa.save_account(replace(row, pulled_at=before.pulled_at) if before is not None else row)
    if store.setting(SERVER) is None:
        store.set_setting(SERVER, account.address.shown)
    if store.setting(DEVICE) is None:
        store.set_setting(DEVICE, f"cxfield:{secrets.token_hex(8)}")


def _folder_for(station: Station, account: Account) -> Path:
    if (station.folder / ENTRY_FILE).is_file() and read_entry(station.folder).server == account.address.shown:
        return station.folder
    folder = station.folder / WORKSPACES / f"openrosa-{account.account_id}"
    make_private_folder(folder)
    return folder
