"""The position as the operating system knows it, through Qt Positioning (extra `devices`)."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

from cxfield.position.place import Place, is_on_earth
from cxfield.position.receiver import FRESH_S, ReceiverState, ReceiverStatus
from cxfield.position.settings import SYSTEM
from ui.language import tr

_UPDATE_MS = 1_000


class SystemReceiver:
    """Follows the system's source; `start` and `stop` on the window's thread, `status` from any."""

    def __init__(self, on_change: Callable[[], object], clock: Callable[[], float] = time.monotonic) -> None:
        self._on_change = on_change
        self._clock = clock
        self._lock = threading.Lock()
        self._source: Any = None
        self._place: Place | None = None
        self._placed_at = clock()
        self._why = ""

    def start(self) -> None:
        """Ask the system to tell the position from now on."""
        try:
            positioning: Any = import_module("PySide6.QtPositioning")
        except ImportError:
            self._why = tr("Qt Positioning is not installed here (extra “devices”).")
            return
        self._source = positioning.QGeoPositionInfoSource.createDefaultSource(None)
        if self._source is None:
            self._why = tr("The system has no source of positions.")
            return
        self._accuracy = positioning.QGeoPositionInfo.Attribute.HorizontalAccuracy
        self._source.setUpdateInterval(_UPDATE_MS)
        self._source.positionUpdated.connect(self._on_position)
        self._source.errorOccurred.connect(self._on_error)
        self._source.startUpdates()

    def stop(self) -> None:
        if self._source is not None:
            self._source.stopUpdates()
            self._source.deleteLater()
            self._source = None

    def status(self) -> ReceiverStatus:
        with self._lock:
            age = self._clock() - self._placed_at
            return ReceiverStatus(
                source=SYSTEM,
                state=self._state(age),
                place=self._place,
                age_s=age if self._place is not None else 0.0,
                why=self._why,
            )

    def _state(self, age: float) -> ReceiverState:
        if self._why:
            return ReceiverState.LOST
        return ReceiverState.FIXED if self._place is not None and age <= FRESH_S else ReceiverState.SEARCHING

    def _on_position(self, info: Any) -> None:
        found = place_of(info, self._accuracy)
        if found is None:
            return
        with self._lock:
            self._place, self._placed_at, self._why = found, self._clock(), ""
        self._on_change()

    def _on_error(self, error: Any) -> None:
        with self._lock:
            self._why = tr("The system does not tell the position ({reason}).").format(
                reason=getattr(error, "name", error)
            )
        self._on_change()


def place_of(info: Any, accuracy: Any) -> Place | None:
    """Return the place of a `QGeoPositionInfo`; None if it has none."""
    spot = info.coordinate()
    if not spot.isValid() or not is_on_earth(spot.latitude(), spot.longitude()):
        return None
    return Place(
        latitude=round(spot.latitude(), 8),
        longitude=round(spot.longitude(), 8),
        altitude_m=None if math.isnan(spot.altitude()) else spot.altitude(),
        accuracy_m=round(info.attribute(accuracy), 2) if info.hasAttribute(accuracy) else None,
    )
