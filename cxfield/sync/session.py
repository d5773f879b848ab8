"""What a workspace keeps of its server: the session, the key that receipts must carry, epoch and cursor."""

from __future__ import annotations

from pathlib import Path

from cxfield.store.device_store import DeviceStore
from cxfield.store.keys import KeyRing
from cxfield.sync.errors import OtherServerError
from cxfield.sync.messages import Tokens

SERVER = "server"
DEVICE = "device_id"
REFRESH_TOKEN = "sync.refresh_token"
RECEIPT_KEY = "sync.receipt_key"
EPOCH = "sync.epoch"
CURSOR = "sync.cursor"
BATCH_BYTES = "sync.batch_bytes"


def keep_session(store: DeviceStore, tokens: Tokens, *, token_in_keyring: bool = False) -> None:
    """Keep new tokens; pins the server's receipt key at the first sign-in. Storage thread.

    Args:
        token_in_keyring: The refresh token is in the computer's keyring: the database keeps none.

    Raises:
        OtherServerError: The server has another key than the pinned one; nothing is kept.
    """
    check_server(store, tokens)
    with store.transaction():
        store.set_setting(RECEIPT_KEY, tokens.receipt_key)
        store.set_setting(REFRESH_TOKEN, None if token_in_keyring else tokens.refresh_token)


def check_server(store: DeviceStore, tokens: Tokens) -> None:
    """Make sure that the tokens come from the server that this workspace belongs to. Storage thread.

    Raises:
        OtherServerError: Its receipt key is not the pinned one.
    """
    pinned = store.setting(RECEIPT_KEY)
    if pinned is not None and pinned != tokens.receipt_key:
        raise OtherServerError(
            "This is not the server that this workspace was set up with: its key is another one. "
            "Nothing was sent. Ask your administrator whether the server was set up anew."
        )


def put_token_in_keyring(folder: Path, token: str) -> bool:
    """Keep the refresh token where the key of the workspace in `folder` is; False if that is not a keyring.

    May wait for the keyring: not for the storage thread.
    """
    ring = KeyRing(folder)
    return ring.exists and ring.keep_token(token)


def token_in_keyring(folder: Path) -> str | None:
    """Return the refresh token that the keyring holds for the workspace in `folder`; None if it holds none."""
    ring = KeyRing(folder)
    return ring.token() if ring.exists else None
