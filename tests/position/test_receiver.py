"""A receiver on a real terminal, a real pipe and a real network service."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cxfield.position.byte_ways import WayLostError, open_way
from cxfield.position.receiver import NmeaReceiver, ReceiverState, ReceiverStatus, known_position
from tests.position.sentences import NO_FIX, gga

if sys.platform == "win32":
    pytest.skip("There are no pipes and terminals of this kind on Windows.", allow_module_level=True)


class SteppedClock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Listener:
    """Listens to a receiver while a test runs, and wakes when its status changes."""

    def __init__(self, address: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._changed = threading.Condition()
        self.receiver = NmeaReceiver(address, clock=clock, on_change=self._wake)

    def __enter__(self) -> Listener:
        self.receiver.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.receiver.stop()
        self.receiver.join()

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    @property
    def status(self) -> ReceiverStatus:
        return self.receiver.status()

    def wait_for(self, state: ReceiverState) -> ReceiverStatus:
        """Return the status once it has `state`."""
        with self._changed:
            assert self._changed.wait_for(lambda: self.status.state is state, timeout=5), self.status
        return self.status


@pytest.fixture
def terminal() -> Iterator[tuple[int, str]]:
    """The receiver's end of a terminal, and the name of the computer's end."""
    ours, theirs = os.openpty()
    yield ours, os.ttyname(theirs)
    os.close(ours)
    os.close(theirs)


def test_a_receiver_on_a_terminal_is_followed_from_searching_to_a_fix(terminal: tuple[int, str]) -> None:
    ours, name = terminal
    with Listener(f"{name}@9600") as receiver:
        receiver.wait_for(ReceiverState.SEARCHING)
        os.write(ours, b"noise\r\n" + NO_FIX)
        assert receiver.status.fresh_place is None
        os.write(ours, gga()[:20])
        os.write(ours, gga()[20:])
        status = receiver.wait_for(ReceiverState.FIXED)
    assert status.satellites == 9
    assert known_position(receiver.receiver) == "56.95 24.1 12 5"


def test_an_old_fix_is_no_fix_but_known_for_two_minutes(tmp_path: Path) -> None:
    clock = SteppedClock()
    os.mkfifo(tmp_path / "gps")
    with Listener(str(tmp_path / "gps"), clock) as receiver:
        receiver.wait_for(ReceiverState.SEARCHING)
        with open(tmp_path / "gps", "wb", buffering=0) as pipe:
            pipe.write(gga())
            assert receiver.wait_for(ReceiverState.FIXED).fresh_place is not None
            clock.now += 11
            assert receiver.status.state is ReceiverState.SEARCHING
            assert receiver.status.fresh_place is None
            clock.now += 10
            assert receiver.status.state is ReceiverState.SILENT
            assert known_position(receiver.receiver) is not None
            clock.now += 120
            assert known_position(receiver.receiver) is None


def test_a_way_that_is_not_there_is_said_with_the_words_of_the_system(tmp_path: Path) -> None:
    with Listener(str(tmp_path / "absent")) as receiver:
        assert "No such file" in receiver.wait_for(ReceiverState.LOST).why


def test_a_receiver_that_is_pulled_out_is_lost() -> None:
    ours, theirs = os.openpty()
    name = os.ttyname(theirs)
    with Listener(name) as receiver:
        receiver.wait_for(ReceiverState.SEARCHING)
        os.write(ours, gga())
        receiver.wait_for(ReceiverState.FIXED)
        os.close(ours)
        os.close(theirs)
        status = receiver.wait_for(ReceiverState.LOST)
    assert status.why
    assert status.place is not None
    assert status.fresh_place is None


def test_a_network_service_is_listened_to_and_gpsd_is_asked_for_nmea() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"gpsd://127.0.0.1:{server.getsockname()[1]}"
        with Listener(address) as receiver:
            peer, _ = server.accept()
            assert b'"nmea":true' in peer.recv(200)
            peer.sendall(b'{"class":"VERSION"}\r\n' + gga())
            receiver.wait_for(ReceiverState.FIXED)
            peer.close()
            assert "closed" in receiver.wait_for(ReceiverState.LOST).why


@pytest.mark.parametrize("address", ["tcp://127.0.0.1", "tcp://127.0.0.1:99999", "\0", "COM77"])
def test_an_address_that_means_nothing_is_a_lost_way(address: str) -> None:
    with pytest.raises(WayLostError):
        open_way(address)
