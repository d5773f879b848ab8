"""What the system tells of the network: its names, and whether data cost money there.

Linux: NetworkManager, asked over D-Bus. Other systems are asked by the window (Qt), which knows whether a connection is
metered but not its name; without a window they tell nothing.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress

from cxfield.sync.upload_rules import Network

KEPT_S = 20.0
_PATIENCE_S = 2.0
_NAME, _PATH = "org.freedesktop.NetworkManager", "/org/freedesktop/NetworkManager"
_ACTIVE = f"{_NAME}.Connection.Active"
_METERED = {1: True, 2: False, 3: True, 4: False}
"""Yes, no, and what NetworkManager guesses; everything else is unknown."""


def network_manager(bus: str = "SYSTEM") -> Network:
    """Ask NetworkManager; nothing is known where there is none. `bus` may be an address."""
    if not sys.platform.startswith("linux"):
        return Network()
    with suppress(Exception):  # no bus, no NetworkManager, no rights: the system does not tell
        return _ask(bus)
    return Network()


def _ask(bus: str) -> Network:
    from jeepney import DBusAddress, Properties
    from jeepney.io.blocking import open_dbus_connection

    with open_dbus_connection(bus=bus) as connection:

        def get(path: str, interface: str, name: str) -> object:
            address = DBusAddress(path, bus_name=_NAME, interface=interface)
            reply = connection.send_and_get_reply(Properties(address).get(name), timeout=_PATIENCE_S)
            return reply.body[0][1]

        metered = get(_PATH, _NAME, "Metered")
        names: list[str] = []
        paths = get(_PATH, _NAME, "ActiveConnections")
        for path in paths if isinstance(paths, list) else []:
            with suppress(LookupError, TypeError):
                names.append(str(get(str(path), _ACTIVE, "Id")))
    return Network(names=tuple(names), is_metered=_METERED.get(metered) if isinstance(metered, int) else None)


class NetworkWatch:
    """The network now, asked of the system every 20 seconds at most. `seen` is what a window knows better."""

    def __init__(
        self, ask: Callable[[], Network] = network_manager, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._ask, self._clock = ask, clock
        self._known = Network()
        self._asked_at: float | None = None
        self.seen: bool | None = None

    def __call__(self) -> Network:
        if self._asked_at is None or self._clock() - self._asked_at >= KEPT_S:
            self._known, self._asked_at = self._ask(), self._clock()
        metered = self._known.is_metered if self.seen is None else self.seen
        return Network(names=self._known.names, is_metered=metered)
