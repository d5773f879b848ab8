"""A real questionnaire, made from a workbook by the real reader, on a real encrypted store, in a real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxfield.admission.form_reader import read_form
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.workspace import Workspace
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import QuestionnaireVersion, Study
from ui.interview import InterviewController, InterviewView
from ui.widgets import TaskRunner

HEAD = (
    "type", "name", "label::English (en)", "label::Polski (pl)", "hint::English (en)", "guidance_hint::English (en)",
    "appearance", "required", "relevant", "constraint", "constraint_message::English (en)",
    "cx:missing", "cx:warning", "cx:warning_msg::English (en)", "cx:metric",
)  # fmt: skip
ROWS: tuple[dict[str, str], ...] = (
    {"type": "select_one yn", "name": "consent", "label": "May I begin?", "pl": "Czy możemy zacząć?", "required": "yes",
     "guidance_hint::English (en)": "Read out word for word.", "hint::English (en)": "It takes nine minutes."},
    {"type": "text", "name": "name", "label": "What is your name?", "pl": "Jak się Pani nazywa?",
     "relevant": "${consent} = 'yes'", "required": "yes"},
    {"type": "integer", "name": "age", "label": "How old are you, ${name}?", "pl": "Ile ma Pani lat, ${name}?",
     "constraint": ". >= 18 and . <= 120", "constraint_message::English (en)": "Age is between 18 and 120.",
     "cx:missing": "dk rf", "cx:warning": ". < 100", "cx:warning_msg::English (en)": "Really over 100?"},
    {"type": "date", "name": "seen", "label": "When was that?", "pl": "Kiedy to było?"},
    {"type": "select_one ease", "name": "ease", "label": "How easy was it?", "pl": "Jak łatwo było?",
     "cx:missing": "dk"},
    {"type": "select_one nps", "name": "nps", "label": "Would you recommend us?", "pl": "Czy poleci nas Pani?",
     "cx:metric": "nps"},
    {"type": "select_multiple used", "name": "used", "label": "What did you use?", "pl": "Z czego Pani korzystała?"},
    {"type": "rank used", "name": "best", "label": "In which order?", "pl": "W jakiej kolejności?"},
    {"type": "begin group", "name": "home", "label": "Household", "pl": "Gospodarstwo", "appearance": "field-list"},
    {"type": "text", "name": "street", "label": "Street", "pl": "Ulica"},
    {"type": "integer", "name": "persons", "label": "Persons", "pl": "Osoby"},
    {"type": "text", "name": "eldest", "label": "Name of the eldest", "pl": "Imię najstarszej",
     "relevant": "${persons} > 1"},
    {"type": "end group"},
    {"type": "begin group", "name": "journey", "label": "Journey", "pl": "Podróż", "appearance": "field-list"},
    {"type": "select_one five", "name": "found", "label": "I found it", "pl": "Znalazłam", "appearance": "likert",
     "cx:missing": "dk"},
    {"type": "select_one five", "name": "bought", "label": "I bought it", "pl": "Kupiłam", "appearance": "likert",
     "cx:missing": "dk"},
    {"type": "select_one five", "name": "used_it", "label": "I used it", "pl": "Użyłam", "appearance": "likert",
     "cx:missing": "dk"},
    {"type": "end group"},
    {"type": "begin repeat", "name": "contact", "label": "Contact", "pl": "Kontakt"},
    {"type": "text", "name": "reason", "label": "Why?", "pl": "Dlaczego?"},
    {"type": "end repeat"},
    {"type": "select_one town", "name": "town", "label": "Where do you live?", "pl": "Gdzie Pani mieszka?"},
    {"type": "text", "name": "more", "label": "Anything else?", "pl": "Coś jeszcze?", "appearance": "multiline"},
    {"type": "image", "name": "photo", "label": "A picture", "pl": "Zdjęcie"},
    {"type": "acknowledge", "name": "thanks", "label": "Thank the respondent.", "pl": "Proszę podziękować."},
)  # fmt: skip
CHOICES: tuple[tuple[str, str, str, str], ...] = (
    ("yn", "yes", "Yes", "Tak"),
    ("yn", "no", "No", "Nie"),
    *(("ease", str(n), {1: "Very difficult", 7: "Very easy"}.get(n, str(n)), str(n)) for n in range(1, 8)),
    *(("nps", str(n), str(n), str(n)) for n in range(11)),
    *(("used", name, name.title(), name) for name in ("branch", "call", "app")),
    *(("five", str(n), f"Answer {n}", f"Odpowiedź {n}") for n in range(1, 6)),
    *(("town", f"t{n}", f"Town {n}" if n != 17 else "Jelgava", f"Miasto {n}") for n in range(1, 31)),
)


def write_workbook(path: Path) -> Path:
    """Write the questionnaire of these tests as a researcher would."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    sheet.append(HEAD)
    for row in ROWS:
        named = {**row, "label::English (en)": row.get("label", ""), "label::Polski (pl)": row.get("pl", "")}
        sheet.append([named.get(column, "") for column in HEAD])
    choices = book.create_sheet("choices")
    choices.append(("list_name", "name", "label::English (en)", "label::Polski (pl)"))
    for choice in CHOICES:
        choices.append(choice)
    settings = book.create_sheet("settings")
    settings.append(("form_id", "form_title", "version", "default_language"))
    settings.append(("window", "Service experience", "1", "English (en)"))
    book.save(path)
    return path


