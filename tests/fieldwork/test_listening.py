"""A supervisor with the pass-phrase of the study opens the files of an interview as their device sealed them."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soundfile
from uuid_utils import uuid7

from cxfield.audio.codec import Codec
from cxfield.audio.file_key import new_file_key, seal_file_key
from cxfield.audio.recording_file import RecordingHeader, RecordingReader, RecordingWriter
from cxfield.cli import main
from cxfield.event import StreamKind
from cxfield.fieldwork.listening import NoFilesError, OpenedFile, open_files
from cxfield.store.attachment_file import (
    AttachmentHeader,
    new_attachment_key,
    seal_attachment_key,
    write_attachment,
)
from cxfield.store.attachments import StoredAttachment
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.recordings import StoredRecording
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import ForbiddenError
from cxfield.sync.file_messages import FileState
from cxfield.sync.messages import Role
from cxfield.sync.study_key import StudyKey, make_study_key, open_study_key
from cxfield.sync.synchronise import synchronise
from tests.journal_device import PASSWORD, RunningServer, publish_request, running_server
from tests.store.samples import RULES
from tests.sync.sending_files import START, begin, end, event

PHRASE = "a phrase for a test"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 700
RATE = 16_000
FORM = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>
<h:title>Sound</h:title><model><instance><data id="service" version="1"><p/></data></instance>
<bind nodeset="/data/p" type="string"/></model></h:head>
<h:body><input ref="/data/p"><label>Picture</label></input></h:body></h:html>"""


@pytest.fixture(scope="module")
def study_key() -> StudyKey:
    return make_study_key(PHRASE)


@dataclass
class Field:
    """An interviewer's device and a server, with one interview that has a recording and a picture."""

    server: RunningServer
    store: DeviceStore
    study: str
    interview: str
    sound: np.ndarray  # type: ignore[type-arg]
    recording: StoredRecording
    recording_key: bytes

    def office(self) -> SyncClient:
        return self.server.client("susan", "office")

    def open(self, out: Path, key: bytes) -> dict[str, OpenedFile]:
        return {one.file.kind: one for one in open_files(self.office(), self.study, self.interview, key, out)}

    def send(self) -> None:
        synchronise(self.store, self.server.client("anna"))


def record(store: DeviceStore, study: str, interview: str, public: bytes) -> tuple[StoredRecording, bytes]:
    """Make a recording as the recorder does, with its events."""
    recording_id, key = str(uuid7()), new_file_key()
    stored = StoredRecording(
        recording_id=recording_id,
        interview_id=interview,
        study_id=study,
        path=store.recordings.new_path(recording_id),
        sealed_key=seal_file_key(key, public),
        started_at=START,
    )
    store.recordings.add(stored, key)
    header = RecordingHeader(
        recording_id=recording_id, interview_id=interview, codec=Codec.FLAC, rate=RATE, sealed_key=stored.sealed_key
    )
    writer = RecordingWriter(stored.path, header, key)
    tone = (np.sin(np.arange(RATE * 2) / 20) * 9000).astype(np.int16)
    for start in (0, RATE):
        writer.append(tone[start : start + RATE])
    summary = writer.close()
    told = event(
        "recording_ended",
        recording_id=recording_id,
        samples=summary.samples,
        segments=summary.segments,
        sha256=summary.sha256,
        is_whole=True,
    )
    store.append(StreamKind.INTERVIEW, interview, [told])
    return stored, key


def attach(store: DeviceStore, study: str, interview: str, public: bytes) -> None:
    attachment_id, key = str(uuid7()), new_attachment_key()
    sealed_key, path = seal_attachment_key(key, public), store.attachments.new_path(attachment_id)
    header = AttachmentHeader(interview_id=interview, sealed_key=sealed_key)
    sealed = write_attachment(path, header, key, io.BytesIO(PICTURE), lambda _done: None)
    stored = StoredAttachment(
        attachment_id=attachment_id,
        interview_id=interview,
        study_id=study,
        sha256=sealed.sha256,
        size_bytes=sealed.size_bytes,
        media_type="image/png",
        path=path,
        sealed_sha256=sealed.sealed_sha256,
        sealed_bytes=sealed.sealed_bytes,
        sealed_key=sealed_key,
        attached_at=START,
    )
    store.attachments.add(stored, key)
    told = event("attached", ref="/data/p", name="1.png", sha256=sealed.sha256, sealed_sha256=sealed.sealed_sha256)
    store.append(StreamKind.INTERVIEW, interview, [told])


@pytest.fixture
def field(tmp_path: Path, study_key: StudyKey) -> Iterator[Field]:
    with running_server(tmp_path / "server") as server:
        for user, role in (("anna", Role.INTERVIEWER), ("susan", Role.SUPERVISOR), ("rita", Role.RESEARCHER)):
            server.add(user, role)
        request = publish_request(interviewers=("anna",), xform=FORM).model_copy(
            update={"public_key": study_key.public, "sealed_private_key": study_key.sealed_private}
        )
        study = server.client("susan", "office").publish(request).study_id
        public = base64.b64decode(study_key.public)
        with DeviceStore.create(tmp_path / "device", DatabaseKey.random(), rules=RULES) as store:
            interview = begin(store, study, questionnaire=hashlib.sha256(FORM).hexdigest())
            recording, key = record(store, study, interview, public)
            attach(store, study, interview, public)
            end(store, interview)
            sound = RecordingReader(recording.path, key).read()
            yield Field(server, store, study, interview, sound, recording, key)


