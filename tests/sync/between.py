"""Something that stands between a device and its server: a real HTTP server on loopback, also with TLS."""

from __future__ import annotations

import http.client
import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from cxfield.sync.content_digest import CONTENT_DIGEST, content_digest

TRANSPORT = {"content-length", "transfer-encoding", "connection", "date", "server"}


@dataclass(frozen=True)
class Reply:
    """An answer; `keeps` of its body are sent, then the line is cut."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    keeps: int | None = None

    def with_body(self, body: bytes) -> Reply:
        """Say something else, with the digest of that: what only a server, or somebody inside TLS, can do."""
        headers = {name: value for name, value in self.headers.items() if name.lower() != CONTENT_DIGEST.lower()}
        return replace(self, body=body, headers={**headers, CONTENT_DIGEST: content_digest(body)})


Alter = Callable[[str, Reply], Reply]


def unchanged(_path: str, reply: Reply) -> Reply:
    return reply


@dataclass
class Between:
    """Hands requests on to `behind` and answers through `alter`; `instead` answers without asking.

    `most_bytes` is the limit of a proxy that takes no larger body.
    """

    behind: str
    url: str = ""
    alter: Alter = unchanged
    instead: Callable[[str], Reply | None] = lambda _path: None
    most_bytes: int | None = None
    change: Callable[[bytes], bytes] = lambda body: body
    refuses: Callable[[bytes], Reply | None] = lambda _body: None
    seen: list[tuple[str, int]] = field(default_factory=list)

    def answer(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Reply:
        self.seen.append((path, len(body)))
        place = urlsplit(path).path
        if self.most_bytes is not None and len(body) > self.most_bytes:
            return Reply(413, b"<h1>413 Request Entity Too Large</h1>", {"Content-Type": "text/html"})
        own = self.instead(place) or self.refuses(body)
        if own is not None:
            return own
        connection = http.client.HTTPConnection(urlsplit(self.behind).netloc, timeout=20)
        try:
            connection.request(
                method,
                path,
                self.change(body) or None,
                {k: v for k, v in headers.items() if k.lower() not in ("host", "content-length")},
            )
            came = connection.getresponse()
            kept = {name: value for name, value in came.getheaders() if name.lower() not in TRANSPORT}
            return self.alter(place, Reply(came.status, came.read(), kept))
        finally:
            connection.close()


def _handler(between: Between) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            reply = between.answer(self.command, self.path, dict(self.headers.items()), body)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body[: reply.keeps])
            self.close_connection = reply.keeps is not None

        do_GET = do_POST = _serve  # noqa: N815 - names of the standard library

        def log_message(self, format: str, *_args: object) -> None:
            """Say nothing."""

    return Handler


class _Listening(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a device that hangs up."""


@contextmanager
def between(behind: str, *, certificate: Path | None = None) -> Iterator[Between]:
    """Run it on a free port; with TLS where a certificate is given."""
    here = Between(behind)
    listening = _Listening(("127.0.0.1", 0), _handler(here))
    scheme = "http"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        listening.socket = context.wrap_socket(listening.socket, server_side=True)
        scheme = "https"
    here.url = f"{scheme}://127.0.0.1:{listening.server_address[1]}"
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield here
    listening.shutdown()
    listening.server_close()
    thread.join(timeout=10)


def own_certificate(path: Path) -> Path:
    """Write a certificate that nobody vouches for, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "hotel")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path
