"""What a screen reader is told, and what can be seen without colours: WCAG 2.2 AA, through Qt's accessibility."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from installer.filled_interview import Filled, ref_of
from installer.screen_sheets import Look, settle
from tests.ui.readable.conftest import Open, Reader
from ui.interview.scale_row import ScaleRow
from ui.theme import current_theme
from ui.theme.contrast import contrast
from ui.theme.tokens import TOKENS_BY_NAME
from ui.widgets import ChoiceList, KeyCap, speaking

Role, Text = QAccessible.Role, QAccessible.Text
ROLES = {
    "ChoiceList": Role.List, "QLineEdit": Role.EditableText, "EnterLine": Role.EditableText,
    "QPlainTextEdit": Role.EditableText, "ScaleRow": Role.Slider, "GridTable": Role.Table, "NoteField": Role.StaticText,
    "DrawingCanvas": Role.Canvas, "MapView": Role.Graphic,
}  # fmt: skip
LEAST_TARGET = 24


def spoken(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None, widget
    return found


@pytest.fixture
def reader(look: Open) -> Reader:
    return look(Look())


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What is announced: words, and whether they interrupt. Qt's own queue ends in the screen reader of the system."""
    words: list[tuple[str, bool]] = []

    def keep(widget: QWidget, text: str, *, urgent: bool = False) -> None:
        if text:
            words.append((text, urgent))

    for module in ("ui.widgets.message_box", "ui.interview.question_block", "ui.widgets.key_hint_bar",
                   "ui.interview.code_echo"):  # fmt: skip
        monkeypatch.setattr(f"{module}.announce", keep)
    return words


# ---- names, roles, values ----


def test_every_control_names_its_question_and_has_a_fitting_role(reader: Reader) -> None:
    for name in reader.pages:
        for block in reader.turn_to(name).page.blocks:
            for target in block.field.key_targets():
                heard = spoken(target)
                question = spoken(block.field.focus_target()).text(Text.Name).split(" – ")[0]
                assert question.strip(), name
                assert heard.text(Text.Name).startswith(question), name
                assert heard.role() == ROLES[type(target).__name__], name
                assert heard.state().focusable, name


@pytest.mark.parametrize(
    ("name", "value"),
    [("name", "Marta"), ("age", "34"), ("effort", "35"), ("csat", "4 Mostly"), ("nps", "9"), ("visit", "12.11.2026")],
)
def test_the_value_is_the_answer(reader: Reader, name: str, value: str) -> None:
    assert spoken(reader.turn_to(name).page.fields[0].focus_target()).text(Text.Value) == value


def test_the_value_follows_the_keys(reader: Reader) -> None:
    target = reader.turn_to("csat").page.fields[0].focus_target()
    QTest.keyClick(target, "2")
    assert spoken(target).text(Text.Value) == "2 Not really"
    table = reader.turn_to("grid").page.blocks[-1].field.focus_target()
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert spoken(table).text(Text.Value) == "It went quickly.: 2 Not really"


def test_chosen_rows_are_checked_and_say_so(reader: Reader) -> None:
    target = reader.turn_to("used").page.fields[0].focus_target()
    rows = [spoken(target).child(place) for place in range(spoken(target).childCount())]
    assert [row.state().checked for row in rows] == [False, True, True, False, False]
    assert rows[1].text(Text.Name) == "2 The call centre, chosen"
    QTest.keyClick(target, "1")
    assert spoken(target).child(0).state().checked


def test_a_choice_that_is_not_read_out_says_so(reader: Reader) -> None:
    target = reader.turn_to("reason").page.fields[0].focus_target()
    assert spoken(target).child(4).text(Text.Name) == "5 Something else, not read out"


def test_a_hidden_answer_is_never_spoken(reader: Reader) -> None:
    assert "4417" not in spoken(reader.turn_to("account").page.fields[0].focus_target()).text(Text.Value)


# ---- messages ----


def test_checks_lines_and_the_saved_mark_are_announced(reader: Reader, said: list[tuple[str, bool]]) -> None:
    view, session = reader.turn_to("age"), reader.session
    said.clear()
    view.show_page(session.go_next({ref_of(session, "age"): "7"}))
    assert ("Please mend: Age is between 18 and 120.", True) in said
    view.show_page(session.go_next({ref_of(session, "age"): "104"}))
    assert ("Check: Really 100 or older?", False) in said
    view.show_page(session.go_next({ref_of(session, "age"): "34"}))
    view.do("confirm")
    assert ("There is nothing to confirm here.", False) in said
    view.show_error("The disk is full.")
    assert ("Not saved", True) in said
    assert ("Not saved: The disk is full.", True) in said
    said.clear()
    reader.turn_to("name")
    assert ("Saved", False) in said


def test_a_code_that_does_not_exist_is_announced(reader: Reader, said: list[tuple[str, bool]]) -> None:
    target = reader.turn_to("consent").page.fields[0].focus_target()
    said.clear()
    QTest.keyClick(target, "7")
    assert said == [("There is no code 7 here.", False)]


