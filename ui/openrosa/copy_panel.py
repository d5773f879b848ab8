"""The panel of the sign-in that makes a workspace of a sealed copy."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxfield.fieldwork.openrosa_copy import Unsealing
from cxfield.rescue.sealed_copy import SUFFIX
from ui.access.secret_form import SecretForm
from ui.language import tr
from ui.leaving.file_line import FileLine
from ui.widgets import MessageBox, TextLabel
from ui.widgets.scroll import scrolling
from ui.widgets.side_panel import SidePanel

PHRASE, PIN, AGAIN, ADDRESS, PASSWORD = "phrase", "pin", "again", "address", "password"


class CopyPanel(SidePanel):
    """Asks for the file, its pass-phrase and a PIN; for a new code where the old one does not hold. Decides nothing."""

    wanted = Signal(object)  # Unsealing
    open_requested = Signal()  # of the workspace that was made

    def __init__(self) -> None:
        super().__init__(
            tr("Open a sealed copy"),
            tr("A workspace of another computer comes to this one, and what is unsent in it is sent from here."),
        )
        self._file = FileLine(tr("Sealed copy"), f"*{SUFFIX}", is_new=False)
        self._form = SecretForm(
            {
                PHRASE: tr("Pass-phrase of the copy"),
                PIN: tr("New PIN"),
                AGAIN: tr("New PIN once more"),
                ADDRESS: tr("New code, if the old one was withdrawn"),
                PASSWORD: tr("New password, if it has changed"),
            },
            open_text=(PHRASE, ADDRESS),
        )
        self._complaint, self._older = MessageBox("hard", tr("Not done")), MessageBox("soft", tr("Not the newest"))
        self._working = TextLabel("", "muted")
        self._lay_out()
        self._is_made = False
        self._button = self.add_way_out(tr("Open"))
        self._button.clicked.connect(self._on_button)

    def _lay_out(self) -> None:
        self._form.lines[PIN].setPlaceholderText(tr("six digits or more"))
        self._form.entered.connect(self._on_button)
        self._file.entered.connect(self._form.focus_first)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for box in (self._complaint, self._older):
            column.addWidget(box)
            box.hide()
        column.addWidget(TextLabel(tr("Sealed copy"), "section"))
        column.addWidget(self._file)
        column.addWidget(self._form)
        column.addWidget(self._working)
        column.addStretch(1)
        self._area = scrolling(inside)
        self.body.addWidget(self._area, 1)

    def first_focus(self) -> QWidget:
        return self._file.line

    def complain(self, sentence: str) -> None:
        """Say what is not right; what was typed stays."""
        self._hold("")
        self._complaint.set_text(sentence)
        self._form.lines[PHRASE].setFocus()
        QTimer.singleShot(0, lambda: self._area.ensureWidgetVisible(self._complaint))

    def show_older(self, time: str) -> None:
        """The workspace is there, but not as it was last: say so before it is opened."""
        self._hold("")
        self._is_made = True
        words = tr(
            "The database in the copy is damaged. The workspace was made from its safety copy of {time}: what was "
            "answered later is not in it. Keep the file and the computer that it came from."
        )
        self._older.set_text(words.format(time=time))
        for widget in (self._file, self._form):
            widget.setEnabled(False)
        self._button.setFocus()

    def _hold(self, sentence: str) -> None:
        self._working.setText(sentence)
        for widget in (self._file, self._form, self._button):
            widget.setEnabled(not sentence)

    def _on_button(self) -> None:
        path, pin = self._file.path, self._form.text(PIN)
        if self._is_made:
            self.open_requested.emit()
        elif path is None:
            self._complaint.set_text(tr("Choose the file of the copy."))
            self._file.line.setFocus()
        elif pin != self._form.text(AGAIN):
            self._complaint.set_text(tr("The two PINs are not the same."))
            self._form.lines[AGAIN].setFocus()
        else:
            self._complaint.set_text("")
            self._hold(tr("Opening…"))
            texts = {name: self._form.text(name).strip() for name in (PHRASE, ADDRESS)}
            self.wanted.emit(
                Unsealing(
                    path=path,
                    pass_phrase=texts[PHRASE],
                    pin=pin or None,
                    address=texts[ADDRESS],
                    password=self._form.text(PASSWORD),
                )
            )
