"""Files that answers name: sealed and durable before the step, one step with the answer, looked at again."""

from __future__ import annotations

import io
import json
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from nacl.public import PrivateKey
from PIL import Image

from cxfield.admission.form_reader import read_form
from cxfield.event import Event, StreamKind, decode
from cxfield.fieldwork.attached_files import LIMIT_SETTING, MEBIBYTE
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.file_source import AttachCancelledError, AttachError, AttachWatch, FileSource
from cxfield.fieldwork.media_types import is_taken, media_type_of
from cxfield.fieldwork.session import InterviewSession, NotCompleteError
from cxfield.fieldwork.workspace import Workspace
from cxfield.interview.replay import replay
from cxfield.sample.case import Case
from cxfield.store.attachment_file import AttachmentHeader, open_attachment_key, read_attachment
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.errors import AttachmentError, DiskFullError
from cxfield.store.values import QuestionnaireVersion, Study
from tests.fieldwork.attaching_child import kill_after_attaching
from tests.fieldwork.interviewing_child import RULES, open_workspace

FORM = """
| survey |
| | type | name | label | parameters | required | relevant |
| | image | photo | Photo | max-pixels=300 | yes | |
| | audio | tape | Sound | | | |
| | file | paper | Paper | | | ${hide} != 'x' |
| | text | hide | Hide | | | |
| | begin repeat | visit | Visit | | | |
| | image | shot | Shot | | | |
| | end repeat | | | | | |
| settings |
| | form_id |
| | attach |
"""
PRIVATE = PrivateKey.generate()


def picture(width: int = 640, height: int = 480, *, colour: str = "red", kind: str = "JPEG") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(made, kind)
    return made.getvalue()


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> QuestionnaireVersion:
    """The questionnaire as published; read once for all tests."""
    file = tmp_path_factory.mktemp("form") / "attach.md"
    file.write_text(FORM, "utf-8")
    found = read_form(file).questionnaire
    return QuestionnaireVersion(content_hash=found.content_hash, xform=found.xml, form_id="attach")


@pytest.fixture
def key() -> DatabaseKey:
    return DatabaseKey.random()


@pytest.fixture
def folder(tmp_path: Path, key: DatabaseKey, version: QuestionnaireVersion) -> Path:
    """A workspace with a study that has a key, and one case."""
    with DeviceStore.create(tmp_path / "ws", key, rules=RULES) as store:
        store.save_questionnaire(version)
        public = bytes(PRIVATE.public_key)
        store.save_study(Study(study_id="s", name="Files", questionnaire=version.content_hash, study_key=public))
        store.save_case("s", Case(case_id="C1", name="Ann"))
    return tmp_path / "ws"


@pytest.fixture
def workspace(folder: Path, key: DatabaseKey) -> Iterator[Workspace]:
    opened = open_workspace(folder, key)
    yield opened
    opened.close()


@pytest.fixture
def session(workspace: Workspace) -> InterviewSession:
    return workspace.start_interview("s", "C1")


def made_here(content: bytes, name: str = "photo.jpg") -> FileSource:
    return FileSource(name=name, content=content)


def events(workspace: Workspace, session: InterviewSession) -> list[Event]:
    return [decode(e.line)[1] for e in workspace.store.entries(StreamKind.INTERVIEW, session.interview_id)]


def files(folder: Path) -> list[Path]:
    return sorted((folder / "attachments").glob("*"))


def value(session: InterviewSession, ref: str = "/data/photo") -> str:
    return session.engine.state(ref).value or ""


def test_a_file_is_the_answer_by_name_and_is_looked_at_again(
    tmp_path: Path, workspace: Workspace, session: InterviewSession
) -> None:
    (tmp_path / "Wiza Ā.JPG").write_bytes(picture(200, 100))
    view = session.attach("/data/photo", FileSource.at(tmp_path / "Wiza Ā.JPG"))
    assert view.page is not None
    assert view.page.key == "/data/photo"
    name = value(session)
    assert name.endswith(".jpg")
    assert name[:-4].isdecimal()
    found = session.attachment("/data/photo")
    assert (found.name, found.media_type, found.content) == (name, "image/jpeg", picture(200, 100))
    assert session.engine.attachments() == (name,)


