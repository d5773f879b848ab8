"""A receiver that is listened to on a thread of its own, and what is known of the position at any moment."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from cxfield.position.byte_ways import ByteWay, WayLostError, open_way
from cxfield.position.nmea import LONGEST_LINE, Fix, FixReader
from cxfield.position.place import Place, place_text

FRESH_S = 10.0
"""An older fix is not where one stands now. Receivers tell theirs each second. Our choice."""
KNOWN_S = 120.0
"""A form that asks for the position while nobody waits takes the fix of the last two minutes. Our choice."""
SILENT_S = 15.0
"""A way on which nothing comes for so long is not one of a receiver."""
_AGAIN_S = 3.0
_WAIT_S = 0.25


class ReceiverState(StrEnum):
    """How a receiver stands.

    `SILENT`: the way is open and brings no sentence of a receiver.
    """

    OPENING = "opening"
    SEARCHING = "searching"
    FIXED = "fixed"
    SILENT = "silent"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiverStatus:
    """What is known of a receiver now.

    Attributes:
        place: Known last; with its age in `age_s`. None before the first fix.
        why: What the system says where the way is lost.
        satellites: None if not said.
    """

    source: str
    state: ReceiverState
    place: Place | None = None
    age_s: float = 0.0
    why: str = ""
    satellites: int | None = None

    @property
    def fresh_place(self) -> Place | None:
        """Where the computer is now; None if that is not known now."""
        return self.place if self.state is ReceiverState.FIXED else None


class Receiver(Protocol):
    """Whatever tells the position: a receiver of our own, or the system's."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def status(self) -> ReceiverStatus:
        """Return at once how it stands; from any thread."""
        ...


def known_position(receiver: Receiver) -> str | None:
    """Return the position as forms keep it; None if it was not known in the last minutes."""
    status = receiver.status()
    return place_text(status.place) if status.place is not None and status.age_s <= KNOWN_S else None


class NmeaReceiver:
    """Listens to NMEA 0183 at `address`; a way that ends is opened again until `stop`.

    Args:
        clock: Seconds that never jump.
        on_change: Told, on the receiver's thread, that `status` says something new.
        open_it: Opens the way.
    """

    def __init__(
        self,
        address: str,
        *,
        clock: Callable[[], float] = time.monotonic,
        on_change: Callable[[], object] = lambda: None,
        open_it: Callable[[str], ByteWay] = open_way,
    ) -> None:
        self.address = address
        self._clock = clock
        self._on_change = on_change
        self._open = open_it
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._place: Place | None = None
        self._placed_at = self._heard_at = clock()
        self._last: Fix | None = None
        self._is_open = False
        self._why = ""

    def start(self) -> None:
        """Begin to listen."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._listen, name="receiver", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Listen no more: the thread lets go of the way at its next look, within a second as a rule."""
        self._on_change = lambda: None
        self._ended.set()

    def join(self) -> None:
        """Wait until the thread has let go of the way."""
        if self._thread is not None:
            self._thread.join(timeout=6.0)

    def status(self) -> ReceiverStatus:
        """Return at once how it stands; from any thread."""
        with self._lock:
            now = self._clock()
            age = now - self._placed_at
            return ReceiverStatus(
                source=self.address,
                state=self._state(now, age),
                place=self._place,
                age_s=age if self._place is not None else 0.0,
                why=self._why,
                satellites=self._last.satellites if self._last is not None else None,
            )

    def _state(self, now: float, age: float) -> ReceiverState:
        if not self._is_open:
            return ReceiverState.LOST if self._why else ReceiverState.OPENING
        if now - self._heard_at > SILENT_S:
            return ReceiverState.SILENT
        has_place = self._last is not None and self._last.place is not None
        return ReceiverState.FIXED if has_place and age <= FRESH_S else ReceiverState.SEARCHING

    def _listen(self) -> None:
        while not self._ended.is_set():
            try:
                way = self._open(self.address)
            except WayLostError as trouble:
                self._lose(str(trouble))
            else:
                self._found()
                try:
                    self._follow(way)
                except WayLostError as trouble:
                    self._lose(str(trouble))
                finally:
                    way.close()
            self._ended.wait(_AGAIN_S)

    def _follow(self, way: ByteWay) -> None:
        """Read lines until the end; raises `WayLostError` where the way ends first."""
        reader, rest = FixReader(), b""
        while not self._ended.is_set():
            *lines, rest = (rest + way.read(_WAIT_S)).split(b"\n")
            rest = rest[-LONGEST_LINE:]
            for line in lines:
                fix = reader.take(line.decode("ascii", "replace"))
                if fix is not None:
                    self._note(fix)

    def _found(self) -> None:
        with self._lock:
            self._is_open, self._why, self._heard_at = True, "", self._clock()
        self._on_change()

    def _lose(self, why: str) -> None:
        with self._lock:
            self._is_open, self._why, self._last = False, why, None
        self._on_change()

    def _note(self, fix: Fix) -> None:
        with self._lock:
            self._heard_at, self._last = self._clock(), fix
            if fix.place is not None:
                self._place, self._placed_at = fix.place, self._heard_at
        self._on_change()
