"""A root server that asks for users by digest, as KoboToolbox does: absolute addresses, 202 for what it has already."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

import lxml.etree as etree

from tests.sync.openrosa.central_peer import Part, parsed, running, said, spoken

USER, PASSWORD = "maria", "correct horse"
REALM = "collect"


class DigestPeer:
    def __init__(self) -> None:
        self.form = b""
        self.media: dict[str, bytes] = {}
        self.held: dict[str, bytes] = {}
        self.files: dict[str, bytes] = {}
        self.nonces: set[str] = set()
        self.ways = ("Digest", "Basic")
        self.location = ""
        self.moved_to = ""  # where a HEAD is sent to
        self.kind = "text/xml; charset=utf-8"
        self.is_mute = False  # statuses and headers only
        self.seen: list[str] = []  # kinds of authorization, in turn
        self.base = ""

    def account(self) -> str:
        return f"{self.base}/maria"

    def knows(self, method: str, given: str) -> bool:
        kind, _, rest = given.partition(" ")
        self.seen.append(kind)
        if kind == "Basic":
            return "Basic" in self.ways and given == f"Basic {_basic()}"
        fields = dict(re.findall(r'(\w+)="?([^",]*)"?', rest))
        if kind != "Digest" or fields.get("nonce") not in self.nonces:
            return False
        first = _md5(f"{USER}:{REALM}:{PASSWORD}")
        second = _md5(f"{method}:{fields['uri']}")
        whole = ":".join((first, fields["nonce"], fields["nc"], fields["cnonce"], fields["qop"], second))
        return fields["response"] == _md5(whole)

    def challenges(self) -> list[str]:
        nonce = secrets.token_hex(8)
        self.nonces.add(nonce)
        digest = f'Digest realm="{REALM}", nonce="{nonce}", qop="auth", algorithm=MD5'
        known = {"Digest": digest, "Basic": f'Basic realm="{REALM}"'}
        return [known[way] for way in self.ways]


def _basic() -> str:
    return base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()


def _md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    peer: DigestPeer

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _is_known(self) -> bool:
        if self.peer.knows(self.command, self.headers.get("Authorization", "")):
            return True
        self._say(401, spoken("Authentication required"), [("WWW-Authenticate", c) for c in self.peer.challenges()])
        return False

    def do_HEAD(self) -> None:
        if self.peer.moved_to and self.path != self.peer.moved_to:
            self._say(301, b"", [("Location", self.peer.moved_to)])
        elif self._is_known():
            more = [("Location", self.peer.location)] if self.peer.location else []
            self._say(204, b"", more)

    def do_GET(self) -> None:
        if not self._is_known():
            return
        base, form = self.peer.base, self.peer.form
        md5 = hashlib.md5(form).hexdigest()
        files = "".join(
            f"<mediaFile><filename>{name}</filename><hash>md5:{hashlib.md5(content).hexdigest()}</hash>"
            f"<downloadUrl>{base}/maria/xformsMedia/1/{name}</downloadUrl></mediaFile>"
            for name, content in self.peer.media.items()
        )
        pages = {
            "/maria/formList": (
                '<xforms xmlns="http://openrosa.org/xforms/xformsList"><xform><formID>water</formID><name>Water</name>'
                f"<version>1</version><hash>md5:{md5}</hash><downloadUrl>{base}/maria/forms/1/form.xml</downloadUrl>"
                f"<manifestUrl>{base}/maria/xformsManifest/1</manifestUrl></xform></xforms>"
            ).encode(),
            "/maria/forms/1/form.xml": form,
            "/maria/xformsManifest/1": (
                f'<manifest xmlns="http://openrosa.org/xforms/xformsManifest">{files}</manifest>'
            ).encode(),
        }
        path = urlsplit(self.path).path
        body = pages.get(path) or self.peer.media.get(path.rpartition("/")[2])
        self._say(*((200, body) if body is not None else (404, spoken("Not found."))))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.peer.moved_to and urlsplit(self.path).path != self.peer.moved_to:
            self._say(301, b"", [("Location", self.peer.moved_to)])
            return
        if not self._is_known():
            return
        boundary = self.headers["Content-Type"].partition("boundary=")[2].strip('"')
        parts: list[Part] = parsed(body, boundary) or []
        fields = {part.field: part.content for part in parts}
        xml = fields.pop("xml_submission_file")
        number = said(etree.fromstring(xml), "instanceID")
        is_new = number not in self.peer.held
        self.peer.held.setdefault(number, xml)
        self.peer.files.update(fields)
        self._say(201 if is_new else 202, spoken("Successful submission." if is_new else "Duplicate submission", ""))

    def _say(self, status: int, body: bytes, headers: list[tuple[str, str]] | None = None) -> None:
        self.send_response(status)
        body = b"" if self.peer.is_mute and self.command == "POST" else body
        self.send_header("Content-Type", self.peer.kind)
        self.send_header("X-OpenRosa-Version", "1.0")
        self.send_header("X-OpenRosa-Accept-Content-Length", "10000000")
        for name, value in headers or []:
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(0 if self.command == "HEAD" else len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def digest_peer() -> Iterator[DigestPeer]:
    peer = DigestPeer()
    with running(type("Handler", (_Handler,), {"peer": peer})) as base:
        peer.base = base
        yield peer