def test_the_journal_tells_of_the_file_before_the_answer_that_names_it(
    workspace: Workspace, session: InterviewSession
) -> None:
    session.attach("/data/photo", made_here(picture(10, 10)))
    attached, answer = [e for e in events(workspace, session) if e.kind in ("attached", "answer")]
    (stored,) = workspace.store.attachments.of_interview(session.interview_id)
    assert (attached.kind, answer.kind) == ("attached", "answer")
    assert attached.body["name"] == answer.body["value"]
    assert attached.body["sha256"] == stored.sha256
    assert attached.body["sealed_sha256"] == stored.sealed_sha256
    assert attached.body["media_type"] == "image/jpeg"
    assert attached.body["size_bytes"] == len(picture(10, 10))


def test_a_photo_is_made_as_small_as_the_questionnaire_wants_it_and_upright(session: InterviewSession) -> None:
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6  # lies on its side
    Image.new("RGB", (600, 200), "blue").save(made, "JPEG", exif=exif)
    session.attach("/data/photo", made_here(made.getvalue()))
    with Image.open(io.BytesIO(session.attachment("/data/photo").content)) as kept:
        assert kept.size == (100, 300)
        assert kept.getexif().get(0x0112, 1) == 1


def test_the_same_content_twice_is_kept_once_under_two_names(
    folder: Path, workspace: Workspace, session: InterviewSession
) -> None:
    session.add_repeat("/data/visit")
    session.attach("/data/photo", made_here(picture(10, 10)))
    session.attach("/data/visit[1]/shot", made_here(picture(10, 10)))
    assert value(session) != value(session, "/data/visit[1]/shot")
    assert len(files(folder)) == 1
    assert session.attachment("/data/photo").content == session.attachment("/data/visit[1]/shot").content


def test_a_row_that_moves_up_keeps_its_file(session: InterviewSession) -> None:
    for row, colour in ((1, "red"), (2, "green")):
        session.add_repeat("/data/visit")
        session.attach(f"/data/visit[{row}]/shot", made_here(picture(9, 9, colour=colour)))
    session.remove_repeat("/data/visit", 0)
    assert session.attachment("/data/visit[1]/shot").content == picture(9, 9, colour="green")


def test_another_file_takes_the_place_of_the_first_and_clearing_takes_the_name_away(
    workspace: Workspace, session: InterviewSession
) -> None:
    session.attach("/data/photo", made_here(picture(9, 9, colour="red")))
    first = value(session)
    session.attach("/data/photo", made_here(picture(9, 9, colour="green")))
    assert value(session) != first
    assert session.attachment("/data/photo").content == picture(9, 9, colour="green")
    session.answer("/data/photo", "")
    assert value(session) == ""
    with pytest.raises(AttachmentError):
        session.attachment("/data/photo")


def test_what_no_answer_names_is_deleted_when_the_interview_ends_and_the_journal_says_so(
    folder: Path, workspace: Workspace, session: InterviewSession
) -> None:
    session.attach("/data/photo", made_here(picture(9, 9, colour="red")))
    session.attach("/data/photo", made_here(picture(9, 9, colour="green")))
    session.attach("/data/paper", made_here(b"kept though hidden", "a.txt"))
    session.answer("/data/hide", "x")
    assert len(files(folder)) == 3
    session.complete()
    told = [event.body for event in events(workspace, session) if event.kind == "attachment_deleted"]
    kept = {stored.sha256 for stored in workspace.store.attachments.of_interview(session.interview_id)}
    assert len(files(folder)) == 2
    assert [body["why"] for body in told] == ["not-used"]
    assert told[0]["sha256"] not in kept
    assert session.engine.attachments() == (value(session),)


def test_after_the_end_only_the_study_key_opens_a_file(
    folder: Path, workspace: Workspace, session: InterviewSession
) -> None:
    session.attach("/data/photo", made_here(picture(9, 9)))
    session.complete()
    with pytest.raises(AttachmentError, match="only the study key"):
        session.attachment("/data/photo")
    (path,) = files(folder)
    data = path.read_bytes()
    head = AttachmentHeader(**_plain(data))
    opened = open_attachment_key(head.sealed_key, bytes(PRIVATE))
    assert b"".join(read_attachment(path, opened)) == picture(9, 9)


