"""What an OpenRosa server says beside the status: XML or JSON, whatever the request was."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from cxfield.questionnaire.model import FormError
from cxfield.questionnaire.xml_tree import Element, local_name, parse_xml

RESPONSE = "OpenRosaResponse"
_LONGEST_MESSAGE = 300
_MOST_WAIT_S = 24 * 3600


def media_type(response: httpx.Response) -> str:
    """Return the declared type of the body, without parameters."""
    declared: str = response.headers.get("content-type", "")
    return declared.partition(";")[0].strip().lower()


def xml_root(response: httpx.Response) -> Element | None:
    """Return the root of an XML answer; None if it is none, or a page for a browser."""
    if "html" in media_type(response):
        return None
    try:
        return parse_xml(response.content)
    except FormError:
        return None


def speaks_openrosa(response: httpx.Response) -> bool:
    """Whether the headers are those of an OpenRosa server; nothing else in a network sets them."""
    return any(name.startswith("x-openrosa-") for name in response.headers)


def is_openrosa(response: httpx.Response) -> bool:
    """Whether the body is the answer of an OpenRosa server to a submission."""
    root = xml_root(response)
    return root is not None and local_name(root) == RESPONSE


def server_message(response: httpx.Response) -> str | None:
    """Return what the server says in words; None if the answer is not in the words of an OpenRosa server."""
    if "json" in media_type(response):
        return _json_message(response.content)
    root = xml_root(response)
    if root is None or local_name(root) != RESPONSE:
        return None
    return _plain("".join(root.itertext()))


def _json_message(content: bytes) -> str | None:
    try:
        said: Any = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    words = (said.get(name) for name in ("message", "detail", "error"))
    return _plain(next((word for word in words if isinstance(word, str)), ""))


def _plain(text: str) -> str:
    """Return a sentence of somebody else without what would steer a screen."""
    shown = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return shown if len(shown) <= _LONGEST_MESSAGE else f"{shown[:_LONGEST_MESSAGE]}…"


def retry_after_s(response: httpx.Response, now: datetime) -> int | None:
    """Return the seconds that the server wants us to wait; None if it says nothing that can be read."""
    said: str = response.headers.get("retry-after", "").strip()
    if said.isdecimal():
        return min(int(said), _MOST_WAIT_S)
    try:
        at = parsedate_to_datetime(said)
    except (ValueError, TypeError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max(0, int((at - now).total_seconds())), _MOST_WAIT_S)
