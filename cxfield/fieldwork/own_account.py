"""One's own account, as the panel of the window knows it: with a workspace, or with a session of the office."""

from __future__ import annotations

from typing import Protocol

from cxfield.fieldwork.app_lock import OfficeLock
from cxfield.fieldwork.signing_in_again import sign_in_again
from cxfield.fieldwork.workspace import Workspace
from cxfield.sync import access
from cxfield.sync.browser_sign_in import sign_in_by_browser
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import SignInNeededError
from cxfield.sync.synchronise import OnStore


class OwnAccount(Protocol):
    """Who is signed in here."""

    @property
    def user(self) -> str:
        """Their name at the server."""

    @property
    def has_workspace(self) -> bool:
        """Work goes on here without a session."""

    def sign_in(self, password: str, new_password: str) -> bool:
        """Begin a new session, change the password if a new one is given; True: it must be changed. Network thread."""


class WorkspaceAccount:
    """The account of an open workspace."""

    def __init__(self, workspace: Workspace, on_store: OnStore) -> None:
        self._workspace, self._on_store = workspace, on_store
        self.user, self.has_workspace = workspace.user, True

    def sign_in(self, password: str, new_password: str) -> bool:
        return sign_in_again(self._workspace, password, self._on_store, new_password=new_password)


class OfficeAccount:
    """The account of a session without a workspace; its lock follows the password."""

    def __init__(self, client: SyncClient, user: str, lock: OfficeLock | None) -> None:
        self._client, self._lock = client, lock
        self.user, self.has_workspace = user, False

    def sign_in(self, password: str, new_password: str) -> bool:
        must_change = False
        if not password:
            sign_in_by_browser(self._client, self.user)
        elif new_password:
            self._change(password, new_password)
        else:
            must_change = self._client.sign_in(self.user, password).must_change
        if self._lock is not None and password:
            self._lock.renew(new_password or password)
        return must_change

    def _change(self, password: str, new_password: str) -> None:
        try:
            access.change_password(self._client, password, new_password)
        except SignInNeededError:
            self._client.sign_in(self.user, password)
            access.change_password(self._client, password, new_password)
