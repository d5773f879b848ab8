"""Sounds for tests: a sweep of tones, noise, and speech of espeak-ng where it is installed."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import soundfile

from cxfield.audio.levels import Samples

RATE = 16_000
WORDS = "Good morning. Do you have a minute to talk about your last visit? How satisfied were you with it?"


def sweep(seconds: float, *, amplitude: float = 0.3, rate: int = RATE) -> Samples:
    """A tone from 200 to 3,000 Hz: no stretch of it is like another, so that it shows where it belongs."""
    time = np.arange(int(seconds * rate)) / rate
    phase = 2 * np.pi * (200 * time + 1400 * time**2 / seconds)
    return (amplitude * 32767 * np.sin(phase)).astype(np.int16)


def silence(seconds: float, *, rate: int = RATE) -> Samples:
    return np.zeros(int(seconds * rate), np.int16)


def speech(folder: Path) -> tuple[Samples, int]:
    """Spoken words; a sweep where nobody can speak them."""
    if shutil.which("espeak-ng") is None:
        return sweep(5), RATE
    file = folder / "speech.wav"
    subprocess.run(["espeak-ng", "-w", str(file), WORDS], check=True, timeout=30)
    samples, rate = soundfile.read(file, dtype="int16")
    return samples, rate


def resampled(samples: Samples, rate: int, wanted: int) -> Samples:
    """Linear; good enough to compare speech by."""
    count = int(samples.size * wanted / rate)
    return np.interp(np.arange(count) * rate / wanted, np.arange(samples.size), samples).astype(np.int16)


def likeness(source: Samples, heard: Samples) -> tuple[float, int]:
    """Return how like `source` the best stretch of `heard` is (1: the same), and where that begins."""
    size = 1 << (source.size + heard.size).bit_length()
    wanted, sound = source.astype(float), heard.astype(float)
    product = np.fft.irfft(np.fft.rfft(sound, size) * np.conj(np.fft.rfft(wanted, size)), size)[: sound.size]
    at = int(np.argmax(product))
    stretch = sound[at : at + wanted.size]
    norm = np.linalg.norm(stretch) * np.linalg.norm(wanted[: stretch.size])
    return float(product[at] / norm) if norm else 0.0, at
