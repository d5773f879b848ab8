"""The panel that hands a case over: over the server, in a file, or to a laptop nearby; and takes it back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.language import tr
from ui.leaving.file_line import FileLine
from ui.leaving.places import proposed_folder
from ui.widgets import MessageBox, TextLabel
from ui.widgets.side_panel import SidePanel


class HandOverPanel(SidePanel):
    """Says whose the case will be, and how it goes there. Decides nothing."""

    server_requested = Signal(str)  # user
    file_requested = Signal(object, str, object)  # Path, user (may be empty), Path of a request or None
    send_requested = Signal(str, str)  # address, number
    take_back_requested = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(
            tr("Hand over this case"),
            tr(
                "{name} goes to another interviewer, with everything written so far. Here it can only be read then."
            ).format(name=name),
        )
        self._user = QLineEdit()
        self._user.setAccessibleName(tr("To whom (user name)"))
        self._user.returnPressed.connect(self._over_server)
        self._file = FileLine(tr("File for the other laptop"), "*.cxcase", is_new=True)
        self._file.set_path(proposed_folder() / f"case-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.cxcase")
        self._file.entered.connect(self._in_file)
        self._request = FileLine(tr("Request of the other laptop, if you have one"), "*.cxrequest", is_new=False)
        self._request.entered.connect(self._in_file)
        self._address, self._number = QLineEdit(), QLineEdit()
        self._working = TextLabel("", "muted", wrap=True)
        self._done, self._complaint = MessageBox("good", tr("Done")), MessageBox("hard", tr("Not done"))
        self._code = TextLabel("", "title", wrap=True)
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._ways, self._sending, self._given = self._make_ways(), self._make_sending(), self._make_given()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._complaint, self._done, self._code, self._ways, self._sending, self._given, self._working):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        for plain in (inside, area.viewport()):
            plain.setAutoFillBackground(False)
        self.body.addWidget(area, 1)
        self.add_way_out()
        for hidden in (self._complaint, self._done, self._code, self._sending, self._given, self._working):
            hidden.hide()

    def _make_ways(self) -> QWidget:
        box, column = _box()
        column.addWidget(TextLabel(tr("To whom (user name)"), "section"))
        column.addWidget(self._user)
        column.addWidget(_button(tr("Over the server") + "  (Enter)", self._over_server, primary=True))
        column.addWidget(
            TextLabel(
                tr("Everything is sent first. Recordings and attached files stay on the server."), "hint", wrap=True
            )
        )
        column.addWidget(TextLabel(tr("Without network: a file for the other laptop"), "section"))
        column.addWidget(self._file)
        column.addWidget(TextLabel(tr("Request of the other laptop, if you have one"), "section"))
        column.addWidget(self._request)
        column.addWidget(_button(tr("Write the file"), self._in_file))
        words = tr("On a stick, or sent to a laptop nearby. With a user name above, only that user can take it over.")
        column.addWidget(TextLabel(words, "hint", wrap=True))
        return box

    def _make_sending(self) -> QWidget:
        box, column = _box()
        column.addWidget(TextLabel(tr("Send it to a laptop nearby"), "section"))
        for line, words in ((self._address, tr("Address on the other screen")), (self._number, tr("Number there"))):
            line.setAccessibleName(words)
            line.setPlaceholderText(words)
            line.returnPressed.connect(self._send)
            column.addWidget(line)
        column.addWidget(_button(tr("Send"), self._send))
        return box

    def _make_given(self) -> QWidget:
        box, column = _box()
        column.addWidget(_button(tr("Take back"), self.take_back_requested.emit))
        words = tr("Take it back only if nobody has taken it over: else what you write is kept beside the case.")
        column.addWidget(TextLabel(words, "hint", wrap=True))
        return box

    def first_focus(self) -> QWidget:
        return self._user

    # ---- showing ----

    def set_working(self, sentence: str) -> None:
        """Say what is under way and hold the fields meanwhile; empty ends it."""
        self._working.setText(sentence)
        self._working.setVisible(bool(sentence))
        for box in (self._ways, self._sending, self._given):
            box.setEnabled(not sentence)

    def show_code(self, path: Path, code: str) -> None:
        """Show the code of the file that was written; it is shown this once."""
        self._show(
            tr("Written: {file}. Read this code to the other interviewer; it is shown this once.").format(
                file=path.name
            )
        )
        self._show_written(code)

    def show_sealed(self, path: Path, user: str, mark: str) -> None:
        """Show what was written for a request: no code is needed, the mark is compared."""
        words = tr(
            "Written: {file}. Only the laptop of {user} opens it; no code is needed. Its screen shows this mark, "
            "else take the case back:"
        )
        self._show(words.format(file=path.name, user=user))
        self._show_written(mark)

    def _show_written(self, letters: str) -> None:
        self._code.setText(letters)
        self._code.show()
        self._ways.hide()
        self._sending.show()
        self._given.show()
        self._address.setFocus()

    def show_given(self, to_user: str) -> None:
        """The case was handed over earlier, and may be taken back."""
        self._ways.hide()
        self._given.show()
        to = to_user or tr("whoever has the code")
        self._show(tr("This case was handed over ({user}).").format(user=to))

    def show_done(self, sentence: str) -> None:
        """It is over."""
        self._show(sentence)
        for box in (self._ways, self._sending, self._given, self._code):
            box.hide()
        self.setFocus()

    def say(self, sentence: str) -> None:
        """Say what went well and leave the rest as it is."""
        self._show(sentence)

    def _show(self, sentence: str) -> None:
        self.set_working("")
        self._complaint.set_text("")
        self._done.set_text(sentence)

    def complain(self, sentence: str) -> None:
        """Say what went wrong and what to do."""
        self.set_working("")
        self._complaint.set_text(sentence)

    # ---- wishes ----

    def _over_server(self) -> None:
        user = self._user.text().strip()
        if user:
            self.server_requested.emit(user)
        else:
            self.complain(tr("Say to whom: the user name of the other interviewer."))
            self._user.setFocus()

    def _in_file(self) -> None:
        path = self._file.path
        if path is None:
            self.complain(tr("Say where the file goes."))
        else:
            self.file_requested.emit(path, self._user.text().strip(), self._request.path)

    def _send(self) -> None:
        if self._address.text().strip() and self._number.text().strip():
            self.send_requested.emit(self._address.text(), self._number.text())
        else:
            (self._number if self._address.text().strip() else self._address).setFocus()


def _box() -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    return box, column


def _button(words: str, do: object, *, primary: bool = False) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(True)
    if primary:
        button.setProperty("look", "primary")
    button.clicked.connect(lambda _checked=False: do())  # type: ignore[operator]
    return button
