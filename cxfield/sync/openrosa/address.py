"""Addresses of OpenRosa servers as people paste them: projects of ODK Central, root servers, settings of Collect."""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from urllib.parse import quote

import httpx

from cxfield.sync.address import is_loopback, server_address
from cxfield.sync.errors import NotOurServerError

_APP_USER = re.compile(r"^(?P<before>.*)/v1/key/(?P<token>[^/]+)/projects/(?P<project>\d+)$")
_TEST = re.compile(r"^(?P<before>.*)/v1/test/(?P<token>[^/]+)/projects/(?P<project>\d+)/forms/[^/]+/draft$")
_PROJECT = re.compile(r"^(?P<before>.*?)/(?:v1/)?projects/(?P<project>\d+)(?:/.*)?$")
_OWN_TOKEN = re.compile(r"(?<=/openrosa/key)/[^/]+")
"""A token in an address of a cxfield server."""
_ENDINGS = ("/formList", "/formlist", "/submission", "/xformsList")
_MOST_SETTINGS = 1 << 20
_LONGEST_ADDRESS = 2_000


class AddressStyle(StrEnum):
    """How a server is asked: with a token in the address, as a user of a project, or at the root."""

    APP_USER = "app-user"
    PROJECT = "project"
    ROOT = "root"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the forms of an account are.

    Attributes:
        base: What `/formList` and `/submission` are put behind. May hold a token: never shown, see `shown`.
        site: What `/v1/sessions` is put behind; empty at a root server.
        project: Number of the project at ODK Central; 0 at a root server.
    """

    base: str
    style: AddressStyle
    site: str = ""
    project: int = 0

    @property
    def shown(self) -> str:
        """The address for the eyes of people: without its token."""
        if self.style is AddressStyle.APP_USER:
            return f"{self.site}/v1/projects/{self.project}"
        return _OWN_TOKEN.sub("/…", self.base)

    @property
    def needs_password(self) -> bool:
        """Whether an account needs user and password; a root server may have forms for everybody."""
        return self.style is AddressStyle.PROJECT

    def below(self, *parts: str) -> str:
        """Return the address of something below `base`."""
        return "/".join((self.base, *(quote(part, safe="") for part in parts)))

    def is_ours(self, url: httpx.URL) -> bool:
        """Whether `url` is on the very server, so that it may see the account's credentials."""
        ours = httpx.URL(self.base)
        return (url.scheme, url.host, url.port) == (ours.scheme, ours.host, ours.port)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What a person pasted into the field of the address: often more than an address."""

    address: Address
    user: str = ""
    password: str = ""
    name: str = ""


def read_pasted(text: str) -> Pasted:
    """Return what stands in an address, or in the settings of ODK Collect (the text of its QR code).

    Raises:
        NotOurServerError: It is neither. PlainHttpError: What is sent there could be read on the way.
    """
    settings = _settings(text)
    if settings is None:
        return Pasted(address=read_address(text))
    general, project = _part(settings, "general"), _part(settings, "project")
    address = str(general.get("server_url") or "").strip()
    if not address:
        raise NotOurServerError("These settings of ODK Collect name no server. Scan the code of an app user again.")
    return Pasted(
        address=read_address(address),
        user=str(general.get("username") or ""),
        password=str(general.get("password") or ""),
        name=str(project.get("name") or ""),
    )


def read_address(typed: str) -> Address:
    """Return the address of an account.

    Raises:
        NotOurServerError: That is no address. PlainHttpError: What is sent there could be read on the way.
    """
    if len(typed) > _LONGEST_ADDRESS:
        raise NotOurServerError(
            "This is neither an address of a server nor the settings of ODK Collect. Copy it again, whole."
        )
    text = server_address(_without_page(typed))
    for ending in _ENDINGS:
        text = text.removesuffix(ending)
    for pattern, style in ((_APP_USER, AddressStyle.APP_USER), (_TEST, AddressStyle.APP_USER)):
        found = pattern.match(text)
        if found is not None:
            return Address(base=text, style=style, site=found["before"], project=int(found["project"]))
    found = _PROJECT.match(text)
    if found is not None:
        site, project = found["before"], int(found["project"])
        return Address(base=f"{site}/v1/projects/{project}", style=AddressStyle.PROJECT, site=site, project=project)
    return Address(base=text, style=AddressStyle.ROOT)


def moved(address: Address, url: str) -> Address:
    """Return `address` at the other place of the same server where it says that submissions go."""
    return replace(address, base=url.removesuffix("/submission"))


def may_be_asked(url: httpx.URL) -> bool:
    """Whether anything may be sent to `url`: encrypted, or not leaving this computer."""
    return url.scheme == "https" or (url.scheme == "http" and is_loopback(url.host))


def _without_page(typed: str) -> str:
    """Return the address that a page of ODK Central stands for: people copy what the browser shows."""
    text = typed.strip().rstrip("/")
    return re.sub(r"/#(?=/projects/\d+)", "", text).partition("?")[0]


def _settings(text: str) -> dict[str, Any] | None:
    """Return settings of Collect: JSON, mostly packed by zlib and written in base64; None if it is none."""
    packed = "".join(text.split())
    if not packed.startswith("{"):
        if "://" in packed or "." in packed:
            return None
        try:
            data = base64.b64decode(packed, validate=True)
            text = zlib.decompressobj().decompress(data, _MOST_SETTINGS).decode()
        except (binascii.Error, ValueError, zlib.error):
            return None
    try:
        settings = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return settings if isinstance(settings, dict) else None


def _part(settings: dict[str, Any], name: str) -> dict[str, Any]:
    part = settings.get(name)
    return part if isinstance(part, dict) else {}
