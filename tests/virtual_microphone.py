"""A microphone that hears what a test plays: a PulseAudio server of our own with a loudspeaker that nobody hears."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import soundfile

from cxfield.audio.levels import Samples

PROGRAMS = ("pulseaudio", "pactl", "paplay", "parec")
_RATE = 48_000
_SPEAKER, _MICROPHONE = "test_speaker", "test_microphone"


def missing_programs() -> str:
    """Return what is not installed of what a virtual microphone needs; empty if all is there."""
    return ", ".join(program for program in PROGRAMS if shutil.which(program) is None)


class VirtualMicrophone:
    """A running sound server; `environment` is what a process needs to find it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.environment = {
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_RUNTIME_PATH": str(folder / "pulse"),
            "HOME": str(folder / "home"),
        }
        for place in self.environment.values():
            Path(place).mkdir(parents=True, exist_ok=True, mode=0o700)
        self._server: subprocess.Popen[bytes] | None = None
        self._listener: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server with the microphone plugged in."""
        self._server = subprocess.Popen(
            [
                *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
                *("-L", "module-native-protocol-unix"),
                *("-L", f"module-null-sink sink_name={_SPEAKER} rate={_RATE} channels=1"),
            ],
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait(lambda: self._pactl("info", check=False) is not None, "PulseAudio runs")
        self._pactl("set-default-sink", _SPEAKER)
        self._keep_awake()
        self._pactl("load-module", "module-remap-source", f"master={_SPEAKER}.monitor", f"source_name={_MICROPHONE}")
        self._pactl("set-default-source", _MICROPHONE)

    def _keep_awake(self) -> None:
        """Listen all the time: with nobody there a null sink moves in steps of two seconds."""
        heard = self._folder / "heard"
        heard.unlink(missing_ok=True)
        self._listener = subprocess.Popen(
            ["parec", "--latency-msec=20", "--rate=8000", "--channels=1", f"--device={_SPEAKER}.monitor", str(heard)],
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait(lambda: heard.exists() and heard.stat().st_size > 2 * 8_000 * 0.5, "the sink is awake")

    def stop(self) -> None:
        """End the server, as if the sound system had crashed."""
        for process in (self._listener, self._server):
            if process is not None:
                process.kill()
                process.wait(timeout=20)
        self._listener = self._server = None

    def play(self, samples: Samples, rate: int, *, wait: bool = True) -> subprocess.Popen[bytes]:
        """Speak into the microphone."""
        file = self._folder / f"play-{time.monotonic_ns()}.wav"
        soundfile.write(file, samples, rate)
        player = subprocess.Popen(["paplay", f"--device={_SPEAKER}", str(file)], env={**os.environ, **self.environment})
        if wait:
            assert player.wait(timeout=60) == 0
        return player

    def _wait(self, condition: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + 20
        while not condition():
            assert time.monotonic() < deadline, f"Waited in vain until {what}."
            time.sleep(0.02)

    def _pactl(self, *arguments: str, check: bool = True) -> str | None:
        done = subprocess.run(
            ["pactl", *arguments],
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        assert not check or done.returncode == 0, f"pactl {' '.join(arguments)}: {done.stderr}"
        return done.stdout.strip() if done.returncode == 0 else None


@contextmanager
def virtual_microphone(folder: Path) -> Iterator[VirtualMicrophone]:
    """Give this process a microphone and a loudspeaker until the end of the block."""
    microphone = VirtualMicrophone(folder)
    before = {name: os.environ.get(name) for name in microphone.environment}
    os.environ.update(microphone.environment)
    try:
        microphone.start()
        yield microphone
    finally:
        microphone.stop()
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