@pytest.fixture
def private_key(study_key: StudyKey) -> bytes:
    return open_study_key(study_key.sealed_private, PHRASE)


def test_recording_and_picture_are_opened_to_the_same_bytes(field: Field, private_key: bytes, tmp_path: Path) -> None:
    field.send()
    opened = field.open(tmp_path / "out", private_key)
    assert [one.problem for one in opened.values()] == ["", ""]
    picture, sound = opened["attachment"].path, opened["recording"].path
    assert picture is not None
    assert sound is not None
    assert (picture.suffix, picture.read_bytes()) == (".png", PICTURE)
    samples, rate = soundfile.read(sound, dtype="int16")
    assert rate == RATE
    assert np.array_equal(samples, field.sound)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted([picture.name, sound.name])


def test_before_the_files_have_come_it_is_said_that_they_are_missing(
    field: Field, private_key: bytes, tmp_path: Path
) -> None:
    with pytest.raises(NoFilesError):
        field.open(tmp_path, private_key)
    field.recording.path.rename(field.recording.path.with_suffix(".away"))
    field.send()
    opened = field.open(tmp_path / "out", private_key)
    assert opened["recording"].file.state is FileState.MISSING
    assert "not reached the server" in opened["recording"].problem
    assert opened["attachment"].path is not None


def test_another_study_key_opens_nothing_and_says_so(field: Field, tmp_path: Path) -> None:
    field.send()
    opened = field.open(tmp_path / "out", bytes(range(32)))
    assert [one.path for one in opened.values()] == [None, None]
    assert all("study key does not open" in one.problem for one in opened.values())


def test_a_recording_that_was_changed_on_the_device_is_played_up_to_the_damage_and_named(
    field: Field, private_key: bytes, tmp_path: Path
) -> None:
    data = bytearray(field.recording.path.read_bytes())
    data[-200] ^= 1
    field.recording.path.write_bytes(data)
    field.send()
    opened = field.open(tmp_path / "out", private_key)["recording"]
    assert opened.path is not None
    assert len(soundfile.read(opened.path)[0]) == RATE
    assert "up to there" in opened.problem


def test_a_file_altered_on_the_server_is_not_taken_for_the_interviews(
    field: Field, private_key: bytes, tmp_path: Path
) -> None:
    field.send()
    for path in (tmp_path / "server" / "recordings").glob("*/*/*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1] + b"x")
    opened = field.open(tmp_path / "out", private_key)
    assert [one.path for one in opened.values()] == [None, None]
    assert all("altered" in one.problem for one in opened.values())


def test_each_fetch_stands_in_the_audit_trail_and_researchers_get_nothing(
    field: Field, private_key: bytes, tmp_path: Path
) -> None:
    field.send()
    field.open(tmp_path / "out", private_key)
    with field.server.services.database.read() as session:
        rows = session.connection().exec_driver_sql("SELECT actor FROM audit WHERE action = 'file-fetched'").all()
    assert [row[0] for row in rows] == ["susan", "susan"]
    with pytest.raises(ForbiddenError):
        open_files(field.server.client("rita", "r"), field.study, field.interview, private_key, tmp_path / "no")


Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(field: Field, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setenv("CXFIELD_PASSWORD", PASSWORD)
    monkeypatch.setenv("CXFIELD_STUDY_PASSPHRASE", PHRASE)
    capsys.readouterr()

    def run(*options: str) -> tuple[int, str, str]:
        given = ["recording", "fetch", "--server", field.server.url, "--user", "susan", *options]
        with pytest.raises(SystemExit) as ended:
            main(given)
        said = capsys.readouterr()
        return int(str(ended.value.code)), said.out, said.err

    return run


def test_the_command_writes_the_files_and_says_which(field: Field, command: Command, tmp_path: Path) -> None:
    field.send()
    code, out, _ = command("--interview", field.interview, "--out", str(tmp_path / "out"))
    told = json.loads(out)
    assert (code, [one["kind"] for one in told["files"]]) == (0, ["attachment", "recording"])
    assert all(Path(one["file"]).is_file() for one in told["files"])


def test_the_command_keeps_files_sealed_without_a_pass_phrase(
    field: Field, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CXFIELD_STUDY_PASSPHRASE")
    field.send()
    code, out, _ = command("--interview", field.interview, "--out", str(tmp_path / "out"), "--sealed")
    (recording,) = [one["file"] for one in json.loads(out)["files"] if one["kind"] == "recording"]
    assert code == 0
    assert Path(recording).read_bytes() == field.recording.path.read_bytes()


def test_a_wrong_pass_phrase_and_an_unknown_interview_are_said_in_words(
    field: Field, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    field.send()
    code, _, words = command("--interview", "nobody", "--out", str(tmp_path / "out"))
    assert (code, "no recordings" in words) == (1, True)
    monkeypatch.setenv("CXFIELD_STUDY_PASSPHRASE", "another")
    code, _, words = command("--interview", field.interview, "--out", str(tmp_path / "out"))
    assert (code, "pass-phrase does not open" in words) == (1, True)
