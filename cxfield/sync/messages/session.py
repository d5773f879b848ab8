"""Signing in, going on with a session, and who the server is."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cxfield.sync.messages.base import KeyText, Message, Name, Role


class Enrolling(Message):
    """Who signs in on which device.

    `device_key` is the public half of the device's key (base64), `signature` that of `sign_in_words`. A program that
    knows neither sends them empty.
    """

    user: Name
    device: Name
    device_key: KeyText = ""
    signature: KeyText = ""
    enrolment_code: KeyText = ""


class SignInRequest(Enrolling):
    """User and password, once per enrolment or after a refused refresh."""

    password: Annotated[str, Field(min_length=1, max_length=1024)]


SIGN_IN = "sign-in"
REFRESH = "refresh"
"""What a device signs with its key."""


def sign_in_words(user: str, device: str) -> bytes:
    """Return what a device signs at its sign-in."""
    return f"{user}\n{device}".encode()


class RefreshRequest(Message):
    """Exchanges a refresh token; it is good for one use on the device that got it, and signed by that device's key.

    The signature is of the token itself. A device of which the server has no key yet makes it known by `device_key`.
    """

    refresh_token: Annotated[str, Field(min_length=1, max_length=200)]
    device: Name
    device_key: KeyText = ""
    signature: KeyText = ""


class Tokens(Message):
    """A session. `access_token` lives for `expires_s`; `receipt_key` (base64) is pinned at the first sign-in.

    `must_change`: until the password was changed, the session is good for sending only.
    """

    user: str
    role: Role
    access_token: str
    refresh_token: str
    expires_s: int
    receipt_key: str
    must_change: bool = False


class Limits(Message):
    """Bytes and counts above which the server refuses a request. `blob_bytes` 0: it takes no files yet."""

    batch_compressed_bytes: int
    batch_inflated_bytes: int
    pull_items: int
    blob_bytes: int = 0
    chunk_bytes: int = 0


class Hello(Message):
    """Who the server is. A new `epoch` means that it was restored: cursors and receipts of the old one are void."""

    epoch: str
    protocol: int
    oldest_protocol: int
    server_version: str
    server_time: str
    receipt_key: str
    wipe_after_upload: bool = False
    wipe_without_backup: bool = False
    only_delivers: bool = False
    limits: Limits
    retry_after_s: int | None = None
