"""Sounds that a questionnaire brings along."""

from __future__ import annotations

import io

import numpy as np
import pytest
import soundfile

from cxfield.audio.errors import AudioError
from cxfield.audio.sound_file import read_sound


@pytest.mark.parametrize("kind", ["WAV", "FLAC", "OGG"])
def test_two_channels_become_one(kind: str) -> None:
    tone = (8000 * np.sin(np.arange(8000) / 10)).astype(np.int16)
    made = io.BytesIO()
    soundfile.write(made, np.stack([tone, tone], axis=1), 8000, format=kind)
    samples, rate = read_sound(made.getvalue(), "ask")
    assert (rate, samples.dtype, samples.ndim) == (8000, np.dtype(np.int16), 1)
    assert abs(float(np.abs(samples).max()) - 8000) < 800


def test_what_is_no_sound_is_said_by_name() -> None:
    with pytest.raises(AudioError, match=r"ask\.mp3"):
        read_sound(b"no sound", "ask.mp3")
