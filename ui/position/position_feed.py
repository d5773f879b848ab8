"""What a receiver tells, on the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from cxfield.position.receiver import NmeaReceiver, Receiver, ReceiverStatus, known_position
from cxfield.position.settings import SYSTEM
from ui.position.system_receiver import SystemReceiver

_TICK_MS = 1_000
"""Ages and silence show although nothing comes."""


class PositionFeed(QObject):
    """One source of positions, begun and ended with its owner.

    Args:
        make: Makes the receiver; it is handed what to call, from any thread, when it knows something new.
    """

    changed = Signal(object)  # ReceiverStatus
    _told = Signal()

    def __init__(self, make: Callable[[Callable[[], object]], Receiver], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._receiver = make(self._told.emit)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._tell)

    @property
    def status(self) -> ReceiverStatus:
        return self._receiver.status()

    def known_position(self) -> str | None:
        """Return the position for forms that ask for it; from any thread."""
        return known_position(self._receiver)

    def start(self) -> None:
        self._receiver.start()
        self._tick.start()

    def stop(self) -> None:
        """Listen no more. A receiver's thread ends by itself: nobody waits for it here."""
        self._tick.stop()
        self._receiver.stop()

    def _tell(self) -> None:
        self.changed.emit(self.status)


def feed_of(source: str, parent: QObject | None = None) -> PositionFeed | None:
    """Return the feed of the source that the team named (see `cxfield.position.settings`); None if it named none."""
    if not source:
        return None
    if source == SYSTEM:
        return PositionFeed(lambda tell: SystemReceiver(tell), parent)
    return PositionFeed(lambda tell: NmeaReceiver(source, on_change=tell), parent)
