"""Asks for the pass-phrase of the study before recordings and attached files of an interview are fetched and opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from cxfield.fieldwork.listening import OpenedFile
from cxfield.sync.file_messages import FileState
from ui.language import tr
from ui.widgets import Panel, TextLabel


class FilesPanel(Panel):
    """Hidden until somebody asks. Enter fetches, Escape leaves everything as it is. The pass-phrase is not kept."""

    given = Signal(object, str)  # what was asked about, pass-phrase

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Recordings and files of the interview"), parent)
        self._about: object = None
        self._what = TextLabel("", "muted", self, wrap=True)
        self._phrase = QLineEdit(self)
        self._phrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._phrase.setPlaceholderText(tr("Pass-phrase of the study"))
        self._phrase.setAccessibleName(tr("Pass-phrase of the study"))
        self._problem = TextLabel("", "hard", self, wrap=True)
        button = QPushButton(tr("Fetch and open") + "  (Enter)", self)
        button.setProperty("look", "primary")
        button.clicked.connect(self._give)
        for widget in (self._what, self._phrase, self._problem, button):
            self.body.addWidget(widget)
        self.body.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        self._problem.hide()
        self.closed.connect(self._leave)
        self.hide()

    def ask(self, name: str, about: object) -> None:
        """Ask about the interview called `name`; `about` comes back with the pass-phrase."""
        self._about = about
        words = tr(
            "Interview {name}: they are opened on this computer and written there unsealed. "
            "Delete them when you are done; the audit trail notes that you fetched them."
        )
        self._what.setText(words.format(name=name))
        self._phrase.clear()
        self._problem.hide()
        self.show()
        self._phrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self._phrase.clear()
        self.hide()

    def _give(self) -> None:
        phrase = self._phrase.text().strip()
        if not phrase:
            self._problem.setText(tr("Type the pass-phrase that stands on the sheet of the study."))
            self._problem.show()
            self._phrase.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._leave()
        self.given.emit(self._about, phrase)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give()
        else:
            super().keyPressEvent(event)


def opened_words(files: list[OpenedFile], folder: str) -> str:
    """Return what became of the files of an interview."""
    states = [one.file.state for one in files if one.path is None]
    counts = {
        tr("written to {folder}: {n}").format(folder=folder, n=len(files) - len(states)): len(files) - len(states),
        tr("not received yet: {n}").format(n=states.count(FileState.MISSING)): states.count(FileState.MISSING),
        tr("deleted, as the interview says: {n}").format(n=states.count(FileState.DELETED)): states.count(
            FileState.DELETED
        ),
    }
    cannot = len(states) - states.count(FileState.MISSING) - states.count(FileState.DELETED)
    counts[tr("cannot be opened: {n}").format(n=cannot)] = cannot
    counts[tr("with a damaged or changed part: {n}").format(n=_partly(files))] = _partly(files)
    return tr("Recordings and files: {counts}.").format(
        counts=", ".join(words for words, count in counts.items() if count)
    )


def _partly(files: list[OpenedFile]) -> int:
    return sum(one.path is not None and bool(one.problem) for one in files)
