"""A submission as it goes over the wire: multipart bodies of known length, cut where the server takes no more."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import httpx

from cxfield.sync.openrosa.address import Address, may_be_asked
from cxfield.sync.openrosa.answers import media_type, speaks_openrosa
from cxfield.sync.openrosa.connection import RosaConnection

XML_PART = "xml_submission_file"
XML_FILE = "submission.xml"
_UNKNOWN_LIMIT = 10_000_000
"""What OpenRosa servers take that announce nothing."""
_INCOMPLETE = b'Content-Disposition: form-data; name="*isIncomplete*"\r\n\r\nyes'


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file as it is sent. `chunks` reads it anew each time; it has `size` bytes."""

    place: int
    name: str
    media_type: str
    size: int
    chunks: Callable[[], Iterator[bytes]] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """What a server said before anything was sent to it: where to, and how much at once."""

    url: httpx.URL
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One POST: the XML and some of the files. `is_last`: after it everything was sent."""

    attachments: tuple[Attachment, ...]
    is_last: bool


class Multipart:
    """A body of `multipart/form-data` with its length; may be gone through more than once."""

    def __init__(self, xml: bytes, posting: Posting) -> None:
        self._boundary = f"cxfield-{secrets.token_hex(24)}"
        self._parts: list[tuple[bytes, int, Callable[[], Iterable[bytes]]]] = [
            (_head(XML_PART, XML_FILE, "text/xml", len(xml)), len(xml), lambda: (xml,))
        ]
        for attachment in posting.attachments:
            head = _head(attachment.name, attachment.name, attachment.media_type, attachment.size)
            self._parts.append((head, attachment.size, attachment.chunks))
        if not posting.is_last:
            self._parts.append((_INCOMPLETE, 0, lambda: ()))
        self._opening = f"--{self._boundary}\r\n".encode()
        self._closing = f"--{self._boundary}--\r\n".encode()
        self.length = sum(len(self._opening) + len(head) + size + 2 for head, size, _ in self._parts)
        self.length += len(self._closing)

    @property
    def content_type(self) -> str:
        return f'multipart/form-data; boundary="{self._boundary}"'

    def __iter__(self) -> Iterator[bytes]:
        for head, _size, content in self._parts:
            yield self._opening + head
            yield from content()
            yield b"\r\n"
        yield self._closing


def _head(field_name: str, file_name: str, media_type: str, size: int) -> bytes:
    return (
        f'Content-Disposition: form-data; name="{_quoted(field_name)}"; filename="{_quoted(file_name)}"\r\n'
        f"Content-Type: {media_type or 'application/octet-stream'}\r\n"
        "Content-Transfer-Encoding: binary\r\n"
        f"Content-Length: {size}\r\n\r\n"
    ).encode()


def _quoted(name: str) -> str:
    """Return a name as it stands in a header, written as browsers do."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def body_length(xml: bytes, attachments: Sequence[Attachment]) -> int:
    """Return how long one body with these files is."""
    return Multipart(xml, Posting(attachments=tuple(attachments), is_last=False)).length


def postings(xml: bytes, attachments: Sequence[Attachment], limit: int) -> tuple[list[Posting], list[Attachment]]:
    """Cut a submission into POSTs of at most `limit` bytes; also return the files that fit into none.

    There is always a POST, also where the XML alone is larger: only the server can tell that it is too much.
    """
    cut: list[list[Attachment]] = [[]]
    too_large = []
    for attachment in attachments:
        if body_length(xml, [attachment]) > limit:
            too_large.append(attachment)
        elif body_length(xml, [*cut[-1], attachment]) <= limit:
            cut[-1].append(attachment)
        else:
            cut.append([attachment])
    last = len(cut) - 1
    return [Posting(attachments=tuple(some), is_last=n == last) for n, some in enumerate(cut)], too_large


def welcome(connection: RosaConnection) -> Welcome:
    """Ask the server whether it takes submissions, where and how much at once.

    Raises:
        SyncError: It does not, or something else answered.
    """
    address = connection.address
    response = connection.head(address.below("submission"))
    if response.status_code >= 400:
        raise connection.refusal(response)
    is_page = "html" in media_type(response) and not speaks_openrosa(response)
    if response.status_code not in (200, 204) or is_page:
        raise connection.not_openrosa()
    return Welcome(url=_place(connection, address, response), limit=_limit(response))


def _place(connection: RosaConnection, address: Address, response: httpx.Response) -> httpx.URL:
    """Return where the server wants submissions: at its own host and encrypted, or where it was asked."""
    asked = response.url if address.is_ours(response.url) else httpx.URL(address.below("submission"))
    said = response.headers.get("location", "")
    if not said:
        return asked
    try:
        there = asked.join(said)
    except httpx.InvalidURL as error:
        raise connection.not_openrosa() from error
    if there.host == asked.host and there.scheme == "http" and asked.scheme == "https":
        there = there.copy_with(scheme="https", port=asked.port)
    return there if address.is_ours(there) and may_be_asked(there) else asked


def _limit(response: httpx.Response) -> int:
    said: str = response.headers.get("x-openrosa-accept-content-length", "").strip()
    return int(said) if said.isdecimal() and int(said) > 0 else _UNKNOWN_LIMIT


def post(connection: RosaConnection, url: httpx.URL, xml: bytes, posting: Posting) -> httpx.Response:
    """Send one POST and return the answer as it came."""
    body = Multipart(xml, posting)
    target = url.copy_merge_params({"deviceID": connection.means.device_id}) if connection.means.device_id else url
    return connection.post(target, {"Content-Type": body.content_type}, body, body.length)
