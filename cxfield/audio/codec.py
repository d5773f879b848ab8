"""How a segment of sound becomes bytes. Each segment is a whole sound file, so that it can be played without the rest.

FLAC keeps every sample. Opus takes about 220 KiB a minute instead of about 1,000 (speech, 16 kHz).
"""

from __future__ import annotations

import io
from enum import StrEnum

import numpy as np
import soundfile

from cxfield.audio.errors import DamagedRecordingError
from cxfield.audio.levels import Samples

OPUS_RATES = (16_000, 48_000, 24_000, 12_000, 8_000)
"""Samples a second that Opus takes, the one that suits speech best first."""

_OPUS_COMPRESSION = 0.9
"""About 30 kbit/s at 16 kHz: every word is understood, and the voice is known again."""


class Codec(StrEnum):
    """How segments are encoded."""

    FLAC = "flac"
    OPUS = "opus"


def encode(samples: Samples, rate: int, codec: Codec) -> bytes:
    """Return `samples` as a FLAC or Ogg/Opus file."""
    file = io.BytesIO()
    if codec is Codec.FLAC:
        soundfile.write(file, samples, rate, format="FLAC", subtype="PCM_16")
    else:
        soundfile.write(file, samples, rate, format="OGG", subtype="OPUS", compression_level=_OPUS_COMPRESSION)
    return file.getvalue()


def decode(data: bytes, count: int) -> Samples:
    """Return the `count` samples of an encoded segment.

    Raises:
        DamagedRecordingError: It is no sound file, or holds another number of samples.
    """
    try:
        sound, _rate = soundfile.read(io.BytesIO(data), dtype="int16")
    except soundfile.LibsndfileError as error:
        raise DamagedRecordingError(f"A part of the recording cannot be decoded: {error}.") from error
    if sound.shape != (count,):
        raise DamagedRecordingError(f"A part of the recording has {sound.size} samples instead of {count}.")
    return np.asarray(sound, np.int16)


def decode_file(data: bytes) -> tuple[Samples, int]:
    """Return the sound of a whole file of any kind that libsndfile reads, as one channel, and its rate.

    Raises:
        DamagedRecordingError: It is none of them.
    """
    try:
        sound, rate = soundfile.read(io.BytesIO(data), dtype="int16", always_2d=True)
    except soundfile.LibsndfileError as error:
        raise DamagedRecordingError("This sound file cannot be played here; it is kept as it is.") from error
    return np.ascontiguousarray(sound[:, 0]), int(rate)
