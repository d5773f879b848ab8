"""Sends what somebody else wrote, as a supervisor: batches out of a rescue file."""

from __future__ import annotations

from urllib.parse import quote

from cxfield.sync.connection import NDJSON, Connection
from cxfield.sync.messages import SignedStatement

FOR_USER, FOR_DEVICE = "cxfield-for-user", "cxfield-for-device"
"""Headers that say whose batch it is; percent-encoded."""


def on_behalf(user: str, device: str) -> dict[str, str]:
    """Return the headers that say whose it is."""
    return {FOR_USER: quote(user), FOR_DEVICE: quote(device)}


def bring_in(connection: Connection, body: bytes, *, user: str, device: str) -> SignedStatement:
    """Send a gzip batch of `user` from `device`. The answer is worth nothing until its signature was checked.

    Raises:
        ForbiddenError: The role does not allow it. ServerRefusedError: The server has no such user.
    """
    headers = {"Content-Encoding": "gzip", "Content-Type": NDJSON, **on_behalf(user, device)}
    return connection.one(SignedStatement, connection.ask("POST", "/v1/bring-in", content=body, headers=headers))
