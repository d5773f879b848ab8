"""A proxy on loopback that does to real TCP connections what bad networks do. It knows HTTP/1.1 messages, not ours.

One exchange at a time is harmed: `proxy.harm(Harm(…))` waits for the n-th request whose path begins so, and lets the
rest pass. `proxy.seen` names the requests that came.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlsplit

import h11

_PIECE = 65536


class Fault(StrEnum):
    """What can be done to one exchange."""

    REFUSED = "refused"
    """The connection ends before the request is passed on."""
    CUT_REQUEST = "cut-request"
    """The server gets the first part of the request only."""
    CUT_RESPONSE = "cut-response"
    """The server did its work; the device gets the first part of the answer only."""
    LOST_RESPONSE = "lost-response"
    """The server did its work; the device hears nothing."""
    RESET = "reset"
    """As lost, by a reset of the connection."""
    SILENCE = "silence"
    """Nobody answers, and nobody closes."""
    TWICE = "twice"
    """The server gets the request twice, one after the other."""
    TWICE_AT_ONCE = "twice-at-once"
    LATER_AGAIN = "later-again"
    """The server gets the request once more when the next one comes."""
    SLICED = "sliced"
    """Everything arrives in small slices."""
    ERROR_500 = "error-500"
    ERROR_502_PAGE = "error-502-page"
    BUSY_503 = "busy-503"
    BUSY_429 = "busy-429"
    SIGN_IN_PAGE = "sign-in-page"
    """A page in place of the answer, with status 200."""
    ELSEWHERE = "elsewhere"
    """A redirection to another place."""
    EMPTY_200 = "empty-200"
    CHANGED_REQUEST = "changed-request"
    """One byte of the body is another one."""
    CHANGED_RESPONSE = "changed-response"


_PAGE = b"<html><body>Welcome to the hotel's network</body></html>"
_INSTEAD: dict[Fault, tuple[int, str, bytes]] = {
    Fault.ERROR_500: (500, "text/plain", b"Internal Server Error"),
    Fault.ERROR_502_PAGE: (502, "text/html", b"<h1>Bad Gateway</h1>"),
    Fault.BUSY_503: (503, "application/json", b'{"error":"busy","message":"Come back."}'),
    Fault.BUSY_429: (429, "application/json", b'{"error":"busy","message":"Come back."}'),
    Fault.SIGN_IN_PAGE: (200, "text/html", _PAGE),
    Fault.ELSEWHERE: (302, "text/html", _PAGE),
    Fault.EMPTY_200: (200, "application/json", b"{}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """A fault for the `after`-th request (0: the next) whose path begins with `path`. `where` is in [0, 1)."""

    fault: Fault
    path: str = "/"
    after: int = 0
    where: float = 0.5


@dataclass(frozen=True, slots=True)
class _Message:
    """A whole request or response. `head` is a request line or status line with headers, as bytes."""

    path: str
    head: bytes
    body: bytes

    @property
    def bytes(self) -> bytes:
        return self.head + self.body


class Proxy:
    """Listens on a port of its own and passes everything on to `target` (http://host:port)."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self._target = (parts.hostname or "", parts.port or 80)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.seen: list[str] = []
        self.harmed = 0
        self._harm: Harm | None = None
        self._later: _Message | None = None
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def aim(self, target: str) -> None:
        """Pass on to another server from now on."""
        parts = urlsplit(target)
        self._target = (parts.hostname or "", parts.port or 80)

    def harm(self, harm: Harm | None) -> None:
        """Do this to one exchange; None: leave all alone."""
        with self._lock:
            self._harm = harm
            self._later = None

    def close(self) -> None:
        """Close everything."""
        self._listener.close()
        with self._lock:
            still_open = list(self._open)
        for connection in still_open:
            _drop(connection)

    # ---- connections ----

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self._open.add(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        reader = _Reader(connection, h11.SERVER)
        try:
            while (request := reader.request()) is not None and self._exchange(connection, request):
                pass
        except (OSError, h11.RemoteProtocolError):
            pass
        finally:
            with self._lock:
                self._open.discard(connection)
            _drop(connection)

    def _exchange(self, connection: socket.socket, request: _Message) -> bool:
        """Pass one request on and its answer back; say whether the connection goes on."""
        with self._lock:
            self.seen.append(request.path)
            later, self._later = self._later, None
            harm = self._take(request.path)
        if later is not None:
            self._ask(later)
        if harm is None:
            connection.sendall(self._ask(request).bytes)
            return True
        return self._do(harm, connection, request)

    def _take(self, path: str) -> Harm | None:
        harm = self._harm
        if harm is None or not path.startswith(harm.path):
            return None
        if harm.after:
            self._harm = replace(harm, after=harm.after - 1)
            return None
        self._harm = None
        self.harmed += 1
        return harm

    def _do(self, harm: Harm, connection: socket.socket, request: _Message) -> bool:
        match harm.fault:
            case Fault.REFUSED:
                return False
            case Fault.CUT_REQUEST:
                self._ask_in_part(request.bytes[: int(len(request.bytes) * harm.where)])
                return False
            case Fault.LOST_RESPONSE:
                self._ask(request)
                return False
            case Fault.RESET:
                self._ask(request)
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return False
            case Fault.CUT_RESPONSE:
                answer = self._ask(request).bytes
                connection.sendall(answer[: int(len(answer) * harm.where)])
                return False
            case Fault.SILENCE:
                connection.settimeout(30)
                connection.recv(1)  # until the device gives up
                return False
            case _:
                connection.sendall(self._changed(harm, request, connection))
                return True

    def _changed(self, harm: Harm, request: _Message, connection: socket.socket) -> bytes:
        match harm.fault:
            case Fault.TWICE:
                self._ask(request)
                return self._ask(request).bytes
            case Fault.TWICE_AT_ONCE:
                other = threading.Thread(target=self._ask, args=(request,))
                other.start()
                answer = self._ask(request)
                other.join()
                return answer.bytes
            case Fault.LATER_AGAIN:
                answer = self._ask(request)
                with self._lock:
                    self._later = request
                return answer.bytes
            case Fault.SLICED:
                answer = self._ask(request, slice_bytes=1 + int(harm.where * 40)).bytes
                _send_sliced(connection, answer, 1 + int(harm.where * 40))
                return b""
            case Fault.CHANGED_REQUEST:
                return self._ask(replace(request, body=_one_other(request.body, harm.where))).bytes
            case Fault.CHANGED_RESPONSE:
                answer = self._ask(request)
                return replace(answer, body=_one_other(answer.body, harm.where)).bytes
            case _:
                return _instead(harm.fault)

    # ---- the server's side ----

    def _ask(self, request: _Message, *, slice_bytes: int = 0) -> _Message:
        with socket.create_connection(self._target, timeout=60) as server:
            if slice_bytes:
                _send_sliced(server, request.bytes, slice_bytes)
            else:
                server.sendall(request.bytes)
            return _Reader(server, h11.CLIENT).response(request)

    def _ask_in_part(self, part: bytes) -> None:
        with socket.create_connection(self._target, timeout=60) as server:
            server.sendall(part)
            server.shutdown(socket.SHUT_WR)
            server.settimeout(5)
            with contextlib.suppress(OSError):
                while server.recv(_PIECE):
                    pass


class _Reader:
    """Reads whole messages from a connection."""

    def __init__(self, connection: socket.socket, role: type[h11.CLIENT] | type[h11.SERVER]) -> None:
        self._connection = connection
        self._role = role
        self._left = b""

    def request(self) -> _Message | None:
        """Return the next request; None at the end of the connection."""
        state = h11.Connection(h11.SERVER)
        head, body = self._read(state)
        if head is None:
            return None
        assert isinstance(head, h11.Request)
        line = head.method + b" " + head.target + b" HTTP/1.1\r\n"
        return _Message(head.target.decode(), line + _headers(head, body), body)

    def response(self, request: _Message) -> _Message:
        """Return the answer to `request`."""
        state = h11.Connection(h11.CLIENT)
        method = request.head.partition(b" ")[0]
        state.send(h11.Request(method=method, target=b"/", headers=[("Host", "x")]))
        state.send(h11.EndOfMessage())
        head, body = self._read(state)
        if head is None:
            raise OSError("The server closed the connection.")
        assert isinstance(head, h11.Response)
        line = b"HTTP/1.1 %d %s\r\n" % (head.status_code, bytes(head.reason))
        return _Message(request.path, line + _headers(head, body if method != b"HEAD" else None), body)

    def _read(self, state: h11.Connection) -> tuple[h11.Request | h11.Response | None, bytes]:
        state.receive_data(self._left) if self._left else None
        head: h11.Request | h11.Response | None = None
        body = bytearray()
        while True:
            event = state.next_event()
            if event is h11.NEED_DATA:
                piece = self._connection.recv(_PIECE)
                if not piece and head is None:
                    return None, b""
                state.receive_data(piece)
            elif isinstance(event, h11.Request | h11.Response):
                head = event
            elif isinstance(event, h11.Data):
                body += event.data
            elif isinstance(event, h11.EndOfMessage):
                self._left = bytes(state.trailing_data[0])
                return head, bytes(body)
            elif isinstance(event, h11.ConnectionClosed):
                return None, b""


def _headers(head: h11.Request | h11.Response, body: bytes | None) -> bytes:
    """Return the header lines, with the length of the body in place of how it was sent."""
    dropped = {b"transfer-encoding", b"connection", b"expect"} | ({b"content-length"} if body is not None else set())
    lines = [b"%s: %s\r\n" % (name, value) for name, value in head.headers if name not in dropped]
    if body:
        lines.append(b"content-length: %d\r\n" % len(body))
    elif body is not None and (isinstance(head, h11.Request) or head.status_code not in (204, 304)):
        lines.append(b"content-length: 0\r\n")
    return b"".join(lines) + b"\r\n"


def _send_sliced(connection: socket.socket, content: bytes, size: int) -> None:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    size = max(size, len(content) // 400 + 1)
    for start in range(0, len(content), size):
        connection.sendall(content[start : start + size])


def _one_other(body: bytes, where: float) -> bytes:
    if not body:
        return body
    changed = bytearray(body)
    changed[int(len(body) * where)] ^= 1
    return bytes(changed)


def _instead(fault: Fault) -> bytes:
    status, media_type, body = _INSTEAD[fault]
    more = "retry-after: 1\r\n" if status in (429, 503) else "location: /elsewhere\r\n" if status == 302 else ""
    head = f"HTTP/1.1 {status} X\r\ncontent-type: {media_type}\r\ncontent-length: {len(body)}\r\n{more}\r\n"
    return head.encode() + body


def _drop(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()


@contextmanager
def proxy_to(target: str) -> Iterator[Proxy]:
    """Run a proxy for a while."""
    proxy = Proxy(target)
    try:
        yield proxy
    finally:
        proxy.close()
