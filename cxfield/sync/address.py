"""Addresses of servers as people type them. Plain http goes no further than this computer."""

from __future__ import annotations

import ipaddress

import httpx

from cxfield.sync.errors import NotOurServerError, PlainHttpError


def is_loopback(host: str) -> bool:
    """Say whether `host` is this computer itself."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def server_address(typed: str) -> str:
    """Return an address as it is used and kept; without a scheme it is https, on this computer http.

    Raises:
        NotOurServerError: That is no address.
        PlainHttpError: What is sent there could be read on the way.
    """
    text = typed.strip()
    url = _url(text if "://" in text else f"https://{text}", typed)
    if "://" not in text and is_loopback(url.host):
        url = url.copy_with(scheme="http")
    if url.scheme == "http" and not is_loopback(url.host):
        raise PlainHttpError(
            f"{text} is not encrypted: passwords and answers could be read on the way. Write it with https://; "
            "if the server does not answer there, tell your administrator. Nothing was sent."
        )
    return str(url).rstrip("/")


def _url(text: str, typed: str) -> httpx.URL:
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL as error:
        raise _no_address(typed) from error
    if url.scheme not in ("http", "https") or not url.host or len(text.split()) > 1 or url.userinfo:
        raise _no_address(typed)
    return url


def _no_address(typed: str) -> NotOurServerError:
    shown = typed.strip().rpartition("@")[2]  # a password in it is not repeated
    return NotOurServerError(f"{shown} is not the address of a server; write it like https://survey.example.org.")
