"""A station: the folder of a computer in which each user has a workspace of their own."""

from __future__ import annotations

import hashlib
import json
import platform
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from uuid_utils import uuid7

from cxfield.errors import CxfieldError
from cxfield.fieldwork.app_lock import OfficeLock, ask_for_pin_anew, remember_both, remember_password
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.device_key import DeviceKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.erasing import finish_erasing, is_being_erased
from cxfield.store.errors import StoreError
from cxfield.store.folder import make_private_folder, write_private_file
from cxfield.store.keys import KeyRing
from cxfield.store.opening import DATABASE_NAME
from cxfield.sync import access
from cxfield.sync.browser_sign_in import sign_in_by_browser
from cxfield.sync.client import SyncClient
from cxfield.sync.messages import Role, Tokens
from cxfield.sync.session import DEVICE, SERVER, keep_session, put_token_in_keyring

ENTRY_FILE = "workspace.json"
DEMO_FILE = "demo.json"
WORKSPACES = "workspaces"
OFFICE_KEYS = "office"
OPENROSA_KIND = "openrosa"
OPENROSA_DEVICE = "cxfield:"
"""So begins what a workspace calls its computer before an OpenRosa server."""


class StationError(CxfieldError):
    """There is no such workspace on this computer, or several where one was meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceEntry:
    """A workspace as the sign-in lists it.

    Attributes:
        needs_pin: False where the computer's keyring holds the key.
        is_openrosa: Its server is an OpenRosa server: it has forms in place of cases.
        copy_id, copied_at: Of the sealed copy that it was made of, and when that was made; empty where it was not.
        is_garbled: Its entry file cannot be read: user and server are guessed until it is opened, which mends it.
    """

    folder: Path
    user: str
    server: str
    needs_pin: bool
    is_openrosa: bool = False
    copy_id: str = ""
    copied_at: str = ""
    is_garbled: bool = False


class NewPasswordNeededError(StationError):
    """The password was given by the office and holds until it is changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """What somebody typed to sign in.

    Attributes:
        password: Empty: through the browser, where the house has that.
        pin: For the workspace; None where none was given.
        code: Enrolment code, where the server wants one for a computer that is new to it.
        new_password: In place of one that the office gave; empty where none was asked for.
    """

    server: str
    user: str
    password: str
    pin: str | None = None
    code: str = ""
    new_password: str = ""

    @property
    def lasting_password(self) -> str:
        return self.new_password or self.password


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """What signing in gave: a workspace for an interviewer, a live session for everybody else.

    Attributes:
        entry: None where the role needs no workspace. `client` is then signed in; else it is None.
        lock: What opens the window again where there is no workspace.
    """

    user: str
    role: Role
    entry: WorkspaceEntry | None
    client: SyncClient | None
    lock: OfficeLock | None = None


def default_station_folder() -> Path:
    """Return where the workspaces of this computer's user are."""
    return Path(user_data_path("cxfield", appauthor=False)) / "station"


