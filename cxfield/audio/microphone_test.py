"""Trying a microphone before fieldwork: a few seconds in memory, never on the disk, and what is to be said of them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from cxfield.audio.codec import Codec
from cxfield.audio.levels import FLOOR_DBFS, Level, LevelWatch, NoticeKind, Samples, level_of
from cxfield.audio.sound_system import SoundSystem

TEST_S = 4.0
_POLL_S = 0.05
_FIRST_SOUND_S = 3.0
"""Some microphones take so long to begin."""


class Verdict(StrEnum):
    """What the sound of a test is like."""

    GOOD = "good"
    NOTHING = "nothing"
    QUIET = "quiet"
    CLIPPED = "clipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class MicrophoneTrial:
    """A test that was recorded. `level.rms_dbfs` is that of the loudest second: people do not speak all the time."""

    microphone: str
    samples: Samples
    rate: int
    level: Level
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechLimits:
    """Levels of the loudest second, in dBFS. Our choice, tried with speech at arm's length.

    Attributes:
        nothing_below_dbfs: Muted, or the wrong device.
        quiet_below_dbfs: Words get lost in the noise of the room.
    """

    nothing_below_dbfs: float = -60.0
    quiet_below_dbfs: float = -42.0


_DEFAULT_LIMITS = SpeechLimits()


def judge(samples: Samples, rate: int, limits: SpeechLimits = _DEFAULT_LIMITS) -> tuple[Level, Verdict]:
    """Return the level of the loudest second, the peak of all, and the verdict."""
    seconds = [samples[start : start + rate] for start in range(0, max(1, samples.size), rate)]
    loudest = max((level_of(second).rms_dbfs for second in seconds), default=FLOOR_DBFS)
    level = Level(loudest, level_of(samples).peak_dbfs)
    notices = LevelWatch(rate).take(samples)
    if any(notice.kind is NoticeKind.CLIPPING for notice in notices):
        return level, Verdict.CLIPPED
    if loudest < limits.nothing_below_dbfs:
        return level, Verdict.NOTHING
    return level, Verdict.QUIET if loudest < limits.quiet_below_dbfs else Verdict.GOOD


def try_microphone(
    sound: SoundSystem,
    label: str = "",
    *,
    seconds: float = TEST_S,
    on_level: Callable[[Level], None] = lambda level: None,
    stopped: threading.Event | None = None,
) -> MicrophoneTrial:
    """Record `seconds` from a microphone; waits until they are there, so call it on a worker.

    Args:
        label: `SoundDevice.label`; empty: the default one.
        on_level: Told the level of what came in, about twenty times a second, on this thread.
        stopped: Set by another thread to end earlier.

    Raises:
        NoSoundSystemError, MicrophoneError
    """
    blocks: list[bytes] = []
    microphone = sound.open_microphone(label, blocks.append, Codec.FLAC)
    wanted = int(seconds * microphone.rate)
    deadline = time.monotonic() + seconds + _FIRST_SOUND_S
    seen = 0
    try:
        while _size(blocks) < wanted and time.monotonic() < deadline and microphone.is_alive:
            time.sleep(_POLL_S)
            fresh, seen = blocks[seen:], len(blocks)
            on_level(level_of(_joined(fresh)))
            if stopped is not None and stopped.is_set():
                break
    finally:
        microphone.close()
    samples = _joined(blocks)[:wanted]
    level, verdict = judge(samples, microphone.rate)
    return MicrophoneTrial(
        microphone=microphone.label, samples=samples, rate=microphone.rate, level=level, verdict=verdict
    )


def _size(blocks: list[bytes]) -> int:
    return sum(map(len, blocks)) // 2


def _joined(blocks: list[bytes]) -> Samples:
    return np.frombuffer(b"".join(blocks), np.int16)
