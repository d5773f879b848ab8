"""Sound files that a questionnaire brings along, as samples."""

from __future__ import annotations

import io

import numpy as np
import soundfile

from cxfield.audio.errors import AudioError
from cxfield.audio.levels import Samples

LONGEST_S = 600
"""No sound of a question is longer; the rest of a longer one is not played."""


def read_sound(content: bytes, name: str) -> tuple[Samples, int]:
    """Return the samples of a sound file, mixed into one channel, and its rate.

    Raises:
        AudioError: It is no sound file that can be read here.
    """
    try:
        with soundfile.SoundFile(io.BytesIO(content)) as file:
            rate = int(file.samplerate)
            sound = file.read(frames=LONGEST_S * rate, dtype="int16", always_2d=True)
    except (soundfile.LibsndfileError, RuntimeError, ValueError, OSError) as error:
        raise AudioError(f"The sound {name} cannot be played here. Read out what it says, or go on.") from error
    return np.ascontiguousarray(sound.mean(axis=1).astype(np.int16)), rate
