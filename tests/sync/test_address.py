"""Addresses of servers: what is typed, what is kept, and what is refused because it could be read on the way."""

from __future__ import annotations

import pytest

from cxfield.sync.address import server_address
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import NotOurServerError, PlainHttpError


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("survey.example.org", "https://survey.example.org"),
        (" https://survey.example.org/ ", "https://survey.example.org"),
        ("survey.example.org:8443/cx/", "https://survey.example.org:8443/cx"),
        ("localhost:8765", "http://localhost:8765"),
        ("127.0.0.1:8765", "http://127.0.0.1:8765"),
        ("http://127.0.0.2:8765", "http://127.0.0.2:8765"),
        ("http://[::1]:8765", "http://[::1]:8765"),
    ],
)
def test_an_address_is_encrypted_unless_it_is_this_computer(typed: str, kept: str) -> None:
    assert server_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "http://survey.example.org",
        "HTTP://survey.example.org",
        "http://192.168.1.20:8765",
        "http://10.0.0.1",
        "http://localhost.example.org",
        "http://127.0.0.1.example.org",
        "http://0.0.0.0:8765",
        "http://[fe80::1]",
    ],
)
def test_plain_http_is_refused_anywhere_else(typed: str) -> None:
    with pytest.raises(PlainHttpError, match="https://"):
        server_address(typed)
    with pytest.raises(PlainHttpError):
        SyncClient(typed, device="d")


@pytest.mark.parametrize(
    "typed", ["", "https://", "ftp://x.example", "file:///etc/passwd", "https://a b", "https://anna:secret@x.example"]
)
def test_what_is_no_address_is_said_without_repeating_a_password(typed: str) -> None:
    with pytest.raises(NotOurServerError) as refused:
        server_address(typed)
    assert "secret" not in str(refused.value)
