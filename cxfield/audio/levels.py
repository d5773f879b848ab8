"""How loud a sound is, and what is wrong with it: silence, clipping. Pure; samples go in, notices come out.

Levels are dBFS: 0 is the loudest that a sample can hold; a full-scale sine has an RMS of -3.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]
"""One channel, 16 bits."""

FULL_SCALE = 32768
FLOOR_DBFS = -96.0
"""What is said of less than one step of 16 bits."""

_WINDOWS_PER_S = 10
_NEAR_FULL = 32700


@dataclass(frozen=True, slots=True)
class Level:
    """Of a stretch of sound, in dBFS."""

    rms_dbfs: float = FLOOR_DBFS
    peak_dbfs: float = FLOOR_DBFS


def _dbfs(amplitude: float) -> float:
    return max(FLOOR_DBFS, 20 * math.log10(amplitude / FULL_SCALE)) if amplitude > 0 else FLOOR_DBFS


def level_of(samples: Samples) -> Level:
    """Return the level of `samples`; the floor where there are none."""
    if samples.size == 0:
        return Level()
    wide = samples.astype(np.float64)
    return Level(_dbfs(float(np.sqrt(np.mean(wide * wide)))), _dbfs(float(np.max(np.abs(wide)))))


class NoticeKind(StrEnum):
    """What is noticed while a recording runs; each `…_over` ends the one before it."""

    SILENCE = "silence"
    SILENCE_OVER = "silence_over"
    CLIPPING = "clipping"
    CLIPPING_OVER = "clipping_over"
    MICROPHONE_LOST = "microphone_lost"
    MICROPHONE_BACK = "microphone_back"
    SOUND_DROPPED = "sound_dropped"
    NOT_SAVED = "not_saved"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something was noticed at sample `at` of the recording. `why` in words, where the system told."""

    kind: NoticeKind
    at: int
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRules:
    """From when on something is wrong. Our choice: no standard names these limits.

    Attributes:
        silence_dbfs: An RMS below it is silence: a muted microphone gives -96, a quiet room -65 to -50.
        silence_after_s: A respondent may think; this long nobody does.
        clipped_samples: So many samples at full scale within a second are heard as distortion.
        clear_after_s: Clipping is over after so long without any.
    """

    silence_dbfs: float = -60.0
    silence_after_s: float = 12.0
    clipped_samples: int = 8
    clear_after_s: float = 3.0


_DEFAULT_RULES = LevelRules()


class LevelWatch:
    """Follows the sound of one recording, in windows of a tenth of a second.

    Attributes:
        level: Of the last whole window.
        is_silent, is_clipping: What holds now.
    """

    def __init__(self, rate: int, rules: LevelRules = _DEFAULT_RULES) -> None:
        self._rules = rules
        self._window = rate // _WINDOWS_PER_S
        self._rest: Samples = np.zeros(0, np.int16)
        self._at = 0
        self._quiet_windows = 0
        self._clipped: list[int] = []
        self._clean_windows = 0
        self.level = Level()
        self.is_silent = False
        self.is_clipping = False

    def take(self, samples: Samples) -> list[Notice]:
        """Take in the next samples; return what begins or ends with them."""
        sound = np.concatenate([self._rest, samples])
        whole = sound.size - sound.size % self._window
        self._rest = sound[whole:]
        return [notice for window in sound[:whole].reshape(-1, self._window) for notice in self._follow(window)]

    def _follow(self, window: Samples) -> Iterator[Notice]:
        self._at += self._window
        self.level = level_of(window)
        yield from self._follow_silence()
        yield from self._follow_clipping(int(np.count_nonzero(np.abs(window.astype(np.int32)) >= _NEAR_FULL)))

    def _follow_silence(self) -> Iterator[Notice]:
        is_quiet = self.level.rms_dbfs < self._rules.silence_dbfs
        self._quiet_windows = self._quiet_windows + 1 if is_quiet else 0
        if not self.is_silent and self._quiet_windows >= self._rules.silence_after_s * _WINDOWS_PER_S:
            self.is_silent = True
            yield Notice(NoticeKind.SILENCE, self._at)
        elif self.is_silent and not is_quiet:
            self.is_silent = False
            yield Notice(NoticeKind.SILENCE_OVER, self._at)

    def _follow_clipping(self, clipped: int) -> Iterator[Notice]:
        self._clipped = [*self._clipped[-(_WINDOWS_PER_S - 1) :], clipped]
        self._clean_windows = 0 if clipped else self._clean_windows + 1
        if not self.is_clipping and sum(self._clipped) >= self._rules.clipped_samples:
            self.is_clipping = True
            yield Notice(NoticeKind.CLIPPING, self._at)
        elif self.is_clipping and self._clean_windows >= self._rules.clear_after_s * _WINDOWS_PER_S:
            self.is_clipping = False
            yield Notice(NoticeKind.CLIPPING_OVER, self._at)