@pytest.fixture(scope="session")
def xform(tmp_path_factory: pytest.TempPathFactory) -> QuestionnaireVersion:
    """The questionnaire as published; read once for all tests."""
    form = read_form(write_workbook(tmp_path_factory.mktemp("form") / "window.xlsx"))
    found = form.questionnaire
    return QuestionnaireVersion(
        content_hash=found.content_hash,
        xform=found.xml,
        form_id=found.form_id,
        version=found.version,
        title=found.title,
    )


@pytest.fixture
def workspace(tmp_path: Path, runner: TaskRunner, xform: QuestionnaireVersion) -> Iterator[Workspace]:
    """A workspace with one study and one case, opened on the storage thread."""

    key = DatabaseKey.random()

    def open_it() -> Workspace:
        store = DeviceStore.create(tmp_path / "ws", key, workspace_id="w-1")
        store.save_questionnaire(xform)
        store.save_study(Study(study_id="s-1", name="Service experience", questionnaire=xform.content_hash))
        store.save_case(
            "s-1", Case(case_id="c-1", name="Anna Bērziņa", phones=("+441632960001",), time_zone="Europe/Riga")
        )
        return Workspace(store, DeviceClock("inga"), key)

    made = runner.call(open_it)
    yield made
    runner.call(made.close)


class Interviewer:
    """Sits at the window: types, looks, waits for the page that a commit brings."""

    def __init__(self, qtbot: QtBot, runner: TaskRunner, session: InterviewSession) -> None:
        self.qtbot, self.runner, self.session = qtbot, runner, session
        self.view = InterviewView(now=lambda: datetime(2026, 11, 23, 14, 5, tzinfo=UTC))
        self.endings: list[object] = []
        self.controller = InterviewController(session, runner, self.view, dispositions=[("2.12", "Break-off")])
        self.controller.left.connect(self.endings.append)
        qtbot.addWidget(self.view)
        self.view.resize(1280, 800)
        self.view.show()
        self.view.activateWindow()
        with qtbot.waitSignal(self.view.page_shown, timeout=5_000):
            self.controller.open()

    # ---- looking ----

    @property
    def page(self) -> object:
        return self.view.page

    @property
    def at(self) -> str:
        """Name of the question that is asked; empty on the closing page."""
        shown = self.view.page_view
        assert shown is not None
        return shown.page.key.rsplit("/", 1)[-1] if shown.page is not None else ""

    def stored(self, name: str) -> str:
        """Return what the engine holds for a question, read on the storage thread."""
        states = self.runner.call(self.session.engine.nodes)
        return next(state.value or "" for state in states if state.ref.rsplit("/", 1)[-1] == name)

    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus: keys would be lost"
        return widget

    # ---- typing ----

    def type(self, text: str) -> None:
        """Type ASCII into whatever has the focus."""
        for character in text:
            QTest.keyClick(self.focus(), character)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key that changes nothing on disk."""
        QTest.keyClick(self.focus(), key, held)

    def step(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key and wait for the page that comes after the commit."""
        self.wait_page(lambda: self.press(key, held))

    def wait_page(self, act: Callable[[], object]) -> None:
        with self.qtbot.waitSignal(self.view.page_shown, timeout=5_000):
            act()

    def answer(self, text: str) -> None:
        """Type an answer and go on with Enter."""
        self.type(text)
        self.step(Qt.Key.Key_Return)

    def go_to(self, name: str) -> None:
        """Go to a question as a click in the route does."""
        lines = self.runner.call(self.session.outline)
        key = next(line.page for line in lines if line.page.rsplit("/", 1)[-1].split("[")[0] == name)
        self.wait_page(lambda: self.view.route.page_wished.emit(key))


@pytest.fixture
def interviewer(qtbot: QtBot, runner: TaskRunner, workspace: Workspace) -> Iterator[Interviewer]:
    """The window at the first question."""
    session = runner.call(lambda: workspace.start_interview("s-1", "c-1"))
    made = Interviewer(qtbot, runner, session)
    yield made
    made.controller.close()