class Station:
    """The workspaces below one folder; the folder of a single workspace serves as well."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def entries(self) -> list[WorkspaceEntry]:
        """Return the workspaces here, by user; none that is being removed."""
        folders = [folder for folder in self._folders() if not is_being_erased(folder)]
        found = [_entry_or_guess(folder) for folder in folders if (folder / ENTRY_FILE).is_file()]
        return sorted(found, key=lambda entry: (entry.user, entry.server))

    def _folders(self) -> list[Path]:
        return [self.folder, *sorted((self.folder / WORKSPACES).glob("*"))]

    def finish_removals(self) -> int:
        """Go on with removals that were cut off; return of how many. What does not go yet waits for the next start."""
        done = 0
        for folder in self._folders():
            with suppress(StoreError, OSError):
                done += finish_erasing(folder)
        return done

    def only_entry(self, user: str | None = None) -> WorkspaceEntry:
        """Return the one workspace, or that of `user`.

        Raises:
            StationError: There is none, or several.
        """
        found = [entry for entry in self.entries() if user in (None, entry.user)]
        if not found:
            raise StationError(f"There is no workspace in {self.folder}; sign in once with the application first.")
        if len(found) > 1:
            names = ", ".join(entry.user for entry in found)
            raise StationError(f"There are several workspaces in {self.folder} ({names}); say whose with --user.")
        return found[0]

    def known_server(self) -> str:
        """Return the server that was used here before; empty if none."""
        entries = [entry for entry in self.entries() if not (entry.is_openrosa or entry.is_garbled)]
        return entries[0].server if entries else str(self._demo().get("server", ""))

    # ---- signing in ----

    def sign_in(self, wanted: SignIn) -> Enrolment:
        """Sign in at the server; an interviewer gets a workspace here. Uses the network: not for the UI thread.

        Raises:
            SyncError: The server did not take it. StoreError: The workspace cannot be made or opened.
            NewPasswordNeededError: The password was given by the office; call again with a new one.
        """
        client = SyncClient(wanted.server, device=self._device())
        try:
            client.device_key = self._device_key(wanted.user, client.server, wanted.pin)
            tokens = _signed_in(client, wanted)
            self._keep_office_key(tokens, client)
            if tokens.must_change and wanted.password:
                self._remember_both(client, wanted)
                _change_password(client, wanted)
        except BaseException:
            client.close()
            raise
        if tokens.role is not Role.INTERVIEWER:
            lock = OfficeLock(wanted.lasting_password)
            return Enrolment(user=wanted.user, role=tokens.role, entry=None, client=client, lock=lock)
        with client:
            entry = self._take_in(client, tokens, wanted)
        return Enrolment(user=wanted.user, role=tokens.role, entry=entry, client=None)

    def enrol(self, server: str, user: str, password: str, pin: str | None) -> WorkspaceEntry:
        """Sign an interviewer in and return the workspace."""
        entry = self.sign_in(SignIn(server=server, user=user, password=password, pin=pin)).entry
        if entry is None:
            raise StationError(f"{user} is no interviewer: only interviewers have a workspace on a computer.")
        return entry

    def _take_in(self, client: SyncClient, tokens: Tokens, wanted: SignIn) -> WorkspaceEntry:
        folder = self._folder_for(tokens.user, client.server)
        key = KeyRing.load_or_create(folder, tokens.user, wanted.pin)
        is_new = not (folder / DATABASE_NAME).exists()
        store = DeviceStore.create(folder, key) if is_new else DeviceStore.open(folder, key)
        with store, store.transaction():
            if is_new and client.device_key is not None:
                client.device_key.keep(store)
            keep_session(store, tokens, token_in_keyring=put_token_in_keyring(folder, tokens.refresh_token))
            if wanted.lasting_password:
                remember_password(store, wanted.lasting_password)
            else:
                ask_for_pin_anew(store)
            store.set_setting(SERVER, client.server)
            store.set_setting(DEVICE, client.device)
        data = {"user": tokens.user, "server": client.server, "made_at": datetime.now(UTC).isoformat()}
        write_private_file(folder / ENTRY_FILE, json.dumps(data, indent=1).encode())
        return read_entry(folder)

    def _folder_for(self, user: str, server: str) -> Path:
        for entry in self.entries():
            if _is_of(entry, user, server):
                return entry.folder
        folder = self.folder / WORKSPACES / _folder_name(user, server)
        finish_erasing(folder)
        make_private_folder(folder)
        return folder

    def _device_key(self, user: str, server: str, pin: str | None) -> DeviceKey:
        """Return what this computer signs with for `user`: the key of their workspace, that of the office, a new one.

        A workspace that does not open stops the sign-in before it begins.
        """
        for entry in self.entries():
            if _is_of(entry, user, server):
                with DeviceStore.open(entry.folder, KeyRing(entry.folder).load(pin)) as store:
                    return DeviceKey.of(store)
        return _kept_key(self._office_key_file(user, server)) or DeviceKey.random()

    def _remember_both(self, client: SyncClient, wanted: SignIn) -> None:
        """Have either password open the lock of the workspace here, whatever is cut off while one is changed."""
        for entry in self.entries():
            if wanted.new_password and _is_of(entry, wanted.user, client.server):
                with DeviceStore.open(entry.folder, KeyRing(entry.folder).load(wanted.pin)) as store:
                    remember_both(store, wanted.new_password, wanted.password)

    def _keep_office_key(self, tokens: Tokens, client: SyncClient) -> None:
        """Keep the key of who has no workspace beside the workspaces: it is worth nothing without the password."""
        path, key = self._office_key_file(tokens.user, client.server), client.device_key
        if key is not None and tokens.role is not Role.INTERVIEWER and not path.is_file():
            _keep_key(path, key)

    def _office_key_file(self, user: str, server: str) -> Path:
        return self.folder / OFFICE_KEYS / _folder_name(user, server)

    def command_key(self, user: str, server: str) -> DeviceKey:
        """Return what the command line signs with for `user`; made at its first use."""
        path = self.folder / OFFICE_KEYS / f"command-line-{_folder_name(user, server)}"
        key = _kept_key(path) or DeviceKey.random()
        if not path.is_file():
            _keep_key(path, key)
        return key

    def _device(self) -> str:
        """Return the name of this station as the server knows it; made once, kept beside the workspaces."""
        path = self.folder / "device"
        if not path.is_file():
            make_private_folder(self.folder)
            write_private_file(path, f"{platform.node()[:60] or 'computer'}-{uuid7()}".encode())
        return path.read_text("utf-8").strip()

    # ---- opening ----

    def open(self, entry: WorkspaceEntry, pin: str | None = None) -> Workspace:
        """Open a workspace on the thread that calls.

        Raises:
            StoreError: Wrong PIN, lost key, in use elsewhere, damaged: each with what to do.
        """
        key = KeyRing(entry.folder).load(pin)
        store = DeviceStore.open(entry.folder, key)
        try:
            if entry.is_garbled:
                _mend_entry(entry, store)
            store.erased.carry_out(all_of_them=True)  # nothing is under way yet
            return Workspace(store, DeviceClock(entry.user), key)
        except BaseException:
            with suppress(Exception):
                store.close()  # damage that shows only now keeps nobody from a rescue file
            raise

    # ---- the demo ----

    def _demo(self) -> dict[str, Any]:
        path = self.folder / DEMO_FILE
        return dict(json.loads(path.read_text("utf-8"))) if path.is_file() else {}

    @property
    def demo_accounts(self) -> tuple[dict[str, str], dict[str, str]] | None:
        """The interviewer's and the supervisor's account where this is a demo: `user`, `password`, `pin`."""
        demo = self._demo()
        return (demo["interviewer"], demo["supervisor"]) if demo else None

    def demo_pin(self, entry: WorkspaceEntry) -> str | None:
        """Return the PIN of a demo workspace, which is no secret; None for a real one."""
        accounts = self.demo_accounts
        return accounts[0]["pin"] if accounts and accounts[0]["user"] == entry.user else None


def _signed_in(client: SyncClient, wanted: SignIn) -> Tokens:
    if not wanted.password:
        return sign_in_by_browser(client, wanted.user, enrolment_code=wanted.code)
    return client.sign_in(wanted.user, wanted.password, enrolment_code=wanted.code)


def _change_password(client: SyncClient, wanted: SignIn) -> None:
    if not wanted.new_password:
        raise NewPasswordNeededError("Your password was given by the office. Choose one of your own.")
    access.change_password(client, wanted.password, wanted.new_password)


def _kept_key(path: Path) -> DeviceKey | None:
    return DeviceKey(bytes.fromhex(path.read_text("ascii"))) if path.is_file() else None


def _keep_key(path: Path, key: DeviceKey) -> None:
    make_private_folder(path.parent)
    write_private_file(path, key.seed.hex().encode())


def _folder_name(user: str, server: str) -> str:
    safe = re.sub(r"[^\w.-]", "_", user)[:40]
    mark = hashlib.sha256(f"{user}\n{server}".encode()).hexdigest()[:8]
    return f"{safe}-{mark}"


def _is_of(entry: WorkspaceEntry, user: str, server: str) -> bool:
    is_named_so = entry.is_garbled and entry.folder.name == _folder_name(user, server)
    return is_named_so or (entry.user, entry.server) == (user, server)


def _entry_or_guess(folder: Path) -> WorkspaceEntry:
    """Return a workspace whose entry file cannot be read as well: nobody is kept out by it, nor from a rescue file."""
    try:
        return read_entry(folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        ring = KeyRing(folder)
        user = ring.user or folder.name
        return WorkspaceEntry(folder=folder, user=user, server="", needs_pin=ring.needs_pin, is_garbled=True)


def _mend_entry(entry: WorkspaceEntry, store: DeviceStore) -> None:
    """Write the entry file of an open workspace anew, as far as the workspace itself knows what was in it."""
    server, device = store.setting(SERVER), store.setting(DEVICE) or ""
    if server is not None:
        kind = {"kind": OPENROSA_KIND} if device.startswith(OPENROSA_DEVICE) else {}
        data = {"user": entry.user, "server": server, **kind, "made_at": datetime.now(UTC).isoformat()}
        write_private_file(entry.folder / ENTRY_FILE, json.dumps(data, indent=1).encode())


def read_entry(folder: Path) -> WorkspaceEntry:
    """Return the workspace in `folder` as the sign-in lists it."""
    data = json.loads((folder / ENTRY_FILE).read_text("utf-8"))
    if not (isinstance(data["user"], str) and isinstance(data["server"], str)):
        raise ValueError("user and server are texts")
    return WorkspaceEntry(
        folder=folder,
        user=data["user"],
        server=data["server"],
        needs_pin=KeyRing(folder).needs_pin,
        is_openrosa=data.get("kind") == OPENROSA_KIND,
        copy_id=str(data.get("copy_id", "")),
        copied_at=str(data.get("copied_at", "")),
    )