def _plain(data: bytes) -> dict[str, object]:
    length = int.from_bytes(data[9:13], "big")
    found = json.loads(data[13 : 13 + length])
    return {"interview_id": found["interview_id"], "sealed_key": bytes.fromhex(found["sealed_key"])}


def test_a_restart_has_the_file_and_a_replay_the_same_answers(
    folder: Path, key: DatabaseKey, version: QuestionnaireVersion
) -> None:
    first = open_workspace(folder, key)
    session = first.start_interview("s", "C1")
    session.attach("/data/photo", made_here(picture(9, 9)))
    session.suspend()
    before = session.engine.to_xml()
    first.close()
    again = open_workspace(folder, key)
    try:
        session = again.start_interview("s", "C1")
        assert session.attachment("/data/photo").content == picture(9, 9)
        program = again.questionnaire(version.content_hash)
        assert replay(program, events(again, session)).to_xml() == session.engine.to_xml() == before
    finally:
        again.close()


def test_an_altered_file_is_noticed(folder: Path, session: InterviewSession) -> None:
    session.attach("/data/photo", made_here(picture(9, 9)))
    (path,) = files(folder)
    data = bytearray(path.read_bytes())
    data[-20] ^= 1
    path.write_bytes(data)
    with pytest.raises(AttachmentError, match="altered or is damaged"):
        session.attachment("/data/photo")


def test_an_interview_whose_file_is_gone_is_not_completed_and_can_be_mended(
    folder: Path, session: InterviewSession
) -> None:
    session.attach("/data/photo", made_here(picture(9, 9)))
    files(folder)[0].unlink()
    with pytest.raises(NotCompleteError, match="not on this computer") as refused:
        session.complete()
    assert refused.value.page == "/data/photo"
    session.attach("/data/photo", made_here(picture(9, 9)))
    assert session.complete()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("notes.txt", b"words", "asks for a picture"),
        ("photo.jpg", b"no picture at all, only the name of one", "damaged"),
        ("empty.jpg", b"", "is empty"),
        ("tape.mp3", b"ID3\x03 sound", "asks for a picture"),
    ],
)
def test_what_the_question_does_not_ask_for_is_refused_and_the_answer_stays(
    folder: Path, session: InterviewSession, name: str, content: bytes, sentence: str
) -> None:
    session.attach("/data/photo", made_here(picture(9, 9)))
    before = value(session)
    with pytest.raises(AttachError, match=sentence):
        session.attach("/data/photo", made_here(content, name))
    assert value(session) == before
    assert len(files(folder)) == 1


def test_a_path_that_is_no_file_is_refused_in_words(tmp_path: Path, session: InterviewSession) -> None:
    with pytest.raises(AttachError, match=r"There is no file .*Check the path"):
        session.attach("/data/photo", FileSource.at(tmp_path / "nowhere.jpg"))
    with pytest.raises(AttachError, match="is a folder"):
        session.attach("/data/photo", FileSource.at(tmp_path))


def test_a_file_over_the_limit_of_the_workspace_is_refused(workspace: Workspace, session: InterviewSession) -> None:
    workspace.store.set_setting(LIMIT_SETTING, "1")
    with pytest.raises(AttachError, match=r"at most 1\.0 MiB"):
        session.attach("/data/paper", made_here(bytes(MEBIBYTE + 1), "big.bin"))
    session.attach("/data/paper", made_here(bytes(MEBIBYTE), "big.bin"))


def test_a_large_file_tells_how_far_it_is_and_can_be_cancelled(folder: Path, session: InterviewSession) -> None:
    class Impatient(AttachWatch):
        def tell(self, done: int) -> None:
            if done > 2 * MEBIBYTE:
                self.cancel()
            super().tell(done)

    watch = Impatient()
    with pytest.raises(AttachCancelledError):
        session.attach("/data/paper", made_here(bytes(8 * MEBIBYTE), "big.bin"), watch)
    assert watch.total == 8 * MEBIBYTE
    assert 2 * MEBIBYTE < watch.done < 3 * MEBIBYTE
    assert files(folder) == []
    assert value(session, "/data/paper") == ""


