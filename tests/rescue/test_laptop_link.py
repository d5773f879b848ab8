"""A file goes from laptop to laptop over real TCP on loopback; it starts over where it broke, and asks for a number."""

from __future__ import annotations

import contextlib
import hashlib
import os
import queue
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxfield.rescue.laptop_link import LinkError, Listener, send_file

CONTENT = os.urandom(900_000)


class Waiting:
    """A laptop that waits, and what it was told."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.received: queue.Queue[Path] = queue.Queue()
        self.closed: queue.Queue[str] = queue.Queue()
        self.listener = Listener(folder, self.received.put, self.closed.put, host="127.0.0.1", quiet_s=5)
        self.listener.start()

    def connect(self) -> socket.socket:
        host, _, port = self.listener.address.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=5)

    def cut_off_after(self, path: Path, count: int) -> None:
        """Send the beginning, then go away as a sender does whose battery is dead."""
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        with self.connect() as connection:
            connection.sendall(f"cxlink-1 {self.listener.number} {path.stat().st_size} {digest}\n".encode())
            assert connection.recv(100).startswith(b"ok ")
            connection.sendall(path.read_bytes()[:count])


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[Waiting]:
    made = Waiting(tmp_path / "there")
    yield made
    made.listener.stop()
    made.listener.wait()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "case.cxcase"
    path.write_bytes(CONTENT)
    return path


def test_the_file_arrives_whole_and_the_listening_is_over(waiting: Waiting, file: Path) -> None:
    send_file(file, waiting.listener.address, waiting.listener.number)
    assert waiting.received.get(timeout=5).read_bytes() == CONTENT
    waiting.listener.wait()
    with pytest.raises(LinkError, match="cannot be reached"):
        send_file(file, waiting.listener.address, waiting.listener.number)


def test_a_connection_that_broke_goes_on_where_it_broke(waiting: Waiting, file: Path) -> None:
    waiting.cut_off_after(file, 500_000)
    told: list[int] = []
    send_file(file, waiting.listener.address, waiting.listener.number, tell=told.append)
    assert waiting.received.get(timeout=5).read_bytes() == CONTENT
    assert min(told) > 0


def test_another_number_is_refused_and_five_end_it(waiting: Waiting, file: Path) -> None:
    wrong = f"{(int(waiting.listener.number) + 1) % 1_000_000:06d}"
    for _ in range(5):
        with pytest.raises(LinkError, match="another number"):
            send_file(file, waiting.listener.address, wrong)
    assert "Too many wrong numbers" in waiting.closed.get(timeout=5)
    assert list(waiting.folder.iterdir()) == []


@pytest.mark.parametrize("noise", [b"GET / HTTP/1.1\r\n\r\n", b"\n", b"x" * 5000, b"cxlink-1 1 2 3\n", b"\xff\xfe\n"])
def test_noise_of_strangers_changes_nothing(waiting: Waiting, file: Path, noise: bytes) -> None:
    # the listener may hang up before all of it was said
    with waiting.connect() as connection, contextlib.suppress(OSError):
        connection.sendall(noise)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(100):
            pass
    send_file(file, waiting.listener.address, waiting.listener.number)
    assert waiting.received.get(timeout=5).read_bytes() == CONTENT


def test_a_damaged_beginning_is_thrown_away(waiting: Waiting, file: Path) -> None:
    digest = hashlib.sha256(CONTENT).hexdigest()
    (waiting.folder / f"{digest}.unfinished").write_bytes(b"\0" * 500_000)
    with pytest.raises(LinkError, match="damaged"):
        send_file(file, waiting.listener.address, waiting.listener.number)
    send_file(file, waiting.listener.address, waiting.listener.number)
    assert waiting.received.get(timeout=5).read_bytes() == CONTENT


@pytest.mark.parametrize("address", ["", "192.168.1.20", "nowhere:", "127.0.0.1:99999"])
def test_an_address_that_is_none_is_said(file: Path, address: str) -> None:
    with pytest.raises(LinkError, match="not complete"):
        send_file(file, address, "000000")
