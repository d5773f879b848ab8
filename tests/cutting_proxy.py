"""A TCP relay on loopback that loses what it is told to lose: cuts after so many bytes, in either direction."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

NEVER = 1 << 60


class CuttingProxy:
    """Relays connections to a server. Each cut happens once, with a reset of both sides."""

    def __init__(self, target: str) -> None:
        place = urlsplit(target)
        self._target = (place.hostname or "127.0.0.1", place.port or 80)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._lock = threading.Lock()
        self._cut_request = self._cut_answer = NEVER
        self.cuts = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self, *, request_after: int = NEVER, answer_after: int = NEVER) -> None:
        """Cut the line once, after so many further bytes to the server or from it."""
        with self._lock:
            self._cut_request, self._cut_answer = request_after, answer_after

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                device, _ = self._listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(self._target)
            except OSError:
                device.close()
                continue
            for source, sink, to_server in ((device, server, True), (server, device, False)):
                threading.Thread(target=self._relay, args=(source, sink, to_server), daemon=True).start()

    def _relay(self, source: socket.socket, sink: socket.socket, to_server: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65_536):
                allowed = self._allowed(len(data), to_server)
                sink.sendall(data[:allowed])
                if allowed < len(data):
                    _reset(source, sink)
                    return
        with contextlib.suppress(OSError):
            sink.shutdown(socket.SHUT_WR)

    def _allowed(self, size: int, to_server: bool) -> int:
        with self._lock:
            left = self._cut_request if to_server else self._cut_answer
            if left >= size:
                if to_server:
                    self._cut_request -= size if left < NEVER else 0
                else:
                    self._cut_answer -= size if left < NEVER else 0
                return size
            self._cut_request = self._cut_answer = NEVER
            self.cuts += 1
            return left


def _reset(*ends: socket.socket) -> None:
    for end in ends:
        with contextlib.suppress(OSError):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextmanager
def cutting_proxy(target: str) -> Iterator[CuttingProxy]:
    """A relay to `target` for the length of the block."""
    proxy = CuttingProxy(target)
    try:
        yield proxy
    finally:
        proxy.close()
