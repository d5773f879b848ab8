"""What a receiver tells, on the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from cxfield.position.receiver import NmeaReceiver, Receiver, ReceiverStatus, known_position
from cxfield.position.settings import SYSTEM
from ui.position.system_receiver import SystemReceiver

_TICK_MS = 1_000
"""Ages and silence show although nothing comes."""


def receiver_of(source: str, tell: Callable[[], object]) -> Receiver:
    """Return the receiver at `source` (see `cxfield.position.settings`); it calls `tell`, on any thread, with news."""
    return SystemReceiver(tell) if source == SYSTEM else NmeaReceiver(source, on_change=tell)


class PositionFeed(QObject):
    """One source of positions at a time, or none.

    Attributes:
        source: Its address; empty where there is none.
    """

    changed = Signal()  # `status` says something new
    _told = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        make: Callable[[str, Callable[[], object]], Receiver] = receiver_of,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self.source = ""
        self._receiver: Receiver | None = None
        self._told.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.changed)

    @property
    def status(self) -> ReceiverStatus | None:
        """How the source stands now; None where there is none."""
        return self._receiver.status() if self._receiver is not None else None

    def known_position(self) -> str | None:
        """Return the position for forms that ask for it; from any thread."""
        receiver = self._receiver
        return known_position(receiver) if receiver is not None else None

    def use(self, source: str) -> None:
        """Listen to `source` from now on; empty: to none. A thread that listened ends by itself."""
        if self._receiver is not None:
            self._receiver.stop()
        self.source = source
        self._receiver = self._make(source, self._told.emit) if source else None
        if self._receiver is None:
            self._tick.stop()
        else:
            self._receiver.start()
            self._tick.start()
        self.changed.emit()

    def stop(self) -> None:
        """Listen no more."""
        self.use("")
