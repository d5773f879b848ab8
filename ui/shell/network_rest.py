"""Waiting for the network thread before something closes, but never long."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from ui.widgets import TaskRunner

NETWORK_WAIT_MS = 3_000
"""How long closing waits for what is under way in the network; longer than that it is left to itself."""


def when_network_rests(network: TaskRunner, then: Callable[[], None]) -> None:
    """Do `then` once `network` has nothing to do; what hangs longer than a moment is left to itself."""
    waiting = QTimer(network)
    waiting.setSingleShot(True)

    def rests(_none: object) -> None:
        waiting.stop()
        waiting.deleteLater()
        then()

    def give_up() -> None:
        network.renew()
        rests(None)

    waiting.timeout.connect(give_up)
    waiting.start(NETWORK_WAIT_MS)
    network.run(lambda: None, rests, rests)
