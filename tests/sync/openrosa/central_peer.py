"""A server that behaves to its clients as ODK Central was seen to: statuses, words, and its faults. Real HTTP."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit
from xml.sax.saxutils import escape

import lxml.etree as etree

USER, PASSWORD = "maria@example.org", "correct horse"
TOKEN = "aB3dE6gHaB3dE6gH"
LIMIT = 100_000_000


@dataclass
class HeldForm:
    xform: bytes
    form_id: str
    version: str
    name: str
    media: dict[str, bytes] = field(default_factory=dict)
    entity_lists: dict[str, str] = field(default_factory=dict)  # name -> mark of its state
    entity_type: str = "entityList"
    wrong_md5: str = ""


@dataclass
class Held:
    """A submission as it is stored; files: name -> content, None while it is awaited."""

    xml: bytes
    first_id: str
    files: dict[str, bytes | None]
    is_current: bool = True
    posts: int = 1


@dataclass
class Answer:
    status: int
    body: bytes = b""
    kind: str = "text/xml"
    headers: dict[str, str] = field(default_factory=dict)


def spoken(message: str, nature: str = "error") -> bytes:
    return (
        '\n  <OpenRosaResponse xmlns="http://openrosa.org/http/response" items="0">'
        f'<message nature="{nature}">{escape(message)}</message></OpenRosaResponse>'
    ).encode()


CREATED = "full submission upload was successful!"
PORTAL = Answer(200, b"<html><body>Welcome to our hotel</body></html>", "text/html")


class CentralPeer:
    """Project 1 of a server. What it is told to do wrong is done to the next requests in turn."""

    def __init__(self) -> None:
        self.forms: dict[str, HeldForm] = {}
        self.known_versions: set[tuple[str, str]] = set()
        self.closed: set[str] = set()
        self.deleted: set[str] = set()
        self.held: dict[str, Held] = {}
        self.sessions: set[str] = set()
        self.sign_ins = 0
        self.limit = LIMIT
        self.is_relative = False  # addresses in lists
        self.next_answers: list[Answer | None] = []  # to POSTs of submissions; None: the real one
        self.lost_answers = 0  # stored, and the line goes dead before the answer
        self.false_conflicts = 0
        self.fail_gets: dict[str, Answer] = {}
        self.on_get: Callable[[str], None] | None = None
        self.drops: set[str] = set()  # names of files that are taken and not kept
        self.requests: list[tuple[str, str, dict[str, str]]] = []
        self.under_way: dict[str, int] = {}
        self.most_at_once = 0
        self.posted: list[dict[str, Any]] = []
        self.lock = threading.Lock()
        self.base = ""

    # ---- forms ----

    def publish(self, xform: bytes, media: dict[str, bytes] | None = None, **more: Any) -> HeldForm:
        root = etree.fromstring(xform)
        primary = root.find(".//{http://www.w3.org/2002/xforms}instance")[0]
        form_id, version = primary.get("id"), primary.get("version") or ""
        title = root.findtext(".//{http://www.w3.org/1999/xhtml}title") or form_id
        form = HeldForm(xform, form_id, version, title, media or {}, **more)
        self.forms[form_id] = form
        self.known_versions.add((form_id, version))
        return form

    def app_user(self) -> str:
        return f"{self.base}/v1/key/{TOKEN}/projects/1"

    def project(self) -> str:
        return f"{self.base}/v1/projects/1"

    def form_list(self, prefix: str) -> bytes:
        entries = []
        for form in self.forms.values():
            base = "" if self.is_relative else self.base
            below = f"{base}{prefix}/forms/{quote(form.form_id, safe='')}"
            manifest = f"<manifestUrl>{below}/manifest</manifestUrl>" if form.media else ""
            md5 = form.wrong_md5 or hashlib.md5(form.xform).hexdigest()
            entries.append(
                f"<xform><formID>{escape(form.form_id)}</formID><name>{escape(form.name)}</name>"
                f"<version>{escape(form.version)}</version><hash>md5:{md5}</hash>"
                f"<downloadUrl>{below}.xml</downloadUrl>{manifest}</xform>"
            )
        inside = "".join(entries)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'  <xforms xmlns="http://openrosa.org/xforms/xformsList">{inside}</xforms>'
        ).encode()

    def manifest(self, prefix: str, form: HeldForm) -> bytes:
        below = f"{self.base}{prefix}/forms/{quote(form.form_id, safe='')}/attachments"
        files = []
        for name, content in form.media.items():
            mark = form.entity_lists.get(name)
            md5 = hashlib.md5(mark.encode()).hexdigest() if mark else hashlib.md5(content).hexdigest()
            kind = f' type="{form.entity_type}"' if mark else ""
            files.append(
                f"<mediaFile{kind}><filename>{escape(name)}</filename><hash>md5:{md5}</hash>"
                f"<downloadUrl>{below}/{quote(name)}</downloadUrl></mediaFile>"
            )
        inside = "".join(files)
        return f'<manifest xmlns="http://openrosa.org/xforms/xformsManifest">{inside}</manifest>'.encode()

    # ---- submissions ----

    def take(self, body: bytes, boundary: str, device: str) -> Answer:
        parts = parsed(body, boundary)
        if parts is None:
            return Answer(400, spoken("Multipart form content failed to parse."))
        fields = {part.field: part for part in parts}
        if "xml_submission_file" not in fields:
            return Answer(400, spoken("Required multipart POST field xml_submission_file missing."))
        xml = fields["xml_submission_file"].content
        files = {part.field: part.content for part in parts if part.file and part.field != "xml_submission_file"}
        self.posted.append({"xml": xml, "files": files, "device": device, "fields": set(fields)})
        return self._store(xml, files)

    def _store(self, xml: bytes, files: dict[str, bytes]) -> Answer:
        root = etree.fromstring(xml)
        form_id, version = root.get("id"), root.get("version") or ""
        number, old = said(root, "instanceID"), said(root, "deprecatedID")
        if form_id not in {one for one, _ in self.known_versions}:
            return Answer(404, spoken("Could not find the resource you were looking for."))
        if (form_id, version) not in self.known_versions:
            return Answer(404, spoken(f"The form version specified in this submission '{version}' does not exist."))
        if form_id in self.closed:
            return Answer(
                409, spoken("This form is not currently accepting submissions. Please talk to your program staff.")
            )
        if self.false_conflicts:
            self.false_conflicts -= 1
            return Answer(409, spoken("This submission has been deleted. You may not resubmit it."))
        if number in self.deleted:
            return Answer(409, spoken("This submission has been deleted. You may not resubmit it."))
        if old and number not in self.held:
            return self._edit(xml, root, number, old, files)
        if number in self.held:
            held = self.held[number]
            if not held.is_current:
                return Answer(409, spoken("You tried to update a submission, but the copy is now out of date."))
            if held.xml != xml:
                return Answer(409, spoken("A submission already exists with this ID, but with different XML."))
            held.posts += 1
            self._attach(held, files)
        else:
            self.held[number] = held = Held(xml, number, dict.fromkeys(expected(root)))
            self._attach(held, files)
        return Answer(201, spoken(CREATED, ""))

    def _edit(self, xml: bytes, root: etree._Element, number: str, old: str, files: dict[str, bytes]) -> Answer:
        if old not in self.held:
            return Answer(
                404,
                spoken(
                    f"You tried to update an existing submission, but we can't find that submission to update ({old})"
                ),
            )
        original = self.held[old]
        if not original.is_current:
            return Answer(409, spoken(f"You tried to update a submission, but the copy ({old}) is now out of date."))
        original.is_current = False
        self.held[number] = held = Held(xml, original.first_id, dict.fromkeys(expected(root)))
        held.files.update({name: content for name, content in original.files.items() if name in held.files})
        self._attach(held, files)
        return Answer(201, spoken(CREATED, ""))

    def _attach(self, held: Held, files: dict[str, bytes]) -> None:
        for name, content in files.items():
            if name in self.drops:
                self.drops.discard(name)
            elif name in held.files:
                held.files[name] = content

    def current(self, first_id: str) -> Held | None:
        return next((held for held in self.held.values() if held.first_id == first_id and held.is_current), None)


@dataclass
class Part:
    field: str
    file: str
    length: int | None
    content: bytes


def parsed(body: bytes, boundary: str) -> list[Part] | None:
    """Return the parts; None where the body does not end as it should."""
    sign = b"--" + boundary.encode()
    pieces = body.split(sign)
    if len(pieces) < 2 or pieces[0] or pieces[-1] != b"--\r\n":
        return None
    parts = []
    for piece in pieces[1:-1]:
        head, _, content = piece.removeprefix(b"\r\n").removesuffix(b"\r\n").partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        words = dict(word.strip().split("=", 1) for word in headers["Content-Disposition"].split(";") if "=" in word)
        length = headers.get("Content-Length")
        parts.append(
            Part(
                words["name"].strip('"'), words.get("filename", "").strip('"'), int(length) if length else None, content
            )
        )
    return parts


def said(root: etree._Element, name: str) -> str:
    found = root.xpath(f"./*[local-name()='meta']/*[local-name()='{name}']/text()")
    return str(found[0]) if found else ""


def expected(root: etree._Element) -> list[str]:
    """Return the files that a submission mentions: those of an encrypted one, else whatever looks like one."""
    if root.get("encrypted"):
        names = root.xpath("//*[local-name()='file']/text()") + root.xpath(
            "//*[local-name()='encryptedXmlFile']/text()"
        )
    else:
        names = root.xpath("//*[starts-with(local-name(), 'photo')]/text()")
    return [str(name) for name in names]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    peer: CentralPeer

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._noted()
        path = urlsplit(self.path).path
        if self.peer.on_get is not None:
            self.peer.on_get(path)
        for ending, answer in self.peer.fail_gets.items():
            if path.endswith(ending):
                self._say(answer)
                return
        self._routed(path)

    def do_HEAD(self) -> None:
        self._noted()
        self._routed(urlsplit(self.path).path)

    def do_POST(self) -> None:
        self._noted()
        body = self.rfile.read(int(self.headers["Content-Length"]))
        path = urlsplit(self.path).path
        if path == "/v1/sessions":
            self._sign_in(body)
            return
        if self.headers.get("X-OpenRosa-Version") != "1.0":
            self._say(Answer(400, spoken("An expected header field (X-OpenRosa-Version) did not match.")), rosa=False)
            return
        if not path.endswith("/submission") or self._refused(path):
            self._say(Answer(404, spoken("Could not find the resource you were looking for.")))
            return
        self._submission(body)

    def _sign_in(self, body: bytes) -> None:
        asked = json.loads(body)
        if (asked["email"], asked["password"]) != (USER, PASSWORD):
            words = {"message": "Could not authenticate with the provided credentials.", "code": 401.2}
            self._say(Answer(401, json.dumps(words).encode(), "application/json"))
            return
        with self.peer.lock:
            self.peer.sign_ins += 1
            token = f"session-{self.peer.sign_ins}"
            self.peer.sessions.add(token)
        self._say(Answer(200, json.dumps({"token": token}).encode(), "application/json"))

    def _submission(self, body: bytes) -> None:
        if self.headers.get("Content-Encoding"):
            self._say(Answer(400, spoken("encoding unsupported")))
            return
        boundary = self.headers["Content-Type"].partition("boundary=")[2].strip('"')
        device = parse_qs(urlsplit(self.path).query).get("deviceID", [""])[0]
        with self.peer.lock:
            planned = self.peer.next_answers.pop(0) if self.peer.next_answers else None
            answer = planned or self.peer.take(body, boundary, device)
            is_lost = planned is None and self.peer.lost_answers > 0
            self.peer.lost_answers -= int(is_lost)
        if is_lost:
            self.close_connection = True
            self.connection.close()
            return
        self._say(answer)

    def _noted(self) -> None:
        self.peer.requests.append((self.command, self.path, {k.lower(): v for k, v in self.headers.items()}))

    def _refused(self, path: str) -> bool:
        if path.startswith("/v1/key/"):
            return not path.startswith(f"/v1/key/{TOKEN}/projects/1/")
        bearer = self.headers.get("Authorization", "").removeprefix("Bearer ")
        return bearer not in self.peer.sessions

    def _routed(self, path: str) -> None:
        peer = self.peer
        if path.startswith("/v1/key/") and self._refused(path):
            words = {"message": "The authentication you provided does not have rights to perform that action."}
            self._say(Answer(403, json.dumps(words).encode(), "application/json"))
            return
        if self._refused(path):
            words = {"message": "Could not authenticate with the provided credentials.", "code": 401.2}
            self._say(Answer(401, json.dumps(words).encode(), "application/json"))
            return
        prefix, _, below = path.partition("/projects/1/")
        prefix = f"{prefix}/projects/1"
        rest = [unquote(step) for step in below.split("/")]
        if "submissions" not in rest and self.headers.get("X-OpenRosa-Version") != "1.0":
            self._say(Answer(400, spoken("An expected header field (X-OpenRosa-Version) did not match.")), rosa=False)
            return
        with peer.lock:
            answer = self._answer(peer, prefix, rest)
        self._say(answer)

    def _answer(self, peer: CentralPeer, prefix: str, rest: list[str]) -> Answer:
        missing = Answer(404, spoken("Could not find the resource you were looking for."))
        match rest:
            case ["submission"]:
                return Answer(204)
            case ["formList"]:
                body = peer.form_list(prefix)
                etag = f'"{hashlib.md5(body).hexdigest()}"'
                if self.headers.get("If-None-Match") == etag:
                    return Answer(304, headers={"ETag": etag})
                return Answer(200, body, headers={"ETag": etag})
            case ["forms", name] if name.removesuffix(".xml") in peer.forms:
                return Answer(200, peer.forms[name.removesuffix(".xml")].xform)
            case ["forms", name, "manifest"] if name in peer.forms:
                return Answer(200, peer.manifest(prefix, peer.forms[name]))
            case ["forms", name, "attachments", file] if file in peer.forms[name].media:
                form = peer.forms[name]
                mark = form.entity_lists.get(file)
                headers = {"ETag": f'"{hashlib.md5(mark.encode()).hexdigest()}"'} if mark else {}
                return Answer(200, form.media[file], "application/octet-stream", headers)
            case ["forms", _, "submissions", number, "attachments"]:
                held = peer.current(number)
                if held is None:
                    return missing
                listed = [{"name": name, "exists": content is not None} for name, content in held.files.items()]
                return Answer(200, json.dumps(listed).encode(), "application/json")
            case ["forms", _, "submissions", number]:
                held = peer.current(number.removesuffix(".xml"))
                return Answer(200, held.xml) if held is not None else missing
            case ["forms", _, "submissions", number, "versions", version]:
                held = peer.held.get(version.removesuffix(".xml"))
                return Answer(200, held.xml) if held is not None and held.first_id == number else missing
        return missing

    def _say(self, answer: Answer, *, rosa: bool = True) -> None:
        self.send_response(answer.status)
        body = b"" if self.command == "HEAD" or answer.status in (204, 304) else answer.body
        self.send_header("Content-Type", answer.kind)
        if rosa and "html" not in answer.kind:
            self.send_header("X-OpenRosa-Version", "1.0")
            self.send_header("X-OpenRosa-Accept-Content-Length", str(self.peer.limit))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status not in (204, 304):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that goes away, or a line cut on purpose."""


@contextmanager
def running(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = _Quiet(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def central_peer() -> Iterator[CentralPeer]:
    peer = CentralPeer()
    with running(type("Handler", (_Handler,), {"peer": peer})) as base:
        peer.base = base
        yield peer


Changed = Callable[[CentralPeer], None]