def test_a_disk_that_is_full_says_so_and_the_answer_before_stays(folder: Path, session: InterviewSession) -> None:
    session.attach("/data/photo", made_here(picture(9, 9)))
    before, limits = value(session), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4 * MEBIBYTE, limits[1]))
    try:
        with pytest.raises(DiskFullError, match="answer before stays"):
            session.attach("/data/paper", made_here(bytes(5 * MEBIBYTE), "big.bin"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert value(session) == before
    assert len(files(folder)) == 1
    session.attach("/data/paper", made_here(b"small", "a.txt"))


def test_a_database_that_takes_no_more_leaves_no_file_behind(
    tmp_path: Path, key: DatabaseKey, version: QuestionnaireVersion
) -> None:
    rules = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0, page_limit=60)
    with DeviceStore.create(tmp_path / "full", key, rules=rules) as store:
        store.save_questionnaire(version)
        store.save_study(Study(study_id="s", name="Files", questionnaire=version.content_hash))
        store.save_case("s", Case(case_id="C1", name="Ann"))
        session = Workspace(store, DeviceClock("anna"), key).start_interview("s", "C1")
        with pytest.raises(DiskFullError):
            _attach_until_refused(session)
        assert session.attachment("/data/photo").name == value(session)
        on_disk = {path.name for path in files(tmp_path / "full")}
        assert on_disk == {row.path.name for row in store.attachments.of_interview(session.interview_id)}


def _attach_until_refused(session: InterviewSession) -> None:
    for number in range(2_000):
        session.attach("/data/photo", made_here(picture(9, 9 + number % 200)))


@pytest.mark.parametrize("is_committed", [False, True])
def test_a_kill_around_the_commit_leaves_the_answer_with_its_file_or_neither(
    tmp_path: Path, folder: Path, key: DatabaseKey, is_committed: bool
) -> None:
    (tmp_path / "p.jpg").write_bytes(picture(9, 9))
    kill_after_attaching(folder, key, tmp_path / "p.jpg", is_committed=is_committed)
    assert len(files(folder)) == 1, "the sealed file was durable before the commit"
    workspace = open_workspace(folder, key)
    try:
        session = workspace.start_interview("s", "C1")
        assert len(files(folder)) == int(is_committed)
        assert bool(value(session)) == is_committed
        if is_committed:
            assert session.attachment("/data/photo").content == picture(9, 9)
    finally:
        workspace.close()


def test_a_study_without_a_key_keeps_the_key_of_the_file_in_the_workspace(
    workspace: Workspace, version: QuestionnaireVersion
) -> None:
    workspace.store.save_study(Study(study_id="s", name="Files", questionnaire=version.content_hash))
    session = workspace.start_interview("s", "C1")
    session.attach("/data/photo", made_here(picture(9, 9)))
    session.complete()
    assert session.attachment("/data/photo").content == picture(9, 9)


@pytest.mark.parametrize(
    ("name", "start", "found"),
    [
        ("a.bin", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a.txt", b"OggS....", "audio/ogg"),
        ("a.ogv", b"OggS....", "video/ogg"),
        ("a.m4a", b"\0\0\0\x20ftypM4A ", "audio/mp4"),
        ("a", b"\0\0\0\x20ftypisom", "video/mp4"),
        ("a.wav", b"RIFF\0\0\0\0WAVE", "audio/wav"),
        ("a.heic", b"\0\0\0\x20ftypheic", "image/heic"),
        ("a", b"words", "application/octet-stream"),
    ],
)
def test_the_kind_of_a_file_follows_from_its_first_bytes(name: str, start: bytes, found: str) -> None:
    assert media_type_of(name, start) == found


def test_a_question_for_any_file_takes_any() -> None:
    assert is_taken("image/png", "application/*")
    assert is_taken("image/png", None)
    assert is_taken("application/pdf", "image/*, application/pdf")
    assert not is_taken("image/png", "video/*")
