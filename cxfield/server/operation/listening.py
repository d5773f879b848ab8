"""Where and how the server listens: address, TLS, proxies that are believed; refused where passwords would lie open."""

from __future__ import annotations

import ipaddress
import logging
import socket
import ssl
import sys
from dataclasses import dataclass
from pathlib import Path

from cxfield.errors import CxfieldError

log = logging.getLogger(__name__)
BACKLOG = 1024


class ListenError(CxfieldError):
    """The server cannot listen as it was told to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """How to listen.

    Attributes:
        port: 0 takes a free one.
        certificate, key: PEM files for TLS; both or none.
        proxies: Addresses or networks of reverse proxies whose X-Forwarded headers are believed; empty: nobody's.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    workers: int = 1
    certificate: Path | None = None
    key: Path | None = None
    proxies: tuple[str, ...] = ()

    @property
    def scheme(self) -> str:
        """`https` where the server itself does TLS."""
        return "https" if self.certificate else "http"

    def url(self, port: int) -> str:
        """Return the address that clients on this machine use."""
        return f"{self.scheme}://{f'[{self.host}]' if ':' in self.host else self.host}:{port}"

    def check(self) -> None:
        """Refuse what cannot work or would lay passwords open.

        Raises:
            ListenError: With a sentence.
        """
        if (self.certificate is None) != (self.key is None):
            raise ListenError("A certificate and its key go together; give --tls-certificate and --tls-key.")
        if self.certificate is None and not self.proxies and not is_loopback(self.host):
            raise ListenError(
                f"On {self.host} passwords and answers would travel in the open; give --tls-certificate and --tls-key, "
                "or --behind-proxy where a reverse proxy does TLS."
            )
        for proxy in self.proxies:
            _check_network(proxy)
        if self.certificate is not None:
            self.tls()

    def renewing_tls(self) -> ssl.SSLContext:
        """Return what TLS needs; connections that come after the certificate was renewed get the new one."""
        return _Renewing(self).first

    def tls(self) -> ssl.SSLContext:
        """Return what TLS needs: 1.2 at least.

        Raises:
            ListenError: The files cannot be read or do not belong together.
        """
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        try:
            context.load_cert_chain(self.certificate or "", self.key, password=lambda: b"")
        except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
            raise ListenError(
                f"The certificate {self.certificate} with the key {self.key} cannot be used ({error.args[-1]}); "
                "give two PEM files that belong together, the key without a pass-phrase."
            ) from error
        return context


class _Renewing:
    """Looks at each new connection whether the files of the certificate are others than before."""

    def __init__(self, listening: Listening) -> None:
        self._listening = listening
        self._seen = self._look()
        self.first = self._newest = listening.tls()
        self.first.sni_callback = self._choose

    def _look(self) -> tuple[int, ...]:
        files = (self._listening.certificate, self._listening.key)
        return tuple(path.stat().st_mtime_ns for path in files if path is not None)

    def _choose(self, connection: ssl.SSLObject, _name: str | None, _context: ssl.SSLContext) -> None:
        """Give the connection the newest certificate that can be used: while its files are written, the one before."""
        try:
            seen = self._look()
            if seen != self._seen:
                self._newest, self._seen = self._listening.tls(), seen
                log.info("The renewed certificate is in use.")
        except (OSError, ListenError):
            log.warning("The renewed certificate cannot be used yet; the one before is.")
        connection.context = self._newest


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _check_network(text: str) -> None:
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError as error:
        raise ListenError(f"{text} is no address of a proxy; write one like 10.0.0.5 or 10.0.0.0/24.") from error


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on `host`:`port`.

    Raises:
        ListenError: The address is taken or not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # named as TCP: only then asyncio sends each piece of an answer at once, and not 40 ms later
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise ListenError(f"Cannot listen on {host} port {port}: {error.strerror}; choose another port.") from error
    return listener
