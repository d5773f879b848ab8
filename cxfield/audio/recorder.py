"""Records into one encrypted file, on a thread of its own.

The microphone's thread only puts sound into a queue and waits for nobody: what it shares with others are single
values, each written by one thread. The recorder's thread takes it out, watches levels and microphone,
encodes, seals and writes a segment every few seconds. Everything else is asked from any thread and never waits, but
for `flush` and `stop`. Positions are counted in samples of the recording: time in which it rests does not count.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import numpy as np

from cxfield.audio.codec import Codec
from cxfield.audio.errors import AudioError
from cxfield.audio.levels import Level, LevelRules, LevelWatch, Notice, NoticeKind, Samples
from cxfield.audio.recording_file import RecordingHeader, RecordingSummary, RecordingWriter
from cxfield.audio.sound_system import OpenMicrophone, SoundSystem
from cxfield.audio.sound_worker import LATENCY_S

_POLL_S = 0.05
_STOP_TIMEOUT_S = 10.0
_FLUSH_TIMEOUT_S = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingOrder:
    """What to record, and into which file.

    Attributes:
        microphone: `SoundDevice.label`; empty: the default one.
        segment_s: Seconds in a segment: with the time to write it, what a crash may cost.
        lost_after_s: So long without sound from the microphone, and it counts as gone; some take a second to begin.
        look_again_s: Time between two tries to find a microphone that is gone.
        queue_s: Sound that may wait for a slow disk; more is dropped and said.
    """

    path: Path
    recording_id: str
    interview_id: str
    key: bytes
    sealed_key: bytes
    microphone: str = ""
    codec: Codec = Codec.OPUS
    segment_s: float = 3.0
    lost_after_s: float = 4.0
    look_again_s: float = 5.0
    queue_s: float = 60.0
    rules: LevelRules = field(default_factory=LevelRules)


class RecorderState(StrEnum):
    """What the recorder is doing."""

    OPENING = "opening"
    RECORDING = "recording"
    RESTING = "resting"
    WITHOUT_MICROPHONE = "without_microphone"
    FAILED = "failed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """What the window shows of a recording. `trouble` is what is wrong now, None if nothing."""

    state: RecorderState
    seconds: float
    level: Level
    trouble: NoticeKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """With what the recording began, once the microphone was open."""

    microphone: str
    rate: int
    codec: Codec


class Recorder:
    """One recording. `start`, then `rest` and `go_on` as often as wished, then `stop`."""

    def __init__(self, sound: SoundSystem, order: RecordingOrder) -> None:
        self._sound = sound
        self._order = order
        self._queue: deque[tuple[float, bytes]] = deque()
        self._received = 0
        self._heard_at = 0.0
        self._opened_at = 0.0
        self._try_again_at = 0.0
        self._accept_from = float("inf")
        self._is_dropping = False
        self._rate = 0
        self._label = order.microphone
        self._is_changing = False
        self._microphone: OpenMicrophone | None = None
        self._writer: RecordingWriter | None = None
        self._watch: LevelWatch | None = None
        self._pending: list[Samples] = []
        self._notices: deque[Notice] = deque()
        self._flush_wished = threading.Event()
        self._flushed = threading.Event()
        self._stop_wished = threading.Event()
        self._summary: RecordingSummary | None = None
        self._failure = ""
        self._is_lost = False
        self._why_lost = ""
        self.opened: Opened | None = None
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)

    # ---- from any thread ----

    def start(self, *, resting: bool = False) -> None:
        """Begin; the microphone is opened on the recorder's thread. `resting` waits for `go_on` with the sound."""
        if not resting:
            self._accept_from = 0.0
        self._thread.start()

    def rest(self) -> None:
        """Take no more sound until `go_on`; the microphone stays open."""
        self._accept_from = float("inf")
        self._flush_wished.set()

    def go_on(self) -> None:
        """Take sound again: nothing of what was said before this moment."""
        if self.is_resting:
            self._accept_from = time.monotonic() + LATENCY_S

    def use_microphone(self, label: str) -> None:
        """Go on with another microphone (`SoundDevice.label`); it must take the rate of this recording."""
        self._label = label
        self._is_changing = True

    @property
    def position(self) -> int:
        """The sample that is being spoken now, a tenth of a second more or less."""
        since = time.monotonic() - self._heard_at
        is_running = self._accept_from < self._heard_at and since < 2 * LATENCY_S
        return self._received + (int(since * self._rate) if is_running else 0)

    @property
    def is_resting(self) -> bool:
        return self._accept_from == float("inf")

    def meter(self) -> Meter:
        """Return what the window shows now."""
        watch = self._watch
        level = watch.level if watch is not None and self._state is RecorderState.RECORDING else Level()
        seconds = self._received / self._rate if self._rate else 0.0
        return Meter(state=self._state, seconds=seconds, level=level, trouble=self._trouble())

    @property
    def _state(self) -> RecorderState:
        if self._failure:
            return RecorderState.FAILED
        if self._summary is not None:
            return RecorderState.ENDED
        if self._is_lost:
            return RecorderState.WITHOUT_MICROPHONE
        if self._microphone is None:
            return RecorderState.OPENING
        return RecorderState.RESTING if self.is_resting else RecorderState.RECORDING

    def _trouble(self) -> NoticeKind | None:
        watch = self._watch
        if self._is_lost:
            return NoticeKind.MICROPHONE_LOST
        if self._failure:
            return NoticeKind.NOT_SAVED
        if watch is not None and watch.is_clipping:
            return NoticeKind.CLIPPING
        return NoticeKind.SILENCE if watch is not None and watch.is_silent else None

    @property
    def why(self) -> str:
        """What the system said of the last trouble, in words; may be empty."""
        return self._failure or self._why_lost

    def take_notices(self) -> list[Notice]:
        """Return what was noticed since the last call."""
        found = []
        while self._notices:
            found.append(self._notices.popleft())
        return found

    def flush(self) -> None:
        """Write what was heard up to now; waits for it, at most a second or two."""
        self._flushed.clear()
        self._flush_wished.set()
        if self._thread.is_alive() and self._microphone is not None:
            self._flushed.wait(_FLUSH_TIMEOUT_S)

    def stop(self) -> RecordingSummary | None:
        """End the recording; None if nothing was ever written (no microphone)."""
        self._stop_wished.set()
        if self._thread.is_alive():
            self._thread.join(_STOP_TIMEOUT_S)
        return self._summary

    # ---- on the microphone's thread ----

    def _on_sound(self, data: bytes) -> None:
        now = self._heard_at = time.monotonic()
        if now < self._accept_from:
            return
        if self._queue and now - self._queue[0][0] > self._order.queue_s:
            self._is_dropping = True
            return
        self._received += len(data) // 2
        self._queue.append((now, data))

    # ---- on the recorder's thread ----

    def _run(self) -> None:
        while not self._stop_wished.wait(_POLL_S):
            self._see_to_microphone()
            self._take_sound()
        self._close_microphone()
        self._take_sound(everything=True)
        self._finish()

    def _see_to_microphone(self) -> None:
        now = time.monotonic()
        if self._is_changing:
            self._is_changing = False
            self._close_microphone()
            self._try_again_at = now
        if self._microphone is None:
            if not self._failure and now >= self._try_again_at:
                self._open_microphone()
        elif not self._microphone.is_alive or now - max(self._heard_at, self._opened_at) > self._order.lost_after_s:
            self._lose_microphone("")
        elif self._is_lost and self._heard_at > self._opened_at:
            self._is_lost = False
            self._notices.append(Notice(NoticeKind.MICROPHONE_BACK, self._received, self._microphone.label))

    def _lose_microphone(self, why: str) -> None:
        self._close_microphone()
        self._why_lost = why
        if not self._is_lost:
            self._is_lost = True
            self._notices.append(Notice(NoticeKind.MICROPHONE_LOST, self._received, why))
        self._try_again_at = time.monotonic() + self._order.look_again_s

    def _close_microphone(self) -> None:
        if self._microphone is not None:
            self._microphone.close()
            self._microphone = None

    def _open_microphone(self) -> None:
        self._opened_at = time.monotonic()
        try:
            microphone = self._sound.open_microphone(self._label, self._on_sound, self._order.codec, self._rate)
        except AudioError as error:
            self._lose_microphone(str(error))
            if not error.retryable:
                self._failure = str(error)
            return
        self._microphone = microphone
        if self._writer is None and not self._stop_wished.is_set():
            self._begin(microphone)

    def _begin(self, microphone: OpenMicrophone) -> None:
        order = self._order
        header = RecordingHeader(
            recording_id=order.recording_id,
            interview_id=order.interview_id,
            codec=microphone.codec,
            rate=microphone.rate,
            sealed_key=order.sealed_key,
        )
        self._rate = microphone.rate
        self._watch = LevelWatch(microphone.rate, order.rules)
        try:
            self._writer = RecordingWriter(order.path, header, order.key)
            self.opened = Opened(microphone=microphone.label, rate=microphone.rate, codec=microphone.codec)
        except OSError as error:
            self._fail(error)

    def _take_sound(self, *, everything: bool = False) -> None:
        wants_flush = self._flush_wished.is_set()
        self._flush_wished.clear()
        while self._queue:
            _at, data = self._queue.popleft()
            samples = np.frombuffer(data, np.int16)
            self._pending.append(samples)
            if self._watch is not None:
                self._notices.extend(self._watch.take(samples))
        if self._is_dropping and not self._queue:
            self._is_dropping = False
            self._notices.append(Notice(NoticeKind.SOUND_DROPPED, self._received))
        whole = int(self._order.segment_s * self._rate)
        waiting = sum(part.size for part in self._pending)
        if waiting and (waiting >= whole or wants_flush or everything):
            self._write(np.concatenate(self._pending))
            self._pending = []
        if wants_flush:
            self._flushed.set()

    def _write(self, samples: Samples) -> None:
        if self._writer is None or self._failure:
            return
        try:
            self._writer.append(samples)
        except OSError as error:
            self._fail(error)

    def _fail(self, error: OSError) -> None:
        """The disk takes no more: what it took stays playable, the interview goes on without recording."""
        self._failure = error.strerror or str(error)
        self._notices.append(Notice(NoticeKind.NOT_SAVED, self._received, self._failure))
        self._close_microphone()
        if self._writer is not None:
            self._summary = self._writer.abandon()

    def _finish(self) -> None:
        if self._writer is None or self._summary is not None:
            return
        try:
            self._summary = self._writer.close()
        except OSError as error:
            self._fail(error)
