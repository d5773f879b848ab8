"""What NetworkManager says of the network, asked over a real bus; a process of ours answers in its place."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from jeepney import MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from cxfield.sync.network import KEPT_S, NetworkWatch, network_manager
from cxfield.sync.upload_rules import Network

pytestmark = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="There is no dbus-daemon here.")
CONFIG = """<busconfig><type>session</type><listen>unix:dir={folder}</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    config = tmp_path / "bus.conf"
    config.write_text(CONFIG.format(folder=tmp_path))
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait(timeout=10)


def answer_as_network_manager(bus: str, metered: int, names: list[str]) -> None:
    """Own the name on the bus and answer from a thread until the bus ends."""
    connection = open_dbus_connection(bus=bus)
    connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.NetworkManager"))
    paths = [f"/org/freedesktop/NetworkManager/ActiveConnection/{n}" for n in range(len(names))]

    def serve() -> None:
        while True:
            try:
                message = connection.receive()
            except (OSError, EOFError):
                return
            if message.header.message_type is not MessageType.method_call:
                continue
            _, name = message.body
            path = message.header.fields[1]
            known = {"Metered": ("u", metered), "ActiveConnections": ("ao", paths)}
            if name == "Id":
                known["Id"] = ("s", names[paths.index(path)])
            if name in known:
                connection.send(new_method_return(message, "v", (known[name],)))
            else:
                connection.send(new_error(message, "org.freedesktop.DBus.Error.UnknownProperty"))

    threading.Thread(target=serve, daemon=True).start()


@pytest.mark.parametrize(("metered", "expected"), [(0, None), (1, True), (2, False), (3, True), (4, False)])
def test_the_names_and_the_price_of_the_network_are_known(bus: str, metered: int, expected: bool | None) -> None:
    answer_as_network_manager(bus, metered, ["Office", "Wired connection 1"])
    assert network_manager(bus) == Network(names=("Office", "Wired connection 1"), is_metered=expected)


def test_without_the_service_or_the_bus_nothing_is_known(bus: str) -> None:
    assert network_manager(bus) == Network()
    assert network_manager("unix:path=/nowhere") == Network()


def test_the_system_is_not_asked_before_every_chunk_and_the_window_knows_better() -> None:
    now, asked = [0.0], []

    def ask() -> Network:
        asked.append(now[0])
        return Network(names=("Office",))

    watch = NetworkWatch(ask, lambda: now[0])
    assert watch() == watch() == Network(names=("Office",))
    watch.seen = True
    now[0] = KEPT_S
    assert watch() == Network(names=("Office",), is_metered=True)
    assert asked == [0.0, KEPT_S]
