"""Sound for one answer: kept in memory until it is attached, unlike the recording of an interview."""

from __future__ import annotations

import threading

import numpy as np

from cxfield.audio.codec import Codec, encode
from cxfield.audio.errors import MicrophoneError
from cxfield.audio.levels import Level, level_of
from cxfield.audio.sound_system import OpenMicrophone, SoundSystem

LONGEST_S = 600
"""Ten minutes; longer speech belongs into the recording of the interview. Our choice."""
FILE_NAME = "sound.flac"


class ShortRecording:
    """One recording. `start` and `stop` wait for the sound system: call them on a worker."""

    def __init__(self, sound: SoundSystem, label: str = "") -> None:
        self._sound = sound
        self._label = label
        self._blocks: list[bytes] = []
        self._size = 0
        self._level = Level()
        self._lock = threading.Lock()
        self._microphone: OpenMicrophone | None = None
        self._is_over = False

    def start(self) -> None:
        """Open the microphone and take its sound.

        Raises:
            AudioError: There is no microphone, or it refuses.
        """
        microphone = self._sound.open_microphone(self._label, self._take, Codec.FLAC)
        with self._lock:
            if not self._is_over:
                self._microphone = microphone
                return
        microphone.close()

    def _take(self, data: bytes) -> None:
        microphone = self._microphone
        if microphone is not None and self._size >= LONGEST_S * microphone.rate * 2:
            return
        self._blocks.append(data)
        self._size += len(data)
        self._level = level_of(np.frombuffer(data, np.int16))

    @property
    def level(self) -> Level:
        """Of what came in last."""
        return self._level

    @property
    def seconds(self) -> float:
        """How much there is; from any thread."""
        microphone = self._microphone
        return self._size / 2 / microphone.rate if microphone is not None else 0.0

    @property
    def is_full(self) -> bool:
        """Nothing more is taken."""
        return self.seconds >= LONGEST_S

    def give_up(self) -> None:
        """End it; what was heard is forgotten. Safe to repeat."""
        with self._lock:
            self._is_over = True
            microphone = self._microphone
        if microphone is not None:
            microphone.close()

    def stop(self) -> bytes:
        """End it and return the sound as a FLAC file.

        Raises:
            MicrophoneError: Nothing was heard.
        """
        self.give_up()
        microphone = self._microphone
        if microphone is None or not self._size:
            raise MicrophoneError("No sound came from the microphone, so nothing was kept. Is it muted?")
        samples = np.frombuffer(b"".join(self._blocks), np.int16)
        return encode(samples, microphone.rate, Codec.FLAC)
