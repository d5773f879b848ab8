"""The laptop in the respondent's hands: what they see, what they can do, and that only the PIN leads out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from cxfield.event import StreamKind, decode
from tests.ui.interview.conftest import Interviewer
from ui.respondent.hand_back_page import HandBackPage
from ui.respondent.pin_panel import PinPanel


def hand_over(interviewer: Interviewer, way: str, pin: str = "2468") -> None:
    """F11, the way by its number, and the PIN of the first time."""
    interviewer.press(Qt.Key.Key_F11)
    interviewer.type(way)
    interviewer.press(Qt.Key.Key_Return)
    view = interviewer.view
    interviewer.qtbot.waitUntil(lambda: isinstance(view.panel, PinPanel) or view.section is not None, timeout=5_000)
    if isinstance(view.panel, PinPanel):
        interviewer.type(pin)
        interviewer.press(Qt.Key.Key_Return)
        interviewer.qtbot.waitUntil(lambda: view.section is not None, timeout=10_000)


def take_back(interviewer: Interviewer, pin: str) -> None:
    buttons = [b for b in interviewer.view.findChildren(QPushButton) if b.isVisible()]
    next(b for b in buttons if b.text() == "For the interviewer (F11)").click()
    interviewer.type(pin)
    interviewer.press(Qt.Key.Key_Return)


def seen(interviewer: Interviewer) -> str:
    """Return every text that can be read in the window now."""
    labels = interviewer.view.findChildren(QLabel) + interviewer.view.findChildren(QPushButton)
    return "\n".join(label.text() for label in labels if label.isVisible())


def kinds_of(interviewer: Interviewer) -> list[str]:
    session = interviewer.session
    entries = interviewer.runner.call(lambda: session._store.entries(StreamKind.INTERVIEW, session.interview_id))
    return [decode(entry.line)[1].kind for entry in entries]


def test_the_respondent_sees_the_question_and_nothing_of_the_interviewer(interviewer: Interviewer) -> None:
    assert "Read out word for word." in seen(interviewer)
    hand_over(interviewer, "1")
    assert "May I begin?" in seen(interviewer)
    for private in ("Read out word for word.", "Anna Bērziņa", "+441632960001", "Service experience"):
        assert private not in seen(interviewer)
    assert not interviewer.view.top.isVisible()
    assert not interviewer.view.route.isVisible()
    assert not interviewer.view.bar.isVisible()
    assert "Anna" not in interviewer.view.windowTitle()


def test_the_respondent_answers_and_goes_on(interviewer: Interviewer) -> None:
    hand_over(interviewer, "1")
    interviewer.answer("1")
    assert interviewer.at == "name"
    interviewer.answer("Anna")
    assert interviewer.stored("name") == "Anna"


def test_keys_of_the_interviewer_are_dead_in_the_respondents_hands(interviewer: Interviewer) -> None:
    hand_over(interviewer, "1")
    shown = interviewer.view.page_view
    for key in (
        Qt.Key.Key_F1,
        Qt.Key.Key_F3,
        Qt.Key.Key_F4,
        Qt.Key.Key_F6,
        Qt.Key.Key_F9,
        Qt.Key.Key_Escape,
    ):
        interviewer.press(key)
        assert interviewer.view.panel is None
    interviewer.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert interviewer.view.panel is None
    assert interviewer.view.page_view is shown
    assert interviewer.view.section is not None


def test_only_the_pin_leads_out(interviewer: Interviewer) -> None:
    hand_over(interviewer, "1")
    take_back(interviewer, "1111")
    interviewer.qtbot.waitUntil(lambda: "That is not the PIN." in seen(interviewer), timeout=10_000)
    assert interviewer.view.section is not None
    panel = interviewer.view.panel
    assert isinstance(panel, PinPanel)
    assert panel.findChild(QLineEdit).text() == ""
    interviewer.type("2468")
    interviewer.press(Qt.Key.Key_Return)
    interviewer.qtbot.waitUntil(lambda: interviewer.view.section is None, timeout=10_000)
    assert interviewer.view.top.isVisible()
    assert "Read out word for word." in seen(interviewer)
    assert kinds_of(interviewer)[-2:] == ["handed_over", "taken_back"]


def test_the_key_that_handed_the_laptop_over_and_the_pin_take_it_back(interviewer: Interviewer) -> None:
    hand_over(interviewer, "1")
    interviewer.press(Qt.Key.Key_F11)
    interviewer.press(Qt.Key.Key_Return)
    assert "Type the PIN, then press Enter." in seen(interviewer)
    interviewer.type("2468")
    interviewer.press(Qt.Key.Key_Return)
    interviewer.qtbot.waitUntil(lambda: interviewer.view.section is None, timeout=10_000)


def test_the_pin_is_asked_for_once_and_serves_again(interviewer: Interviewer) -> None:
    hand_over(interviewer, "1")
    take_back(interviewer, "2468")
    interviewer.qtbot.waitUntil(lambda: interviewer.view.section is None, timeout=10_000)
    hand_over(interviewer, "1", pin="")
    assert interviewer.view.section == ""


def test_a_section_ends_with_thanks_and_shows_nothing_behind_it(interviewer: Interviewer) -> None:
    interviewer.go_to("street")
    hand_over(interviewer, "1")
    assert interviewer.view.section == "/data/home"
    interviewer.type("B")
    interviewer.press(Qt.Key.Key_Return)
    interviewer.type("1")
    interviewer.press(Qt.Key.Key_Return)
    interviewer.qtbot.waitUntil(lambda: isinstance(interviewer.view.page, HandBackPage), timeout=5_000)
    assert "Please give the laptop back" in seen(interviewer)
    assert "found it" not in seen(interviewer)
    interviewer.press(Qt.Key.Key_Return)
    assert isinstance(interviewer.view.page, HandBackPage)
    take_back(interviewer, "2468")
    interviewer.qtbot.waitUntil(lambda: interviewer.view.section is None, timeout=10_000)
    assert interviewer.at == "found"


def test_the_respondent_cannot_go_back_behind_the_first_question_handed_over(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.answer("Anna")
    hand_over(interviewer, "1")
    interviewer.press(Qt.Key.Key_PageUp)
    assert interviewer.at == "age"
    interviewer.answer("34")
    interviewer.step(Qt.Key.Key_PageUp)
    assert interviewer.at == "age"


def test_a_missing_code_is_a_button_in_the_respondents_words(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.answer("Anna")
    hand_over(interviewer, "1")
    button = next(
        b for b in interviewer.view.findChildren(QPushButton) if b.text() == "I'd rather not say" and b.isVisible()
    )
    interviewer.wait_page(button.click)
    state = interviewer.runner.call(lambda: interviewer.session.engine.state("/data/age"))
    assert state.missing == "rf"


def test_the_focus_stays_with_the_answer(interviewer: Interviewer) -> None:
    hand_over(interviewer, "1")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert interviewer.view.page.isAncestorOf(focus)


def test_links_open_nothing_in_the_respondents_hands(interviewer: Interviewer) -> None:
    def opening() -> list[QLabel]:
        return [label for label in interviewer.view.page.findChildren(QLabel) if label.openExternalLinks()]

    assert opening()
    hand_over(interviewer, "1")
    assert not opening()
    take_back(interviewer, "2468")
    interviewer.qtbot.waitUntil(lambda: interviewer.view.section is None, timeout=10_000)
    assert opening()
