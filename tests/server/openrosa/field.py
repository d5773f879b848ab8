"""A study with a form that OpenRosa clients may fetch, and the requests of such clients, byte by byte."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field

import httpx

from cxfield.server.openrosa.access import TokenLine
from cxfield.sync.messages import Published, QuestionnaireBundle
from tests.journal_device import RunningServer, publish_request
from tests.sync.openrosa.interviewer import form

ROSA = {"X-OpenRosa-Version": "1.0"}
BOUNDARY = "----WebKitFormBoundaryq7Kx2A"


def publish(
    server: RunningServer,
    xform: bytes,
    *,
    form_id: str = "water",
    version: str = "1",
    study_id: str = "",
    media: dict[str, bytes] | None = None,
) -> Published:
    request = publish_request(cases=0, xform=xform, study_id=study_id)
    bundle = QuestionnaireBundle(
        content_hash=hashlib.sha256(xform).hexdigest(),
        form_id=form_id,
        version=version,
        title=f"Wells of {form_id}",
        xform=base64.b64encode(xform).decode(),
        media={name: base64.b64encode(content).decode() for name, content in (media or {}).items()},
    )
    client = server.client("susan", "office")
    return client.publish(request.model_copy(update={"questionnaire": bundle}))


def instance(
    number: str,
    village: str = "Ogre",
    *,
    version: str = "1",
    deprecated: str = "",
    inside: str = "",
    form_id: str = "water",
) -> bytes:
    old = f"<orx:deprecatedID>{deprecated}</orx:deprecatedID>" if deprecated else ""
    return (
        f'<?xml version=\'1.0\' ?><data id="{form_id}" version="{version}" xmlns:orx="http://openrosa.org/xforms">'
        f"<start>2026-03-01T10:00:00.000+02:00</start><end>2026-03-01T10:09:00.000+02:00</end>"
        f"<device>collect:x</device><village>{village}</village>{inside}"
        f"<orx:meta><orx:instanceID>{number}</orx:instanceID>{old}</orx:meta></data>"
    ).encode()


def okhttp_body(xml: bytes, files: dict[str, bytes] | None = None, boundary: str = "2f1c7a") -> bytes:
    """As ODK Collect writes it: OkHttp's MultipartBody, each part with its length."""

    def part(name: str, file_name: str, kind: str, content: bytes) -> bytes:
        return (
            (
                f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n'
                f"Content-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n"
            ).encode()
            + content
            + b"\r\n"
        )

    parts = part("xml_submission_file", "Wells_2026-03-01.xml", "text/xml; charset=utf-8", xml)
    for name, content in (files or {}).items():
        parts += part(name, name, "image/jpeg", content)
    return parts + f"--{boundary}--\r\n".encode()


def browser_body(xml: bytes, files: dict[str, bytes] | None = None) -> bytes:
    """As a browser writes the FormData of Enketo: no lengths, names in UTF-8, quotes as %22."""

    def part(name: str, file_name: str, kind: str, content: bytes) -> bytes:
        quoted = file_name.replace('"', "%22")
        return (
            (
                f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{quoted}"\r\n'
                f"Content-Type: {kind}\r\n\r\n"
            ).encode()
            + content
            + b"\r\n"
        )

    parts = part("xml_submission_file", "xml_submission_file", "text/xml", xml)
    for name, content in (files or {}).items():
        parts += part(name, name, "image/png", content)
    return parts + f"--{BOUNDARY}--\r\n".encode()


@dataclass
class Field:
    """A study on a server, with a token for it."""

    server: RunningServer
    study_id: str
    content_hash: str
    token: TokenLine
    secret: str
    wire: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=20))

    @property
    def base(self) -> str:
        return f"{self.server.url}/openrosa/key/{self.secret}/{self.study_id}"

    @property
    def root(self) -> str:
        return f"{self.server.url}/openrosa/{self.study_id}"

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.wire.get(f"{self.base}/{path}", headers={**ROSA, **headers})

    def post(self, body: bytes, boundary: str = "2f1c7a", **headers: str) -> httpx.Response:
        kind = f"multipart/form-data; boundary={boundary}"
        return self.wire.post(
            f"{self.base}/submission?deviceID=collect%3Ax",
            content=body,
            headers={**ROSA, "Content-Type": kind, **headers},
        )

    def send(self, xml: bytes, files: dict[str, bytes] | None = None) -> httpx.Response:
        return self.post(okhttp_body(xml, files))

    def turn(self) -> int:
        return self.server.services.openrosa.turning.turn_due()

    def interviews(self) -> dict[str, tuple[str, dict]]:
        """Return status and answers of each interview, as a supervisor sees them."""
        self.turn()
        found = self.server.client("susan", "office").interviews(self.study_id)
        return {one.interview_id: (one.status, one.answers) for one in found}

    def aside(self) -> list[tuple[str, str]]:
        kept = self.server.client("susan", "office").quarantine(self.study_id)
        return sorted((one.reason, one.resolved_by) for one in kept)


def field_of(server: RunningServer, xform: bytes | None = None, *, media: dict[str, bytes] | None = None) -> Field:
    published = publish(server, xform or form(photos=2), media=media)
    token, secret = server.services.openrosa.access.make_token(published.study_id, "anna", "Anna's phone")
    return Field(server, published.study_id, published.content_hash, token, secret)
