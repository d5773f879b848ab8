"""The child process that PortAudio lives in. The only module that knows `sounddevice`.

python -m cxfield.audio.sound_worker list
python -m cxfield.audio.sound_worker record LABEL RATE,RATE,…
python -m cxfield.audio.sound_worker play LABEL RATE

Each says one line of JSON first; with the key `error` nothing follows. `record` then writes samples (16 bits, one
channel) until its standard input ends; `play` reads them from there. A process of its own, because a sound system that
dies can keep PortAudio's thread spinning for ever, and because PortAudio sees new devices only when it starts.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
from typing import Any

LATENCY_S = 0.1
"""Of the sound between microphone and us; shorter blocks only cost processor time."""

NO_PORTAUDIO, NO_DEVICE, REFUSED = "no-portaudio", "no-device", "refused"
_LOOK_S = 0.5


class _SoundError(Exception):
    """`code` is one of the three above."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code


def _say(**line: Any) -> None:
    sys.stdout.buffer.write(json.dumps(line).encode() + b"\n")
    sys.stdout.buffer.flush()


def _portaudio() -> Any:
    try:
        import sounddevice
    except (OSError, ImportError) as error:
        raise _SoundError(NO_PORTAUDIO, str(error)) from error
    return sounddevice


def _devices(module: Any, direction: str) -> list[dict[str, Any]]:
    """Return what can be used, the default one first."""
    hosts, first = module.query_hostapis(), module.default.device[direction]
    found = [
        {
            "number": number,
            "name": data["name"],
            "host": hosts[data["hostapi"]]["name"],
            "is_default": number == first,
            "rate": int(data["default_samplerate"]),
        }
        for number, data in enumerate(module.query_devices())
        if data[f"max_{direction}_channels"] > 0
    ]
    return sorted(found, key=lambda device: not device["is_default"])


def label_of(device: dict[str, Any]) -> str:
    """Return the name of a device for settings: PortAudio's numbers change."""
    return f"{device['name']} ({device['host']})"


def _chosen(module: Any, direction: str, label: str) -> dict[str, Any]:
    """Return the device called `label`, else the default one."""
    known = _devices(module, direction)
    if not known:
        raise _SoundError(NO_DEVICE, "")
    return next((device for device in known if label_of(device) == label), known[0])


def list_devices() -> None:
    module = _portaudio()
    _say(inputs=_devices(module, "input"), outputs=_devices(module, "output"))


def record(label: str, rates: list[int]) -> None:
    """Write what the microphone hears. The callback only puts it into a queue."""
    module = _portaudio()
    device = _chosen(module, "input", label)
    sound: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    stream = module.RawInputStream(
        samplerate=_rate_for(module, device, rates),
        channels=1,
        dtype="int16",
        device=device["number"],
        latency=LATENCY_S,
        callback=lambda data, _frames, _time, _status: sound.put(bytes(data)),
    )
    stream.start()
    _say(label=label_of(device), rate=int(stream.samplerate))
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while stream.active:
        try:
            sys.stdout.buffer.write(sound.get(timeout=_LOOK_S))
            sys.stdout.buffer.flush()
        except queue.Empty:
            continue


def _rate_for(module: Any, device: dict[str, Any], rates: list[int]) -> int:
    """Return the first of `rates` that the device takes, else its own."""
    for rate in rates:
        try:
            module.check_input_settings(device=device["number"], channels=1, dtype="int16", samplerate=rate)
        except (module.PortAudioError, ValueError):
            continue
        return rate
    return int(device["rate"])


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


def play(label: str, rate: int) -> None:
    """Play what comes in, to its end."""
    module = _portaudio()
    device = _chosen(module, "output", label)
    with module.RawOutputStream(samplerate=rate, channels=1, dtype="int16", device=device["number"]) as stream:
        _say(label=label_of(device), rate=rate)
        while data := sys.stdin.buffer.read(rate // 10 * 2):
            stream.write(data)


def main(arguments: list[str]) -> int:
    try:
        match arguments:
            case ["list"]:
                list_devices()
            case ["record", label, rates]:
                record(label, [int(rate) for rate in rates.split(",")])
            case ["play", label, rate]:
                play(label, int(rate))
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except _SoundError as error:
        _say(error=error.code, why=str(error))
        return 1
    except BrokenPipeError:
        return 0
    except Exception as error:  # noqa: BLE001 - PortAudio's own errors; the parent says it in words
        _say(error=REFUSED, why=str(error))
        return 1
    return 0


if __name__ == "__main__":
    status = main(sys.argv[1:])
    try:
        sys.stdout.flush()
    finally:
        os._exit(status)  # a sound system that died may never let PortAudio end by itself
