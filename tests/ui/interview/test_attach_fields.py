"""Answers that are files, at the window and by keyboard: chosen, drawn, signed, recorded, read from a picture."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
import soundfile
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from cxfield.admission.form_reader import read_form
from cxfield.fieldwork.barcodes import can_read_barcodes
from cxfield.fieldwork.refusals import Refusal, RefusedFileError
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.values import QuestionnaireVersion
from tests.audio.sounds import RATE, sweep
from tests.virtual_microphone import VirtualMicrophone
from ui.interview.answer_field import AnswerField
from ui.interview.attach.attach_fields import GiveBackField
from ui.interview.attach.barcode_field import BarcodeField
from ui.interview.attach.camera import has_camera_support
from ui.interview.attach.drawing import Drawing, Sheet, picture_of
from ui.interview.attach.drawing_field import AnnotateField, DrawingField, SignatureField
from ui.interview.attach.file_field import FileField, PhotoField
from ui.interview.attach.file_row import path_of
from ui.interview.attach.refusal_words import refusal_words
from ui.interview.attach.sound_field import SoundField
from ui.interview.field_factory import make_field
from ui.interview.field_tools import FieldTools
from ui.interview.question_page import QuestionPage
from ui.language import use_language
from ui.widgets import MessageBox, TaskRunner

from .conftest import Interviewer

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return
FORM = """
| survey |
| | type | name | label | appearance | required | parameters |
| | image | photo | Please take a picture of the shelf | | yes | max-pixels=400 |
| | file | paper | The contract | | | |
| | audio | tape | What does the machine sound like? | | | |
| | video | film | A short film | | | |
| | image | sketch | Draw the way to the house | draw | | |
| | image | marked | Mark the damage | annotate | | |
| | image | sign | Please sign here | signature | | |
| | barcode | code | The code on the box | | | |
| | text | scan | The fingerprint | ex:org.scanner.SCAN(id='1') | | |
| | text | words | Anything else? | | | |
| | begin group | pair | Two shelves | field-list | | |
| | image | left | Left | | | |
| | image | right | Right | | | |
| | end group | | | | | |
| settings |
| | form_id |
| | attach_window |
"""


@pytest.fixture(scope="session")
def xform(tmp_path_factory: pytest.TempPathFactory) -> QuestionnaireVersion:
    """The questionnaire as published; read once for all tests."""
    file = tmp_path_factory.mktemp("form") / "attach.md"
    file.write_text(FORM, "utf-8")
    found = read_form(file).questionnaire
    return QuestionnaireVersion(content_hash=found.content_hash, xform=found.xml, form_id=found.form_id, title="Files")


def picture(width: int = 640, height: int = 480) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), "green").save(made, "JPEG")
    return made.getvalue()


def field_of(interviewer: Interviewer) -> AnswerField:
    assert isinstance(interviewer.page, QuestionPage)
    return interviewer.page.fields[0]


def at(interviewer: Interviewer, name: str) -> AnswerField:
    if interviewer.at != name:
        interviewer.go_to(name)
    return field_of(interviewer)


def attached(interviewer: Interviewer, name: str) -> bytes:
    """Return what is attached to a question, opened again on the storage thread."""
    return interviewer.runner.call(lambda: interviewer.session.attachment(f"/data/{name}")).content


def sentence(interviewer: Interviewer) -> str:
    assert isinstance(interviewer.page, QuestionPage)
    return interviewer.page.blocks[0].sentence


def paste(interviewer: Interviewer, text: str) -> None:
    field = field_of(interviewer)
    assert isinstance(field, FileField | AnnotateField)
    field.row.line.setText(text)


# ---- photo, file, video ----


def test_a_path_is_typed_enter_attaches_and_enter_goes_on(tmp_path: Path, interviewer: Interviewer) -> None:
    (tmp_path / "shelf.jpg").write_bytes(picture())
    field = at(interviewer, "photo")
    assert isinstance(field, PhotoField)
    interviewer.type(str(tmp_path / "shelf.jpg"))
    interviewer.step(ENTER)
    assert interviewer.at == "photo"
    interviewer.qtbot.waitUntil(field.attached.picture.isVisible)
    assert interviewer.stored("photo") in field.attached.words.text()
    with Image.open(io.BytesIO(attached(interviewer, "photo"))) as kept:
        assert kept.size == (400, 300)
    interviewer.step(ENTER)
    assert interviewer.at == "paper"


def test_what_is_wrong_with_a_file_stands_beside_the_question_and_the_answer_stays(
    tmp_path: Path, interviewer: Interviewer
) -> None:
    (tmp_path / "shelf.jpg").write_bytes(picture())
    at(interviewer, "photo")
    paste(interviewer, str(tmp_path / "shelf.jpg"))
    interviewer.step(ENTER)
    before = interviewer.stored("photo")
    paste(interviewer, str(tmp_path / "nowhere.jpg"))
    with interviewer.qtbot.waitSignal(interviewer.controller.step_failed, timeout=5_000):
        interviewer.press(ENTER)
    assert "There is no file" in sentence(interviewer)
    assert interviewer.stored("photo") == before
    interviewer.press(Qt.Key.Key_PageDown)
    assert "not attached yet" in sentence(interviewer)
    assert interviewer.at == "photo"


def test_a_file_is_chosen_in_the_dialogue(tmp_path: Path, interviewer: Interviewer) -> None:
    (tmp_path / "contract.pdf").write_bytes(b"%PDF-1.7 words")
    field = at(interviewer, "paper")
    interviewer.press(Qt.Key.Key_O, CTRL)
    (dialog,) = field.findChildren(QFileDialog)
    interviewer.wait_page(lambda: dialog.fileSelected.emit(str(tmp_path / "contract.pdf")))
    dialog.close()
    assert attached(interviewer, "paper") == b"%PDF-1.7 words"


def test_a_file_is_dropped(tmp_path: Path, interviewer: Interviewer) -> None:
    (tmp_path / "film.mp4").write_bytes(b"\0\0\0\x20ftypisom film")
    field = at(interviewer, "film")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "film.mp4"))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    assert isinstance(field, FileField)
    interviewer.wait_page(lambda: field.dropEvent(drop))
    assert attached(interviewer, "film").endswith(b"film")


def test_clearing_takes_the_file_away_and_the_question_is_open_again(tmp_path: Path, interviewer: Interviewer) -> None:
    (tmp_path / "shelf.jpg").write_bytes(picture())
    at(interviewer, "photo")
    paste(interviewer, str(tmp_path / "shelf.jpg"))
    interviewer.step(ENTER)
    interviewer.step(Qt.Key.Key_Delete, CTRL)
    assert interviewer.stored("photo") == ""
    interviewer.step(ENTER)
    assert interviewer.at == "photo", "a required picture is missing"


def test_a_large_file_shows_how_far_it_is_and_escape_cancels_it(tmp_path: Path, interviewer: Interviewer) -> None:
    with (tmp_path / "big.bin").open("wb") as file:
        file.truncate(90 * 1024 * 1024)
    field = at(interviewer, "paper")
    assert isinstance(field, FileField)
    paste(interviewer, str(tmp_path / "big.bin"))
    with interviewer.qtbot.waitSignal(interviewer.controller.step_failed, timeout=20_000):
        interviewer.press(ENTER)
        QTest.keyClick(field.row.line, Qt.Key.Key_Escape)
    assert "not attached" in sentence(interviewer)
    assert interviewer.stored("paper") == ""


def test_on_a_page_of_several_each_question_gets_its_own_file(tmp_path: Path, interviewer: Interviewer) -> None:
    (tmp_path / "l.jpg").write_bytes(picture(20, 10))
    (tmp_path / "r.jpg").write_bytes(picture(10, 20))
    at(interviewer, "left")
    page = interviewer.page
    assert isinstance(page, QuestionPage)
    for field, name in zip(page.fields, ("l.jpg", "r.jpg"), strict=True):
        assert isinstance(field, FileField)
        assert field.row.line.hasFocus()
        field.row.line.setText(str(tmp_path / name))
        interviewer.step(ENTER)
        assert page.current_ref() == field.state.ref
        interviewer.press(Qt.Key.Key_Tab)
        assert field.row.choose.hasFocus()
        assert page.current_ref() == field.state.ref
        interviewer.press(Qt.Key.Key_Tab)
    for name, size in (("left", (20, 10)), ("right", (10, 20))):
        with Image.open(io.BytesIO(attached(interviewer, f"pair/{name}"))) as kept:
            assert kept.size == size


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('  "/home/a b/x.jpg" ', "/home/a b/x.jpg"),
        ("'/x.jpg'", "/x.jpg"),
        ("file:///home/a%20b/x.jpg", "/home/a b/x.jpg"),
        ("~/x.jpg", "~/x.jpg"),
    ],
)
def test_a_path_is_understood_as_people_paste_it(typed: str, found: str) -> None:
    assert path_of(typed) == Path(found).expanduser()


def test_the_respondent_alone_is_not_shown_the_files_of_the_computer(interviewer: Interviewer) -> None:
    state = at(interviewer, "photo").state
    made = make_field(state, FieldTools(now=interviewer.view._now(), for_respondent=True))
    assert isinstance(made, GiveBackField)


# ---- drawing, annotating, signing ----


def pixels(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def test_a_line_is_drawn_by_keyboard_and_kept(interviewer: Interviewer) -> None:
    field = at(interviewer, "sketch")
    assert isinstance(field, DrawingField)
    x, y = field.canvas.pen
    interviewer.press(Qt.Key.Key_Space)
    for _ in range(5):
        interviewer.press(Qt.Key.Key_Right)
    interviewer.press(Qt.Key.Key_Space)
    interviewer.press(Qt.Key.Key_Down, CTRL)
    interviewer.step(ENTER)
    kept = pixels(attached(interviewer, "sketch"))
    assert kept.size == (800, 500)
    assert kept.getpixel((x + 25, y)) == (16, 20, 24)
    assert kept.getpixel((x + 25, y + 50)) == (255, 255, 255)
    interviewer.step(ENTER)
    assert interviewer.at == "marked"


def test_a_line_is_drawn_with_the_mouse_taken_back_and_cleared(interviewer: Interviewer) -> None:
    field = at(interviewer, "sketch")
    assert isinstance(field, DrawingField)
    for x in (50, 150):
        QTest.mousePress(field.canvas, Qt.MouseButton.LeftButton, pos=QPoint(x, 40))
        QTest.mouseMove(field.canvas, QPoint(x, 90))
        QTest.mouseRelease(field.canvas, Qt.MouseButton.LeftButton, pos=QPoint(x, 90))
    assert [len(line) for line in field.canvas.drawing.lines] == [2, 2]
    interviewer.press(Qt.Key.Key_Backspace)
    assert len(field.canvas.drawing.lines) == 1
    clear = next(b for b in field.findChildren(QPushButton) if b.text() == "Clear the sheet")
    QTest.keyClick(clear, ENTER)
    assert field.canvas.drawing.is_empty
    assert field.canvas.hasFocus()


def test_a_drawing_that_is_not_kept_stops_going_on_and_comes_back_as_a_draft(
    interviewer: Interviewer, qtbot: QtBot
) -> None:
    field = at(interviewer, "sketch")
    interviewer.press(Qt.Key.Key_Space)
    interviewer.press(Qt.Key.Key_Up, SHIFT)
    interviewer.press(Qt.Key.Key_PageDown)
    assert "not kept yet" in sentence(interviewer)
    drawn = field.canvas.drawing.copy()  # type: ignore[attr-defined]
    interviewer.step(Qt.Key.Key_PageUp)
    interviewer.step(Qt.Key.Key_PageDown)
    again = at(interviewer, "sketch")
    assert again.canvas.drawing == drawn  # type: ignore[attr-defined]
    assert interviewer.stored("sketch") == ""


def test_drawing_on_goes_on_over_what_is_kept(interviewer: Interviewer) -> None:
    field = at(interviewer, "sketch")
    interviewer.press(Qt.Key.Key_Space)
    interviewer.press(Qt.Key.Key_Right, CTRL)
    interviewer.step(ENTER)
    interviewer.go_to("words")
    field = at(interviewer, "sketch")
    assert isinstance(field, DrawingField)
    interviewer.qtbot.waitUntil(lambda: field.canvas.sheet.ground is not None)
    interviewer.press(Qt.Key.Key_Space)
    interviewer.press(Qt.Key.Key_Down, CTRL)
    interviewer.step(ENTER)
    kept = pixels(attached(interviewer, "sketch"))
    assert kept.getpixel((425, 250)) == (16, 20, 24)
    assert kept.getpixel((400, 275)) == (16, 20, 24)


def test_a_picture_is_loaded_first_and_marked_then(tmp_path: Path, interviewer: Interviewer) -> None:
    (tmp_path / "shelf.jpg").write_bytes(picture(600, 300))
    field = at(interviewer, "marked")
    assert isinstance(field, AnnotateField)
    assert not field.canvas.isVisible()
    interviewer.type(str(tmp_path / "shelf.jpg"))
    interviewer.press(ENTER)
    interviewer.qtbot.waitUntil(field.canvas.hasFocus)
    interviewer.press(Qt.Key.Key_Space)
    interviewer.press(Qt.Key.Key_Right, CTRL)
    interviewer.step(ENTER)
    kept = pixels(attached(interviewer, "marked"))
    assert kept.size == (600, 300)
    red, green, _blue = kept.getpixel((325, 150))  # type: ignore[misc]
    assert red > 180
    assert green < 60
    interviewer.step(ENTER)
    assert interviewer.at == "sign"


def test_a_name_is_written_in_place_of_a_signature(interviewer: Interviewer) -> None:
    field = at(interviewer, "sign")
    assert isinstance(field, SignatureField)
    interviewer.press(Qt.Key.Key_Tab)
    assert field.name_line.hasFocus()
    interviewer.type("Anna Berzina")
    interviewer.step(ENTER)
    kept = pixels(attached(interviewer, "sign"))
    assert kept.getextrema()[0][0] < 60, "something dark is written"  # type: ignore[index]
    interviewer.step(ENTER)
    assert interviewer.at == "code"


def test_where_the_pen_is_is_told_to_a_screen_reader(interviewer: Interviewer) -> None:
    field = at(interviewer, "sketch")
    assert isinstance(field, DrawingField)
    interviewer.press(Qt.Key.Key_Space)
    assert field.canvas.accessibleDescription().startswith("Pen down, 400 from the left, 250 from the top")
    assert "Draw the way to the house" in field.canvas.accessibleName()


def test_a_draft_that_is_no_drawing_changes_nothing() -> None:
    drawing = Drawing([[(1, 2)]])
    for text in ("", "{", '{"lines": 3, "name": ""}', '{"lines": [[["a", 2]]], "name": ""}'):
        drawing.take_text(text)
    assert drawing == Drawing([[(1, 2)]])


def test_a_drawing_reads_back_from_its_draft() -> None:
    drawing = Drawing([[(1, 2), (3, 4)], [(5, 5)]], "Ann")
    again = Drawing()
    again.take_text(drawing.to_text())
    assert again == drawing
    assert picture_of(again, Sheet(width=50, height=20)) == picture_of(drawing, Sheet(width=50, height=20))


# ---- sound ----


@pytest.mark.xdist_group("sound")
def test_sound_is_recorded_by_one_key_and_attached_by_the_same(
    interviewer: Interviewer, microphone: VirtualMicrophone
) -> None:
    field = at(interviewer, "tape")
    assert isinstance(field, SoundField)
    interviewer.press(Qt.Key.Key_R, CTRL)
    interviewer.qtbot.waitUntil(lambda: field.is_recording, timeout=15_000)
    microphone.play(sweep(1), RATE)
    interviewer.qtbot.waitUntil(lambda: "00:01" in field.words.text(), timeout=15_000)
    assert "still running" in field.problem()
    interviewer.step(Qt.Key.Key_R, CTRL)
    sound, rate = soundfile.read(io.BytesIO(attached(interviewer, "tape")))
    assert interviewer.stored("tape").endswith(".flac")
    assert len(sound) > rate
    assert abs(sound).max() > 0.1
    QTest.keyClick(field.play, Qt.Key.Key_Space)
    interviewer.qtbot.waitUntil(lambda: "Stop" in field.play.text(), timeout=15_000)
    interviewer.qtbot.waitUntil(lambda: "Play" in field.play.text(), timeout=15_000)
    assert field.words.text() == ""


@pytest.mark.xdist_group("sound")
def test_leaving_the_page_ends_the_recording_and_keeps_it(
    interviewer: Interviewer, microphone: VirtualMicrophone
) -> None:
    field = at(interviewer, "tape")
    assert isinstance(field, SoundField)
    interviewer.press(Qt.Key.Key_R, CTRL)
    interviewer.qtbot.waitUntil(lambda: field.heard_s > 0.1, timeout=15_000)
    interviewer.step(Qt.Key.Key_PageUp)
    interviewer.qtbot.waitUntil(lambda: interviewer.at == "paper", timeout=5_000)
    assert interviewer.stored("tape").endswith(".flac")


@pytest.mark.xdist_group("sound")
def test_suspending_keeps_what_is_being_recorded(interviewer: Interviewer, microphone: VirtualMicrophone) -> None:
    field = at(interviewer, "tape")
    assert isinstance(field, SoundField)
    interviewer.press(Qt.Key.Key_R, CTRL)
    interviewer.qtbot.waitUntil(lambda: field.heard_s > 0.1, timeout=15_000)
    interviewer.press(Qt.Key.Key_F9)
    interviewer.press(ENTER)
    interviewer.qtbot.waitUntil(lambda: bool(interviewer.endings), timeout=5_000)
    kinds = [event.kind for event in interviewer.runner.call(lambda: list(interviewer.session._events_so_far()))]
    assert interviewer.stored("tape") != ""
    assert kinds.index("attached") < kinds.index("suspended")


def test_without_a_microphone_the_field_says_so_and_a_file_serves(
    tmp_path: Path, interviewer: Interviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    field = at(interviewer, "tape")
    assert isinstance(field, SoundField)
    interviewer.press(Qt.Key.Key_R, CTRL)
    interviewer.qtbot.waitUntil(lambda: not field._is_opening, timeout=20_000)
    assert not field.is_recording
    assert len(field.words.text()) > 20
    soundfile.write(tmp_path / "a.wav", sweep(0.2), RATE)
    paste(interviewer, str(tmp_path / "a.wav"))
    interviewer.step(ENTER)
    assert interviewer.stored("tape").endswith(".wav")


# ---- barcodes, the camera, other apps ----


def test_a_scanner_types_the_code_and_goes_on(interviewer: Interviewer) -> None:
    assert isinstance(at(interviewer, "code"), BarcodeField)
    interviewer.answer("4006381333931")
    assert interviewer.stored("code") == "4006381333931"
    assert interviewer.at == "scan"


def test_without_its_library_the_field_says_what_is_missing_and_types(
    interviewer: Interviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    field = at(interviewer, "code")
    words = [label.text() for label in field.findChildren(type(field._said))]  # type: ignore[attr-defined]
    assert any("cannot be read on this computer" in text for text in words)
    interviewer.answer("123")
    assert interviewer.stored("code") == "123"


@pytest.mark.skipif(not can_read_barcodes(), reason="needs cxfield[devices]: zxing-cpp is not installed")
def test_a_code_is_read_from_a_picture(tmp_path: Path, interviewer: Interviewer) -> None:
    import zxingcpp

    code = zxingcpp.create_barcode("4006381333931", zxingcpp.BarcodeFormat.EAN13)
    Image.fromarray(code.to_image(scale=4)).save(tmp_path / "code.png")
    field = at(interviewer, "code")
    assert isinstance(field, BarcodeField)
    field.read(tmp_path / "code.png")
    interviewer.qtbot.waitUntil(lambda: field.line.text() == "4006381333931")
    (tmp_path / "white.png").write_bytes(picture())
    field.read(tmp_path / "white.png")
    interviewer.qtbot.waitUntil(lambda: "No code was found" in field._said.text())
    interviewer.step(ENTER)
    assert interviewer.stored("code") == "4006381333931"


@pytest.mark.skipif(not has_camera_support(), reason="needs cxfield[devices]: QtMultimedia is not installed")
def test_a_picture_is_taken_with_space(interviewer: Interviewer) -> None:
    from PySide6.QtMultimedia import QVideoFrame

    from ui.interview.attach.camera_panel import CameraPanel

    at(interviewer, "photo")
    interviewer.press(Qt.Key.Key_J, CTRL)
    panel = interviewer.view.panel
    assert isinstance(panel, CameraPanel)
    seen = QImage(320, 240, QImage.Format.Format_RGB32)
    seen.fill(Qt.GlobalColor.red)
    panel.sink.setVideoFrame(QVideoFrame(seen))
    interviewer.step(Qt.Key.Key_Space)
    with Image.open(io.BytesIO(attached(interviewer, "photo"))) as kept:
        assert kept.size == (320, 240)
    assert interviewer.view.panel is None


def test_without_its_library_there_is_no_word_of_a_camera(
    interviewer: Interviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    interviewer.go_to("words")
    field = at(interviewer, "photo")
    assert not any("Take a picture" in button.text() for button in field.findChildren(QPushButton))


def test_a_question_for_another_app_says_so_and_is_answered_by_hand(interviewer: Interviewer) -> None:
    field = at(interviewer, "scan")
    (box,) = (box for box in field.findChildren(MessageBox) if box.isVisible())
    assert "runs on phones only" in box.text
    interviewer.answer("none")
    assert interviewer.stored("scan") == "none"


def test_an_interview_of_nothing_but_files_is_finished(
    tmp_path: Path, interviewer: Interviewer, workspace: Workspace, runner: TaskRunner
) -> None:
    (tmp_path / "shelf.jpg").write_bytes(picture())
    at(interviewer, "photo")
    paste(interviewer, str(tmp_path / "shelf.jpg"))
    interviewer.step(ENTER)
    while interviewer.at:
        interviewer.step(ENTER)
    interviewer.qtbot.waitUntil(lambda: (interviewer.press(ENTER), bool(interviewer.endings))[1], timeout=5_000)
    (record,) = runner.call(workspace.store.interviews)
    xml = runner.call(lambda: workspace.store.instance(record.interview_id)) or b""
    (stored,) = runner.call(lambda: workspace.store.attachments.of_interview(record.interview_id))
    assert b"<photo>" in xml
    assert stored.is_there


@pytest.mark.parametrize("refusal", Refusal)
def test_every_refusal_has_its_words_in_the_window(refusal: Refusal) -> None:
    values = {name: name.upper() for name in ("name", "size", "limit", "kind", "why", "count")}
    error = RefusedFileError(refusal, **values)
    assert refusal_words(error) == str(error)
    use_language("lv")
    try:
        assert refusal_words(error) != str(error)
    finally:
        use_language("en")


def test_a_file_that_was_tampered_with_is_told_beside_the_question(tmp_path: Path, interviewer: Interviewer) -> None:
    (tmp_path / "shelf.jpg").write_bytes(picture())
    at(interviewer, "photo")
    paste(interviewer, str(tmp_path / "shelf.jpg"))
    interviewer.step(ENTER)
    (sealed,) = (tmp_path / "ws" / "attachments").iterdir()
    data = bytearray(sealed.read_bytes())
    data[-30] ^= 1
    sealed.write_bytes(data)
    interviewer.go_to("words")
    field = at(interviewer, "photo")
    assert isinstance(field, FileField)
    interviewer.qtbot.waitUntil(lambda: "missing or damaged" in field.attached.words.text())
    assert not field.attached.picture.isVisible()


def test_a_field_that_wishes_after_the_window_was_closed_asks_nobody(
    tmp_path: Path, interviewer: Interviewer, runner: TaskRunner
) -> None:
    (tmp_path / "shelf.jpg").write_bytes(picture())
    field = at(interviewer, "photo")
    assert isinstance(field, PhotoField)
    paste(interviewer, str(tmp_path / "shelf.jpg"))
    interviewer.step(ENTER)
    interviewer.controller._attach.close()
    runner.call(lambda: None)  # what was handed over before is done
    interviewer.qtbot.wait(1)
    with interviewer.qtbot.assertNotEmitted(runner._finished, wait=100):
        field.look_again()
        field.attach_path(tmp_path / "shelf.jpg")
    assert not field.attached.is_busy
