"""A file goes from laptop to laptop over the local network. One listens, only while asked to; the other sends.

The file is sealed by a code of its own, which people read to one another; the number of six digits only keeps
strangers and mistakes out. A connection that breaks is begun again where it broke.

    sender: cxlink-1 · number · size · SHA-256          listener: ok OFFSET | number | size
    sender: the file from OFFSET on                     listener: done | again
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import shutil
import socket
import threading
from collections.abc import Callable
from pathlib import Path

from cxfield.rescue.errors import SealedFileError

_GREETING = "cxlink-1"
_LINE_BYTES = 256
_PIECE = 256 * 1024
_WRONG_NUMBERS = 5
_QUIET_S = 20.0
_LOOK_S = 0.2
LARGEST_BYTES = 16 * 1024 * 1024 * 1024


class LinkError(SealedFileError):
    """The two laptops did not come together; the text says what to do."""


def own_address() -> str:
    """Return the address of this computer on the local network; that of the computer itself where it has none."""
    with contextlib.closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # nothing is sent: the system only says which way it would go
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


class Listener:
    """Waits for one file, from `start` to `stop`. `address` and `number` are what the sender types."""

    def __init__(
        self,
        folder: Path,
        on_received: Callable[[Path], None],
        on_closed: Callable[[str], None],
        *,
        host: str = "0.0.0.0",
        quiet_s: float = _QUIET_S,
    ) -> None:
        """Begin with nothing open.

        Args:
            folder: Private; the file goes there.
            on_received: Called on the listening thread with the whole file; the listening is over then.
            on_closed: Called on that thread with a sentence when it ends for another reason than `stop`.
        """
        self._folder, self._on_received, self._on_closed = folder, on_received, on_closed
        self._host, self._quiet_s = host, quiet_s
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._wrong = 0
        self.number = f"{secrets.randbelow(1_000_000):06d}"
        self.address = ""

    def start(self) -> None:
        """Listen from now on.

        Raises:
            LinkError: The system does not let it.
        """
        try:
            server = socket.create_server((self._host, 0))
        except OSError as error:
            raise LinkError(f"This computer does not let cxfield listen ({error.strerror}); use a stick.") from error
        server.settimeout(_LOOK_S)
        shown = own_address() if self._host == "0.0.0.0" else self._host
        self.address = f"{shown}:{server.getsockname()[1]}"
        self._thread = threading.Thread(target=self._listen, args=(server,), name="laptop-link", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Listen no longer, within a moment. Safe to repeat."""
        self._stop.set()

    def wait(self) -> None:
        """Return when the listening is over."""
        if self._thread is not None:
            self._thread.join()

    def _listen(self, server: socket.socket) -> None:
        with server:
            while not self._stop.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                except OSError:
                    break
                connection.settimeout(self._quiet_s)
                with connection, contextlib.suppress(OSError, ValueError):
                    received = self._receive(connection)
                    if received is not None:
                        self._stop.set()
                        self._on_received(received)
                        return
                if self._wrong >= _WRONG_NUMBERS:
                    self._stop.set()
                    self._on_closed("Too many wrong numbers were sent; this computer listens no longer. Begin again.")

    def _receive(self, connection: socket.socket) -> Path | None:
        greeting, number, size_text, digest = _read_line(connection).split(" ")
        if greeting != _GREETING or not secrets.compare_digest(number, self.number):
            self._wrong += 1
            _say(connection, "number")
            return None
        size = int(size_text)
        if not re.fullmatch(r"[0-9a-f]{64}", digest) or not 0 < size <= LARGEST_BYTES:
            _say(connection, "size")
            return None
        draft = self._folder / f"{digest}.unfinished"
        have = min(draft.stat().st_size, size) if draft.exists() else 0
        if size - have + _PIECE > shutil.disk_usage(self._folder).free:
            _say(connection, "size")
            return None
        _say(connection, f"ok {have}")
        self._take(connection, draft, have, size)
        if _digest(draft) != digest:
            draft.unlink()
            _say(connection, "again")
            return None
        target = self._folder / f"received-{digest[:12]}.cxcase"
        os.replace(draft, target)
        _say(connection, "done")
        return target

    def _take(self, connection: socket.socket, draft: Path, have: int, size: int) -> None:
        with draft.open("ab") as file:
            file.truncate(have)
            left = size - have
            while left and not self._stop.is_set():
                piece = connection.recv(min(_PIECE, left))
                if not piece:
                    raise ConnectionError("the sender went away")
                file.write(piece)
                left -= len(piece)


def send_file(
    path: Path, address: str, number: str, *, tell: Callable[[int], None] = lambda _: None, quiet_s: float = _QUIET_S
) -> None:
    """Send a file to the laptop that listens at `address` (`192.168.1.20:41234`) under `number`.

    Args:
        tell: Told how many bytes are there.

    Raises:
        LinkError: Nobody listens, the number is wrong, the network broke. The file stays; send it again.
    """
    host, _, port = address.strip().rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise LinkError("The address is not complete; it is written like 192.168.1.20:41234.")
    digest, size = _digest(path), path.stat().st_size
    try:
        with socket.create_connection((host.strip("[]"), int(port)), timeout=quiet_s) as connection:
            _say(connection, f"{_GREETING} {number.strip()} {size} {digest}")
            answer = _read_line(connection)
            if answer.startswith("ok "):
                _send(connection, path, int(answer.removeprefix("ok ")), tell)
                answer = _read_line(connection)
    except (OSError, ValueError) as error:
        raise LinkError(
            "The other laptop cannot be reached. Both must be in the same network, and the other one must be waiting; "
            "what arrived is kept, so send it again."
        ) from error
    if answer == "number":
        raise LinkError("The other laptop shows another number; read it once more.")
    if answer == "size":
        raise LinkError("The other laptop has no room for the file; free some space there, or use a stick.")
    if answer != "done":
        raise LinkError("The file arrived damaged; send it again.")


def _send(connection: socket.socket, path: Path, offset: int, tell: Callable[[int], None]) -> None:
    with path.open("rb") as file:
        file.seek(offset)
        while piece := file.read(_PIECE):
            connection.sendall(piece)
            offset += len(piece)
            tell(offset)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _say(connection: socket.socket, words: str) -> None:
    connection.sendall(words.encode() + b"\n")


def _read_line(connection: socket.socket) -> str:
    line = b""
    while not line.endswith(b"\n"):
        if len(line) > _LINE_BYTES:
            raise ValueError("too long")
        more = connection.recv(1)
        if not more:
            raise ConnectionError("closed")
        line += more
    return line[:-1].decode("ascii")
