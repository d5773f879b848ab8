"""Recorded interviews: consent, what is recorded, marks, listening, the end, crashes; with real sound."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from cxfield.audio.errors import AudioError, RecordedElsewhereError, RecordingKeyError
from cxfield.audio.file_key import open_file_key
from cxfield.audio.levels import level_of
from cxfield.audio.recording_file import RecordingReader
from cxfield.audio.sound_system import SoundSystem
from cxfield.event import Event, StreamKind, decode
from cxfield.fieldwork.answer_sound import Mark, sound_at, sound_of_answer
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.sound_status import SoundState
from cxfield.fieldwork.workspace import Workspace
from cxfield.interview import events as kinds
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from tests.audio.forms import FORM
from tests.audio.sounds import RATE, likeness, sweep
from tests.fieldwork.recorded import (
    CONSENT,
    NAME,
    OPINION,
    SECRET,
    STUDY_KEY,
    make_workspace,
    open_workspace,
)
from tests.virtual_microphone import VirtualMicrophone

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.xdist_group("sound"), pytest.mark.timeout(90)]


@pytest.fixture
def key() -> DatabaseKey:
    return DatabaseKey.random()


@pytest.fixture
def workspace(tmp_path: Path, key: DatabaseKey, sound: SoundSystem) -> Iterator[Workspace]:
    made = make_workspace(tmp_path / "workspace", key, sound)
    yield made
    made.close()


def until(condition: Callable[[], object], what: str, seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"Waited in vain until {what}."
        time.sleep(0.02)


def state_of(session: InterviewSession) -> SoundState:
    assert session.recording is not None
    return session.recording.status().state


def until_recording(session: InterviewSession) -> None:
    recording = session.recording
    assert recording is not None
    before = recording.status().seconds
    until(lambda: recording.status().seconds > before, "sound comes in")


def journal(workspace: Workspace, interview_id: str) -> list[Event]:
    return [decode(entry.line)[1] for entry in workspace.store.entries(StreamKind.INTERVIEW, interview_id)]


def of_kind(workspace: Workspace, session: InterviewSession, kind: str) -> list[Event]:
    return [event for event in journal(workspace, session.interview_id) if event.kind == kind]


def sound_files(workspace: Workspace) -> list[Path]:
    return sorted((workspace.store.folder / "recordings").glob("*"))


def recorded(workspace: Workspace) -> InterviewSession:
    """Return an interview with consent that is being recorded on the question of the name."""
    session = workspace.start_interview("s", "C0")
    session.go_next({CONSENT: "1"})
    until_recording(session)
    return session


def test_a_click_on_an_answer_gives_how_it_was_asked(workspace: Workspace, microphone: VirtualMicrophone) -> None:
    session = recorded(workspace)
    microphone.play(sweep(1.5), RATE)
    session.go_next({NAME: "Ann"})
    assert state_of(session) is SoundState.RESTING, "the secret question is never recorded"
    microphone.play(-sweep(0.5, amplitude=0.8), RATE)
    session.go_next({SECRET: "1234"})
    until_recording(session)
    asked = session.sound_of(NAME)
    like, at = likeness(sweep(1.5), asked.samples)
    assert like > 0.95
    assert (asked.samples.size - at) / asked.rate >= 1.4
    with pytest.raises(AudioError, match="not recorded"):
        session.sound_of(SECRET)
    session.suspend()
    again = sound_of_answer(workspace.store, session.interview_id, NAME)
    assert np.array_equal(again.samples, asked.samples)
    marked = [event.body for event in of_kind(workspace, session, kinds.QUESTION_MARKED)]
    assert [mark["refs"] for mark in marked] == [[NAME], [OPINION]]
    assert 0 <= marked[0]["start"] < marked[0]["end"] <= marked[1]["start"] < marked[1]["end"]
    stored = workspace.store.recordings.of_interview(session.interview_id)[0]
    whole = RecordingReader(stored.path, open_file_key(stored.sealed_key, bytes(STUDY_KEY)))
    whole.verify()
    assert level_of(whole.read()).peak_dbfs < -5, "the loud sound of the secret question is in the file"
    (ended,) = of_kind(workspace, session, kinds.RECORDING_ENDED)
    assert ended.body["samples"] == whole.samples
    assert ended.body["sha256"] == whole.summary().sha256
    (began,) = of_kind(workspace, session, kinds.RECORDING_STARTED)
    assert began.body["rate"] == RATE


def test_before_consent_and_after_a_refusal_no_file_is_made(workspace: Workspace) -> None:
    session = workspace.start_interview("s", "C0")
    assert state_of(session) is SoundState.WAITING
    session.go_next({CONSENT: "2"})
    assert state_of(session) is SoundState.REFUSED
    session.go_next({NAME: "Ann"})
    assert sound_files(workspace) == []
    assert [event.kind for event in journal(workspace, session.interview_id) if "record" in event.kind] == [
        kinds.RECORDING_DRAWN
    ]


def test_consent_that_is_taken_back_leaves_no_byte_of_sound(
    workspace: Workspace, microphone: VirtualMicrophone
) -> None:
    session = recorded(workspace)
    microphone.play(sweep(0.8), RATE)
    session.suspend()
    session = workspace.resume_interview(session.interview_id)
    until_recording(session)
    assert len(sound_files(workspace)) == 2
    session.go_to(CONSENT)
    session.answer(CONSENT, "2")
    assert sound_files(workspace) == []
    assert workspace.store.recordings.of_interview(session.interview_id) == []
    deleted = of_kind(workspace, session, kinds.RECORDING_DELETED)
    assert [event.body["why"] for event in deleted] == ["no-consent", "no-consent"]
    assert state_of(session) is SoundState.REFUSED
    with pytest.raises(AudioError):
        session.sound_of(NAME)
    session.answer(CONSENT, "1")
    until_recording(session)
    session.suspend()
    assert len(sound_files(workspace)) == 1


def test_a_cleared_consent_rests_and_is_deleted_at_the_end_only(workspace: Workspace) -> None:
    session = recorded(workspace)
    session.go_to(CONSENT)
    session.answer(CONSENT, "")
    assert state_of(session) is SoundState.RESTING
    assert len(sound_files(workspace)) == 1
    session.break_off("2.12")
    assert sound_files(workspace) == []
    (deleted,) = of_kind(workspace, session, kinds.RECORDING_DELETED)
    assert journal(workspace, session.interview_id)[-1].kind == kinds.BROKEN_OFF
    assert deleted.body["why"] == "no-consent"


def test_after_the_end_only_the_study_key_opens_the_recording(workspace: Workspace) -> None:
    session = recorded(workspace)
    session.go_next({NAME: "Ann"})
    session.break_off("2.12")
    stored = workspace.store.recordings.of_interview(session.interview_id)[0]
    with pytest.raises(RecordingKeyError, match="only the study key"):
        sound_of_answer(workspace.store, session.interview_id, NAME)
    reader = RecordingReader(stored.path, open_file_key(stored.sealed_key, bytes(STUDY_KEY)))
    assert reader.read().size > 0
    assert reader.header.sealed_key == stored.sealed_key


def test_what_a_killed_interview_has_recorded_is_told_and_played_after_the_restart(
    tmp_path: Path, key: DatabaseKey, microphone: VirtualMicrophone, sound: SoundSystem
) -> None:
    folder = tmp_path / "workspace"
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.fieldwork.recorded_child", str(folder), key.to_bytes().hex()],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    interview_id = child.stdout.readline().strip()
    began = time.monotonic()
    player = microphone.play(sweep(6), RATE, wait=False)
    time.sleep(4.5)
    child.kill()
    recorded_s = time.monotonic() - began
    player.kill()
    child.wait()
    workspace = open_workspace(folder, key, sound)
    session = workspace.resume_interview(interview_id)
    (ended,) = of_kind(workspace, session, kinds.RECORDING_ENDED)
    assert not ended.body["is_whole"]
    assert ended.body["samples"] / RATE >= recorded_s - 5
    (marked,) = of_kind(workspace, session, kinds.QUESTION_MARKED)
    assert (marked.body["refs"], marked.body["start"], marked.body["end"]) == ([NAME], 0, ended.body["samples"])
    heard = session.sound_of(NAME)
    assert likeness(sweep(6)[: RATE // 2], heard.samples)[0] > 0.9
    session.close()
    workspace.close()


def test_a_file_that_is_gone_is_told_and_does_not_stop_the_interview(workspace: Workspace) -> None:
    session = recorded(workspace)
    session.close()
    sound_files(workspace)[0].unlink()
    again = workspace.resume_interview(session.interview_id)
    (deleted,) = of_kind(workspace, again, kinds.RECORDING_DELETED)
    assert deleted.body["why"] == "lost"
    assert again.view().page is not None
    again.close()


def test_an_interview_without_sound_system_goes_on_and_says_what_is_missing(
    tmp_path: Path, key: DatabaseKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    absent = tmp_path / "absent"
    absent.mkdir()
    (absent / "sounddevice.py").write_text("raise OSError('PortAudio library not found')")
    monkeypatch.setenv("PYTHONPATH", str(absent))
    workspace = make_workspace(tmp_path / "workspace", key, SoundSystem())
    session = workspace.start_interview("s", "C0")
    session.go_next({CONSENT: "1"})
    until(lambda: state_of(session) is SoundState.IN_TROUBLE, "the lack is noticed")
    assert session.recording is not None
    assert "PortAudio is not installed" in session.recording.status().why
    session.go_next({NAME: "Ann"})
    session.suspend()
    (noticed,) = of_kind(workspace, session, kinds.RECORDING_NOTICED)
    assert noticed.body["notice"] == "microphone_lost"
    assert workspace.store.recordings.of_interview(session.interview_id) == []
    assert sound_files(workspace) == []
    workspace.close()


def test_a_study_without_a_key_records_nothing_and_says_why(
    tmp_path: Path, key: DatabaseKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = make_workspace(tmp_path / "workspace", key, SoundSystem())
    workspace.store.save_study(
        type(workspace.store.study("s"))(
            study_id="s", name="Recorded", questionnaire=workspace.store.study("s").questionnaire
        )
    )
    session = workspace.start_interview("s", "C0")
    session.go_next({CONSENT: "1"})
    assert session.recording is not None
    assert session.recording.status().why == "The study has no usable key, so nothing can be recorded for it."
    assert sound_files(workspace) == []
    workspace.close()


def test_the_draw_of_a_share_stands_in_the_journal_and_counts(tmp_path: Path, key: DatabaseKey) -> None:
    workspace = make_workspace(tmp_path / "workspace", key, None, FORM)
    session = workspace.start_interview("s", "C0")
    (drawn,) = of_kind(workspace, session, kinds.RECORDING_DRAWN)
    assert list(drawn.body["draws"]) == ["#3"]
    assert session.recording is None
    workspace.close()


def test_what_was_recorded_on_another_computer_is_said_to_be_there_and_not_unrecorded(tmp_path: Path) -> None:
    """The new owner of a case has its journal with the marks, and the server has the sealed recording."""
    mark = Mark(recording_id="r-1", page="/data/a", refs=("/data/a",), start=0, end=48_000)
    with (
        DeviceStore.create(tmp_path / "other", DatabaseKey.random()) as store,
        pytest.raises(RecordedElsewhereError, match="only the study key opens it"),
    ):
        sound_at(store, "i-1", [mark])
