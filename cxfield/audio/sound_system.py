"""The sound system of this computer: microphones, loudspeakers, what is missing. PortAudio runs in child processes.

Nothing here is looked for before it is needed; without a sound system everything else works. Any call may take half a
second (a process starts), so none is made on the window's thread. May be used from any thread.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cxfield
from cxfield.audio import sound_worker
from cxfield.audio.codec import OPUS_RATES, Codec
from cxfield.audio.errors import AudioError, MicrophoneError, NoSoundSystemError
from cxfield.audio.levels import Samples

WORKER = "cxfield.audio.sound_worker"
_ANSWER_S = 8.0
_END_S = 5.0
_BLOCK = 4096

OnSound = Callable[[bytes], None]
"""Gets samples (16 bits, native order, one channel) on a thread of its own; must not wait for anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundDevice:
    """A microphone or loudspeaker. `label` is its name for settings."""

    name: str
    host: str
    is_default: bool

    @property
    def label(self) -> str:
        return sound_worker.label_of({"name": self.name, "host": self.host})


class _Worker:
    """A running sound worker and its first line."""

    def __init__(self, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", WORKER, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    @property
    def runs(self) -> bool:
        return self._process.poll() is None

    def answer(self) -> dict[str, Any]:
        """Return the first line.

        Raises:
            NoSoundSystemError, MicrophoneError: What it says, or that it says nothing.
        """
        assert self._process.stdout is not None
        watch = threading.Timer(_ANSWER_S, self._process.kill)
        watch.start()
        try:
            told: dict[str, Any] = json.loads(self._process.stdout.readline() or b'{"error": "refused", "why": ""}')
        except ValueError:
            told = {"error": sound_worker.REFUSED, "why": ""}
        finally:
            watch.cancel()
        if "error" in told:
            self.end()
            raise _error_of(told["error"], told["why"])
        return told

    def read(self) -> bytes:
        """Return the next sound; empty when there is no more."""
        assert self._process.stdout is not None
        try:
            return self._process.stdout.read1(_BLOCK)  # type: ignore[attr-defined,no-any-return]
        except (OSError, ValueError):
            return b""

    def write(self, data: bytes) -> None:
        """Hand over all sound there is, and that there is no more."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError):
            self._process.stdin.write(data)
            self._process.stdin.close()

    def end(self) -> None:
        """End it now, whatever state its sound system is in."""
        self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_S)
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()


def _environment() -> dict[str, str]:
    """Return what the worker needs to find us and the sound system, without what may be secret."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("CXFIELD_")}
    package_root = str(Path(cxfield.__file__).resolve().parents[1])
    kept["PYTHONPATH"] = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), package_root]))
    return kept


def _error_of(code: str, why: str) -> AudioError:
    if code == sound_worker.NO_PORTAUDIO:
        return NoSoundSystemError(
            f"PortAudio is not installed here ({why}), so nothing is recorded or played; "
            "interviews go on without sound. On Debian: apt-get install libportaudio2"
        )
    if code == sound_worker.NO_DEVICE:
        return MicrophoneError("No device for sound was found. Plug one in.")
    reason = f": {why}" if why else ""
    return MicrophoneError(f"The device for sound cannot be opened{reason}. Is it in use, or forbidden by the system?")


class OpenMicrophone:
    """A microphone that is listening. Made by `SoundSystem.open_microphone`.

    Attributes:
        label: Of the device that is really used.
        rate: Samples a second.
        codec: The wished one, or FLAC where the device knows no rate that Opus takes.
    """

    def __init__(self, worker: _Worker, told: dict[str, Any], codec: Codec, on_sound: OnSound) -> None:
        self._worker = worker
        self.label = str(told["label"])
        self.rate = int(told["rate"])
        self.codec = codec if self.rate in OPUS_RATES else Codec.FLAC
        self._on_sound = on_sound
        self._reader = threading.Thread(target=self._read, name="microphone", daemon=True)
        self._reader.start()

    def _read(self) -> None:
        rest = b""
        while data := self._worker.read():
            whole = rest + data
            usable = len(whole) - len(whole) % 2
            rest = whole[usable:]
            self._on_sound(whole[:usable])

    @property
    def is_alive(self) -> bool:
        """False when the device or the sound system went away, as far as PortAudio noticed."""
        return self._worker.runs

    def close(self) -> None:
        self._worker.end()
        self._reader.join(_END_S)


class SoundSystem:
    """Microphones and loudspeakers. One thing at a time is played."""

    def __init__(self) -> None:
        self._player: _Worker | None = None

    @property
    def missing(self) -> str:
        """What is not there for recording, in one line; empty where a microphone is there."""
        try:
            if self.microphones():
                return ""
        except AudioError as error:
            return str(error)
        return "No microphone was found; interviews go on without recording. Plug one in and look again."

    def microphones(self) -> list[SoundDevice]:
        """Return what one can record from now, the default one first. Raises `AudioError`."""
        return self._devices("inputs")

    def loudspeakers(self) -> list[SoundDevice]:
        """Return what one can play on now, the default one first. Raises `AudioError`."""
        return self._devices("outputs")

    def _devices(self, direction: str) -> list[SoundDevice]:
        worker = _Worker("list")
        told = worker.answer()
        worker.end()
        return [
            SoundDevice(name=str(data["name"]), host=str(data["host"]), is_default=bool(data["is_default"]))
            for data in told[direction]
        ]

    def open_microphone(self, label: str, on_sound: OnSound, codec: Codec, rate: int = 0) -> OpenMicrophone:
        """Begin to listen.

        Args:
            label: `SoundDevice.label`; empty or unknown here: the default one.
            on_sound: Gets the sound until `close`.
            codec: What the sound will be encoded with; it decides about the rate.
            rate: Only this rate will do (a recording that is continued); 0: one that suits.

        Raises:
            NoSoundSystemError, MicrophoneError
        """
        wanted: Sequence[int] = [rate] if rate else OPUS_RATES if codec is Codec.OPUS else OPUS_RATES[:1]
        worker = _Worker("record", label, ",".join(map(str, wanted)))
        told = worker.answer()
        if rate and told["rate"] != rate:
            worker.end()
            raise MicrophoneError(f"The microphone “{told['label']}” does not take {rate} samples a second.")
        return OpenMicrophone(worker, told, codec, on_sound)

    # ---- playing ----

    def play(self, samples: Samples, rate: int, label: str = "") -> None:
        """Begin to play, ending what is being played; returns when the sound has begun.

        Raises:
            AudioError: There is nothing to play on, or it refuses.
        """
        self.stop()
        worker = _Worker("play", label, str(rate))
        worker.answer()
        self._player = worker
        threading.Thread(target=worker.write, args=(samples.tobytes(),), name="player", daemon=True).start()

    def stop(self) -> None:
        """End what is being played."""
        player, self._player = self._player, None
        if player is not None:
            player.end()

    @property
    def is_playing(self) -> bool:
        return self._player is not None and self._player.runs
