"""What a workspace keeps of its server: the session, the key that receipts must carry, epoch and cursor."""

from __future__ import annotations

from cxfield.store.device_store import DeviceStore
from cxfield.sync.errors import OtherServerError
from cxfield.sync.messages import Tokens

REFRESH_TOKEN = "sync.refresh_token"
RECEIPT_KEY = "sync.receipt_key"
EPOCH = "sync.epoch"
CURSOR = "sync.cursor"
BATCH_BYTES = "sync.batch_bytes"


def keep_session(store: DeviceStore, tokens: Tokens) -> None:
    """Keep new tokens; pins the server's receipt key at the first sign-in. Storage thread.

    Raises:
        OtherServerError: The server has another key than the pinned one; nothing is kept.
    """
    pinned = store.setting(RECEIPT_KEY)
    if pinned is not None and pinned != tokens.receipt_key:
        raise OtherServerError(
            "This is not the server that this workspace was set up with: its key is another one. "
            "Nothing was sent. Ask your administrator whether the server was set up anew."
        )
    with store.transaction():
        if pinned is None:
            store.set_setting(RECEIPT_KEY, tokens.receipt_key)
        store.set_setting(REFRESH_TOKEN, tokens.refresh_token)
