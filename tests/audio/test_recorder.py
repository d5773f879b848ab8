"""Real sound from a virtual microphone: recorded, measured, interrupted, killed."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from cxfield.audio.codec import Codec
from cxfield.audio.errors import NoSoundSystemError
from cxfield.audio.levels import FLOOR_DBFS, Level, LevelRules, NoticeKind, level_of
from cxfield.audio.microphone_test import Verdict, try_microphone
from cxfield.audio.recorder import Recorder, RecorderState, RecordingOrder
from cxfield.audio.recording_file import RecordingReader, cut_torn_end
from cxfield.audio.sound_system import SoundSystem
from tests.audio.recording_child import KEY
from tests.audio.sounds import RATE, likeness, resampled, speech, sweep
from tests.virtual_microphone import VirtualMicrophone

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.xdist_group("sound"), pytest.mark.timeout(60)]


def until(condition: Callable[[], object], what: str, seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"Waited in vain until {what}."
        time.sleep(0.02)


def order(file: Path, **changes: object) -> RecordingOrder:
    values: dict[str, object] = {
        "path": file,
        "recording_id": "r-1",
        "interview_id": "i-1",
        "key": KEY,
        "sealed_key": b"sealed",
        "codec": Codec.FLAC,
        "segment_s": 1.0,
        "lost_after_s": 1.5,
        "look_again_s": 0.2,
    }
    return RecordingOrder(**(values | changes))  # type: ignore[arg-type]


def recording(sound: SoundSystem, file: Path, **changes: object) -> Recorder:
    """Return a recorder into which sound is coming."""
    recorder = Recorder(sound, order(file, **changes))
    recorder.start()
    until(lambda: recorder.position, "sound comes in")
    return recorder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "r-1.cxsound"


def test_speech_is_recorded_as_it_was_spoken(
    microphone: VirtualMicrophone, sound: SoundSystem, file: Path, tmp_path: Path
) -> None:
    spoken, rate = speech(tmp_path)
    source = resampled(spoken[: 5 * rate // 2], rate, RATE)
    recorder = recording(sound, file, codec=Codec.OPUS)
    microphone.play(spoken[: 5 * rate // 2], rate)
    summary = recorder.stop()
    assert summary is not None
    reader = RecordingReader(file, KEY)
    reader.verify()
    heard = reader.read()
    assert (reader.header.codec, reader.header.rate) == (Codec.OPUS, RATE)
    assert (summary.samples, summary.segments) == (heard.size, len(reader.segments))
    assert all(segment.count <= 2 * RATE for segment in reader.segments)
    like, at = likeness(source, heard)
    assert like > 0.95
    stretch = heard[at : at + source.size]
    assert level_of(stretch).rms_dbfs == pytest.approx(level_of(source).rms_dbfs, abs=0.5)
    assert recorder.take_notices() == []


def test_the_sample_counted_is_the_sample_heard(microphone: VirtualMicrophone, sound: SoundSystem, file: Path) -> None:
    recorder = recording(sound, file)
    player = microphone.play(sweep(2), RATE, wait=False)
    until(lambda: recorder.meter().level.rms_dbfs > -30, "the tone is heard")
    began = recorder.position
    player.wait()
    recorder.stop()
    _like, at = likeness(sweep(2), RecordingReader(file, KEY).read())
    assert abs(began - at) < 0.5 * RATE


def test_nothing_is_taken_while_the_recording_rests(
    microphone: VirtualMicrophone, sound: SoundSystem, file: Path
) -> None:
    recorder = recording(sound, file)
    recorder.rest()
    rested_at = recorder.position
    player = microphone.play(sweep(1.5), RATE, wait=False)
    until(lambda: recorder.meter().state is RecorderState.RESTING, "it rests")
    player.wait()
    assert recorder.position == rested_at
    recorder.go_on()
    until(lambda: recorder.position > rested_at + RATE // 2, "sound comes in again")
    recorder.stop()
    heard = RecordingReader(file, KEY).read()
    assert level_of(heard).rms_dbfs < -50
    assert heard.size < rested_at + 2 * RATE


def test_silence_and_clipping_are_told_while_they_last(
    microphone: VirtualMicrophone, sound: SoundSystem, file: Path
) -> None:
    recorder = recording(sound, file, rules=LevelRules(silence_after_s=0.8, clear_after_s=0.5))
    until(lambda: recorder.meter().trouble is NoticeKind.SILENCE, "silence is noticed")
    loud = np.clip(sweep(1.2, amplitude=0.9).astype(int) * 4, -32768, 32767).astype(np.int16)
    player = microphone.play(loud, RATE, wait=False)
    until(lambda: recorder.meter().trouble is NoticeKind.CLIPPING, "clipping is noticed")
    player.wait()
    recorder.stop()
    kinds = [notice.kind for notice in recorder.take_notices()]
    assert kinds[:3] == [NoticeKind.SILENCE, NoticeKind.SILENCE_OVER, NoticeKind.CLIPPING]


def test_a_microphone_that_is_pulled_out_is_missed_and_used_again(
    microphone: VirtualMicrophone, sound: SoundSystem, file: Path
) -> None:
    recorder = recording(sound, file)
    microphone.stop()
    try:
        until(lambda: recorder.meter().trouble is NoticeKind.MICROPHONE_LOST, "the loss is noticed")
        assert recorder.meter().state is RecorderState.WITHOUT_MICROPHONE
        lost_at = recorder.position
    finally:
        microphone.start()
    until(lambda: recorder.meter().state is RecorderState.RECORDING, "the microphone is back")
    until(lambda: recorder.position > lost_at, "sound comes in again")
    microphone.play(sweep(1), RATE)
    recorder.stop()
    reader = RecordingReader(file, KEY)
    reader.verify()
    assert likeness(sweep(1), reader.read())[0] > 0.95
    kinds = [notice.kind for notice in recorder.take_notices()]
    assert kinds == [NoticeKind.MICROPHONE_LOST, NoticeKind.MICROPHONE_BACK]


def test_a_killed_recorder_loses_at_most_five_seconds(microphone: VirtualMicrophone, file: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.audio.recording_child", str(file)],
        cwd=ROOT,
        env={**os.environ, **microphone.environment},
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"sound\n"
    heard_from = time.monotonic()
    player = microphone.play(sweep(8), RATE, wait=False)
    time.sleep(6)
    child.kill()
    recorded_s = time.monotonic() - heard_from
    player.kill()
    child.wait()
    left = cut_torn_end(file)
    assert not left.is_whole
    assert left.samples / RATE >= recorded_s - 5
    reader = RecordingReader(file, KEY)
    heard = reader.read()
    assert heard.size == left.samples
    assert likeness(sweep(8)[: RATE * 2], heard)[0] > 0.9


def test_a_disk_that_refuses_ends_the_recording_and_says_so(sound: SoundSystem, tmp_path: Path) -> None:
    recorder = Recorder(sound, order(tmp_path / "no such folder" / "r-1"))
    recorder.start()
    until(lambda: recorder.meter().state is RecorderState.FAILED, "it fails")
    assert recorder.meter().trouble is NoticeKind.NOT_SAVED
    assert recorder.stop() is None


def test_a_microphone_can_be_tried_without_leaving_a_file(microphone: VirtualMicrophone, sound: SoundSystem) -> None:
    levels: list[Level] = []
    player = microphone.play(sweep(2), RATE, wait=False)
    trial = try_microphone(sound, seconds=1.2, on_level=levels.append)
    player.wait()
    assert trial.verdict is Verdict.GOOD
    assert trial.samples.size == pytest.approx(1.2 * trial.rate, rel=0.01)
    assert max(level.peak_dbfs for level in levels) > -15
    assert trial.microphone in [device.label for device in sound.microphones()]


def test_what_is_played_comes_out_of_the_loudspeaker(sound: SoundSystem, file: Path) -> None:
    recorder = recording(sound, file)
    sound.play(sweep(1), RATE)
    until(lambda: not sound.is_playing, "it was played")
    until(lambda: recorder.meter().level.rms_dbfs == FLOOR_DBFS, "it was heard")
    recorder.stop()
    assert likeness(sweep(1), RecordingReader(file, KEY).read())[0] > 0.9


def test_without_portaudio_one_line_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sounddevice.py").write_text("raise OSError('PortAudio library not found')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    system = SoundSystem()
    assert system.missing.startswith("PortAudio is not installed here (PortAudio library not found)")
    assert "libportaudio2" in system.missing
    assert "\n" not in system.missing
    with pytest.raises(NoSoundSystemError, match="interviews go on without sound"):
        system.play(sweep(1), RATE)
    assert not system.is_playing
    system.stop()


def test_without_a_microphone_one_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    if any("pulse" not in (device.name, device.host) for device in SoundSystem().microphones()):
        pytest.skip("This computer has a real microphone.")
    assert SoundSystem().missing.startswith("No microphone was found; interviews go on")