def test_an_announcement_goes_to_qt_only_while_somebody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[QEvent] = []
    monkeypatch.setattr(speaking.QAccessible, "updateAccessibility", sent.append)
    widget = QWidget()
    before = QAccessible.isActive()
    try:
        QAccessible.setActive(False)
        speaking.announce(widget, "Nobody hears this")
        assert sent == []
        QAccessible.setActive(True)
        speaking.announce(widget, "Saved")
        assert [event.message() for event in sent] == ["Saved"]  # type: ignore[attr-defined]
    finally:
        QAccessible.setActive(before)


# ---- focus ----


def test_tab_follows_the_order_of_the_page_and_leads_out_again(reader: Reader) -> None:
    view = reader.turn_to("field-list")
    targets = [field.focus_target() for field in view.page.fields]
    tops = [target.mapTo(view, QPoint(0, 0)).y() for target in targets]
    assert tops == sorted(tops)
    targets[0].setFocus()
    visited: list[QWidget | None] = []
    for _press in range(40):
        visited.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Tab)
    met = [target for place, target in enumerate(visited) if target in targets and target not in visited[:place]]
    assert met == targets
    assert visited[1:].count(targets[0]) >= 1, "the tab key never comes back: a trap"


# ---- targets, colours ----


def test_everything_that_is_clicked_is_large_enough(look: Open) -> None:
    reader = look(Look(scale=1.0))
    small = set()
    for name in reader.pages:
        view = reader.turn_to(name)
        for widget in view.findChildren(QWidget):
            is_clicked = isinstance(widget, QAbstractButton | QLineEdit | KeyCap) and widget.isVisible()
            if is_clicked and min(widget.width(), widget.height()) < LEAST_TARGET:
                small.add((name, type(widget).__name__, widget.accessibleName(), widget.size().toTuple()))
        for choices in view.page.findChildren(ChoiceList):
            heights = {choices.visualRect(choices.rows_model.index(row)).height() for row in range(3)} - {0}
            assert min(heights, default=LEAST_TARGET) >= LEAST_TARGET, name
    assert small == set()


@pytest.fixture(scope="module", params=sorted(TOKENS_BY_NAME))
def theme(request: pytest.FixtureRequest) -> str:
    """Each theme once for all tests that look at colours: dressing the application takes longest."""
    return str(request.param)


def test_the_focus_is_seen(look: Open, theme: str) -> None:
    reader = look(Look(theme=theme))
    for name in ("consent", "name", "story", "town", "csat", "effort", "grid", "repeat-table", "sketch", "place"):
        view = reader.turn_to(name)
        field = view.page.fields[-1]
        field.focus_target().setFocus()
        settle(reader.app)
        focused = pixels(field)
        view.setFocus()
        settle(reader.app)
        changed = focused != pixels(field)
        strong = [colour for colour in colours(focused[changed]) if against_surface(colour) >= 3]
        assert changed.sum() >= 100, name
        assert strong, name


def test_what_is_chosen_is_seen_without_colours(look: Open, theme: str) -> None:
    """The edge of a chosen box is thicker in every theme."""
    row = look(Look(theme=theme)).turn_to("csat").page.findChildren(ScaleRow)[0]
    line = (pixels(row)[40] & 0xFF).astype(int)
    step = row.width() / 5
    chosen, other = (
        int((abs(line[round(step * place) :][:8] - line[round(step * place) + 7]) > 8).sum()) for place in (3, 2)
    )
    assert chosen > other


def test_painted_text_has_contrast(look: Open, theme: str) -> None:
    """The strongest ink of each line of a picture against the ground around it."""
    reader = look(Look(theme=theme))
    for name in ("consent", "age", "reason", "used", "csat", "grid", "field-list", "account", "letter"):
        page = reader.turn_to(name).page
        weak = [(place, best) for place, best in lines_of_text(pixels(page)) if best < 4.5]
        assert weak == [], name


def pixels(widget: QWidget) -> NDArray[np.uint32]:
    """Return what a widget paints: rows of 0xRRGGBB."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return raw[:, : image.width()] & 0xFFFFFF


def colours(part: NDArray[np.uint32]) -> list[str]:
    """Return the colours of a picture, the most common first."""
    found, counts = np.unique(part, return_counts=True)
    return [f"#{colour:06x}" for colour in found[np.argsort(-counts)]]


def against_surface(colour: str) -> float:
    return contrast(colour, current_theme().tokens.surface)


def lines_of_text(picture: NDArray[np.uint8]) -> Iterator[tuple[int, float]]:
    """Yield top and best contrast of every run of pixel rows in which more than a frame is painted."""
    inked = [len(np.unique(row)) > 6 for row in picture[:, 70:720]]
    began = -1
    for y, has_ink in enumerate([*inked, False]):
        if has_ink and began < 0:
            began = y
        elif not has_ink and began >= 0:
            ground, *inks = colours(picture[began:y, 70:720])
            if y - began >= 8:
                yield began, max(contrast(ink, ground) for ink in inks)
            began = -1


def test_go_to_offers_questions_only(filled: Filled) -> None:
    names = [line.name for line in filled.session.outline()]
    assert not [name for name in names if name.startswith(("generated_", "reserved_"))]
    assert "found" in names
