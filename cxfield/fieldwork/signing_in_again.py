"""A new session for an open workspace: after its session has ended, or with a new password. Nothing else moves."""

from __future__ import annotations

from cxfield.fieldwork.app_lock import ask_for_pin_anew, remember_both, remember_password
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.device_key import DeviceKey
from cxfield.store.device_store import DeviceStore
from cxfield.sync import access
from cxfield.sync.browser_sign_in import sign_in_by_browser
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import ServerRefusedError, WrongPasswordError
from cxfield.sync.messages import Tokens
from cxfield.sync.session import check_server, keep_session, put_token_in_keyring
from cxfield.sync.synchronise import OnStore


def sign_in_again(workspace: Workspace, password: str, on_store: OnStore, *, new_password: str = "") -> bool:
    """Begin a new session with `password`, and change it to `new_password` if one is given. Network thread.

    Without a password it goes through the browser, where the house has that.

    Returns:
        True if the password was given by the office and must be changed: until then the session is good for sending.

    Raises:
        SyncError: It did not go through; the session before, if any, and all data are as they were.
    """
    store = workspace.store
    server, device = on_store(workspace.connection)
    key = on_store(lambda: DeviceKey.of(store))
    with SyncClient(server, device=device, device_key=key) as client:
        client.keep_tokens = lambda tokens: _keep(workspace, tokens, on_store)
        if not password:
            sign_in_by_browser(client, workspace.user)
            on_store(lambda: ask_for_pin_anew(store))
            return False
        tokens = client.sign_in(workspace.user, password)
        on_store(lambda: remember_password(store, password))
        if new_password:
            _change(client, store, (password, new_password), on_store)
    return tokens.must_change and not new_password


def _change(client: SyncClient, store: DeviceStore, passwords: tuple[str, str], on_store: OnStore) -> None:
    """Change the password; whatever is cut off, the lock opens by the one that the server has."""
    old, new = passwords
    on_store(lambda: remember_both(store, new, old))
    try:
        access.change_password(client, old, new)
    except (ServerRefusedError, WrongPasswordError):
        on_store(lambda: remember_password(store, old))
        raise
    on_store(lambda: remember_password(store, new))


def _keep(workspace: Workspace, tokens: Tokens, on_store: OnStore) -> None:
    """Make the tokens durable. The keyring is asked on this thread."""
    store = workspace.store
    on_store(lambda: check_server(store, tokens))
    in_keyring = put_token_in_keyring(store.folder, tokens.refresh_token)
    on_store(lambda: keep_session(store, tokens, token_in_keyring=in_keyring))
